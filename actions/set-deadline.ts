import { holds, holdsAbove } from "#domain/person/role.ts";
import type { Deadline } from "#domain/record/duty.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a deadline is not kept. */
export interface SetDeadlineError {
  readonly kind: "agency-not-found" | "not-your-role" | "agency-ended" | "deadline-order";
}

/** กำหนดวันส่งแผน — a reviewer of the agency, or an administrator at or above it, says by when those below hand in. Answers all of its deadlines. */
export async function setDeadline(
  { records }: { readonly records: Records },
  deadline: Deadline,
): Promise<Result<readonly Deadline[], SetDeadlineError>> {
  const { agencies, person } = records;
  const agency = await agencies.find(deadline.agency);
  if (agency === null) return err({ kind: "agency-not-found" });
  if (!holds(person, deadline.agency, "reviewer") && !holdsAbove(person, agency.within, "administrator"))
    return err({ kind: "not-your-role" });
  if (agency.endedOn !== null) return err({ kind: "agency-ended" });
  if (deadline.opens !== null && deadline.opens > deadline.due) return err({ kind: "deadline-order" });

  const before = (await agencies.deadlines([agency.id])).find(({ fiscalYear }) => fiscalYear === deadline.fiscalYear);
  const changes = (["opens", "due"] as const)
    .filter((field) => (before?.[field] ?? null) !== deadline[field])
    .map((field) => ({
      row: "agency",
      field: `${field}.${deadline.fiscalYear}`,
      before: before?.[field] ?? "",
      after: deadline[field] ?? "",
    }));
  if (changes.length > 0) await agencies.setDeadline(deadline, { act: "deadline.set", agency: agency.id, changes });
  return ok(await agencies.deadlines([agency.id]));
}
