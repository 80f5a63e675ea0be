import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HELP = `คุณธรรม khunatham: อ่าน ตรวจ และเขียนแผนปฏิบัติการด้านส่งเสริมคุณธรรม

  khunatham read FILE                    พิมพ์แผนเป็น JSON (plan/1)
  khunatham check FILE [--json]          ตรวจแผน: ตำแหน่ง ชนิด และคำแนะนำ
  khunatham write FILE --form FORM --to OUT.pdf|docx|xlsx|json
                                         เขียนแผนลงแบบฟอร์มทางการ
  khunatham forms                        รายชื่อแบบฟอร์ม

  khunatham serve [--examples]           เปิดระบบ จนกว่าจะสั่งหยุด
  khunatham migrate                      ปรับฐานข้อมูลให้เป็นรุ่นของระบบนี้
  khunatham seed [--examples]            ตั้งต้นผังหน่วยงาน และข้อมูลตัวอย่าง
  khunatham backup FILE                  สำรองข้อมูลทั้งหมดเป็นแฟ้มเดียว ขณะระบบเปิดอยู่ก็ได้
  khunatham restore FILE [--into PLACE] [--replace]
                                         กู้คืนจากแฟ้มสำรองลงในฐานข้อมูลที่ว่าง
  khunatham audit verify [--seal HASH]   ตรวจบันทึกการเปลี่ยนแปลงทั้งหมด
  khunatham user list                    รายชื่อผู้ใช้งาน
  khunatham user add EMAIL --name NAME [--role ROLE] [--agency AGENCY]
                                         เพิ่มผู้ใช้งาน เป็นผู้ดูแลระบบสูงสุดหากไม่ระบุบทบาท
  khunatham user link EMAIL [--provider ID --subject SUBJECT]
                                         ลิงก์ตั้งรหัสผ่าน หรือผูกกับผู้ให้บริการยืนยันตัวตน
  khunatham user disable|enable EMAIL    ระงับผู้ใช้งาน หรือให้ใช้ได้อีก
  khunatham --help                       หน้านี้

FILE คือเอกสารแผน (DOCX, XLSX, PDF, ข้อความ, HTML, CSV) หรือ plan/1 และ "-" คือข้อมูลเข้ามาตรฐาน
ทะเบียนอยู่ที่ DATABASE_URL (และ DATABASE_OWNER_URL) หรือในโฟลเดอร์ KHUNATHAM_DATA (ปกติคือ .data)
KHUNATHAM_BACKUP_KEY_FILE คือแฟ้มรหัสที่ใช้เข้ารหัสข้อมูลสำรอง PLACE คือที่อยู่ฐานข้อมูลหรือโฟลเดอร์ข้อมูล
รหัสจบ: 0 สำเร็จ · 1 check หรือ audit verify พบข้อผิด · 2 อ่านไม่ได้ ทำไม่ได้ หรือคำสั่งไม่ถูกต้อง

Reads, checks and writes moral-promotion plans. FILE may be DOCX, XLSX, PDF, text, HTML, CSV or plan/1; "-" reads
standard input. serve opens the house; migrate, seed, backup, restore, audit verify and user work on its record: the
database of DATABASE_URL, else the one in the folder KHUNATHAM_DATA, whether or not the server runs. restore fills an
empty database (PLACE: its address or a data folder), one with a record only with --replace. A backup is encrypted
with the passphrase in the file KHUNATHAM_BACKUP_KEY_FILE. --seal: a seal's hash from the log, kept elsewhere.
Exit code: 0 done, 1 check or audit verify found errors, 2 unreadable, not done or wrong usage.
`;

const RECORD_COMMANDS: readonly string[] = ["serve", "migrate", "seed", "backup", "restore", "audit", "user"];
const TEXTS = ["form", "to", "into", "seal", "name", "role", "agency", "provider", "subject"] as const;

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
  if (RECORD_COMMANDS.includes(command)) {
    const given = positionals.slice(1);
    return (await import("./record-commands.ts")).runRecordCommand(command, given, values);
  }
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
      options: {
        help: { type: "boolean", short: "h" },
        json: { type: "boolean" },
        examples: { type: "boolean" },
        replace: { type: "boolean" },
        ...(Object.fromEntries(TEXTS.map((name) => [name, { type: "string" }])) as Record<
          (typeof TEXTS)[number],
          { readonly type: "string" }
        >),
      },
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
