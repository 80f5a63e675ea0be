import { readFileSync } from "node:fs";

/** One line of a value list: the value, what is expected of it, and the heading it stands under. */
export interface ValueLine {
  readonly why: string;
  readonly value: string;
  readonly expected: string;
}

/** The lines of a list in this folder: `value => expected` under `# why`; "⏎" stands for a line break. */
export function readValues(name: string): readonly ValueLine[] {
  let why = "";
  const lines: ValueLine[] = [];
  for (const line of readFileSync(new URL(name, import.meta.url), "utf8").split("\n")) {
    if (line.startsWith("# ")) why = line.slice(2);
    else if (line.trim() !== "") {
      const [value = "", expected = ""] = line.split(" => ");
      lines.push({ why, value: value.replaceAll("⏎", "\n").replaceAll("\\0", ""), expected });
    }
  }
  return lines;
}
