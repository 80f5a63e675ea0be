import type { Indicator } from "#domain/plan/measure.ts";
import type { Proposed } from "#domain/result/change-set.ts";
import { NOT_REPORTED } from "#domain/result/say-figures.ts";
import { checkedValue, type Value } from "#domain/result/value.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";

const BOX = /^\s*(?:[☐☑☒□■▢✓✔☓✗✘]|\[\s?[xX✓✔]?\s?\]|\(\s?[xX✓✔/]?\s?\))/u;
const TICKED = /^\s*(?:[☑☒■✓✔✗✘☓]|\[\s?[xX✓✔]\s?\]|\(\s?[xX✓✔/]\s?\))/u;
const DONE = "ดำเนินการแล้ว";
const NOT_DONE = "ยังไม่ได้ดำเนินการ";
/** A note is a few words. */
const MOST_LETTERS = 2000;
const PERCENT = /ร้อยละ|%/u;

/** How many of the first lines are the inputs of this indicator, as a report form asks for them. */
export function inputLines({ measure }: Pick<Indicator, "measure">, lines: readonly string[]): number {
  const first = lines[0] ?? "";
  if (squash(first) === NOT_REPORTED) return 1;
  switch (measure.kind) {
    case "count":
    case "amount":
      return 1;
    case "share": {
      const parts = numbersIn(first).length > 1 ? 1 : numbersIn(lines[1] ?? "").length > 0 && !isPercent(lines[1]) ? 2 : 1;
      return parts + (isPercent(lines[parts]) ? 1 : 0);
    }
    case "level":
    case "milestone": {
      const boxes = lines.findIndex((line) => !BOX.test(line));
      const ticked = boxes === -1 ? lines.length : boxes;
      if (ticked === 0) return 1;
      return ticked + (measure.kind === "level" && squash(lines[ticked] ?? "").startsWith("ได้ระดับ") ? 1 : 0);
    }
  }
}

function isPercent(line: string | undefined): boolean {
  return line !== undefined && squash(line).startsWith("คิดเป็น");
}

/** Numbers of a line, in either digits, commas of thousands left out. */
function numbersIn(line: string): readonly number[] {
  return [...toArabicDigits(line).matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([found]) => Number(found.replaceAll(",", "")));
}

/** อ่านค่าจากข้อความ — the value that an indicator's words say, of the kind its measure asks for; null where they are not understood. */
export function proposedValue(text: string, indicator: Indicator): (Proposed & { readonly kind: "value" }) | null {
  if (text.trim() === "" || squash(text) === NOT_REPORTED) return { kind: "value", value: null, note: null };
  const said = valueIn(text, indicator);
  if (said === null) return null;
  const checked = checkedValue(indicator.measure, said.value);
  return checked.ok ? { kind: "value", value: checked.value, note: said.note ?? null } : null;
}

interface Said {
  readonly value: Value;
  readonly note?: string;
}

function valueIn(text: string, indicator: Indicator): Said | null {
  const { measure } = indicator;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  switch (measure.kind) {
    case "count": {
      const count = theNumber(text, measure.unit ?? "ครั้ง");
      return count === null ? null : { value: { kind: "count", count } };
    }
    case "amount": {
      const baht = theNumber(text, "บาท");
      return baht === null ? null : { value: { kind: "amount", satang: Math.round(baht * 100) } };
    }
    case "share":
      return shareIn(lines);
    case "level":
      return levelIn(lines);
    case "milestone":
      return milestoneIn(lines);
  }
}

/** The one number of the text; beside it nothing may stand but the unit. */
function theNumber(text: string, unit: string): number | null {
  const [number, ...more] = numbersIn(text);
  const words = squash(toArabicDigits(text).replaceAll(/\d[\d,]*(?:\.\d+)?/gu, ""));
  return number === undefined || more.length > 0 || (words !== "" && words !== squash(unit)) ? null : number;
}

/** "๑๒๙ จาก ๑๕๐ คน", or a line for each part: its number stands after its words. A percent alone tells neither part. */
function shareIn(lines: readonly string[]): Said | null {
  const parts = lines.filter((line) => !isPercent(line));
  const [first, second] = parts;
  if (first === undefined || parts.length > 2 || parts.some((line) => PERCENT.test(line))) return null;
  const numbers = second === undefined ? numbersIn(first) : [numbersIn(first).at(-1), numbersIn(second).at(-1)];
  const [numerator, denominator] = numbers;
  if (numerator === undefined || denominator === undefined || numbers.length !== 2) return null;
  return { value: { kind: "share", numerator, denominator } };
}

/** Boxes tell which steps were met; "ระดับ ๓" all steps up to it. */
function levelIn(lines: readonly string[]): Said | null {
  const boxes = lines.filter((line) => BOX.test(line));
  if (boxes.length === 0) {
    const [level, ...more] = numbersIn(lines.join(" "));
    const words = squash(toArabicDigits(lines.join(""))).replaceAll(/\d/gu, "");
    if (level === undefined || !Number.isInteger(level) || more.length > 0 || !["", "ระดับ", "ระดับที่", "ได้ระดับ"].includes(words)) return null;
    return { value: { kind: "level", steps: Array.from({ length: Math.min(level, 10) }, (_, index) => index + 1) } };
  }
  const steps = boxes.filter((line) => TICKED.test(line)).map((line) => numbersIn(line.replace(BOX, ""))[0] ?? Number.NaN);
  return steps.some(Number.isNaN) ? null : { value: { kind: "level", steps } };
}

/** One box ticked, and what was written after "ระบุ". */
function milestoneIn(lines: readonly string[]): Said | null {
  const boxes = lines.filter((line) => BOX.test(line));
  const ticked = boxes.length === 0 ? lines : boxes.filter((line) => TICKED.test(line));
  const [one] = ticked;
  if (one === undefined || ticked.length !== 1) return null;
  const [said = "", ...noted] = one.replace(BOX, "").split("ระบุ");
  const note = noted
    .join("ระบุ")
    .slice(0, MOST_LETTERS)
    .replace(/^[\s:.…]+/u, "")
    .replace(/(?<![\s.…])[\s.…]+$/u, "");
  const words = squash(said);
  if (words !== DONE && words !== NOT_DONE) return null;
  return { value: { kind: "milestone", done: words === DONE }, ...(note === "" ? {} : { note }) };
}
