import type { AgencyRecord } from "#domain/agency/agencies.ts";
import type { AgencyRules } from "#domain/agency/agency.ts";
import { holdsAbove } from "#domain/person/role.ts";
import type { Change } from "#domain/record/audit.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why the rules stay as they are. */
export type SetAgencyRulesError =
  | { readonly kind: "agency-not-found" | "not-administrator" | "agency-ended" }
  | { readonly kind: "agency-changed"; readonly revision: number };

/** กำหนดวิธีอนุมัติแผน — an administrator says how the agency approves; plans already handed over keep the way they went. */
export async function setAgencyRules(
  { records }: { readonly records: Records },
  { agency: id, rules, revision }: { readonly agency: number; readonly rules: AgencyRules; readonly revision: number },
): Promise<Result<AgencyRecord, SetAgencyRulesError>> {
  const seen = await records.agencies.find(id);
  if (seen === null) return err({ kind: "agency-not-found" });
  if (!holdsAbove(records.person, seen.within, "administrator")) return err({ kind: "not-administrator" });
  const before = (await records.agencies.hold(id)) ?? seen;
  if (before.revision !== revision) return err({ kind: "agency-changed", revision: before.revision });
  if (before.endedOn !== null) return err({ kind: "agency-ended" });

  const changes: readonly Change[] = (["allowsSelfApproval", "needsReview"] as const)
    .filter((field) => before.rules[field] !== rules[field])
    .map((field) => ({ row: "agency", field, before: String(before.rules[field]), after: String(rules[field]) }));
  if (changes.length === 0) return ok(before);
  return ok(await records.agencies.setRules(id, rules, { act: "agency.rules", agency: id, changes }));
}
