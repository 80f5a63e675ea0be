import type { FieldText } from "../checks/texts.ts";
import { formatBaht } from "../thai/baht.ts";
import type { FiscalYear } from "../thai/fiscal-year.ts";
import { formatMonths, quartersOf } from "../thai/months.ts";
import { oneLine } from "../thai/text.ts";
import type { Indicator } from "./measure.ts";
import { splitItems } from "./measure-items.ts";
import type { Budget } from "./plan.ts";
import type { RowKey } from "./plan-record.ts";
import { indicatorsText } from "./understand-activity.ts";

/** คำตอบในช่องงบประมาณ — one of the five answers, and where the money comes from. */
export type BudgetAnswer =
  | { readonly kind: "baht"; readonly amount: number; readonly source: string }
  | { readonly kind: Exclude<Budget["kind"], "baht"> };

/** เขียนงบประมาณ — "๑๒,๕๐๐ บาท (งบดำเนินงาน)", "ไม่ใช้งบประมาณ", "N/A", "-" or nothing; read back as the same answer. */
export function composeBudget(answer: BudgetAnswer): string {
  switch (answer.kind) {
    case "baht": {
      const source = oneLine(answer.source);
      return `${formatBaht(answer.amount)} บาท${source === "" ? "" : ` (${source})`}`;
    }
    case "none":
      return "ไม่ใช้งบประมาณ";
    case "not-applicable":
      return "N/A";
    case "dash":
      return "-";
    case "not-stated":
      return "";
  }
}

/** เขียนระยะเวลา — as words in the months' cell, or as ticks where the form has quarter columns; a quarter is ticked whole. */
export function composeMonths(
  activity: RowKey,
  months: readonly number[],
  { fiscalYear, inQuarters }: { readonly fiscalYear: FiscalYear | null; readonly inQuarters: boolean },
): readonly FieldText[] {
  if (!inQuarters) return [{ place: { activity, field: "months" }, text: formatMonths(months, fiscalYear) }];
  const ticked = quartersOf(months);
  return [1, 2, 3, 4].map((quarter) => ({
    place: { activity, field: `quarter-${quarter}` },
    text: ticked.includes(quarter) ? "✓" : "",
  }));
}

/** เพิ่มหน่วยงาน — to the units that a cell names, in the cell's own way: after a stroke where it uses strokes, else on a line of its own. */
export function addUnit(text: string, unit: string): string {
  const name = oneLine(unit);
  const written = text.trimEnd();
  if (name === "" || unitsIn(written).includes(name)) return text;
  if (written === "" || /^[-–—]$/u.test(written.trim())) return name;
  const last = written.split("\n").at(-1) ?? "";
  if (!written.includes("\n") && / \/ /u.test(last)) return `${written} / ${name}`;
  const marker = /^\s*([-–•●▪])\s/u.exec(last)?.[1];
  return `${written}\n${marker === undefined ? "" : `${marker} `}${name}`;
}

/** The single names in a cell of units. */
function unitsIn(text: string): readonly string[] {
  return splitItems(text)
    .flatMap((item) => item.split(/ \/ |,/u))
    .map((item) => oneLine(item).replace(/^[-–•●▪]\s*/u, ""));
}

/** เขียนตัวชี้วัดลงช่อง — a sentence in the place of one understood indicator, its marker kept, or after all of them (`at` null). */
export function putIndicator(indicators: readonly Indicator[], at: number | null, sentence: string): string {
  const texts = indicators.map(({ text }) => text);
  if (at === null) {
    const before = indicatorsText(indicators).trimEnd();
    if (before === "" || /^[-–—]$/u.test(before.trim())) return sentence;
    return `${before}\n${nextMarker(texts)}${sentence}`;
  }
  const old = texts[at] ?? "";
  const [marker = ""] = MARKER.exec(old) ?? [];
  const [blanks = ""] = /\s*$/u.exec(old) ?? [];
  return indicatorsText(indicators.map((one, index) => (index === at ? { ...one, text: `${marker}${sentence}${blanks}` } : one))).trimEnd();
}

const MARKER = /^\s*(?:[-–•●▪]\s*|\(?[\d๐-๙]{1,2}[.)]\s*)/u;

/** The bullet that the cell's lines begin with; numbered lines count on. */
function nextMarker(texts: readonly string[]): string {
  const [marker = ""] = MARKER.exec(texts.at(-1) ?? "") ?? [];
  const number = /[\d๐-๙]+/u.exec(marker)?.[0];
  if (number === undefined) return marker.trimStart();
  const isThai = /[๐-๙]/u.test(number);
  const value = Number(number.replaceAll(/[๐-๙]/gu, (digit) => String("๐๑๒๓๔๕๖๗๘๙".indexOf(digit)))) + 1;
  const next = String(value).replaceAll(/\d/gu, (digit) => (isThai ? ("๐๑๒๓๔๕๖๗๘๙"[Number(digit)] ?? digit) : digit));
  return marker.trimStart().replace(number, next);
}
