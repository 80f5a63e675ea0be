import { anyOf } from "./any-of.ts";
import type { Folded } from "./folded.ts";

const ONES: Readonly<Record<string, number>> = { หนึ่ง: 1, เอ็ด: 1, สอง: 2, ยี่: 2, สาม: 3, สี่: 4, ห้า: 5, หก: 6, เจ็ด: 7, แปด: 8, เก้า: 9 };
const TENS: Readonly<Record<string, number>> = { สิบ: 10, ร้อย: 100, พัน: 1_000, หมื่น: 10_000, แสน: 100_000 };
const WORD = [...Object.keys(ONES), ...Object.keys(TENS), "ล้าน"].join("|");
const BEFORE = "กว่า|อย่างน้อย|อย่างต่ำ|ไม่เกิน|จำนวน|ตั้งแต่|ร้อยละ|ละ|ครบ";
const AFTER = anyOf(`
  ครั้ง คน ราย แห่ง กิจกรรม โครงการ ช่อง เรื่อง ฉบับ แผน หน่วยงาน ชุมชน หมู่บ้าน โรงเรียน ด้าน รุ่น หลักสูตร เครือข่าย องค์กร ผลงาน ชิ้น ท่าน เดือน ปี วัน
  ประการ ข้อ ระดับ ต้น เล่ม รายการ คุณธรรม บาท หน่วย ตำบล อำเภอ จังหวัด กลุ่ม ประเภท
`);
const NUMBER_WORDS = new RegExp(`(?<=${BEFORE})(?:${WORD})+(?=${AFTER}|$)`, "gu");
const WHOLE = new RegExp(`^(?:${WORD})+$`, "u");

/** คำบอกจำนวน — the number that Thai number words say ("สองร้อยห้าสิบเอ็ด" → 251); null where they are none. */
export function parseNumberWords(words: string): number | null {
  const plain = words.replaceAll(/[\s\u200B]+/gu, "");
  if (plain === "ศูนย์") return 0;
  if (!WHOLE.test(plain)) return null;
  let [total, part, digit] = [0, 0, 0];
  for (const [word] of plain.matchAll(new RegExp(WORD, "gu"))) {
    if (word === "ล้าน") {
      total = (total + part + digit || 1) * 1_000_000;
      [part, digit] = [0, 0];
    } else if (TENS[word] !== undefined) {
      part += (digit || 1) * (TENS[word] ?? 0);
      digit = 0;
    } else if (digit > 0) return null;
    else digit = ONES[word] ?? 0;
  }
  return total + part + digit;
}

/** Number words that clearly count something ("อย่างน้อยหนึ่งครั้ง") as digits; places in the source are kept. */
export function replaceNumberWords(folded: Folded): Folded {
  let { text } = folded;
  const begins = [...folded.begins];
  const ends = [...folded.ends];
  for (const found of [...folded.text.matchAll(NUMBER_WORDS)].reverse()) {
    const value = parseNumberWords(found[0]);
    if (value === null || /(?:เรียบ|นับ)$/u.test(folded.text.slice(0, found.index))) continue;
    const digits = String(value);
    const [from, to] = [found.index, found.index + found[0].length];
    const begin = begins[from] ?? 0;
    const end = ends[to - 1] ?? 0;
    text = text.slice(0, from) + digits + text.slice(to);
    begins.splice(from, to - from, ...Array.from(digits, () => begin));
    ends.splice(from, to - from, ...Array.from(digits, () => end));
  }
  return { text, begins, ends, source: folded.source };
}
