/** A stretch of a text, by characters. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The HTML tables in a text, each whole: a table inside a cell belongs to the one around it. A table that is never closed
 * ends where the next begins outside any cell, else with the text.
 */
export function tablesIn(text: string): readonly Stretch[] {
  const tables: Stretch[] = [];
  const open: { readonly from: number; inCell: boolean }[] = [];
  const close = (to: number): void => {
    const table = open.pop();
    if (table && open.length === 0) tables.push({ from: table.from, to });
  };
  const lastComment = text.lastIndexOf("-->");
  let isComment = false;
  for (const tag of text.matchAll(/<!--|-->|<(\/?)(table|tr|td|th)\b/giu)) {
    if (tag[0] === "<!--" || tag[0] === "-->") isComment = tag[0] === "<!--" && tag.index < lastComment;
    if (isComment) continue;
    const name = tag[2]?.toLowerCase();
    const isEnd = tag[1] === "/";
    const inner = open.at(-1);
    if (name === "table" && isEnd) close(endOfTag(text, tag.index + tag[0].length));
    else if (name === "table") {
      if (inner && !inner.inCell) while (open.length > 0) close(tag.index);
      open.push({ from: tag.index, inCell: false });
    } else if (inner && name !== undefined) inner.inCell = !isEnd && name !== "tr";
  }
  while (open.length > 0) close(text.length);
  return tables;
}

/** An end tag closes within a few blanks; looking further would find another's end. */
function endOfTag(text: string, from: number): number {
  const blanks = /^\s*>/u.exec(text.slice(from, from + 20))?.[0].length ?? 0;
  return from + blanks;
}

function withoutComments(text: string): string {
  const [first = "", ...rest] = text.split("<!--");
  return rest.reduce((said, piece) => {
    const end = piece.indexOf("-->");
    return said + (end < 0 ? piece : piece.slice(end + 3));
  }, first);
}

const WHOLE_PAGE = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body|meta)\b/iu;
const BEGINS_WITH_TAG = /^\s*<(?:!--|[a-z][a-z\d:]*[\s>/])/iu;
const BLOCK_TAG = /<(?:table|tr|td|th|tbody|thead|p|div|li|h[1-6])\b/iu;

/**
 * Is a text HTML from beginning to end: a page, or a piece of one as programs copy it? Text that merely holds some tags
 * has lines of its own between them, which HTML would run together.
 */
export function isHtmlThroughout(text: string): boolean {
  if (WHOLE_PAGE.test(text)) return true;
  if (!BEGINS_WITH_TAG.test(text) || !BLOCK_TAG.test(text)) return false;
  let rest = "";
  let from = 0;
  for (const table of tablesIn(text)) {
    rest += `${text.slice(from, table.from)}<table></table>`;
    from = table.to;
  }
  rest += text.slice(from);
  let isAfterBlock = true;
  let own = 0;
  for (const line of withoutComments(rest).split("\n")) {
    const said = line.trim();
    const isOwn = said !== "" && isAfterBlock && !said.startsWith("<");
    if (isOwn && (/^(?:#{1,6}\s|\||[-*]\s)/u.test(said) || said.includes("\t"))) return false;
    if (isOwn) own += 1;
    isAfterBlock = said === "" ? true : /<(?:\/(?:table|p|div|li|h[1-6]|ul|ol)|br\s*\/?)>$/iu.test(said);
  }
  return own === 0;
}
