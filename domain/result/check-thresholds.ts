import type { Value } from "./value.ts";

/** From how far apart a value and last year's are worth a second look, and why from there. */
interface FarFromLastYear {
  readonly isFar: (now: number, then: number) => boolean;
  readonly says: string;
  readonly because: string;
}

const timesOver =
  (times: number, apart: number) =>
  (now: number, then: number): boolean =>
    Math.min(now, then) > 0 && Math.abs(now - then) >= apart && (now >= then * times || now * times <= then);
const apartBy =
  (apart: number) =>
  (now: number, then: number): boolean =>
    Math.abs(now - then) >= apart;

/** ต่างจากปีก่อนเท่าใดจึงควรตรวจ — for each measure. Zero is no sign of a slip: an activity may begin or end. */
export const FAR_FROM_LAST_YEAR: Readonly<Record<Value["kind"], FarFromLastYear>> = {
  count: {
    isFar: timesOver(3, 3),
    says: "มากกว่าหรือน้อยกว่าสามเท่า และต่างกันตั้งแต่ ๓ ขึ้นไป",
    because: "พิมพ์เลขเกินหรือขาดหนึ่งหลักทำให้ต่างกันสิบเท่า ส่วนจำนวนน้อย เช่น ๑ เป็น ๓ เปลี่ยนได้ตามปกติ",
  },
  share: {
    isFar: apartBy(30),
    says: "ร้อยละต่างกันตั้งแต่ ๓๐ ขึ้นไป",
    because: "เทียบร้อยละ ไม่เทียบจำนวนคน เพราะจำนวนบุคลากรเปลี่ยนทุกปี",
  },
  level: { isFar: apartBy(2), says: "ต่างกันตั้งแต่สองระดับขึ้นไป", because: "เพิ่มหรือลดปีละหนึ่งระดับเป็นปกติ" },
  amount: {
    isFar: timesOver(3, 100_000),
    says: "มากกว่าหรือน้อยกว่าสามเท่า และต่างกันตั้งแต่หนึ่งพันบาทขึ้นไป",
    because: "พิมพ์เลขเกินหรือขาดหนึ่งหลักทำให้ต่างกันสิบเท่า เงินไม่กี่ร้อยบาทไม่ต้องถาม",
  },
  milestone: { isFar: () => false, says: "ไม่เทียบ", because: "มีหรือไม่มี เปลี่ยนได้ทุกปี" },
};

/** นับผิดหน่วยหรือไม่ — so many times the target, and so far above it, is rarely zeal: 120 people typed where 3 times were asked. */
export const COUNTED_IN_OTHER_UNIT = { times: 20, apart: 20 } as const;

/** จำนวนคนเกินบุคลากรหรือไม่ — by whom the indicator speaks of: the public may be any number, own staff no more than there are. The first that fits. */
export const MORE_THAN_STAFF: readonly { readonly words: RegExp; readonly times: number | null }[] = [
  { words: /ประชาชน|นักเรียน|นักศึกษา|เยาวชน|ชุมชน|เครือข่าย|ผู้รับบริการ|ผู้ใช้บริการ|ผู้ประกอบการ|ครั้ง/u, times: null },
  { words: /บุคลากร|ข้าราชการ|เจ้าหน้าที่|พนักงาน|ลูกจ้าง|ผู้บริหาร/u, times: 1 },
  { words: /คน/u, times: 10 },
];
