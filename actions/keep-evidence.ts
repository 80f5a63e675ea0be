import { checkedLink, type Evidence, type EvidenceDetails } from "#domain/evidence/evidence.ts";
import { holds, type Person } from "#domain/person/role.ts";
import type { Change } from "#domain/record/audit.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why evidence is not kept or changed. */
export interface KeepEvidenceError {
  readonly kind: "agency-not-found" | "not-your-role" | "link-wrong" | "evidence-not-found" | "evidence-in-use";
}

/** เพิ่มลิงก์หลักฐาน — a reporter or author of the agency names an address on the web, with its date and channel. */
export async function addLink(
  { records }: { readonly records: Records },
  wish: { readonly agency: number; readonly link: string; readonly name: string; readonly details: EvidenceDetails },
): Promise<Result<Evidence, KeepEvidenceError>> {
  const { agencies, evidence, person } = records;
  if ((await agencies.find(wish.agency)) === null) return err({ kind: "agency-not-found" });
  if (!mayKeep(person, wish.agency)) return err({ kind: "not-your-role" });
  const link = checkedLink(wish.link);
  if (!link.ok) return link;
  const name = wish.name.trim() === "" ? link.value.slice(0, 300) : wish.name.trim();
  return ok(await evidence.add({ agency: wish.agency, kind: "link", name, file: null, link: link.value, details: wish.details }));
}

/** แก้ไขรายละเอียดหลักฐาน — date, channel, note, consent; the file itself never changes. */
export async function describeEvidence(
  { records }: { readonly records: Records },
  { id, details }: { readonly id: string; readonly details: EvidenceDetails },
): Promise<Result<Evidence, KeepEvidenceError>> {
  const { evidence, person } = records;
  const held = await evidence.hold(id);
  if (held === null) return err({ kind: "evidence-not-found" });
  if (!mayKeep(person, held.agency)) return err({ kind: "not-your-role" });
  const changes = changesOf(held, details);
  if (changes.length === 0) return ok(held);
  await evidence.describe(id, details, { act: "evidence.changed", agency: held.agency, changes, facts: { evidence: id } });
  return ok({ ...held, ...details });
}

/** ลบหลักฐาน — only what proves no result any more. */
export async function removeEvidence({ records }: { readonly records: Records }, id: string): Promise<Result<null, KeepEvidenceError>> {
  const { evidence, person } = records;
  const held = await evidence.hold(id);
  if (held === null) return err({ kind: "evidence-not-found" });
  if (!mayKeep(person, held.agency)) return err({ kind: "not-your-role" });
  if (held.uses > 0) return err({ kind: "evidence-in-use" });
  await evidence.remove(id, {
    act: "evidence.removed",
    agency: held.agency,
    changes: [],
    facts: { evidence: id, name: held.name, sha256: held.file?.sha256 ?? null, link: held.link },
  });
  return ok(null);
}

function mayKeep(person: Person, agency: number): boolean {
  return holds(person, agency, "author", "unit-reporter");
}

function changesOf(before: EvidenceDetails, after: EvidenceDetails): readonly Change[] {
  const said = (one: EvidenceDetails) =>
    ({ happenedOn: one.happenedOn ?? "", channel: one.channel, note: one.note, consent: one.consent ? "ได้รับความยินยอมแล้ว" : "" }) as const;
  const [was, is] = [said(before), said(after)];
  return (Object.keys(was) as readonly (keyof typeof was)[])
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ row: "evidence", field, before: was[field], after: is[field] }));
}
