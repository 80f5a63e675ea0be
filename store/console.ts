import type { Pool } from "pg";

import type { Role } from "#domain/person/role.ts";
import { openDatabase } from "./database.ts";

/** Who the log names for what was done at the machine itself. */
const AT_THE_MACHINE = "ผู้ดูแลเครื่องแม่ข่าย";

/** ผู้ใช้งาน — as a list at the machine shows them. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly disabled: boolean;
  readonly canSignIn: boolean;
  /** `administrator@กรมตัวอย่าง` */
  readonly roles: readonly string[];
}

/** Can the database be reached at this address? */
export async function isReachable(url: string): Promise<boolean> {
  const database = openDatabase(url, null, 1);
  try {
    await database.pool.query("select");
    return true;
  } catch {
    return false;
  } finally {
    await database.close();
  }
}

/** Everybody, by e-mail address. */
export async function listPeople(owner: Pool): Promise<readonly ListedPerson[]> {
  const { rows } = await owner.query<ListedPerson>(
    `select p.id, p.name, p.email, p.disabled_at is not null as disabled,
       exists (select from auth.account a where a.person_id = p.id) or exists (select from auth.passkey k where k.person_id = p.id) as "canSignIn",
       array(select m.role || '@' || g.name from membership m join agency g on g.id = m.agency_id where m.person_id = p.id order by g.id, m.role) as roles
     from auth.person p order by p.email`,
  );
  return rows;
}

/** The agency of this number or this very name; the root where neither is said. Null where there is none, or several of one name. */
export async function findAgency(owner: Pool, wanted: string | undefined): Promise<{ readonly id: number; readonly name: string } | null> {
  const { rows } = await owner.query<{ readonly id: number; readonly name: string }>(
    wanted === undefined
      ? "select id, name from agency where parent_id is null and area_id is null order by id limit 1"
      : "select id, name from agency where (id::text = $1 or name = $1) and ended_on is null limit 2",
    wanted === undefined ? [] : [wanted],
  );
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** Gives a person a role, once, with its line in the log; false where they had it. */
export async function giveRole(owner: Pool, person: string, agency: number, role: Role): Promise<boolean> {
  const { rowCount } = await owner.query(
    `with given as (
       insert into membership (person_id, agency_id, role, within) select $1, $2, $3, '{}'
       where not exists (select from membership where person_id = $1 and agency_id = $2 and role = $3 and valid_until is null)
       returning agency_id)
     insert into audit_line (agency_id, person_id, person_name, act, changes, facts)
     select agency_id, null, $4, 'member.added', '[]', jsonb_build_object('person', $1::text, 'role', $3::text)::text from given`,
    [person, agency, role, AT_THE_MACHINE],
  );
  return (rowCount ?? 0) > 0;
}

/** Tells the log what was done to a person's way in. */
export async function tellConsole(owner: Pool, person: string, what: "disabled" | "enabled" | "linked"): Promise<void> {
  await owner.query(
    `insert into audit_line (agency_id, person_id, person_name, act, changes, facts)
     select coalesce((select agency_id from membership where person_id = $1 order by agency_id limit 1), (select id from agency where parent_id is null order by id limit 1)),
       null, $2, 'sign-in.changed', '[]', jsonb_build_object('what', $3::text, 'person', $1::text)::text
     where exists (select from agency)`,
    [person, AT_THE_MACHINE, what],
  );
}
