import type { Plan } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { kindOf } from "#documents/formats/file-kind.ts";
import { readPlanFile } from "#documents/formats/read-file.ts";
import { LIMITS } from "#documents/limits.ts";
import { readInput, type InputError } from "./input.ts";

/** Text shorter than this is read here; everything else, and every packed format, in a process that can be stopped. */
const PLAIN_BYTES = 400_000;
const MEGABYTES = 1_024;

/** Read what a command was given as a plan, in bounded time and memory. */
export async function readPlanInput(path: string): Promise<Result<Plan, InputError>> {
  const input = readInput(path);
  if (!input.ok) return input;
  const { bytes, name } = input.value;
  if (kindOf(bytes, name) === "text" && bytes.length < PLAIN_BYTES) return readPlanFile(bytes, name);
  return readApart(bytes, name);
}

async function readApart(bytes: Uint8Array, name: string): Promise<Result<Plan, InputError>> {
  const { openPaperDesk } = await import("#server/paper-desk.ts");
  const desk = openPaperDesk({
    workers: 1,
    waiting: 1,
    milliseconds: LIMITS.milliseconds,
    memoryMb: MEGABYTES,
    recycleAfter: 1,
    idleMilliseconds: 1_000,
    program: new URL("../server/paper-worker.ts", import.meta.url),
  });
  const answer = await desk.hand({ does: "read", bytes, name });
  desk.close();
  if (answer.ok) return ok(JSON.parse(new TextDecoder().decode(answer.value)) as Plan);
  const { kind } = answer.error;
  switch (kind) {
    // None can happen to a desk of our own: nobody else waits, and neither a plan nor a report was sent.
    case "busy":
    case "not-plan-json":
    case "paper-not-editable":
    case "evidence-macros":
      return err({ kind: "too-slow" });
    default:
      return err({ ...answer.error, kind });
  }
}
