import { writeFileSync } from "node:fs";
import type { Check } from "#domain/checks/check.ts";
import { CHECKS } from "#domain/checks/checks.ts";
import { exampleActivity } from "#domain/checks/example.ts";
import { textsOfActivity } from "#domain/checks/texts.ts";
import { listed } from "#domain/checks/where.ts";
import type { Activity, Plan, Severity } from "#domain/plan/plan.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { oneLine } from "#domain/thai/text.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "ข้อผิดพลาด (เอกสารขัดกันเอง)",
  warning: "ควรตรวจสอบ",
  info: "ข้อแนะนำ",
};

/** หน้าการตรวจ — docs/checks.md from the table of checks: name, severity, reason, an example that fails with its sentence, one that passes. */
export function checksPage(): string {
  const head = [
    "# การตรวจแผน",
    "",
    "หน้านี้สร้างจากตารางการตรวจใน `domain/checks/checks.ts` ด้วยคำสั่ง `node testing/make-checks-page.ts` กรุณาอย่าแก้ด้วยมือ",
    "การตรวจทำงานทุกครั้งที่แก้ข้อความ ไม่แก้เอกสารเอง และยังนำเข้าเอกสารได้แม้พบข้อผิดพลาด",
    "",
    "| การตรวจ | ระดับ | ชื่อในระบบ |",
    "|---|---|---|",
    ...CHECKS.map(({ thai, severity, kind }) => `| [${thai}](#${kind}) | ${SEVERITIES[severity]} | \`${kind}\` |`),
  ];
  return [...head, ...CHECKS.flatMap(section), ""].join("\n");
}

function section({ kind, thai, severity, why, find, says, fails, passes }: Check): readonly string[] {
  const fields = [...FIELDS.keys()].filter((field) =>
    [fails, passes].some((plan) => plan.activities.some((row) => textIn(row, field) !== textIn(USUAL, field))),
  );
  const sentence = find(fails).map((finding) => says(finding))[0] ?? "";
  return [
    "",
    `<a id="${kind}"></a>`,
    `## ${thai}`,
    "",
    `ระดับ: ${SEVERITIES[severity]} · ชื่อในระบบ: \`${kind}\``,
    "",
    why,
    "",
    "ตัวอย่างที่พบ",
    "",
    ...example(fails, fields),
    "",
    `> ${sentence}`,
    "",
    "ตัวอย่างที่ถูกต้อง",
    "",
    ...example(passes, fields),
  ];
}

const USUAL = exampleActivity();

/** What the table of an example shows: the cells that the example is about. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["objectives", "วัตถุประสงค์"],
  ["indicators", "ตัวชี้วัด"],
  ["countingUnit", "หน่วยนับ"],
  ["targetTexts", "ค่าเป้าหมาย"],
  ["budget", "งบประมาณ"],
  ["months", "ระยะเวลาดำเนินงาน"],
  ["units", "หน่วยงานที่รับผิดชอบ"],
  ["rubric", "เกณฑ์การให้คะแนน"],
  ["criteria", "เกณฑ์องค์กรคุณธรรม"],
  ["nationalGuideline", "แนวทางการพัฒนาแห่งชาติ"],
]);

function textIn(activity: Activity, field: string): string {
  if (field === "rubric") return listed(activity.indicators.flatMap((indicator) => indicator.rubric.map((level) => level.level)));
  if (field === "criteria") return listed(activity.criteria);
  if (field === "nationalGuideline") return toThaiDigits(activity.nationalGuideline ?? "");
  return oneLine(textsOfActivity(activity).find((one) => one.place.field === field)?.text ?? "");
}

function example(plan: Plan, fields: readonly string[]): readonly string[] {
  const cells = (texts: readonly string[]): string => `| ${texts.map((text) => text || "(ว่าง)").join(" | ")} |`;
  return [
    ...sheetOf(plan).flatMap((line) => [`- ${line}`]),
    "",
    cells(["ลำดับที่", "โครงการ/กิจกรรม", ...fields.map((field) => FIELDS.get(field) ?? field)]),
    cells(["---", "---", ...fields.map(() => "---")]),
    ...plan.activities.map((activity) =>
      cells([toThaiDigits(activity.number ?? ""), activity.title, ...fields.map((field) => textIn(activity, field))]),
    ),
  ];
}

function sheetOf(plan: Plan): readonly string[] {
  const { declared, memo, contact } = plan;
  const baht = (amount: number | string | null): string => (typeof amount === "number" ? formatBaht(amount) : (amount ?? ""));
  return [
    `ชื่อแผน: ${plan.title ?? "(ว่าง)"}`,
    ...(plan.region === null ? [] : [`จังหวัด: ${plan.region}`]),
    ...(memo === null ? [] : [`บันทึกข้อความ เรื่อง ${memo.subject ?? ""}`]),
    ...(contact === null ? [] : [`อีเมลผู้ประสานงาน: ${contact.email ?? ""}`]),
    ...(declared.activities === null ? [] : [`จำนวนโครงการ/กิจกรรมที่ระบุ: ${toThaiDigits(declared.activities)}`]),
    ...(declared.budgetBaht === null ? [] : [`งบประมาณรวมที่ระบุ: ${formatBaht(declared.budgetBaht)} บาท`]),
    ...declared.bySource.map(
      ({ source, items, total }) =>
        `${source}: ${items.map((item) => `${item.name} ${baht(item.amount)} บาท`).join(" ")} รวม ${baht(total)} บาท`,
    ),
    ...plan.expectedResults.map((text) => `ผลที่คาดว่าจะได้รับ: ${text}`),
  ];
}

if (import.meta.main) writeFileSync(new URL("../docs/checks.md", import.meta.url), checksPage());
