import type { Headcount } from "#domain/agency/agencies.ts";
import { holds, holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a headcount is not kept. */
export interface SetHeadcountError {
  readonly kind: "agency-not-found" | "not-your-role" | "agency-ended";
}

/** บันทึกจำนวนบุคลากร — of a fiscal year, by an author of the agency or an administrator at or above it. Answers all years, the last first. */
export async function setHeadcount(
  { records }: { readonly records: Records },
  { agency: id, headcount }: { readonly agency: number; readonly headcount: Headcount },
): Promise<Result<readonly Headcount[], SetHeadcountError>> {
  const { agencies, person } = records;
  const agency = await agencies.find(id);
  if (agency === null) return err({ kind: "agency-not-found" });
  if (!holds(person, id, "author") && !holdsAbove(person, agency.within, "administrator")) return err({ kind: "not-your-role" });
  if (agency.endedOn !== null) return err({ kind: "agency-ended" });

  const { fiscalYear, people } = headcount;
  const before = (await agencies.headcounts(id)).find((one) => one.fiscalYear === fiscalYear)?.people;
  if (before === people) return ok(await agencies.headcounts(id));
  const changes = [{ row: "agency", field: `people.${fiscalYear}`, before: String(before ?? ""), after: String(people) }];
  await agencies.setHeadcount(id, headcount, { act: "headcount.set", agency: id, changes });
  return ok(await agencies.headcounts(id));
}
