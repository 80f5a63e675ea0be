/** A small repeatable source of chance (mulberry32): the same seed, the same documents. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Change = (lines: string[], pick: (below: number) => number) => void;

const STRANGE = [
  "\u202E",
  "\u200B",
  "\uD800",
  "\u0000",
  "\u0E4D\u0E32",
  "\t\t\t",
  "  ",
  "<table><tr><td>",
  "</td>",
  "|",
  "&#x41;",
  "๙๙๙๙๙๙๙๙๙๙",
  "((((",
  '"',
  "1.1.1.1.1",
  "ไม่น้อยกว่าร้อยละ",
  "☑",
  "…………",
  "- - -",
  "\uFEFF",
];

/** Ways in which a paper gets worse on its road: cut, doubled, moved, soiled. */
const CHANGES: readonly Change[] = [
  (lines, pick) => void lines.splice(pick(lines.length), 1 + pick(3)), // lines lost
  (lines, pick) => void lines.splice(pick(lines.length), 0, lines[pick(lines.length)] ?? ""), // a line said twice
  (lines, pick) => void lines.splice(pick(lines.length), 0, ...lines.splice(pick(lines.length), 2)), // lines moved
  (lines, pick) => edit(lines, pick, (line) => line.slice(0, pick(line.length + 1))), // cut short
  (lines, pick) => edit(lines, pick, (line) => line.replaceAll("\t", () => (pick(3) === 0 ? "" : "\t"))), // cells run together
  (lines, pick) => edit(lines, pick, (line) => line.split("\t").reverse().join("\t")), // columns turned round
  (lines, pick) => edit(lines, pick, (line) => inserted(line, pick, STRANGE[pick(STRANGE.length)] ?? "")),
  (lines, pick) => edit(lines, pick, (line) => inserted(line, pick, String.fromCharCode(0x0e01 + pick(0x5a)))),
  (lines, pick) => edit(lines, pick, (line) => removed(line, pick)),
  (lines, pick) => edit(lines, pick, (line) => line.replace(/\t(?=[^\t]*$)/u, "\n")), // a row broken in two
];

function edit(lines: string[], pick: (below: number) => number, change: (line: string) => string): void {
  const at = pick(lines.length);
  lines[at] = change(lines[at] ?? "");
}

function inserted(line: string, pick: (below: number) => number, text: string): string {
  const at = pick(line.length + 1);
  return line.slice(0, at) + text + line.slice(at);
}

function removed(line: string, pick: (below: number) => number): string {
  const at = pick(line.length + 1);
  return line.slice(0, at) + line.slice(at + 1 + pick(6));
}

/** A paper with one to eight things wrong with it. */
export function mutated(text: string, seed: number): string {
  const pick = chance(seed);
  const lines = text.split("\n");
  for (let count = 1 + pick(8); count > 0 && lines.length > 0; count -= 1) CHANGES[pick(CHANGES.length)]?.(lines, pick);
  return lines.join("\n");
}
