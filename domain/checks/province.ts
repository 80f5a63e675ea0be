import { PROVINCES, provinceNamed } from "#domain/reference/provinces.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { remember } from "./remember.ts";
import { textsOf, type FieldText } from "./texts.ts";
import { at } from "./where.ts";

const LEAD = /จ\s?ั\s?ง\s?ห\s?ว\s?ั\s?ด\s*|(?<![ก-๙.])จ\.\s*/gu;
const LONGEST_FIRST = PROVINCES.map((province) => province.thai).toSorted((one, other) => other.length - one.length);
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
    return textsOf(plan).flatMap((field): readonly Finding[] => {
      const named = namedIn(field);
      const [other] = named;
      if (!other || named.some(({ name }) => name === own.thai) || ELSEWHERE.test(field.text)) return [];
      const { place, text } = field;
      const mended = text.slice(0, other.from) + own.thai + text.slice(other.to);
      const mend = OWN_PLACE.test(text.slice(0, other.lead)) ? { mend: { ...place, text: mended } } : {};
      return [{ ...at(plan, place), found: other.name, expected: own.thai, ...mend }];
    });
  },
  says: ({ where, found = "", expected = "" }) => `${where} กล่าวถึงจังหวัด${found} แต่เอกสารนี้เป็นของจังหวัด${expected} หากไม่ได้ตั้งใจ กรุณาแก้ชื่อจังหวัด`,
  fails: examplePlan({ region: "ลำพูน", activities: [exampleActivity({ title: "ตลาดนัดแบ่งปันของหน่วยงานในจังหวัดลำปาง" })] }),
  passes: examplePlan({ region: "ลำพูน", activities: [exampleActivity({ title: "ศึกษาดูงานตลาดนัดแบ่งปัน ณ จังหวัดลำปาง" })] }),
};

/** The provinces that a text names after "จังหวัด" or "จ.", and where; scanned text splits words, so blanks between letters do not matter. */
const namedIn = remember(({ text }: FieldText) =>
  [...text.matchAll(LEAD)].flatMap((lead) => {
    const from = lead.index + lead[0].length;
    for (const name of LONGEST_FIRST) {
      const to = endOf(text, from, name);
      if (to !== null) return [{ name, lead: lead.index, from, to }];
    }
    return [];
  }),
);

/** Where the name ends in the text if it begins there, a blank allowed before each letter; null if it does not. */
function endOf(text: string, from: number, name: string): number | null {
  let at = from;
  for (const letter of name) {
    if (at > from && /\s/u.test(text.charAt(at))) at += 1;
    if (text.charAt(at) !== letter) return null;
    at += 1;
  }
  return at;
}
