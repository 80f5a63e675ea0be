import type { AgencyRecord } from "#domain/agency/agencies.ts";
import type { Agency } from "#domain/agency/agency.ts";
import { changeDayError, type ChangeDayError } from "#domain/agency/agency-change.ts";
import { holdsAbove } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why an agency is not added. */
export type AddAgencyError =
  | ChangeDayError
  | { readonly kind: "parent-not-found" | "parent-ended" | "area-not-found" | "not-administrator" }
  | { readonly kind: "name-taken"; readonly agency: number };

/** จัดตั้งหน่วยงาน — an administrator of the agency above adds one below it, there from a day on. */
export async function addAgency(
  { records }: { readonly records: Records },
  wish: Omit<Agency, "id" | "endedOn" | "mergedInto" | "parent"> & { readonly parent: number; readonly from: string },
): Promise<Result<AgencyRecord, AddAgencyError>> {
  const { from, ...agency } = wish;
  const parent = await records.agencies.find(wish.parent);
  if (parent === null) return err({ kind: "parent-not-found" });
  if (!holdsAbove(records.person, parent.within, "administrator")) return err({ kind: "not-administrator" });
  if (parent.endedOn !== null) return err({ kind: "parent-ended" });
  if (wish.area !== null && !(await isWorkingArea(records, wish.area))) return err({ kind: "area-not-found" });
  const day = changeDayError(from, null, records.today);
  if (day !== null) return err(day);
  const namesake = await records.agencies.named(wish.parent, wish.name);
  if (namesake !== null) return err({ kind: "name-taken", agency: namesake.id });

  return ok(await records.agencies.add(agency, from, { act: "agency.made", changes: [], facts: { name: wish.name, from } }));
}

/** พื้นที่ — only a province or district takes offices of others into its account. */
export async function isWorkingArea({ agencies }: Pick<Records, "agencies">, id: number): Promise<boolean> {
  const area = await agencies.find(id);
  return area !== null && area.endedOn === null && ["province", "district", "bangkok-district"].includes(area.kind);
}
