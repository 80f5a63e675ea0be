import { holds, holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Round } from "#domain/result/round.ts";

/** Why a round is not kept. */
export interface SetRoundError {
  readonly kind: "agency-not-found" | "not-your-role" | "agency-ended" | "deadline-order";
}

/** กำหนดรอบรายงาน — a reviewer of the agency, or an administrator at or above it, says when those below report. Setting it again changes it. */
export async function setRound({ records }: { readonly records: Records }, wish: Omit<Round, "id">): Promise<Result<Round, SetRoundError>> {
  const { agencies, person, rounds } = records;
  const agency = await agencies.find(wish.agency);
  if (agency === null) return err({ kind: "agency-not-found" });
  if (!holds(person, agency.id, "reviewer") && !holdsAbove(person, agency.within, "administrator")) return err({ kind: "not-your-role" });
  if (agency.endedOn !== null) return err({ kind: "agency-ended" });
  if (wish.opens > wish.due) return err({ kind: "deadline-order" });
  const before = (await rounds.of([agency.id], [wish.fiscalYear])).find(({ months, kind }) => months === wish.months && kind === wish.kind);
  const changes = (["opens", "due", "late"] as const)
    .filter((field) => before?.[field] !== wish[field])
    .map((field) => ({
      row: "agency",
      field: `${wish.kind === "report" ? "round" : "assessment"}.${wish.months}.${field}.${wish.fiscalYear}`,
      before: before?.[field] ?? "",
      after: wish[field],
    }));
  if (before !== undefined && changes.length === 0) return ok(before);
  return ok(
    await rounds.set(wish, {
      act: "round.set",
      agency: agency.id,
      changes,
      facts: { fiscalYear: wish.fiscalYear, months: wish.months, kind: wish.kind },
    }),
  );
}
