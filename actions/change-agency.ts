import type { AgencyRecord } from "#domain/agency/agencies.ts";
import type { Agency, AgencyChange, AgencyPeriod } from "#domain/agency/agency.ts";
import { agencyChanges, changeDayError, changeWord, type ChangeDayError } from "#domain/agency/agency-change.ts";
import { holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { isWorkingArea } from "./add-agency.ts";

/** Why an agency is not changed. */
export type ChangeAgencyError =
  | ChangeDayError
  | {
      readonly kind:
        | "agency-not-found"
        | "not-administrator"
        | "not-administrator-above"
        | "agency-ended"
        | "agency-works"
        | "agency-under-itself"
        | "nothing-changes"
        | "merged-into-missing"
        | "parent-not-found"
        | "parent-ended"
        | "area-not-found";
    }
  | { readonly kind: "agency-changed"; readonly revision: number }
  | { readonly kind: "agency-has-below"; readonly below: number }
  | { readonly kind: "name-taken"; readonly agency: number };

/** A change as wished: fields that are left out stay. */
export interface AgencyWish extends Partial<Pick<Agency, "kind" | "name" | "shortName" | "code" | "parent" | "area">> {
  readonly from: string;
  readonly change: AgencyChange;
  readonly reason: string;
  readonly mergedInto?: number;
}

type Described = Pick<Agency, "kind" | "name" | "shortName" | "code" | "parent" | "area">;

/**
 * เปลี่ยนแปลงหน่วยงาน — from a day on it has another name or line, or is no more. What was before stays readable: plans of years that ended
 * before that day keep the old name and stay with the old line. Its own administrators rename it; those above move and close it.
 */
export async function changeAgency(
  { records }: { readonly records: Records },
  { agency: id, wish, revision }: { readonly agency: number; readonly wish: AgencyWish; readonly revision: number },
): Promise<Result<AgencyRecord, ChangeAgencyError>> {
  const { agencies, person, today } = records;
  const seen = await agencies.find(id);
  if (seen === null) return err({ kind: "agency-not-found" });
  if (!holdsAbove(person, seen.within, "administrator")) return err({ kind: "not-administrator" });
  const before = (await agencies.hold(id)) ?? seen;
  if (before.revision !== revision) return err({ kind: "agency-changed", revision: before.revision });
  const above = before.within.filter((one) => one !== id);
  if (wish.change !== "renamed" && !holdsAbove(person, above, "administrator")) return err({ kind: "not-administrator-above" });
  if (wish.change === "founded" ? before.endedOn === null : before.endedOn !== null)
    return err({ kind: wish.change === "founded" ? "agency-works" : "agency-ended" });
  const last = (await agencies.history(id)).at(-1) ?? null;
  const day = changeDayError(wish.from, last?.from ?? null, today);
  if (day !== null) return err(day);

  const after = afterOf(before, wish);
  const fit = await fits(records, before, after, wish);
  if (!fit.ok) return fit;
  const changes = agencyChanges(before, after);
  if (changes.length === 0 && (wish.change === "renamed" || wish.change === "moved")) return err({ kind: "nothing-changes" });

  const ended = endOf(wish);
  const sameDay = last?.from === wish.from ? last.change : null;
  const period: AgencyPeriod = { ...after, from: wish.from, change: changeWord(wish.change, sameDay), reason: wish.reason };
  const facts = { change: wish.change, from: wish.from, reason: wish.reason, mergedInto: ended.mergedInto };
  return ok(await agencies.change(id, period, ended, { act: "agency.changed", agency: id, changes, facts }));
}

/** A renaming changes what it is called; a move its line too; an end nothing of both. */
function afterOf(before: Described, { change, kind, name, shortName, code, parent, area }: AgencyWish): Described {
  const isNamed = change === "renamed" || change === "moved";
  const isMoved = change === "moved";
  return {
    kind: isNamed && kind !== undefined ? kind : before.kind,
    name: isNamed && name !== undefined ? name : before.name,
    shortName: isNamed && shortName !== undefined ? shortName : before.shortName,
    code: isNamed && code !== undefined ? code : before.code,
    parent: isMoved && parent !== undefined ? parent : before.parent,
    area: isMoved && area !== undefined ? area : before.area,
  };
}

function endOf({ change, from, mergedInto }: AgencyWish): Pick<Agency, "endedOn" | "mergedInto"> {
  if (change !== "merged" && change !== "closed") return { endedOn: null, mergedInto: null };
  return { endedOn: from, mergedInto: change === "merged" ? (mergedInto ?? null) : null };
}

async function fits(
  records: Records,
  before: AgencyRecord,
  after: Described,
  { change, mergedInto }: AgencyWish,
): Promise<Result<void, ChangeAgencyError>> {
  const { agencies, person } = records;
  if (change === "merged") {
    const into = mergedInto === undefined || mergedInto === before.id ? null : await agencies.find(mergedInto);
    if (into === null || into.endedOn !== null) return err({ kind: "merged-into-missing" });
  }
  if (change === "merged" || change === "closed") {
    return before.below > 0 ? err({ kind: "agency-has-below", below: before.below }) : ok(undefined);
  }
  if (after.parent !== before.parent || change === "founded") {
    const parent = after.parent === null ? null : await agencies.find(after.parent);
    if (parent === null) return err({ kind: "parent-not-found" });
    if (parent.within.includes(before.id)) return err({ kind: "agency-under-itself" });
    if (parent.endedOn !== null) return err({ kind: "parent-ended" });
    // Whoever moves an agency answers for the place it leaves and for the one it comes to.
    if (!holdsAbove(person, parent.within, "administrator")) return err({ kind: "not-administrator-above" });
  }
  if (after.area !== before.area && after.area !== null) {
    if (!(await isWorkingArea(records, after.area))) return err({ kind: "area-not-found" });
    if ((await agencies.find(after.area))?.within.includes(before.id) === true) return err({ kind: "agency-under-itself" });
  }
  const namesake = await agencies.named(after.parent, after.name);
  return namesake !== null && namesake.id !== before.id ? err({ kind: "name-taken", agency: namesake.id }) : ok(undefined);
}
