import type { Document } from "../document.ts";
import { plain } from "./report-cells.ts";

const ROUND = /^\*?(?:รายงานผล|ผล)?รอบ(3|6|9|12)เดือน$/u;
const YEAR = /ปีงบประมาณ(?:พ\.ศ\.)?(2[45]\d\d)/u;
/** Longer texts are no headings. */
const MOST_LETTERS = 400;

interface Told {
  readonly rounds: ReadonlySet<string>;
  readonly years: ReadonlySet<string>;
  readonly text: string;
}

/**
 * เป็นรายงานเดียวกันหรือไม่ — by what the papers say of themselves: the round, the fiscal year of their titles, the agency. What one of them
 * does not say is no difference.
 */
export function isSameReport(printed: Document, readBack: Document, agencyName: string): boolean {
  const [own, theirs] = [toldBy(printed), toldBy(readBack)];
  const meets = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
    one.size === 0 || other.size === 0 || [...one].some((value) => other.has(value));
  const name = plain(agencyName);
  return meets(own.rounds, theirs.rounds) && meets(own.years, theirs.years) && (!own.text.includes(name) || theirs.text.includes(name));
}

function toldBy({ blocks }: Document): Told {
  const texts = blocks
    .flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text))))
    .filter((text) => text.length <= MOST_LETTERS)
    .map(plain);
  const found = (pattern: RegExp, from: readonly string[]): ReadonlySet<string> =>
    new Set(
      from.flatMap((text) => {
        const value = pattern.exec(text)?.[1];
        return value === undefined ? [] : [value];
      }),
    );
  // The title stands before every table.
  const [first] = found(YEAR, texts);
  return { rounds: found(ROUND, texts), years: new Set(first === undefined ? [] : [first]), text: texts.join("\n") };
}
