import type { FileFormat } from "#documents/formats/write-file.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Equipment } from "#server/equipment.ts";
import { FILE_TYPES, WRITING_STOPPED } from "#server/routes/write.ts";
import type { Answer, Refusal } from "./endpoint.ts";

/** The plan as a file of the form, written at the paper desk; `name` without its ending. */
export async function writtenFile(
  { desk }: Pick<Equipment, "desk">,
  plan: Plan,
  form: FormName,
  to: FileFormat,
  name: string,
  signal: AbortSignal,
): Promise<Result<Answer, Refusal>> {
  const written = await desk.hand({ does: "write", json: JSON.stringify(plan), form, to }, signal);
  if (!written.ok) return err({ kind: WRITING_STOPPED.includes(written.error.kind) ? "not-written" : written.error.kind });
  return ok({ file: { bytes: written.value, type: FILE_TYPES[to], name: `${name}.${to}` } });
}
