import { holds, holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Extension } from "#domain/result/round.ts";

/** Why no more time is given. */
export interface ExtendRoundError {
  readonly kind: "round-not-found" | "agency-not-found" | "not-your-role" | "not-below" | "deadline-order" | "no-reason";
}

/** ขยายเวลารายงาน — whoever may set the round gives one agency below it another last day, with the reason. */
export async function extendRound(
  { records }: { readonly records: Records },
  wish: Pick<Extension, "round" | "agency" | "due" | "reason">,
): Promise<Result<readonly Extension[], ExtendRoundError>> {
  const { agencies, person, rounds } = records;
  const round = await rounds.find(wish.round);
  if (round === null) return err({ kind: "round-not-found" });
  const [owner, agency] = [await agencies.find(round.agency), await agencies.find(wish.agency)];
  if (owner === null || agency === null) return err({ kind: "agency-not-found" });
  if (!holds(person, owner.id, "reviewer") && !holdsAbove(person, owner.within, "administrator")) return err({ kind: "not-your-role" });
  if (!agency.within.includes(owner.id)) return err({ kind: "not-below" });
  if (wish.due <= round.due) return err({ kind: "deadline-order" });
  if (wish.reason.trim() === "") return err({ kind: "no-reason" });
  await rounds.extend(
    { ...wish, reason: wish.reason.trim() },
    {
      act: "round.extended",
      agency: agency.id,
      changes: [],
      facts: { fiscalYear: round.fiscalYear, months: round.months, due: wish.due, reason: wish.reason.trim() },
    },
  );
  return ok((await rounds.extensions([round.id])).filter((one) => one.agency === agency.id));
}
