import { anyOf } from "#domain/thai/any-of.ts";
import { fold } from "#domain/thai/folded.ts";
import type { PerformedBy } from "./plan.ts";

const BODY = anyOf(`
  หน่วยงาน ฝ่าย กลุ่มงาน กลุ่ม กอง สำนัก ศูนย์ ส่วนราชการ ส่วนงาน สังกัด องค์กร แผนก งาน โรงเรียน สถานศึกษา คณะ สถาบัน อำเภอ ตำบล จังหวัด เขต กรม รพ\\.?
  โรงพยาบาล ตึก หอผู้ป่วย หมู่บ้าน ชุมชน อปท\\.? อบต\\.? ภาคส่วน ด่าน เทศบาล สาขา สายงาน ภาควิชา ชั้นเรียน ห้องเรียน แห่ง หน่วย
`);
const DIVISION = anyOf("กอง สำนัก ศูนย์ กลุ่ม กลุ่มงาน ฝ่าย หน่วยงาน ส่วนราชการ สถานศึกษา โรงเรียน โรงพยาบาล อำเภอ สาขา");
const UNIT = anyOf("หน่วยงาน กอง ฝ่าย สำนัก ส่วนราชการ กลุ่มงาน โรงเรียน สถานศึกษา แห่ง อำเภอ ตำบล ศูนย์ หน่วย แผนก ส่วนงาน คณะ");
const COUNTED = anyOf("ครั้ง กิจกรรม โครงการ เรื่อง แผน คน ฉบับ ช่องทาง ราย ชิ้น ผลงาน ต้น");

const EVERY = new RegExp(`(?:ทุก(?:ๆ)?|แต่ละ)(?:${BODY})`, "u");
const BELOW = new RegExp(`(?:(?:${DIVISION})(?:\\/|,|และ|หรือ)*){1,6}(?:ย่อย|ต่างๆ)?(?:ทั้งหมด|ที่อยู่)?(?:ภาย)?ใน(?:สังกัด|กำกับ|จังหวัด|เขตพื้นที่)`, "u");
const ONE_OF_THEM = /^(?:กลุ่มงาน|ฝ่าย|สำนักงาน)[ก-๙]{3,}/u;
const PER_UNIT = new RegExp(
  `\\d(?:${COUNTED})(?:ขึ้นไป)?(?:(?:\\/|ต่อ)[ก-๙]{1,12})?(?:\\/|ต่อ)(?:${UNIT})|(?:${UNIT})ละ(?:ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า|จำนวน)?\\d`,
  "u",
);

/**
 * ผู้ดำเนินการ — "each-unit" where the responsible party is every unit below the owner ("กอง สำนัก ศูนย์ในสังกัด…", "ทุกฝ่าย")
 * or a target is set per unit ("๑ ครั้ง/ปี/หน่วยงาน"); else the agency itself.
 */
export function performedByOf({ units, texts }: { readonly units: readonly string[]; readonly texts: readonly string[] }): PerformedBy {
  const parties = fold(units.join(" ")).text;
  if (EVERY.test(parties)) return "each-unit";
  if (BELOW.test(parties) && !ONE_OF_THEM.test(parties.slice(parties.search(BELOW)))) return "each-unit";
  return texts.some((text) => PER_UNIT.test(fold(text).text)) ? "each-unit" : "agency";
}
