/** A line of text with its number in the file. */
export interface NumberedLine {
  readonly line: string;
  readonly number: number;
}

/** A row of cells read from lines of text. */
export interface TextRow {
  readonly texts: readonly string[];
  readonly number: number;
}

const BARS = /[│┃║❘∣｜┆┊╎]/gu;
const RULE = /^[\s─━═╌┄┈\-=+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╒╕╘╛╞╡╤╧╪╭╮╰╯│┃║|]*$/u;
const CORNER = /[─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╭╮╰╯]{2}|\+[-=]{2,}/u;

/** A line that only draws a rule of a table: "├────┼────┤", "+----+----+". */
export function isDrawnRule(line: string): boolean {
  return CORNER.test(line) && RULE.test(line);
}

/** Does a line belong to a table drawn with box characters, as a rule or a row? */
export function isDrawn(line: string): boolean {
  return isDrawnRule(line) || (line.match(BARS)?.length ?? 0) >= 2;
}

/**
 * ตารางที่ตีเส้นด้วยอักขระ — the rows of a table drawn with characters. Where rules lie between the rows, the lines between two rules are
 * one row whose cells run on; where only the header is ruled off, every line is a row unless its first cell is empty.
 */
export function drawnRows(lines: readonly NumberedLine[]): readonly TextRow[] {
  const groups: NumberedLine[][] = [[]];
  for (const one of lines) {
    if (isDrawnRule(one.line)) groups.push([]);
    else groups.at(-1)?.push(one);
  }
  const filled = groups.filter((group) => group.length > 0);
  return filled.flatMap((group, at) => {
    const rows = group.map((one) => ({ texts: cellsOf(one.line), number: one.number }));
    const isWhole = filled.length >= 3 || (at === 0 && filled.length > 1);
    return rows.reduce<TextRow[]>((done, row) => {
      const before = done.at(-1);
      if (before && (isWhole || row.texts[0] === "")) done[done.length - 1] = { ...before, texts: joined(before.texts, row.texts) };
      else done.push(row);
      return done;
    }, []);
  });
}

function cellsOf(line: string): readonly string[] {
  return line
    .replaceAll(BARS, "|")
    .replace(/^\s*\|/u, "")
    .replace(/\|\s*$/u, "")
    .split("|")
    .map((cell) => cell.trim());
}

/** Cells gone on in the next line: a new item begins its own line, other words go on. */
export function joined(before: readonly string[], more: readonly string[]): readonly string[] {
  return Array.from({ length: Math.max(before.length, more.length) }, (_, at) => {
    const [one, next] = [before[at] ?? "", more[at] ?? ""];
    if (one === "" || next === "") return one + next;
    return /^(?:[-–•*]\s|\(?[๐-๙\d]{1,2}[.)](?![๐-๙\d]))/u.test(next) ? `${one}\n${next}` : `${one} ${next}`;
  });
}
