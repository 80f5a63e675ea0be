import { MONTH_PATTERN, monthOf, toFiscalMonth } from "#domain/thai/month-names.ts";

/** A word that says at which round a target is due; places are those of the folded text. */
export interface RoundMention {
  readonly round: number;
  readonly from: number;
  readonly to: number;
}

// "รอบ ๖ เดือน", "รอบ ๖ และ ๑๒ เดือน", "๖ เดือนแรก", "(๖ เดือน) ร้อยละ ๔๐": each with its months as "months".
const MONTHS_OF_ROUND = [
  /(?:รอบ(?:การ(?:ประเมิน|รายงาน)|ระยะเวลา|ที่\d)?|ระยะ(?:เวลา)?|ราย|ครบ|ช่วง)\(?(?<months>3|6|9|12)เดือน(?:แรก|(?<late>หลัง))?/gu,
  /(?<!รอบ|ระยะ|ราย|ครบ|ช่วง|\d)(?<months>6)เดือน(?:แรก|(?<late>หลัง))/gu,
  /(?<=รอบ(?:3|6|9)เดือน(?:\([^)]*\))?(?:และ|,|\/|กับ)(?:รอบ)?)(?<!รอบ)(?<months>3|6|9|12)เดือน/gu,
  /รอบ(?<months>3|6|9)(?=(?:และ|,|\/)(?:รอบ)?\d{1,2}เดือน)/gu,
  /(?<=รอบ(?:3|6|9)(?:และ|,|\/))(?<months>3|6|9|12)เดือน/gu,
  /(?<!\d|รอบ|ระยะ|ระยะเวลา|ราย|ครบ|ช่วง|และ)(?<months>3|6|9|12)เดือน(?=[):,=-]*(?:ร้อยละ|ระดับ|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|จำนวน|[≥>]|\d))/gu,
] as const;
const ROUND_NUMBER = /รอบ(?:การประเมิน|การรายงาน|รายงาน)?(?:ที่|ครั้งที่)([12])(?!\d)/gu;
const QUARTER = /(?:ไตร?มาส|Q)(?:ที่)?([1-4])(?:(?:-|ถึง|,|และ)(?:ไตรมาส)?(?:ที่)?([1-4]))?(?!\d)/gu;
const DEADLINE = new RegExp(
  String.raw`(?:ภายใน|ไม่เกิน|ก่อน(?:สิ้น)?|(?:ให้)?แล้วเสร็จ(?:ใน)?|สิ้น)(?:วันที่|สิ้น|เดือน|\d{1,2})*(?<month>${MONTH_PATTERN})`,
  "giu",
);
const HALF = /ครึ่งปี(?:งบประมาณ)?(แรก|หลัง)|(สิ้นปีงบประมาณ|สิ้นปี|ตลอดปี)/gu;

/** Every naming of a round in folded text, in order: "รอบ ๖ เดือน", "ไตรมาส ๒" (6), "ภายในเดือนมีนาคม" (6). */
export function roundsIn(text: string): readonly RoundMention[] {
  const mentions: RoundMention[] = [];
  const put = (found: RegExpMatchArray, round: number): void => {
    const from = found.index ?? 0;
    mentions.push({ round, from, to: from + found[0].length });
  };
  // Every shape names the month, and most texts name none.
  for (const shape of text.includes("เดือน") ? MONTHS_OF_ROUND : []) {
    for (const found of text.matchAll(shape)) put(found, found.groups?.["late"] === undefined ? Number(found.groups?.["months"]) : 12);
  }
  for (const found of text.matchAll(ROUND_NUMBER)) put(found, Number(found[1]) * 6);
  for (const found of text.matchAll(QUARTER)) put(found, Number(found[2] ?? found[1]) * 3);
  for (const found of text.matchAll(HALF)) put(found, found[1] === "แรก" ? 6 : 12);
  for (const found of text.matchAll(DEADLINE)) {
    const calendar = monthOf(found.groups?.["month"] ?? "");
    if (calendar > 0) put(found, Math.ceil(toFiscalMonth(calendar) / 3) * 3);
  }
  return mentions.sort((one, other) => one.from - other.from);
}

/**
 * The round of each of the given places: the last one named before it, or, where the text names rounds after its numbers, the next one.
 * Null where none is named.
 */
export function roundsOf(
  spans: readonly { readonly from: number; readonly to: number }[],
  mentions: readonly RoundMention[],
): readonly (number | null)[] {
  const first = spans[0];
  if (mentions.length === 0 || !first) return spans.map(() => null);
  const leading = mentions.some((mention) => mention.to <= first.from);
  return spans.map((span, index) => {
    if (leading) return mentions.findLast((mention) => mention.to <= span.from)?.round ?? null;
    const next = spans[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const following = mentions.filter((mention) => mention.from >= span.to && mention.to <= next).map((mention) => mention.round);
    if (following.length === 0) return null;
    return spans.length === 1 ? Math.max(...following) : (following[0] ?? null);
  });
}
