import type { Activity } from "#domain/plan/plan.ts";
import { toArabicDigits, toThaiDigits } from "#domain/thai/digits.ts";
import { monthsIn } from "#domain/thai/months.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { isEmpty, rowsLacking } from "./lacking.ts";
import { monthsElsewhere, monthsOf } from "./month-reading.ts";
import { atActivity } from "./where.ts";

/** ระยะเวลาอยู่นอกปีงบประมาณ — a month with a stated year that is not of the plan's fiscal year. */
export const monthOutsideYear: Check = {
  kind: "month-outside-year",
  severity: "warning",
  thai: "ระยะเวลาอยู่นอกปีงบประมาณ",
  why: "ปีงบประมาณเริ่ม ๑ ตุลาคมของปีก่อนหน้าและสิ้นสุด ๓๐ กันยายน เดือนตุลาคมถึงธันวาคมจึงเป็นปีปฏิทินก่อนหน้าหนึ่งปี ซึ่งมักพิมพ์สลับกัน",
  find: (plan) => {
    const own = plan.fiscalYear;
    if (own === null || monthsElsewhere(plan, own)) return [];
    const [first, last] = plan.planYears ?? [own, own];
    return plan.activities.flatMap((activity): readonly Finding[] => {
      const read = monthsOf(activity, own);
      const beyond = read.fiscalYears.filter((year) => year < first || year > last);
      if (read.outside.length === 0 || beyond.length === 0) return [];
      const found = read.outside.map((month) => month.written).join(", ");
      // A period that holds the whole year and more is work over several years.
      const continues = read.fiscalYears.length > 1 && read.months.length === 12 && spansForward(read.fiscalYears);
      const mended = continues ? null : intoYear(activity, own);
      return [
        {
          ...atActivity(plan, activity, "months"),
          found,
          expected: String(own),
          ...(continues ? { case: "continues", severity: "info" as const } : {}),
          ...(mended === null ? {} : { mend: { activity: activity.id, field: "months", text: mended } }),
        },
      ];
    });
  },
  says: ({ where, case: reason, found = "", expected = "" }) => {
    const year = toThaiDigits(expected);
    if (reason === "continues")
      return `${where} ระบุ “${found}” ซึ่งเกินปีงบประมาณ พ.ศ. ${year} หากเป็นโครงการต่อเนื่องหลายปี กรุณาระบุช่วงเดือนของปีนี้ให้ชัดเจน`;
    return `${where} ระบุ “${found}” ซึ่งอยู่นอกปีงบประมาณ พ.ศ. ${year} (ต.ค. ${toThaiDigits(String(Number(expected) - 1))} – ก.ย. ${year}) กรุณาตรวจสอบปี หากเป็นงานต่อเนื่องข้ามปี ไม่ต้องแก้ไข`;
  },
  fails: examplePlan({ activities: [exampleActivity({ monthsWritten: "ต.ค. ๖๙ ถึง มี.ค. ๖๙" })] }),
  passes: examplePlan({ activities: [exampleActivity({ monthsWritten: "ต.ค. ๖๘ ถึง มี.ค. ๖๙", months: [1, 2, 3, 4, 5, 6] })] }),
};

/** อ่านระยะเวลาไม่ได้ — words in the period from which no month can be read. */
export const monthsUnreadable: Check = {
  kind: "months-unreadable",
  severity: "warning",
  thai: "อ่านระยะเวลาดำเนินงานไม่ได้",
  why: "ระบบใช้เดือนที่ดำเนินงานเพื่อแจ้งเตือนและรายงานตามรอบ หากอ่านไม่ได้จะนับกิจกรรมเข้าไตรมาสใดไม่ได้",
  find: (plan) =>
    plan.activities.flatMap((activity) => {
      const written = activity.monthsWritten ?? "";
      if (isEmpty(written) || activity.months.length > 0 || monthsOf(activity, plan.fiscalYear).understood) return [];
      return [{ ...atActivity(plan, activity, "months"), found: written }];
    }),
  says: ({ where, found = "" }) => `${where} ระบุ “${found}” ซึ่งยังไม่ทราบว่าเป็นเดือนใด กรุณาระบุเป็นช่วงเดือน เช่น ม.ค. ๖๙ – มี.ค. ๖๙ หรือระบุไตรมาส`,
  fails: examplePlan({ activities: [exampleActivity({ monthsWritten: "ตามความเหมาะสม", months: [] })] }),
  passes: examplePlan({ activities: [exampleActivity({ monthsWritten: "ไตรมาส ๒", months: [4, 5, 6] })] }),
};

/** ไม่ระบุระยะเวลา — neither months nor quarters. */
export const monthsMissing: Check = {
  kind: "months-missing",
  severity: "warning",
  thai: "ไม่ระบุระยะเวลาดำเนินงาน",
  why: "การเปิดเผยข้อมูลตามแบบวัด OIT ของ ป.ป.ช. (แผนป้องกันการทุจริตและมาตรการส่งเสริมคุณธรรม) กำหนดให้มีโครงการ/กิจกรรม งบประมาณ และช่วงเวลาดำเนินการครบทุกรายการ",
  find: (plan) => rowsLacking(plan, "months", (activity) => activity.months.length === 0 && isEmpty(activity.monthsWritten ?? "")),
  says: ({ where, case: reason }) =>
    reason === "all-rows"
      ? "ทุกกิจกรรมในแผนยังไม่ระบุระยะเวลาดำเนินงาน กรุณาเพิ่มช่วงเดือนหรือไตรมาสของแต่ละกิจกรรม"
      : `${where} ยังว่าง กรุณาระบุช่วงเดือนหรือไตรมาสที่จะดำเนินงาน`,
  fails: examplePlan({ activities: [exampleActivity({ monthsWritten: "", months: [] })] }),
  passes: examplePlan(),
};

/** The period with its outside month moved into the year: only where it runs backwards as written, and forwards so. */
function intoYear(activity: Activity, own: number): string | null {
  const text = activity.monthsWritten ?? "";
  const { outside } = monthsOf(activity, own);
  if (outside.length !== 1 || runsForward(text) !== false) return null;
  const [{ written } = { written: "" }] = outside;
  const moved = [-1, 1].map((step) => text.replace(written, shiftYear(written, step)));
  return moved.find((one) => runsForward(one) === true && monthsIn(one, own).outside.length === 0) ?? null;
}

/** Whether a period from one dated month to another runs forwards; null for any other text. */
function runsForward(text: string): boolean | null {
  const ends = text.split(/ถึง|[-–—]/u).map((end) => monthsIn(end, null));
  const [from, to] = ends.map(({ months, fiscalYears }) =>
    months.length === 1 && fiscalYears.length === 1 ? (fiscalYears[0] ?? 0) * 12 + (months[0] ?? 0) : null,
  );
  return ends.length !== 2 || typeof from !== "number" || typeof to !== "number" ? null : from <= to;
}

function shiftYear(written: string, step: number): string {
  return written.replace(/[0-9๐-๙]{2,4}(?=\D*$)/u, (digits) => {
    const thai = /[๐-๙]/u.test(digits);
    const moved = String(Number(toArabicDigits(digits)) + step).padStart(digits.length, "0");
    return thai ? toThaiDigits(moved) : moved;
  });
}

function spansForward(years: readonly number[]): boolean {
  return years.every((year, at) => at === 0 || year > (years[at - 1] ?? year));
}
