import { readFileSync } from "node:fs";

import { err, ok, type Result } from "#domain/result.ts";

const SHORTEST = 12;

/** The passphrase in the file that KHUNATHAM_BACKUP_KEY_FILE names; nothing where it names none. */
export function readBackupKey(): Result<string | undefined, string> {
  const file = process.env["KHUNATHAM_BACKUP_KEY_FILE"];
  if (file === undefined || file === "") return ok(undefined);
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch {
    return err(`อ่านแฟ้มรหัสสำรองข้อมูล ${file} ไม่ได้ กรุณาตรวจสอบ KHUNATHAM_BACKUP_KEY_FILE`);
  }
  if (text.length < SHORTEST) return err(`รหัสในแฟ้ม ${file} สั้นเกินไป กรุณาใช้อย่างน้อย ${SHORTEST} ตัวอักษร และเก็บรหัสไว้แยกจากแฟ้มข้อมูลสำรอง`);
  return ok(text);
}
