/** ภาพของผล — drawn as shapes on a sheet of its own measure, told in one sentence, with the table it was drawn from. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  /** What a person who cannot see it is told. */
  readonly says: string;
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

/** A piece of a picture; its role decides the colour. */
export type Shape =
  | {
      readonly kind: "bar";
      readonly role: "track" | "done" | "planned";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: "line"; readonly role: "target" | "today"; readonly x: number; readonly from: number; readonly to: number }
  | {
      readonly kind: "text";
      readonly role: "label" | "small";
      readonly x: number;
      readonly y: number;
      readonly anchor: "start" | "middle" | "end";
      readonly text: string;
    };

/** Words of the pictures, in the language of whoever looks. */
export interface PictureWords {
  readonly round: (months: number) => string;
  readonly percent: (points: number) => string;
  readonly baht: (satang: number) => string;
  readonly number: (value: number) => string;
  readonly notReported: string;
  readonly noTarget: string;
  readonly activity: string;
  readonly indicator: string;
  readonly months: string;
  readonly budget: string;
  readonly spent: string;
  readonly all: string;
  readonly spentOf: (spent: string, budget: string) => string;
  readonly progressSays: (indicators: number, reached: number) => string;
  readonly yearSays: (activities: number, today: string | null) => string;
  readonly moneySays: (spent: string, budget: string) => string;
  readonly monthName: (month: number) => string;
  readonly date: (day: string) => string;
}

/** Wide enough for a phone held upright; on a desk it is drawn larger. */
export const SHEET_WIDTH = 300;
/** Height of a line of text. */
export const LINE = 18;

/** Letters that a label has room for. */
const LETTERS = 40;

/** What never stands first after a cut, and what never last before it. */
const BELONGS_BEFORE = /^[\p{M}ะาำๅๆฯ)]/u;
const BELONGS_AFTER = /[เแโใไ( ]$/u;

/** ข้อความที่ตัดให้พอบรรทัด — as many letters as there is room for, no vowel or tone mark parted from its letter; the table has all of them. */
export function shortened(text: string, letters = LETTERS): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const characters = [...line];
  let room = letters;
  let end = characters.findIndex((one) => {
    if (!/\p{Mn}/u.test(one)) room -= 1;
    return room < 0;
  });
  if (end === -1) return line;
  const isCut = (at: number): boolean => !BELONGS_BEFORE.test(characters[at] ?? "") && !BELONGS_AFTER.test(characters[at - 1] ?? "");
  while (end > 1 && !isCut(end)) end -= 1;
  return `${characters.slice(0, end).join("")}…`;
}

/** "๒ ชื่อกิจกรรม": the number as the plan has it. */
export function activityLabel({ number, title }: { readonly number: string | null; readonly title: string }, words: PictureWords): string {
  return number === null ? title : `${number.replaceAll(/\d/gu, (digit) => words.number(Number(digit)))} ${title}`;
}
