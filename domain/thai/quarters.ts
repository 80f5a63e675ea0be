/** ไตรมาส named in folded text: the months of the fiscal year it covers, the fiscal year where one is stated, and its place. */
export interface QuarterMention {
  readonly months: readonly number[];
  readonly year: number | null;
  readonly from: number;
  readonly to: number;
}

const ONE = String.raw`(?:[1-4]|(?:IV|I{1,3})(?![A-Za-z])|หนึ่ง|สอง|สาม|สี่|แรก|สุดท้าย)`;
const WORD = String.raw`(?:ไตร?ม[าส]{1,2}ส?|ตรมาส|Q(?:uarter)?)`;
const JOINT = String.raw`(?:-+|ถึง|จนถึง|,|และ|กับ| |\.|หรือ)`;
const YEAR = String.raw`(?:\/|ปี(?:งบประมาณ)?|ของปี(?:งบประมาณ)?|พ\.ศ\.|ประจำปี(?:งบประมาณ)?)+(\d{4}|\d{2})(?!\d)`;
const QUARTERS = new RegExp(
  String.raw`${WORD}(?:ที่|ที)?[:.]?(${ONE}(?!\d|เดือน)(?:${YEAR})?(?:${JOINT}{1,2}(?:${WORD}(?:ที่|ที)?)?${ONE}(?![\dก-ฮ])(?:${YEAR})?)*)(?:${YEAR})?`,
  "giu",
);
const EVERY = new RegExp(String.raw`ทุก ?ๆ?${WORD}|ทั้ง(?:4|สี่)?${WORD}|(?:4|สี่)${WORD}|${WORD}ละ`, "giu");
const WORDS: Readonly<Record<string, number>> = { หนึ่ง: 1, แรก: 1, สอง: 2, สาม: 3, สี่: 4, สุดท้าย: 4, I: 1, II: 2, III: 3, IV: 4 };

/** Every quarter, list or range of quarters in folded text: "ไตรมาส1-4", "ไตรมาสที่1และ3", "Q1-Q2", "ไตรมาส1/2569", "ทุกไตรมาส". */
export function quarterMonthsIn(text: string): readonly QuarterMention[] {
  const mentions: QuarterMention[] = [];
  for (const found of text.matchAll(QUARTERS)) {
    const list = found[1] ?? "";
    const year = yearOf(found[0]);
    mentions.push({ months: monthsOf(quartersOfList(list)), year, from: found.index, to: found.index + found[0].length });
  }
  if (mentions.length > 0) return mentions;
  const every = [...text.matchAll(EVERY)][0];
  return every ? [{ months: monthsOf([1, 2, 3, 4]), year: null, from: every.index, to: every.index + every[0].length }] : [];
}

function yearOf(written: string): number | null {
  const digits = /(?:\/|ปี(?:งบประมาณ)?|พ\.ศ\.)(\d{4}|\d{2})(?!\d)/u.exec(written)?.[1];
  if (digits === undefined) return null;
  const value = Number(digits);
  if (value >= 1900 && value <= 2100) return value + 543;
  return digits.length === 2 ? 2500 + value : value;
}

function quartersOfList(list: string): readonly number[] {
  const quarters: number[] = [];
  let range = false;
  const bare = list.replaceAll(new RegExp(YEAR, "gu"), "");
  for (const [token] of bare.matchAll(/-+|ถึง|[1-4]|I{1,3}V?|IV|หนึ่ง|สอง|สาม|สี่|แรก|สุดท้าย/gu)) {
    if (/^(?:-|ถึง)/u.test(token)) {
      range = true;
      continue;
    }
    const quarter = WORDS[token] ?? Number(token);
    const before = quarters.at(-1) ?? quarter;
    if (range) for (let between = before + 1; between < quarter; between += 1) quarters.push(between);
    quarters.push(quarter);
    range = false;
  }
  return quarters;
}

function monthsOf(quarters: readonly number[]): readonly number[] {
  return quarters.flatMap((quarter) => [quarter * 3 - 2, quarter * 3 - 1, quarter * 3]);
}
