import { writeFileSync } from "node:fs";
import type { Check } from "#domain/checks/check.ts";
import { CHECKS } from "#domain/checks/checks.ts";
import { examplePlan } from "#domain/checks/example.ts";
import { textsOf } from "#domain/checks/texts.ts";
import { at, atActivity, listed } from "#domain/checks/where.ts";
import type { Plan, Severity } from "#domain/plan/plan.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { oneLine } from "#domain/thai/text.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "ข้อผิดพลาด (เอกสารขัดกันเอง)",
  warning: "ควรตรวจสอบ",
  info: "ข้อแนะนำ",
};

/** What a plan says, by the name of the place where it says it. */
type Facts = ReadonlyMap<string, string>;

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
  const base = factsOf(examplePlan());
  const [bad, good] = [factsOf(fails), factsOf(passes)];
  const changed = [...new Set([...base.keys(), ...bad.keys(), ...good.keys()])];
  const shown = changed.filter((name) => bad.get(name) !== base.get(name) || good.get(name) !== base.get(name));
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
    ...shown.map((name) => `- ${name}: ${bad.get(name) ?? "(ว่าง)"}`),
    "",
    `> ${sentence}`,
    "",
    "ตัวอย่างที่ถูกต้อง",
    "",
    ...shown.map((name) => `- ${name}: ${good.get(name) ?? "(ว่าง)"}`),
  ];
}

function factsOf(plan: Plan): Facts {
  const { declared, staff } = plan;
  const facts = new Map<string, string>();
  const put = (name: string, value: string | number | null): void => {
    if (value !== null && value !== "") facts.set(name, typeof value === "number" ? toThaiDigits(value) : oneLine(value));
  };
  put("ปีงบประมาณของแผน", plan.fiscalYear);
  put("จังหวัด", plan.region);
  for (const { place, text } of textsOf(plan)) put(at(plan, place).where, text);
  for (const activity of plan.activities) {
    put(atActivity(plan, activity, "number").where, toThaiDigits(activity.number ?? ""));
    put(atActivity(plan, activity, "criteria").where, listed(activity.criteria));
    put(atActivity(plan, activity, "nationalGuideline").where, toThaiDigits(activity.nationalGuideline ?? ""));
  }
  put("จำนวนโครงการ/กิจกรรมที่ระบุ", declared.activities);
  put("งบประมาณรวมที่ระบุ", declared.budgetBaht === null ? declared.budgetWritten : `${formatBaht(declared.budgetBaht)} บาท`);
  for (const { source, items, total } of declared.bySource) {
    put(
      source,
      [...items.map((item) => `${item.name} ${toThaiDigits(item.amount ?? "")}`), `รวม ${toThaiDigits(total ?? "")} บาท`].join(" "),
    );
  }
  for (const row of staff) put(`จำนวนบุคลากร ${row.unit ?? "รวม"}`, row.headcount);
  return facts;
}

if (import.meta.main) writeFileSync(new URL("../docs/checks.md", import.meta.url), checksPage());
