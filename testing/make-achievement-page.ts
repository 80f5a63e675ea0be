import { writeFileSync } from "node:fs";

import { CHECK_RULES } from "#domain/result/worked-checks.ts";
import { ACHIEVEMENT_RULES, type AchievementRule } from "#domain/result/worked-examples.ts";

const RULES = [...ACHIEVEMENT_RULES, ...CHECK_RULES];

/** หน้ากติกาการคำนวณ — docs/achievement.md from the table of rules: what it says, where it comes from, examples as the rules compute them. */
export function achievementPage(): string {
  return [
    "# กติกาการคำนวณผลสัมฤทธิ์ (How achievement is computed)",
    "",
    "หน้านี้สร้างจาก `domain/result/worked-examples.ts` และ `worked-checks.ts` ด้วยคำสั่ง `node testing/make-achievement-page.ts` กรุณาอย่าแก้ด้วยมือ คำตอบทุกข้อคำนวณจากกติกาจริงในระบบ",
    "",
    ...RULES.map(({ name, thai }, at) => `${at + 1}. [${thai}](#${name})`),
    ...RULES.flatMap(section),
    "",
  ].join("\n");
}

function section({ name, thai, says, source, examples }: AchievementRule): readonly string[] {
  return [
    "",
    `<a id="${name}"></a>`,
    `## ${thai}`,
    "",
    says,
    "",
    `ที่มา: ${source}`,
    "",
    "| เมื่อ | ผล |",
    "|---|---|",
    ...examples.map(({ given, answer }) => `| ${given} | ${answer} |`),
  ];
}

if (import.meta.main) writeFileSync(new URL("../docs/achievement.md", import.meta.url), achievementPage());
