import { err, type Result } from "#domain/result.ts";
import { PROBLEMS } from "#server/problems.ts";
import { SettingError, settingSays } from "#server/setting-error.ts";
import { DATABASE_AWAY_SAYS, type RecordsPlace } from "#server/start.ts";
import { isDatabaseAway } from "#store/readiness.ts";
import { openPlace, type PlaceWish } from "./database-place.ts";

/** What stands behind the commands' names. */
export interface RecordOptions {
  readonly examples?: boolean | undefined;
  readonly replace?: boolean | undefined;
  readonly into?: string | undefined;
  readonly seal?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly agency?: string | undefined;
  readonly provider?: string | undefined;
  readonly subject?: string | undefined;
}

/** What a command did: lines for standard output and its exit code; or one sentence why not. */
export type Outcome = Result<{ readonly says: readonly string[]; readonly code?: 0 | 1 }, string>;

/** Runs a command that works on the record; 0 done, 1 the log has faults, 2 not done. Each command's code is loaded only when asked for. */
export async function runRecordCommand(command: string, words: readonly string[], options: RecordOptions): Promise<number> {
  try {
    const outcome = await enter(command, words, options);
    if (!outcome.ok) return refuse(outcome.error);
    for (const line of outcome.value.says) process.stdout.write(`${line}\n`);
    return outcome.value.code ?? 0;
  } catch (cause) {
    if (cause instanceof SettingError) return refuse(settingSays(cause));
    return refuse(isDatabaseAway(cause) ? DATABASE_AWAY_SAYS : `ทำคำสั่งไม่สำเร็จ (${oneLine(cause)}) ข้อมูลที่มีอยู่ไม่เปลี่ยนแปลง กรุณาแจ้งผู้ดูแลระบบ`);
  }
}

async function enter(command: string, words: readonly string[], options: RecordOptions): Promise<Outcome> {
  const [first, ...rest] = words;
  if (command === "serve") return none(words) ?? (await import("./serve.ts")).serve(options);
  if (command === "migrate") return none(words) ?? (await import("./migrate.ts")).migrateRecord();
  if (command === "seed") return none(words) ?? (await import("./seed.ts")).seed(options);
  if (command === "audit") {
    if (first !== "verify" || rest.length > 0) return err(`ไม่เข้าใจคำสั่ง กรุณาใช้ khunatham audit verify ${HOW}`);
    return (await import("./audit.ts")).audit(options);
  }
  if (command === "user") return (await import("./user.ts")).user(words, options);
  if (first === undefined || rest.length > 0) return err(`กรุณาระบุแฟ้มข้อมูลสำรองหนึ่งแฟ้ม ${HOW}`);
  if (command === "backup") return (await import("./backup.ts")).backup(first);
  return (await import("./restore.ts")).restore(first, options);
}

const HOW = "ดูวิธีใช้ได้ด้วย khunatham --help";

function none(words: readonly string[]): Outcome | null {
  return words.length === 0 ? null : err(`คำสั่งนี้ไม่รับ “${words.join(" ")}” ${HOW}`);
}

/** Does the work on the record and lets go of it whatever comes. */
export async function onPlace(wish: PlaceWish, work: (place: RecordsPlace) => Promise<Outcome>): Promise<Outcome> {
  const place = await openPlace(wish);
  if (!place.ok) return place;
  try {
    return await work(place.value);
  } finally {
    await place.value.stop();
  }
}

function oneLine(cause: unknown): string {
  const words = cause instanceof Error ? cause.message : String(cause);
  return words.replaceAll(/\s+/gu, " ").slice(0, 200) || PROBLEMS.broken.says;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
