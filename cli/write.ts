import { writeFileSync } from "node:fs";
import { isFormName } from "#documents/forms/forms.ts";
import { FILE_FORMATS, writeFile, type FileFormat } from "#documents/formats/write-file.ts";
import { readPlanInput } from "./read-plan-input.ts";
import { sayRefusal } from "./says.ts";

/** `khunatham write FILE --form FORM --to OUT.pdf|docx|xlsx|json`; without --form the plan's own form, or the newest one. */
export async function write(path: string, form: string | undefined, to: string | undefined): Promise<number> {
  if (to === undefined) return refuse("กรุณาระบุแฟ้มปลายทางด้วย --to เช่น --to แผน.pdf");
  const format = to.split(".").at(-1)?.toLowerCase() ?? "";
  if (!isFileFormat(format)) return refuse(`ไม่รู้จักชนิดแฟ้มปลายทาง “${to}” กรุณาลงท้ายด้วย .pdf .docx .xlsx หรือ .json`);
  if (form !== undefined && !isFormName(form)) return refuse(`ไม่รู้จักแบบฟอร์ม “${form}” ดูรายชื่อได้ด้วยคำสั่ง khunatham forms`);
  const plan = await readPlanInput(path);
  if (!plan.ok) return refuse(sayRefusal(plan.error, path));
  const bytes = await writeFile(plan.value, form ?? plan.value.form ?? "diw-2569", format, true);
  try {
    writeFileSync(to, bytes);
  } catch {
    return refuse(`เขียนแฟ้ม “${to}” ไม่ได้ กรุณาตรวจสอบว่ามีโฟลเดอร์นี้และมีสิทธิ์เขียน`);
  }
  return 0;
}

function isFileFormat(word: string): word is FileFormat {
  return (FILE_FORMATS as readonly string[]).includes(word);
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
