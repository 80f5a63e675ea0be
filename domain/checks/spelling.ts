import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { nearlyOfficial } from "./official-titles.ts";
import { SLIPS } from "./slips.ts";
import { textsOf } from "./texts.ts";
import { at } from "./where.ts";

/** All slips at once: most texts have none and are read only once. */
const ANY = new RegExp(SLIPS.map(({ wrong }, index) => `(?:${wrong.source.replaceAll(String.raw`\1`, String.raw`\k<s${index}>`).replace("(", firstGroup(wrong.source, index))})`).join("|"), "u");
const WORD = /[ก-๙]/u;

/** คำที่น่าจะพิมพ์ผิด — known slips of typing and scanning, and headings that are nearly an official title. The text stays until a person agrees. */
export const spellingSuspect: Check = {
  kind: "spelling-suspect",
  severity: "info",
  thai: "คำที่น่าจะพิมพ์ผิด",
  why: "เอกสารที่สแกนหรือพิมพ์ต่อกันมามีคำผิดซ้ำเดิม และชื่อแนวทางที่เพี้ยนจากประกาศทำให้ค้นหาและรวมผลไม่ตรงกัน ระบบเสนอคำที่ถูกต้องโดยไม่แก้ข้อความเอง",
  find: (plan) => [
    ...textsOf(plan).flatMap(({ place, text }): readonly Finding[] => {
      if (place.field === "contact.email" || !ANY.test(text)) return [];
      const { mended, words } = mend(text);
      return words.length === 0 ? [] : [{ ...at(plan, place), found: words.map(([wrong]) => wrong).join(", "), expected: words.map(([, right]) => right).join(", "), mend: { ...place, text: mended } }];
    }),
    ...nearlyOfficial(plan),
  ],
  says: ({ where, case: reason, found = "", expected = "" }) => {
    if (reason === "official") return `${where} ใช้ชื่อว่า “${found}” ซึ่งใกล้เคียงกับชื่อตามประกาศคือ “${expected}” กรุณาตรวจสอบถ้อยคำ`;
    const [wrongs, rights] = [found.split(", "), expected.split(", ")];
    return `${where} มีคำที่น่าจะพิมพ์ผิด: ${wrongs.map((wrong, index) => `“${wrong}” น่าจะเป็น “${rights[index] ?? ""}”`).join(", ")} กรุณาตรวจสอบ`;
  },
  fails: examplePlan({ activities: [exampleActivity({ objectives: ["เพื่อให้บุคลากรทำงานตามมาตฐานเดียวกัน"] })] }),
  passes: examplePlan({ activities: [exampleActivity({ objectives: ["เพื่อให้บุคลากรทำงานตามมาตรฐานเดียวกัน"] })] }),
};
