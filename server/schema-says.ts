import type { SchemaRefusal } from "#store/migrate.ts";

/** The sentence where the database's schema is not one that this house may work on. */
export function schemaSays(refusal: SchemaRefusal): string {
  if (refusal.kind === "newer-schema")
    return `ฐานข้อมูลนี้ใช้กับระบบรุ่นใหม่กว่า (ชั้นที่ ${refusal.database} ระบบนี้รู้จักถึงชั้นที่ ${refusal.house}) กรุณาปรับระบบเป็นรุ่นล่าสุดแล้วสั่งใหม่`;
  return `แฟ้มปรับฐานข้อมูลชั้นที่ ${refusal.number} (${refusal.name}) ไม่ตรงกับที่ฐานข้อมูลนี้เคยใช้ จึงยังไม่ได้ทำสิ่งใด กรุณาติดตั้งระบบรุ่นที่เผยแพร่ให้ครบถ้วนอีกครั้งแล้วสั่งใหม่`;
}
