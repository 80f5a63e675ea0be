import { PROVINCES, provinceNamed } from "#domain/reference/provinces.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { textsOf } from "./texts.ts";
import { at } from "./where.ts";

/** Longest names first, blanks allowed between their letters: scanned text splits words. */
const NAMED = new RegExp(
  String.raw`(?<lead>จ\s?ั\s?ง\s?ห\s?ว\s?ั\s?ด|(?<![ก-๙.])จ\.)(?<gap>\s*)(?<name>${PROVINCES.map((province) => province.thai)
    .toSorted((one, other) => other.length - one.length)
    .map((name) => [...name].join("\\s?"))
    .join("|")})`,
  "gu",
);
/** Away on purpose: visits, networks between provinces, the ministry's groups of provinces. */
const ELSEWHERE = /ดูงาน|ทัศนศึกษา|ต้นแบบจาก|แลกเปลี่ยน|ข้ามจังหวัด|ระหว่างจังหวัด|กลุ่มจังหวัด|จังหวัดใกล้เคียง|จังหวัดชายแดน|ร่วมกับ|เดินทาง/u;
const OWN_PLACE = /(?:ใน|ของ|พื้นที่|ประจำ|ทั่ว)\s*$/u;

/** ชื่อจังหวัดอื่น — another province's name in the document of a province. */
export const provinceDiffers: Check = {
  kind: "province-differs",
  severity: "warning",
  thai: "มีชื่อจังหวัดอื่นในเอกสาร",
  why: "แบบฟอร์มของจังหวัดมักคัดลอกต่อกันมา ชื่อจังหวัดเดิมจึงค้างอยู่ในบางช่อง",
  find: (plan) => {
    const own = plan.region === null ? null : provinceNamed(plan.region);
    if (!own) return [];
    return textsOf(plan).flatMap(({ place, text }): readonly Finding[] => {
      if (!/จ\s?ั\s?ง|จ\./u.test(text) || ELSEWHERE.test(text)) return [];
      const named = [...text.matchAll(NAMED)].map((match) => ({ match, name: (match.groups?.["name"] ?? "").replaceAll(/\s/gu, "") }));
      const other = named.some(({ name }) => name === own.thai) ? undefined : named[0];
      if (!other) return [];
      const { index } = other.match;
      const [whole] = other.match;
      const nameAt = index + whole.length - (other.match.groups?.["name"] ?? "").length;
      const mended = text.slice(0, nameAt) + own.thai + text.slice(index + whole.length);
      const mend = OWN_PLACE.test(text.slice(0, index)) ? { mend: { ...place, text: mended } } : {};
      return [{ ...at(plan, place), found: other.name, expected: own.thai, ...mend }];
    });
  },
  says: ({ where, found = "", expected = "" }) => `${where} กล่าวถึงจังหวัด${found} แต่เอกสารนี้เป็นของจังหวัด${expected} หากไม่ได้ตั้งใจ กรุณาแก้ชื่อจังหวัด`,
  fails: examplePlan({ region: "ลำพูน", activities: [exampleActivity({ title: "ตลาดนัดแบ่งปันของหน่วยงานในจังหวัดลำปาง" })] }),
  passes: examplePlan({ region: "ลำพูน", activities: [exampleActivity({ title: "ศึกษาดูงานตลาดนัดแบ่งปัน ณ จังหวัดลำปาง" })] }),
};
