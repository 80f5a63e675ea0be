import type { AgencyName } from "#domain/plan/plan.ts";
import { oneLine } from "#domain/thai/text.ts";
import { withoutSlot } from "./labels.ts";

const BEGINS =
  "ที่ว่าการ|กระทรวง|สำนักงาน|สำนัก|กรม|กอง|จังหวัด|องค์การ|องค์กร|เทศบาล|โรงเรียน|มหาวิทยาลัย|โรงพยาบาล|สถาบัน|ศูนย์|อำเภอ|ที่ทำการ|วิทยาลัย|คณะ|การไฟฟ้า|การประปา|การรถไฟ|การท่าเรือ|การเคหะ|การยาง|การกีฬา|ธนาคาร|บริษัท|กองทุน|ราชวิทยาลัย|สภา|ศาล|กรุงเทพมหานคร|เขต|วัด|เรือนจำ|ทัณฑสถาน|ด่าน|สถานี|อบต\\.|อบจ\\.|รพ\\.|สพป\\.|สพม\\.";
const NAME = new RegExp(`^(?:${BEGINS})\\S`, "u");

/** Does a text begin as the name of a public agency does? */
export function looksLikeAgency(text: string): boolean {
  return NAME.test(oneLine(text)) && oneLine(text).length <= 120;
}

const PARENT = /^(.+?)\s+(?:(?:ใน)?สังกัด\s*)?((?:กระทรวง|กรม(?!การ(?:จังหวัด|อำเภอ))|สังกัด|สำนักงานปลัด|มหาวิทยาลัย|กรุงเทพมหานคร)\S*.*)$/u;

/** "กรมตัวอย่าง กระทรวงสาธิต" → name and parent. A parent is a ministry, a department over an office of its own, or what follows "สังกัด". */
export function splitAgency(text: string): AgencyName {
  const said = withoutSlot(text).replace(/\s+(?:ประจำปี|ปีงบประมาณ).*$/u, "");
  const found = PARENT.exec(said);
  if (found?.[1] !== undefined && found[2] !== undefined && !/(?:ปลัด|รัฐมนตรีว่าการ)$/u.test(found[1])) {
    return { name: withoutPlace(found[1].trim()), parent: found[2].replace(/^สังกัด\s*/u, "").trim() };
  }
  const province = /\s(จังหวัด\s*[ก-๙]+)$/u.exec(said)?.[1];
  const name = withoutPlace(said);
  return { name: name === "" ? null : name, parent: province !== undefined && /อำเภอ/u.test(name) ? province : null };
}

/** The name without the district and province it lies in; a district's own office keeps its name. */
function withoutPlace(name: string): string {
  const near = name.replace(/\s+จังหวัด\s*[ก-๙]+$/u, "");
  return near.replace(/(?<=\S)\s+(?:อำเภอ|เขต)\s*[ก-๙]+$/u, "");
}

/** The agency that a plan's title names: in its slot ("ของ.....สำนักงาน…....."), after "ของ", or standing before "ประจำปี". */
export function agencyInTitle(title: string): AgencyName | null {
  const said = oneLine(title);
  const slot = /ของ\s*[.…]{3,}\s*([^.…]+?)\s*[.…]{3,}/u.exec(said)?.[1];
  if (slot !== undefined) return splitAgency(slot);
  const until = "(?=\\s*(?:ประจำปี|ปีงบประมาณ|พ\\.\\s*ศ\\.|\\(|ปี\\s*[๐-๙\\d]{2,4}|$))";
  const found = new RegExp(`(?:ของ\\s*|\\s)((?:${BEGINS})\\S.*?)${until}`, "u").exec(said.replace(/ในภาพรวม/u, " "))?.[1];
  if (found === undefined || /^(?:องค์กรคุณธรรม|จังหวัดคุณธรรม|อำเภอคุณธรรม)/u.test(found)) return null;
  return splitAgency(found);
}

/** The agency that a signatory heads: "อธิบดีกรม…" → "กรม…". */
export function agencyOfPosition(position: string | null): string | null {
  const found = /^(?:อธิบดี|ปลัด|เลขาธิการ|ผู้อำนวยการ|ผู้ว่าราชการ|นายอำเภอ|นายก|อธิการบดี|หัวหน้า|รักษาราชการแทน)\s*(.+)$/u.exec(
    oneLine(position ?? ""),
  );
  return found?.[1] !== undefined && looksLikeAgency(found[1]) ? found[1].trim() : null;
}
