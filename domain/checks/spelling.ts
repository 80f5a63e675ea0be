import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { nearlyOfficial } from "./official-titles.ts";
import { remember } from "./remember.ts";
import { hasSlip, SLIPS } from "./slips.ts";
import { textsOf, type FieldText } from "./texts.ts";
import { at, clipped } from "./where.ts";

/** What is wrong in one text, and the text without it. */
interface Mended {
  readonly words: readonly (readonly [wrong: string, right: string])[];
  readonly text: string;
}

/** คำที่น่าจะพิมพ์ผิด — known slips of typing and scanning, and headings that are nearly an official title. The text stays until a person agrees. */
export const spellingSuspect: Check = {
  kind: "spelling-suspect",
  severity: "info",
  thai: "คำที่น่าจะพิมพ์ผิด",
  why: "เอกสารที่สแกนหรือพิมพ์ต่อกันมามีคำผิดซ้ำเดิม และชื่อแนวทางที่เพี้ยนจากประกาศทำให้ค้นหาและรวมผลไม่ตรงกัน ระบบเสนอคำที่ถูกต้องโดยไม่แก้ข้อความเอง",
  find: (plan) => {
    const titles = nearlyOfficial(plan);
    const retitled = new Set(titles.map((finding) => finding.place.heading));
    const slips = textsOf(plan).flatMap((field): readonly Finding[] => {
      const { words, text } = mend(field);
      const isRetitled = field.place.field === "title" && retitled.has(field.place.heading) && field.place.heading !== undefined;
      if (words.length === 0 || isRetitled || field.place.field === "contact.email") return [];
      const found = words.map(([wrong]) => wrong).join(", ");
      return [{ ...at(plan, field.place), found, expected: words.map(([, right]) => right).join(", "), mend: { ...field.place, text } }];
    });
    return [...slips, ...titles];
  },
  says: ({ where, case: reason, found = "", expected = "" }) => {
    if (reason === "official") return `${where} ใช้ชื่อว่า “${found}” ซึ่งใกล้เคียงกับชื่อตามประกาศคือ “${expected}” กรุณาตรวจสอบถ้อยคำ`;
    const [wrongs, rights] = [found.split(", "), expected.split(", ")];
    return `${where} มีคำที่น่าจะพิมพ์ผิด: ${wrongs.map((wrong, index) => `“${wrong}” น่าจะเป็น “${rights[index] ?? ""}”`).join(", ")} กรุณาตรวจสอบ`;
  },
  fails: examplePlan({ activities: [exampleActivity({ objectives: ["เพื่อให้บุคลากรทำงานตามมาตฐานเดียวกัน"] })] }),
  passes: examplePlan({ activities: [exampleActivity({ objectives: ["เพื่อให้บุคลากรทำงานตามมาตรฐานเดียวกัน"] })] }),
};

const mend = remember((field: FieldText): Mended => {
  const words = new Map<string, string>();
  if (!hasSlip(field.text)) return { words: [], text: field.text };
  const text = SLIPS.reduce((mended, { wrong, right }) => {
    for (const [slip] of mended.matchAll(wrong)) words.set(wordAround(mended, slip), wordAround(mended, slip).replace(wrong, right));
    return mended.replace(wrong, right);
  }, field.text);
  return { words: [...words], text };
});

/** The slip with as much of its word as tells what is meant. */
function wordAround(text: string, slip: string): string {
  const at = text.indexOf(slip);
  if (slip.length > 3 || at < 0) return slip.trim();
  const before =
    text
      .slice(Math.max(0, at - 8), at)
      .match(/[ก-๙]*$/u)?.[0]
      .replace(/^[\u0E30-\u0E3A\u0E45-\u0E4E]+/u, "") ?? "";
  const after = text.slice(at + slip.length).match(/^[ก-๙]{0,8}[\u0E30-\u0E3A\u0E45-\u0E4E]*/u)?.[0] ?? "";
  return clipped(before + slip + after, 30);
}
