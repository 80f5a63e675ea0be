/** ค่าที่ตั้งไว้ใช้ไม่ได้ — a word of the environment that the house cannot be opened with; the message begins with its name and holds no secret. */
export class SettingError extends Error {}

/** The sentence that tells the operator. */
export function settingSays({ message }: SettingError): string {
  return `ค่าที่ตั้งไว้ใช้ไม่ได้ (${message.replaceAll(/\s+/gu, " ")}) กรุณาแก้ไขตาม docs/operating.md แล้วสั่งใหม่`;
}
