import { PROBLEMS } from "#server/problems.ts";
import type { InputError } from "./input.ts";

const FILE_PROBLEMS = {
  "no-such-file": "ไม่พบแฟ้มนี้ กรุณาตรวจสอบชื่อและที่อยู่ของแฟ้ม",
  "no-permission": "ไม่มีสิทธิ์อ่านหรือเขียนแฟ้มนี้ กรุณาตรวจสอบสิทธิ์ของแฟ้ม",
  "is-folder": "ที่ระบุมาเป็นโฟลเดอร์ กรุณาระบุแฟ้มเอกสาร",
} as const;

/** One Thai sentence for a file that could not be read, with its name. */
export function sayRefusal(error: InputError, path: string): string {
  const sentence =
    error.kind in FILE_PROBLEMS
      ? FILE_PROBLEMS[error.kind as keyof typeof FILE_PROBLEMS]
      : PROBLEMS[error.kind as keyof typeof PROBLEMS].says;
  return `${path === "-" ? "ข้อมูลเข้า" : path}: ${sentence}`;
}
