import { once } from "node:events";

import { err, ok } from "#domain/result.ts";
import { logToStandardError } from "#server/log.ts";
import { start } from "#server/start.ts";
import type { Outcome, RecordOptions } from "./record-commands.ts";

/** `khunatham serve` — opens the house and keeps it open until it is told to stop. */
export async function serve({ examples = false }: RecordOptions): Promise<Outcome> {
  const started = await start({
    environment: process.env,
    examples,
    log: logToStandardError,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  if (!started.ok) return err(started.error.says);
  const { address, firstAdministrator, stop } = started.value;
  process.stdout.write(`คุณธรรม พร้อมใช้งานที่ ${address}\n`);
  if (firstAdministrator !== null) process.stdout.write(`${firstAdministrator}\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  logToStandardError({ event: "stopped" });
  await stop();
  return ok({ says: [] });
}
