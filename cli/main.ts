import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HELP = `คุณธรรม khunatham: อ่าน ตรวจ และเขียนแผนปฏิบัติการด้านส่งเสริมคุณธรรม

  khunatham read FILE                    พิมพ์แผนเป็น JSON (plan/1)
  khunatham check FILE [--json]          ตรวจแผน: ตำแหน่ง ชนิด และคำแนะนำ
  khunatham write FILE --form FORM --to OUT.pdf|docx|xlsx|json
                                         เขียนแผนลงแบบฟอร์มทางการ
  khunatham forms                        รายชื่อแบบฟอร์ม
  khunatham --help                       หน้านี้

FILE คือเอกสารแผน (DOCX, XLSX, PDF, ข้อความ, HTML, CSV) หรือ plan/1 และ "-" คือข้อมูลเข้ามาตรฐาน
รหัสจบ: 0 สำเร็จ · 1 check พบข้อผิด · 2 อ่านไม่ได้ หรือคำสั่งไม่ถูกต้อง

Reads, checks and writes moral-promotion plans. FILE may be DOCX, XLSX, PDF, text, HTML, CSV or plan/1; "-" reads
standard input. Exit code: 0 done, 1 check found errors, 2 unreadable or wrong usage.
`;

/** Run one command; the exit code. Each command's code is loaded only when it is asked for. */
async function run(words: readonly string[]): Promise<number> {
  const parsed = parse(words);
  if (!parsed) return refuse("ไม่เข้าใจคำสั่ง");
  const { values, positionals } = parsed;
  const [command, file, ...rest] = positionals;
  if (values.help === true || command === undefined || command === "help") {
    process.stdout.write(HELP);
    return command === undefined && values.help !== true ? 2 : 0;
  }
  if (command === "forms") return (await import("./forms.ts")).forms();
  if (!["read", "check", "write"].includes(command)) return refuse(`ไม่รู้จักคำสั่ง “${command}”`);
  if (file === undefined) return refuse("กรุณาระบุแฟ้มที่จะอ่าน");
  if (rest.length > 0) return refuse("ระบุแฟ้มได้ครั้งละหนึ่งแฟ้ม");
  if (command === "read") return (await import("./read.ts")).read(file);
  if (command === "check") return (await import("./check.ts")).check(file, values.json === true);
  return (await import("./write.ts")).write(file, values.form, values.to);
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" }, json: { type: "boolean" }, form: { type: "string" }, to: { type: "string" } },
    });
  } catch {
    return null;
  }
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence} ดูวิธีใช้ได้ด้วย khunatham --help\n`);
  return 2;
}

// Half of a cold start is stripping types and compiling: what was compiled once is kept beside the libraries.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/khunatham-compiled", import.meta.url)));

// A reader of our output that stops early (head, less) is no trouble of ours.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => process.exit(cause.code === "EPIPE" ? 0 : 2));
process.exitCode = await run(process.argv.slice(2));
