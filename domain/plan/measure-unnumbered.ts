import { fold, written, type Folded } from "#domain/thai/folded.ts";
import { oneLine } from "#domain/thai/text.ts";
import type { Measure, Target } from "./measure.ts";
import { roundsIn } from "./measure-rounds.ts";
import { shareOf } from "./measure-share.ts";
import { BODIES, PEOPLE, UNIT_AT_END, UNIT_NAMED, UNITS_ONLY } from "./measure-words.ts";

const BOX = "[☐☑☒□▢◻\uF0A8\uF06F]";
const LEVEL_BOXES = new RegExp(`${BOX}(?:ระดับ)(?:ที่)?\\d`, "u");
const LEVEL_NAMES = /ระดับ(?:ที่)?1.*ระดับ(?:ที่)?2.*ระดับ(?:ที่)?3/u;
const BOXED = new RegExp(`${BOX}(?<what>[^${BOX.slice(1, -1)}]+)`, "u");
const MARKER = /^[\s•*\-–—.]*(?:\(?(?:\d{1,2}|[๐-๙]{1,2})[.)]+\s*)?[\s•*\-–—]*/u;
const SATISFACTION: readonly (readonly [RegExp, number])[] = [
  [/ระดับมากที่สุด/u, 5],
  [/ระดับมาก(?!ที่)/u, 4],
  [/ระดับปานกลาง/u, 3],
];
const EVERYONE = /ทุก(?:คน|ราย|ท่าน|หน่วยงาน|แห่ง|กอง|ฝ่าย|ส่วนราชการ|โรงเรียน|ชุมชน|หมู่บ้าน|ระดับชั้น)|ครบทุก|ทั้งหมดทุก/u;

/** How a text without a number to reach is measured: by its first words, its boxes, its blanks to fill; else whether it is done. */
export function measureWithoutNumber(
  text: string,
  title: string | null,
): { readonly measure: Measure; readonly targets: readonly Target[] } {
  const folded = fold(text);
  const plain = folded.text.replace(/^[-•*]*(?:\(?\d{1,2}[.)]+)?[-•*]*/u, "");
  if (LEVEL_BOXES.test(folded.text) || LEVEL_NAMES.test(folded.text)) return { measure: { kind: "level" }, targets: [] };
  const boxed = BOXED.exec(text);
  if (boxed) return { measure: { kind: "milestone", what: tidyWhat(boxed.groups?.["what"] ?? "") }, targets: [] };
  if (/คิดเป็น(?:ร้อยละ|%)/u.test(plain) || /^(?:ค่า)?(?:เฉลี่ย)?(?:ร้อยละ|สัดส่วน|อัตรา(?:การ|ส่วน|ร้อยละ))/u.test(plain))
    return { measure: shareOf(text), targets: [] };
  if (/^(?:ค่า)?ระดับ/u.test(plain) && !/^ระดับ(?:กรม|กอง|จังหวัด|ชาติ|หน่วยงาน|กระทรวง)/u.test(plain))
    return { measure: { kind: "level" }, targets: opinion(folded, text) };
  const part = partOf(folded.text);
  if (part !== null)
    return {
      measure: shareOf(text, part),
      targets: [{ round: 12, atLeast: part.percent, written: oneLine(written(folded, part.from, part.to)) }],
    };
  const satisfied = opinion(folded, text);
  if (satisfied.length > 0 || /(?:อยู่)?ในระดับ(?:ดี|มาก|สูง|ผ่าน)|ระดับ[A-F](?![a-z])/u.test(plain))
    return { measure: { kind: "level" }, targets: satisfied };
  const counted = /^(?:มี)?จำนวน(?:รวม)?(?:ของ)?[.…_]*(?<what>.*)/u.exec(plain);
  if (counted)
    return { measure: { kind: "count", unit: unitNamed((counted.groups?.["what"] ?? "").replace(/^(?:-+|N\/?A)/iu, "")) }, targets: [] };
  if (UNITS_ONLY.test(plain)) return { measure: { kind: "count", unit: plain }, targets: [] };
  const blank = /[.…_]{3,}(?<unit>[ก-๙]*)/u.exec(plain);
  if (blank && plain.replaceAll(/[.…_]/gu, "").length < 24)
    return {
      measure: { kind: "count", unit: unitNamed(blank.groups?.["unit"] ?? "") ?? UNIT_AT_END.exec(plain)?.[0] ?? null },
      targets: [],
    };
  const everyone = EVERYONE.exec(plain);
  if (everyone && !/(?:เพื่อ|ให้|แก่|กับ|ต่อ|สำหรับ|ของ|จาก|ใน|ไปยัง|ถึง)$/u.test(plain.slice(0, everyone.index)))
    return { measure: shareOf(`ร้อยละของ${text.replace(MARKER, "")}`), targets: [{ round: 12, atLeast: 100, written: everyone[0] }] };
  return { measure: { kind: "milestone", what: whatOf(text, title) }, targets: deadline(folded, text) };
}

/** "กึ่งหนึ่งของ…", "๒ ใน ๓ ของ…" — a part of a whole, in percent. */
function partOf(text: string): { readonly from: number; readonly to: number; readonly percent: number } | null {
  const found = /(?:กึ่งหนึ่ง|ครึ่งหนึ่ง|(?<part>[1-9])ใน(?<whole>[2-9]|10)(?:ส่วน)?)(?=ของ)/u.exec(text);
  if (!found) return null;
  const { part, whole } = found.groups ?? {};
  const percent = part === undefined ? 50 : Math.round((Number(part) / Number(whole)) * 10_000) / 100;
  return { from: found.index, to: found.index + found[0].length, percent };
}

/** ความพึงพอใจ "ระดับมากขึ้นไป" — the five steps of a questionnaire. */
function opinion(folded: Folded, text: string): readonly Target[] {
  const found = SATISFACTION.find(([words]) => words.test(folded.text));
  return found ? [{ round: roundsIn(folded.text)[0]?.round ?? 12, atLeast: found[1], written: oneLine(text) }] : [];
}

function deadline(folded: Folded, text: string): readonly Target[] {
  const mentions = roundsIn(folded.text);
  return mentions.length > 0
    ? [...new Set(mentions.map((mention) => mention.round))].map((round) => ({ round, written: oneLine(text) }))
    : [];
}

function unitNamed(what: string): string | null {
  if (PEOPLE.test(what)) return "คน";
  return UNIT_NAMED.exec(what)?.[0] ?? BODIES.exec(what)?.[0] ?? null;
}

function tidyWhat(what: string): string {
  return oneLine(what.replace(/\s*(?:โปรด)?ระบุ[\s.…_:]*$/u, "").replaceAll(/[.…_]{3,}/gu, " "));
}

function whatOf(text: string, title: string | null): string | null {
  const what = oneLine(text.replace(MARKER, ""));
  if (/^(?:-|–|—|N\/?A|มี|ไม่มี|มี\s*\/\s*ไม่มี|มีการดำเนินการ|ดำเนินการแล้ว(?:เสร็จ)?)?$/iu.test(what)) return title;
  return what === "" ? title : what;
}
