/** ชื่อแผนสำหรับแสดง — the plan's title without the dotted lines on which a form's blanks are filled in; null where it has none. */
export function spokenTitle(title: string | null): string | null {
  const said = (title ?? "")
    .replaceAll(/(?:…|\.{3})[.…]*/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return said === "" ? null : said;
}
