import type { Pool } from "pg";

import { openPeople, type OneTimeLink } from "#server/sign-in/people.ts";

const HOURS = 72;
const DEFAULT_NAME = "ผู้ดูแลระบบ";
/** `internal` is set aside for private networks: no letter goes there. */
const DEFAULT_EMAIL = "administrator@khunatham.internal";

/** What the first administrator is made from. */
export interface FirstAdministratorRules {
  /** Connections that work as the owner. */
  readonly owner: Pool;
  /** The public origin. */
  readonly address: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Example officers may be signed in as: then the example administrator is enough. */
  readonly examples: boolean;
}

/** A person who may administer the whole country, with whether they ever came in. */
interface RootAdministrator {
  readonly id: string;
  readonly isExample: boolean;
  readonly canSignIn: boolean;
}

/**
 * ผู้ดูแลระบบคนแรก — as long as nobody who can sign in administers the root, a person is made for it with a fresh one-time link;
 * null where somebody can. The address and name are those of KHUNATHAM_ADMIN_EMAIL and KHUNATHAM_ADMIN_NAME where given.
 */
export async function makeFirstAdministrator({
  owner,
  address,
  environment,
  examples,
}: FirstAdministratorRules): Promise<OneTimeLink | null> {
  const there = await rootAdministrators(owner);
  if (examples && there.some(({ isExample }) => isExample)) return null;
  const real = there.filter(({ isExample }) => !isExample);
  if (real.some(({ canSignIn }) => canSignIn)) return null;

  const people = openPeople(owner, new URL(address).origin);
  const email = environment["KHUNATHAM_ADMIN_EMAIL"];
  const id =
    email === undefined || email === ""
      ? (real[0]?.id ?? (await people.findOrMake({ name: nameIn(environment), email: DEFAULT_EMAIL })))
      : await people.findOrMake({ name: nameIn(environment), email });
  await makeAdministrator(owner, id);
  const link = await people.makeLink(id, "first-password", HOURS);
  return link.ok ? link.value : null;
}

function nameIn(environment: FirstAdministratorRules["environment"]): string {
  const name = environment["KHUNATHAM_ADMIN_NAME"];
  return name === undefined || name.trim() === "" ? DEFAULT_NAME : name;
}

async function rootAdministrators(owner: Pool): Promise<readonly RootAdministrator[]> {
  const { rows } = await owner.query<RootAdministrator>(
    `select p.id, coalesce((select s.value::jsonb @> jsonb_build_array(jsonb_build_object('person', p.id)) from auth.setting s where s.name = 'examples'), false) as "isExample",
       exists (select from auth.account a where a.person_id = p.id) or exists (select from auth.passkey k where k.person_id = p.id) as "canSignIn"
     from membership m join auth.person p on p.id = m.person_id
     where m.role = 'administrator' and m.agency_id in (select id from agency where parent_id is null) and p.disabled_at is null
       and (m.valid_until is null or m.valid_until >= current_date)
     order by p.created_at, p.id`,
  );
  return rows;
}

/** Gives the role once, and tells the log; nobody is there yet who could have given it. */
async function makeAdministrator(owner: Pool, person: string): Promise<void> {
  await owner.query(
    `with root as (select id from agency where parent_id is null order by id limit 1),
     given as (
       insert into membership (person_id, agency_id, role, within) select $1, id, 'administrator', '{}' from root
       where not exists (select from membership m where m.person_id = $1 and m.agency_id = root.id and m.role = 'administrator')
       returning agency_id)
     insert into audit_line (agency_id, person_id, person_name, act, changes, facts)
     select agency_id, null, 'ระบบ', 'member.added', '[]', jsonb_build_object('person', $1::text, 'role', 'administrator')::text from given`,
    [person],
  );
}
