import type { Message, Plan } from "#domain/plan/plan.ts";
import { readPlanInput } from "./read-plan-input.ts";
import { sayRefusal } from "./says.ts";

const SEVERITIES = { error: "ผิด", warning: "ควรตรวจสอบ", info: "ข้อแนะนำ" } as const;

/** `khunatham check FILE` — findings like a linter's: place, severity, kind, sentence; 0 clean, 1 errors found, 2 unreadable. */
export async function check(path: string, isJson: boolean): Promise<number> {
  const plan = await readPlanInput(path);
  if (!plan.ok) {
    process.stderr.write(`${sayRefusal(plan.error, path)}\n`);
    return 2;
  }
  const { messages } = plan.value;
  process.stdout.write(
    isJson ? `${JSON.stringify(messages, null, 2)}\n` : messages.map((message) => `${lineOf(message, plan.value, path)}\n`).join(""),
  );
  if (!isJson) process.stderr.write(`${summaryOf(messages)}\n`);
  return messages.some((message) => message.severity === "error") ? 1 : 0;
}

/** "plan.txt:31 · ผิด · target-differs · …": the line where the source has lines, else table and row. */
function lineOf(message: Message, plan: Plan, path: string): string {
  const own = plan.activities.find((activity) => activity.id === message.place.activity)?.source ?? {};
  const place = { ...own, ...message.place };
  const where = [
    place.sheet,
    place.page === undefined ? undefined : `หน้า ${place.page}`,
    place.line ?? (place.table === undefined ? undefined : `ตาราง ${place.table} แถว ${place.row ?? 1}`),
  ];
  const name = path === "-" ? "ข้อมูลเข้า" : path;
  return `${[name, ...where.filter((part) => part !== undefined)].join(":")} · ${SEVERITIES[message.severity]} · ${message.kind} · ${message.says}`;
}

function summaryOf(messages: readonly Message[]): string {
  const count = (severity: Message["severity"]): number => messages.filter((message) => message.severity === severity).length;
  return messages.length === 0 ? "ไม่พบข้อที่ต้องแก้ไข" : `ผิด ${count("error")} · ควรตรวจสอบ ${count("warning")} · ข้อแนะนำ ${count("info")}`;
}
