import { randomBytes } from "node:crypto";

import type { Client } from "pg";

import type { AgencyKind } from "#domain/agency/agency.ts";
import type { Role } from "#domain/person/role.ts";
import { as, openTestDatabase, type TestDatabase } from "./database.ts";

/** An agency to be made: its name, what it is, above whom. Names stand for themselves. */
interface AgencyWish {
  readonly kind: AgencyKind;
  readonly parent?: string;
  readonly area?: string;
}

/** The smallest country in which every rule shows itself: two ministries, a province with a district, divisions, an office in both lines. */
const TREE: Readonly<Record<string, AgencyWish>> = {
  ประเทศไทย: { kind: "nation" },
  กระทรวงทดลอง: { kind: "ministry", parent: "ประเทศไทย" },
  กรมตัวอย่าง: { kind: "department", parent: "กระทรวงทดลอง" },
  กองต้นแบบ: { kind: "division", parent: "กรมตัวอย่าง" },
  กระทรวงอื่น: { kind: "ministry", parent: "ประเทศไทย" },
  กรมอื่น: { kind: "department", parent: "กระทรวงอื่น" },
  จังหวัดสมมติ: { kind: "province", parent: "ประเทศไทย" },
  อำเภอสมมติ: { kind: "district", parent: "จังหวัดสมมติ" },
  สำนักงานตัวอย่างจังหวัดสมมติ: { kind: "division", parent: "กรมตัวอย่าง", area: "จังหวัดสมมติ" },
};

/** Who works where: the officer, the role held, the agency, the (invented) name. */
const OFFICERS: readonly (readonly [string, Role, string, string])[] = [
  ["author", "author", "กรมตัวอย่าง", "นางสาวมาลี ใจงาม"],
  ["other-author", "author", "กรมตัวอย่าง", "นายสมชาย ตั้งมั่น"],
  ["approver", "approver", "กรมตัวอย่าง", "นางวารี ตรงธรรม"],
  ["division-author", "author", "กองต้นแบบ", "นายเมธา รอบคอบ"],
  ["unit-reporter", "unit-reporter", "กองต้นแบบ", "นางสาวพิมพ์ใจ ขยันยิ่ง"],
  ["ministry-reviewer", "reviewer", "กระทรวงทดลอง", "นางอรุณี ถี่ถ้วน"],
  ["ministry-administrator", "administrator", "กระทรวงทดลอง", "นายประยูร ดูแลดี"],
  ["foreign-author", "author", "กรมอื่น", "นางสาวลำดวน ต่างแดน"],
  ["foreign-approver", "approver", "กรมอื่น", "นายสุเทพ ต่างแดน"],
  ["foreign-administrator", "administrator", "กระทรวงอื่น", "นางบุษบา ต่างแดน"],
  ["province-reviewer", "reviewer", "จังหวัดสมมติ", "นายชาญ แลเห็น"],
  ["district-author", "author", "อำเภอสมมติ", "นางสาวดารา ใกล้ชิด"],
  ["branch-author", "author", "สำนักงานตัวอย่างจังหวัดสมมติ", "นายวิทยา สองสาย"],
  ["auditor", "auditor", "ประเทศไทย", "นางสุนีย์ เที่ยงตรง"],
  ["assessor", "assessor", "กระทรวงทดลอง", "นายปรีชา ชั่งใจ"],
];

/** A database with its agencies, officers and their sessions. */
export interface Office extends TestDatabase {
  /** Agency id by name. */
  readonly agency: (name: string) => number;
  /** Session token by officer. */
  readonly session: (officer: string) => string;
  readonly person: (officer: string) => string;
  readonly officers: readonly string[];
}

/** Opens a database with the small country in it. */
export async function openOffice(): Promise<Office> {
  const database = await openTestDatabase();
  const ids = new Map<string, number>();
  await as(database.ownerUrl, async (client) => {
    for (const [name, wish] of Object.entries(TREE)) ids.set(name, await addAgency(client, name, wish, ids));
    for (const [officer, role, agency] of OFFICERS) await addOfficer(client, officer, role, ids.get(agency) ?? 0);
  });
  return {
    ...database,
    agency: (name) => found(ids.get(name), name),
    session: (officer) => tokenOf(officer),
    person: (officer) => `person-${officer}`,
    officers: OFFICERS.map(([officer]) => officer),
  };
}

/** The name of an officer, as it is typed to sign. */
export function nameOf(officer: string): string {
  const [, , , name] = OFFICERS.find(([one]) => one === officer) ?? [];
  return found(name, officer);
}

/** The session token of an officer; 32 characters as the library makes them. */
function tokenOf(officer: string): string {
  return `token-${officer}`.padEnd(32, "x");
}

async function addAgency(
  client: Client,
  name: string,
  { kind, parent, area }: AgencyWish,
  ids: ReadonlyMap<string, number>,
): Promise<number> {
  const above = [parent === undefined ? null : ids.get(parent), area === undefined ? null : ids.get(area)];
  const { rows } = await client.query<{ readonly id: number }>(
    "insert into agency (kind, name, parent_id, area_id) values ($1, $2, $3, $4) returning id",
    [kind, name, ...above],
  );
  const id = found(rows[0]?.id, name);
  await client.query(
    "insert into agency_period (agency_id, valid_from, change, kind, name, parent_id, area_id) values ($1, '2000-10-01', 'founded', $2, $3, $4, $5)",
    [id, kind, name, ...above],
  );
  return id;
}

async function addOfficer(client: Client, officer: string, role: Role, agency: number): Promise<void> {
  const person = `person-${officer}`;
  await client.query("insert into auth.person (id, name, email, email_verified) values ($1, $2, $3, true)", [
    person,
    nameOf(officer),
    `${officer}@example.go.th`,
  ]);
  await client.query(
    "insert into auth.session (id, person_id, token, expires_at, updated_at) values ($1, $2, $3, now() + interval '8 hours', now())",
    [randomBytes(8).toString("hex"), person, tokenOf(officer)],
  );
  await client.query("insert into membership (person_id, agency_id, role) values ($1, $2, $3)", [person, agency, role]);
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`no ${name} here`);
  return value;
}
