import type { Memo, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { yearMentions, type YearMention } from "#domain/thai/fiscal-year.ts";
import { monthsIn } from "#domain/thai/months.ts";
import { squash } from "#domain/thai/text.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { remember } from "./remember.ts";
import { monthsElsewhere, monthsOf } from "./month-reading.ts";
import { textsOfActivity, type FieldText } from "./texts.ts";
import { atActivity, atSheet } from "./where.ts";

/** What has been: last year's results, a base year, work carried over. Such a text may name an earlier year. */
const PAST =
  /ผล(?!สำเร็จ|ประโยชน์|ิต|ัก)|สรุป|รายงาน|ถอดบทเรียน|เทียบ|ฐาน|ทบทวน|ปรับปรุง|ต่อเนื่อง|ต่อยอด|เดิม|ที่ผ่านมา|ที่แล้ว|ก่อนหน้า|ได้รับ|ตั้งแต่|นับแต่|จาก|เพิ่มขึ้น|รางวัล|ย้อนหลัง|เหลื่อมปี|กันเงิน|กว่าปี/u;
const MEMO_PAST = /(?:ผลการดำเนิน|สรุปผล|รายงานผล|ผลการประเมิน|เหลื่อมปี|ที่ผ่านมา|ที่แล้ว)[^.\n]{0,80}$/u;
/** What is to come: next year's plan is rightly made this year. */
const AHEAD = /แผน|จัดทำ|เตรียม|ร่าง|คำขอ|ถัดไป|ต่อไป|กำหนด|เป้าหมาย/u;
const NAMING = new Set(["title", "indicators", "targetTexts", "quantitative"]);
const FROM_OCTOBER = /(?:ต\s?\.?\s?ค|ตุลา)[^]{1,24}(?:ก\s?\.?\s?ย|กันยา)/u;
const YEAR = /[0-9๐-๙][0-9๐-๙ ]*$/u;

/** ปีงบประมาณไม่ตรงกัน — memo, title, months or rows name another fiscal year than the plan's own. */
export const fiscalYearDiffers: Check = {
  kind: "fiscal-year-differs",
  severity: "error",
  thai: "ปีงบประมาณไม่ตรงกัน",
  why: "บันทึกนำส่ง ชื่อแผน ระยะเวลา และชื่อกิจกรรมต้องเป็นปีงบประมาณเดียวกัน แบบที่คัดลอกจากปีก่อนมักลืมแก้ปี ทำให้เอกสารขัดกันเองและถูกส่งคืน",
  find: (plan) => {
    const own = plan.fiscalYear;
    if (own === null) return [];
    return [...inTitle(plan, own), ...inMemo(plan, own), ...inMonths(plan, own), ...inRows(plan, own), ...inFurniture(plan, own)];
  },
  says: ({ where, case: reason, found = "", expected = "" }) => {
    const [other, own] = [toThaiDigits(found), toThaiDigits(expected)];
    if (reason === "plan-years") return `${where} อยู่นอกช่วงของแผนระยะยาว (พ.ศ. ${own}) ที่ระบุไว้ กรุณาตรวจสอบว่าปีใดถูกต้อง`;
    if (reason === "memo") return `บันทึกข้อความระบุปีงบประมาณ พ.ศ. ${other} แต่แผนเป็นของปีงบประมาณ พ.ศ. ${own} กรุณาแก้ให้ตรงกันก่อนเสนอลงนาม`;
    if (reason === "months")
      return `ระยะเวลาของกิจกรรมส่วนใหญ่อยู่ในปีงบประมาณ พ.ศ. ${other} แต่แผนเป็นของปีงบประมาณ พ.ศ. ${own} กรุณาตรวจสอบปีของแผนหรือแก้ปีในช่องระยะเวลา`;
    if (reason === "furniture")
      return `หัวตารางหรือข้อความของแบบฟอร์มยังเป็นปี พ.ศ. ${other} แต่แผนเป็นของปีงบประมาณ พ.ศ. ${own} กรุณาแก้แบบฟอร์มให้เป็นปีเดียวกัน`;
    if (reason === "perhaps-last-year")
      return `${where} กล่าวถึงปีงบประมาณ พ.ศ. ${other} แต่แผนเป็นของปี พ.ศ. ${own} หากไม่ได้หมายถึงผลของปีก่อน กรุณาแก้ปีให้ตรงกัน`;
    return `${where} ระบุปีงบประมาณ พ.ศ. ${other} แต่แผนเป็นของปีงบประมาณ พ.ศ. ${own} กรุณาแก้ปีให้ตรงกัน`;
  },
  fails: examplePlan({ memo: exampleMemo("นำส่งแผนส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๘", [2568]) }),
  passes: examplePlan({
    memo: exampleMemo("นำส่งแผนส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๙", [2569]),
    activities: [exampleActivity({ title: "ถอดบทเรียนจากแผนปีงบประมาณ พ.ศ. ๒๕๖๘" })],
  }),
};

function inTitle(plan: Plan, own: number): readonly Finding[] {
  const [first, last] = plan.planYears ?? [own, own];
  if (own < first || own > last)
    return [{ ...atSheet(plan, "fiscalYear"), case: "plan-years", found: String(own), expected: `${first} - ${last}` }];
  const mentions = yearMentions(plan.title ?? "");
  const other = mentions.some((mention) => mention.year === own) ? undefined : mentions.at(-1);
  return other ? [{ ...atSheet(plan, "title"), ...years(other.year, own) }] : [];
}

function inMemo(plan: Plan, own: number): readonly Finding[] {
  const { memo } = plan;
  if (!memo) return [];
  const texts: readonly (readonly [string, string])[] = [
    ["memo.subject", memo.subject ?? ""],
    ...memo.body.map((text, at) => [`memo.body.${at}`, text] as const),
  ];
  for (const [field, text] of texts) {
    const wrong = fiscalMentions(text, own).filter((mention) => !isAside(text, mention, own));
    const [first] = wrong;
    if (!first) continue;
    const mend = isBorneOut(plan, own) ? { mend: { field, text: withYear(text, wrong, own) } } : {};
    return [{ ...atSheet(plan, field), case: "memo", ...years(first.year, own), ...mend }];
  }
  const [named] = memo.fiscalYears;
  if (named === undefined || memo.fiscalYears.includes(own)) return [];
  return texts.every(([, text]) => fiscalMentions(text, own).length === 0)
    ? [{ ...atSheet(plan, "memo.subject"), case: "memo", ...years(named, own) }]
    : [];
}

/** "รายงานผล… ปีงบประมาณ ๒๕๖๘", "เตรียมจัดทำแผนปีงบประมาณ ๒๕๗๐ ต่อไป": another year named by the way. */
function isAside(text: string, mention: YearMention, own: number): boolean {
  if (mention.year < own) return MEMO_PAST.test(text.slice(0, mention.at));
  return (
    /เตรียม|ล่วงหน้า/u.test(text.slice(Math.max(0, mention.at - 60), mention.at)) ||
    /^\s*(?:ต่อไป|ถัดไป)/u.test(text.slice(mention.at + mention.written.length))
  );
}

function inMonths(plan: Plan, own: number): readonly Finding[] {
  const elsewhere = monthsElsewhere(plan, own);
  return elsewhere ? [{ ...atActivity(plan, elsewhere.first, "months"), case: "months", ...years(elsewhere.year, own) }] : [];
}

function inRows(plan: Plan, own: number): readonly Finding[] {
  return plan.activities.flatMap((activity) =>
    textsOfActivity(activity).flatMap((field) => {
      const { place, text } = field;
      const wrong = NAMING.has(place.field) && mentionsOf(field).length > 0 ? contradictions(text, own) : [];
      const [first] = wrong;
      if (!first) return [];
      const found = { ...atActivity(plan, activity, place.field), ...years(first.mention.year, own) };
      if (!wrong.some((one) => one.sure)) return [{ ...found, case: "perhaps-last-year", severity: "warning" as const }];
      if (!isBorneOut(plan, own)) return [found];
      return [
        {
          ...found,
          mend: {
            ...place,
            text: withYear(
              text,
              wrong.map((one) => one.mention),
              own,
            ),
          },
        },
      ];
    }),
  );
}

const mentionsOf = remember(({ text }: FieldText) => (/ปี|FY|ปงป/u.test(text) ? yearMentions(text) : []));

/**
 * The form's own words. One heading row kept from last year is worth a look; two and more that all name the same other year,
 * and none the plan's own, say that the title is wrong. Said once, however often.
 */
function inFurniture(plan: Plan, own: number): readonly Finding[] {
  const dated = datedFurniture(plan.source);
  const wrong = dated.flatMap(({ text, place, span }) => {
    const year = contradictions(text, own).find((one) => one.sure)?.mention.year ?? (span.includes(own) ? undefined : span[0]);
    return year === undefined ? [] : [{ year, place }];
  });
  const [first] = wrong;
  if (!first) return [];
  const namesOwn = dated.some(({ text }) => yearMentions(text).some((mention) => mention.year === own));
  const isContradiction = !namesOwn && wrong.length >= 2 && wrong.every(({ year }) => year === first.year);
  const severity = isContradiction ? "error" : "warning";
  return [{ place: { ...first.place, field: "fiscalYear" }, where: "แบบฟอร์ม", case: "furniture", severity, ...years(first.year, own) }];
}

/** Texts of the form that may name a year, each once; `span` are the fiscal years of "(ต.ค. ๒๕๖๗ - ก.ย. ๒๕๖๘)". */
const datedFurniture = remember(({ furniture, places }: Plan["source"]) => {
  // The lines of title and memo are judged by what they say, in their own fields.
  const judged = new Set(
    Object.entries(places).flatMap(([field, { line }]) => (/^(?:memo|title)/u.test(field) && line !== undefined ? [line] : [])),
  );
  const byText = new Map(
    furniture.flatMap((one) => (one.place.line !== undefined && judged.has(one.place.line) ? [] : [[squash(one.text), one] as const])),
  );
  return [...byText.values()].flatMap(({ text, place }) => {
    if (!/[0-9๐-๙]{2}/u.test(text)) return [];
    return [{ text, place, span: FROM_OCTOBER.test(text) && !PAST.test(text) ? monthsIn(text, null).fiscalYears : [] }];
  });
});

/** Years written as "ปีงบประมาณ …" in a text that does not name the plan's own year too. */
function fiscalMentions(text: string, own: number): readonly YearMention[] {
  if (!/ปี|FY|ปงป/u.test(text)) return [];
  const mentions = yearMentions(text).filter((mention) => mention.label === "fiscal");
  return mentions.some((mention) => mention.year === own) ? [] : mentions;
}

function contradictions(text: string, own: number): readonly { readonly mention: YearMention; readonly sure: boolean }[] {
  return fiscalMentions(text, own).flatMap((mention) => {
    if (mention.year > own ? AHEAD.test(text) : PAST.test(text)) return [];
    return [{ mention, sure: mention.year > own || !text.includes("ผลสำเร็จ") }];
  });
}

/** Title or months say that the plan's year is right, so that the other place must be wrong. */
function isBorneOut(plan: Plan, own: number): boolean {
  if (yearMentions(plan.title ?? "").some((mention) => mention.year === own)) return true;
  return plan.activities.some((activity) => monthsOf(activity, own).fiscalYears.includes(own));
}

/** The text with the year of each mention replaced, in the digits it was written in. */
function withYear(text: string, mentions: readonly YearMention[], own: number): string {
  return mentions.toReversed().reduce((mended, mention) => {
    const end = mention.at + mention.written.length;
    const year = (digits: string): string => {
      const full = squash(digits).length > 2 ? String(own) : String(own).slice(2);
      return /[๐-๙]/u.test(digits) ? toThaiDigits(full) : full;
    };
    return mended.slice(0, mention.at) + mention.written.replace(YEAR, year) + mended.slice(end);
  }, text);
}

function years(found: number, expected: number): { readonly found: string; readonly expected: string } {
  return { found: String(found), expected: String(expected) };
}

function exampleMemo(subject: string, fiscalYears: readonly number[]): Memo {
  return {
    from: "กตห. กลุ่มงานจริยธรรม",
    number: "ตย ๐๑๐๑/ ๒๕",
    date: "2025-11-03",
    dateWritten: "๓ พฤศจิกายน ๒๕๖๘",
    urgency: null,
    subject,
    to: "ปลัดกระทรวงตัวอย่าง",
    body: [],
    signatory: null,
    fiscalYears,
  };
}
