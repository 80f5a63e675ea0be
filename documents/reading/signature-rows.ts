import type { Row, Table } from "../document.ts";
import { textsOf, widthOf, type Header } from "./header.ts";
import { readHeadings } from "./headings.ts";
import { rubricLevelOf } from "./rubric.ts";
import { settleWaiting } from "./row-values.ts";
import { placeOf, type Walk } from "./walk.ts";
import { readRowNumber } from "./words.ts";

const TITLES = "นาย(?!อำเภอ|ก)|นาง|น\\.ส\\.|ว่าที่|ดร\\.";
const ROLES = "ผู้จัดทำ|ผู้เสนอ|ผู้เห็นชอบ|ผู้อนุมัติ|ผู้ตรวจสอบ|ผู้รายงาน";
const SIGN = new RegExp(`^\\(?(?:ลงชื่อ(?=\\s)|(?:ลงชื่อ|ลงนาม)\\)?\\s*(?=$|[.…_:：(]|${ROLES}|${TITLES}))`, "u");
const SIGNER = new RegExp(`^\\(\\s*(?:${TITLES}|[.…]{6,})|^(?:${ROLES})(?:แผน|โครงการ)?(?:\\s*[:.…(]|\\s*$)`, "u");

/** ที่ลงนาม — a place to sign: dots, a role or a name follows the word. "ลงนามข้อตกลงร่วมกัน" is something people do, and none. */
export function isPlaceToSign(text: string): boolean {
  return SIGN.test(text);
}

/** Rows of signatures below the plan's rows, or between two parts of it: they name who made, agreed to and approved it. */
export function signs(row: Row, header: Header): boolean {
  const texts = [...textsOf(row)];
  const signing = texts.filter(([, text]) => isPlaceToSign(text) || SIGNER.test(text)).length;
  return (
    signing * 2 >= texts.length &&
    signing > 0 &&
    rubricLevelOf(texts.map(([, text]) => text)) === null &&
    texts.every(([column, text]) => header.fields.get(column) !== "number" || readRowNumber(text) === null)
  );
}

/** Signatures stand side by side, each down its own column, until the plan goes on. Says at which row that is. */
export function readSignatures(table: Table, from: number, walk: Walk): number {
  settleWaiting(walk);
  let end = from + 1;
  while (end < table.rows.length && !goesOn(table.rows[end] as Row, walk)) end += 1;
  for (let column = 1; column <= widthOf(table); column += 1) {
    for (let at = from; at < end; at += 1) {
      const text = textsOf(table.rows[at] as Row).get(column);
      if (text !== undefined) for (const line of text.split("\n")) walk.readLine({ text: line, place: { ...placeOf(table, at), column } });
    }
  }
  return end;
}

/** A heading alone in its row, or a row that fills most columns and signs nothing. */
function goesOn(row: Row, { header }: Walk): boolean {
  const texts = [...textsOf(row).values()];
  if (texts.length === 1) return readHeadings(texts[0] ?? "").length > 0;
  return header !== null && texts.length >= Math.max(4, header.columns * 0.6) && !signs(row, header);
}
