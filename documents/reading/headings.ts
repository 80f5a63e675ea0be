import type { HeadingKind } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import { readMarker } from "./words.ts";

/** A heading as read from the paper, not yet in the tree. */
export interface ReadHeading {
  readonly kind: HeadingKind;
  readonly number: string | null;
  readonly label: string;
  readonly title: string;
  /** The outline number before the keyword: "1.2" in "๑.๒ แนวทางการพัฒนาที่ ๕". */
  readonly outline: string | null;
}

/** Words that begin a heading, by kind. The longest comes first. */
const KEYWORDS: readonly (readonly [HeadingKind, string])[] = [
  ["sub-plan", "แผน\\s*ย่อย"],
  ["goal", "เป้า\\s*(?:หมาย|ประสงค์)(?:\\s*หลัก)?"],
  ["guideline", "แนว\\s*ทาง(?:\\s*(?:การ)?\\s*(?:พัฒนา|ดำเนินงาน|ดำเนินการ|ส่งเสริม|ขับเคลื่อน))?"],
  [
    "strategy",
    "(?:ประเด็น\\s*)?ยุทธศาสตร์(?:\\s*(?:การพัฒนา|จังหวัด|ชาติ))?|ประเด็น(?:\\s*การ?\\s*พัฒนา|\\s*การขับเคลื่อน)?|พันธกิจ|มิติ|ด้าน|หมวด|เสาหลัก|องค์ประกอบ",
  ],
  ["tactic", "กลยุทธ์|กลวิธี|มาตรการ|แผนงาน"],
];

const OUTLINE = "(?:[๐-๙\\d]{1,2}(?:\\.[๐-๙\\d]{1,2})*[.)]?\\s+)?";
const NUMBER = "(?:ที่\\s*|ข้อที่\\s*|ข้อ\\s*)?[๐-๙\\d]{1,2}(?:\\.[๐-๙\\d]{1,2})*(?![๐-๙\\d,])";
const AFTER = "\\s*[:.\\-–—)]*\\s*";

const BEGINS = KEYWORDS.map(([kind, words]) => ({ kind, pattern: new RegExp(`^(${OUTLINE})((?:${words})\\s*(${NUMBER})${AFTER})`, "u") }));
const DEEPER: Readonly<Record<HeadingKind, number>> = { strategy: 1, "sub-plan": 1, goal: 2, guideline: 3, tactic: 4 };

/** How deep a kind of heading lies when several stand in one plan. */
export function rankOf(kind: HeadingKind): number {
  return DEEPER[kind];
}

/** Headings that a text consists of: "แผนย่อยที่ ๑ เป้าหมายที่ ๑ ประชาชน…" is two. Empty when it does not begin with one. */
export function readHeadings(text: string): readonly ReadHeading[] {
  const first = readHeading(text);
  if (!first) return [];
  const cut = nextHeadingAt(first.title, rankOf(first.kind));
  if (cut < 0) return [first];
  const rest = readHeadings(first.title.slice(cut));
  return [{ ...first, title: first.title.slice(0, cut).trim() }, ...rest];
}

function readHeading(text: string): ReadHeading | null {
  const said = oneLine(text);
  for (const { kind, pattern } of BEGINS) {
    const found = pattern.exec(said);
    if (!found) continue;
    const outline = readMarker(found[1] ?? "")?.number ?? (toArabicDigits(found[1] ?? "").trim() || null);
    const number = toArabicDigits(squash(found[3] ?? "")).replace(/^\D+/u, "");
    return { kind, number, label: `${found[1] ?? ""}${found[2] ?? ""}`.trim(), title: said.slice(found[0].length).trim(), outline };
  }
  return null;
}

/** Characters within which a second heading is looked for, and read: titles are shorter. */
const FAR = 600;

/** Where a deeper heading begins inside a title: only after white space, with its own number, and of a deeper kind. */
function nextHeadingAt(title: string, rank: number): number {
  for (const found of title.slice(0, FAR).matchAll(/(?:^|(?<=\s))\S/gu)) {
    const next = readHeading(title.slice(found.index, found.index + FAR));
    if (next && rankOf(next.kind) > rank && /ที่|ข้อ/u.test(next.label)) return found.index;
  }
  return -1;
}

/** A heading in a column of its own, where the column says the kind: "๑. ส่งเสริมให้…", or plain words. */
export function headingInColumn(kind: HeadingKind, text: string): readonly ReadHeading[] {
  const stated = readHeadings(text);
  if (stated.length > 0) return stated;
  const marked = readMarker(oneLine(text));
  return [{ kind, number: marked?.number ?? null, label: marked?.marker ?? "", title: marked?.rest ?? oneLine(text), outline: null }];
}
