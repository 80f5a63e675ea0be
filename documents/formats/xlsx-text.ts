/** Text of a spreadsheet as a Document keeps it: NFC, "\n" for line breaks, `_x000D_` escapes undone, marks without width gone, ends trimmed. */
export function plainText(text: string): string {
  const decoded = text.includes("_x")
    ? text.replaceAll(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed()
    : text;
  return decoded
    .replaceAll(/\r\n?|\u2028|\u2029|\u000B/gu, "\n")
    .replaceAll(/[\u0000-\u0008\u000C\u000E-\u001F\u00AD\u200B\uFEFF]/gu, "")
    .normalize("NFC")
    .trim();
}

/** "BC12" as column and row from 1; undefined for anything else and for what lies outside the largest sheet. */
export function readReference(reference: string): { readonly row: number; readonly column: number } | undefined {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (!found) return undefined;
  const column = columnNumber(found[1] ?? "");
  const row = Number(found[2]);
  return row >= 1 && row <= 1_048_576 && column <= 16_384 ? { row, column } : undefined;
}

/** "A" is 1, "Z" 26, "AA" 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
