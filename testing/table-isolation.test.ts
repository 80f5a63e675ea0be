import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { signedIn, TEST_ADDRESS } from "./cookies.ts";
import { as } from "./database.ts";
import { markAgency, type MarkedAgency } from "./marked-rows.ts";
import { openOffice, type Office } from "./office.ts";

const MARKED = ["กรมตัวอย่าง", "กองต้นแบบ", "กรมอื่น", "สำนักงานตัวอย่างจังหวัดสมมติ", "อำเภอสมมติ"] as const;

/** Of agencies, but a public directory to whoever signed in: the tree itself and its deadlines. Nobody but those in charge may write them. */
const DIRECTORY: readonly string[] = ["agency", "agency_period", "deadline", "round"];
/** The house's own, of no agency: what khunatham_app may touch without a policy. */
const HOUSE_TABLES: readonly string[] = ["job", "schema_version"];
/** Every view there is, each with a test below. */
const VIEWS: readonly string[] = ["person_names"];
const NOT_ALLOWED = "42501";
const TODAY = "2026-11-21";

let office: Office;
let house: OpenHouse;
let marked: readonly MarkedAgency[];
let tables: readonly string[];
let above: ReadonlyMap<number, ReadonlySet<number>>;
let memberships: readonly { readonly person_id: string; readonly agency_id: number; readonly role: string }[];

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: () => undefined });
  const found: MarkedAgency[] = [];
  for (const name of MARKED) found.push(await markAgency(house, office, name));
  marked = found;
  await as(office.superUrl, async (client) => {
    const columns = await client.query<{ relname: string }>(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'within' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'agency' order by 1`,
    );
    tables = columns.rows.map(({ relname }) => relname);
    memberships = (await client.query("select person_id, agency_id, role from membership")).rows;
    const agencies = await client.query<{ id: number; parent_id: number | null; area_id: number | null }>(
      "select id, parent_id, area_id from agency",
    );
    const byId = new Map(agencies.rows.map((one) => [one.id, one]));
    const up = (id: number | null): readonly number[] =>
      id === null ? [] : [id, ...up(byId.get(id)?.parent_id ?? null), ...up(byId.get(id)?.area_id ?? null)];
    above = new Map(agencies.rows.map(({ id }) => [id, new Set(up(id))]));
  });
}, 60_000);
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

/** Agencies where the officer works, in one of these roles. */
function homesOf(officer: string, ...roles: readonly string[]): readonly number[] {
  return memberships
    .filter(({ person_id: person, role }) => person === office.person(officer) && (roles.length === 0 || roles.includes(role)))
    .map(({ agency_id: agency }) => agency);
}

/** Agencies whose rows this officer may read (in one of these roles), worked out from the tree itself. */
function reach(officer: string, ...roles: readonly string[]): readonly number[] {
  const homes = homesOf(officer, ...roles);
  return [...above].filter(([, up]) => homes.some((home) => up.has(home))).map(([agency]) => agency);
}

/** Agencies whose rows in a table this officer may see: machines' tokens and notes between two others are for administrators. */
const sees = (officer: string, table: string): readonly number[] =>
  reach(officer, ...(["machine_token", "handover"].includes(table) ? ["administrator"] : []));

/** Agencies whose rows in a table this officer may change. */
function changes(officer: string, table: string): readonly number[] {
  // Only whom it was written to says that it was read: none of these officers.
  if (table === "handover") return [];
  if (table === "machine_token" || table === "membership") return reach(officer, "administrator");
  const own = homesOf(officer, "author", "approver", "administrator");
  if (["plan", "submission", "report", "report_submission"].includes(table)) return [...own, ...reach(officer, "reviewer")];
  // Those who answer for a unit attach what proves its answer.
  if (table === "unit_answer" || table === "evidence_use") return homesOf(officer, "author", "approver", "administrator", "unit-reporter");
  if (table === "headcount") return [...own, ...reach(officer, "administrator")];
  // Whoever reads a comment may settle it.
  return table === "comment" ? reach(officer) : own;
}

/** Works as khunatham_app, the way the server does; `officer` null enters nowhere. All is taken back at the end. */
async function within<T>(officer: string | null, work: (client: Client) => Promise<T>): Promise<T> {
  return as(office.serverUrl, async (client) => {
    await client.query("set role khunatham_app");
    await client.query("begin");
    if (officer !== null) {
      const { rows } = await client.query("select enter($1, false, $2::date) as person", [office.session(officer), TODAY]);
      expect(rows[0]?.person).not.toBeNull();
      // As if the change had been told to the log: what is tried here is the policies.
      await client.query("select set_config('app.audited', 'yes', true)");
    }
    try {
      return await work(client);
    } finally {
      await client.query("rollback");
    }
  });
}

/** Rows the statement touched, or the code of the refusal; the transaction goes on. */
async function tried(client: Client, statement: string, values: readonly unknown[] = []): Promise<number | string> {
  await client.query("savepoint here");
  try {
    const { rowCount } = await client.query(statement, [...values]);
    return rowCount ?? 0;
  } catch (cause) {
    return cause instanceof Error && "code" in cause ? String(cause.code) : "no database error";
  } finally {
    await client.query("rollback to here");
  }
}

async function columnsOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ attname: string }>(
    `select quote_ident(attname) as attname from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows.map(({ attname }) => attname).join(", ");
}

test("every table that khunatham_app may touch is under row-level security, forced upon its owner too", async () => {
  const { rows } = await as(office.superUrl, (client) =>
    client.query<{ relname: string; safe: boolean; touched: boolean; agency: boolean }>(
      `select c.relname, c.relrowsecurity and c.relforcerowsecurity as safe,
         has_table_privilege('khunatham_app', c.oid, 'select') or has_table_privilege('khunatham_app', c.oid, 'insert')
           or has_table_privilege('khunatham_app', c.oid, 'update') or has_table_privilege('khunatham_app', c.oid, 'delete')
           or has_any_column_privilege('khunatham_app', c.oid, 'select') as touched,
         exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('agency_id', 'within')) as agency
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f')`,
    ),
  );
  const bare = rows
    .filter(({ relname, safe, touched }) => touched && !safe && !HOUSE_TABLES.includes(relname))
    .map(({ relname }) => relname);
  expect(bare, "alter table … enable row level security; alter table … force row level security; and its policies").toEqual([]);
  const untried = rows.filter((one) => one.agency && one.touched && !tables.includes(one.relname) && !DIRECTORY.includes(one.relname));
  expect(
    untried.map(({ relname }) => relname),
    "a table of agencies carries `within`, as the others do",
  ).toEqual([]);
});

test("every table of agencies holds rows of each marked agency: the tests below look at something", async () => {
  const empty = await as(office.superUrl, async (client) => {
    const found: string[] = [];
    for (const table of tables) {
      for (const { agency, name } of marked) {
        const { rows } = await client.query(`select count(*)::int as n from ${table} where agency_id = $1`, [agency]);
        if (rows[0].n === 0) found.push(`${table} of ${name}`);
      }
    }
    return found;
  });
  expect(empty, "let testing/marked-rows.ts make one").toEqual([]);
});

describe("each officer, at each table", () => {
  test("sees all that is theirs and nothing else", async () => {
    for (const officer of office.officers) {
      const all = await as(office.superUrl, (client) =>
        countEach(client, (table) => {
          const theirs = `where agency_id in (${[0, ...sees(officer, table)].join(", ")})`;
          return table === "membership" ? `${theirs} or person_id = '${office.person(officer)}'` : theirs;
        }),
      );
      expect(await within(officer, (client) => countEach(client, () => "")), officer).toEqual(all);
    }
  });

  test("changes and removes nothing that they only read, nor what is others'", async () => {
    for (const officer of office.officers) {
      await within(officer, async (client) => {
        for (const table of tables) {
          for (const statement of [
            `update ${table} set agency_id = agency_id where agency_id <> all ($1)`,
            `delete from ${table} where agency_id <> all ($1)`,
          ]) {
            expect([0, NOT_ALLOWED], `${officer}: ${statement}`).toContain(await tried(client, statement, [changes(officer, table)]));
          }
        }
      });
    }
  });

  test("changes nothing of the directory but what they are in charge of", async () => {
    for (const officer of office.officers) {
      const [administers, sets] = [reach(officer, "administrator"), homesOf(officer, "author", "approver", "administrator", "reviewer")];
      const tries: readonly (readonly [string, readonly number[]])[] = [
        ["update agency set name = name where id <> all ($1)", administers],
        ["update agency_period set name = name where agency_id <> all ($1)", administers],
        ["update deadline set due = due where agency_id <> all ($1)", sets],
        ["delete from agency where id <> all ($1)", []],
        ["delete from agency_period where agency_id <> all ($1)", []],
        ["delete from deadline where agency_id <> all ($1)", []],
      ];
      await within(officer, async (client) => {
        for (const [statement, own] of tries)
          expect([0, NOT_ALLOWED], `${officer}: ${statement}`).toContain(await tried(client, statement, [own]));
      });
    }
  });

  test("moves none of their rows to another agency, and none of another's to theirs", async () => {
    for (const officer of office.officers) {
      const own = reach(officer);
      const foreign = marked.find(({ agency }) => !own.includes(agency));
      if (foreign === undefined) continue;
      await within(officer, async (client) => {
        for (const table of tables) {
          const touched = await tried(client, `update ${table} set agency_id = $1 where agency_id <> $1`, [foreign.agency]);
          // A row of a plan takes its agency from the plan, whatever it is told; then it is where it was.
          const moved = typeof touched === "number" && touched > 0 ? await movedTo(client, table, foreign.agency) : 0;
          expect([0, NOT_ALLOWED], `${officer} moves rows of ${table}`).toContain(typeof touched === "number" ? moved : NOT_ALLOWED);
        }
      });
    }
  });

  test("puts no row into another's tables", async () => {
    const rowsOf = await as(office.superUrl, async (client) => {
      const found: { readonly table: string; readonly agency: number; readonly columns: string; readonly row: string }[] = [];
      for (const table of tables) {
        const columns = await columnsOf(client, table);
        for (const { agency } of marked) {
          const { rows } = await client.query(`select to_jsonb(t)::text as row from ${table} t where agency_id = $1 limit 1`, [agency]);
          found.push({ table, agency, columns, row: rows[0].row });
        }
      }
      return found;
    });
    for (const officer of office.officers) {
      const own = reach(officer);
      await within(officer, async (client) => {
        for (const { table, agency, columns, row } of rowsOf) {
          if (own.includes(agency)) continue;
          const put = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`;
          expect(await tried(client, put, [row]), `${officer} into ${table} of ${agency}`).toBe(NOT_ALLOWED);
        }
      });
    }
  });

  test("names of people are shown to those who work with them, and to nobody else", async () => {
    for (const officer of office.officers) {
      const own = reach(officer);
      const may = new Set([
        office.person(officer),
        ...memberships.filter((one) => own.includes(one.agency_id)).map((one) => one.person_id),
      ]);
      const { rows } = await within(officer, (client) => client.query<{ id: string }>("select id from person_names"));
      expect(rows.map(({ id }) => id).sort(), officer).toEqual([...may].sort());
    }
  });

  test("an author does write their own agency's rows: the refusals above are no accident", async () => {
    const put = "insert into headcount (agency_id, within, fiscal_year, people) values ($1, '{}', 2599, 5)";
    expect(await within("author", (client) => tried(client, put, [office.agency("กรมตัวอย่าง")]))).toBe(1);
    expect(await within("author", (client) => tried(client, "update plan set facts_revision = facts_revision", []))).toBe(2);
  });
});

describe("without somebody who entered", () => {
  const everything = (): readonly string[] => [...tables, ...DIRECTORY, "answered_request", "person_names"];
  const seenIn = async (client: Client): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const table of everything()) {
      const { rows } = await client.query(`select count(*)::int as n from ${table}`);
      if (rows[0].n > 0) found.push(table);
    }
    return found;
  };

  test("no table shows a row: with no settings, empty ones, or no agencies", async () => {
    const names = ["app.person", "app.reads", "app.keeps", "app.reviews", "app.administers"];
    expect(await within(null, seenIn)).toEqual([]);
    for (const value of ["", "{}"]) {
      const seen = await within(null, async (client) => {
        for (const name of names) await client.query("select set_config($1, $2, true)", [name, name === "app.person" ? "" : value]);
        return seenIn(client);
      });
      expect(seen, `settings are '${value}'`).toEqual([]);
    }
  });

  test("a connection that goes back to the pool takes nobody along", async () => {
    for (const end of ["commit", "rollback"]) {
      const seen = await as(office.serverUrl, async (client) => {
        await client.query("set role khunatham_app");
        await client.query("begin");
        await client.query("select enter($1, false, $2::date)", [office.session("auditor"), TODAY]);
        expect(await seenIn(client)).toContain("plan");
        await client.query(end);
        return seenIn(client);
      });
      expect(seen, end).toEqual([]);
    }
  });

  test("a token made up, a session that is over and a person who was stopped enter nowhere", async () => {
    const enters = (token: string) =>
      as(office.serverUrl, async (client) => {
        await client.query("set role khunatham_app");
        return (await client.query("select enter($1, false, $2::date) as person", [token, TODAY])).rows[0].person;
      });
    await as(office.superUrl, async (client) => {
      await client.query("update auth.session set expires_at = now() - interval '1 second' where token = $1", [
        office.session("district-author"),
      ]);
      await client.query("update auth.person set disabled_at = now() where id = $1", [office.person("branch-author")]);
    });
    expect(await enters("made up")).toBeNull();
    expect(await enters(office.session("district-author"))).toBeNull();
    expect(await enters(office.session("branch-author"))).toBeNull();
    expect((await signedIn(house, office, "branch-author")("/api/v1/plans")).status).toBe(401);
  });
});

describe("what khunatham_app is", () => {
  test("it is no superuser, owns nothing, passes no policy by and becomes no owner", async () => {
    const { rows } = await as(office.superUrl, (client) =>
      client.query(
        `select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as strong,
           (select count(*)::int from pg_class where relowner = r.oid) as owns
         from pg_roles r where rolname = 'khunatham_app'`,
      ),
    );
    expect(rows).toEqual([{ strong: false, owns: 0 }]);
    const [, owner = ""] = /\/\/([^:@/]+)/u.exec(office.ownerUrl) ?? [];
    const [superuser] = (
      await as(office.superUrl, (client) => client.query("select quote_ident(rolname) as name from pg_roles where rolsuper"))
    ).rows;
    for (const statement of [`set role ${owner}`, `set session authorization ${owner}`, `set role ${superuser?.name}`]) {
      expect(await within(null, (client) => tried(client, statement)), statement).toBe(NOT_ALLOWED);
    }
  });

  test("it reads nothing of the schema auth, changes no policy and makes no table", async () => {
    const { rows } = await as(office.superUrl, (client) =>
      client.query<{ relname: string }>("select relname from pg_class where relnamespace = 'auth'::regnamespace and relkind in ('r', 'v')"),
    );
    const statements = [
      ...rows.map(({ relname }) => `select from auth.${relname}`),
      "drop policy see on plan",
      "create policy mine on plan using (true)",
      "alter table plan disable row level security",
      "alter table plan no force row level security",
      "create table public.mine (id int)",
      "alter function app_reads() rename to app_wrote",
      "select from audit_head",
      "select from audit_seal",
      "select from request_count",
      "truncate plan",
      "update audit_line set act = act",
      "delete from audit_line",
    ];
    for (const statement of statements) expect(await within("auditor", (client) => tried(client, statement)), statement).toBe(NOT_ALLOWED);
  });

  test("every view keeps its conditions before those of who asks, and is tried above", async () => {
    const { rows } = await as(office.superUrl, (client) =>
      client.query<{ relname: string; options: readonly string[] | null }>(
        "select relname, reloptions as options from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' order by 1",
      ),
    );
    expect(
      rows.map(({ relname }) => relname),
      "give a new view a test of what it shows",
    ).toEqual(VIEWS);
    const leaky = rows.filter(({ options }) => !(options ?? []).some((one) => /^security_(?:barrier|invoker)=(?:true|on|1)$/u.test(one)));
    expect(leaky).toEqual([]);
  });

  test("every function that works with its owner's rights has a search path of its own, and not everybody may call it", async () => {
    const { rows } = await as(office.superUrl, (client) =>
      client.query<{ name: string }>(
        `select p.proname as name from pg_proc p
         where p.pronamespace in ('public'::regnamespace, 'auth'::regnamespace) and p.prosecdef
           and (not exists (select from unnest(p.proconfig) one where one like 'search_path=%')
             or p.prorettype <> 'trigger'::regtype and has_function_privilege('public', p.oid, 'execute'))`,
      ),
    );
    expect(rows.map(({ name }) => name)).toEqual([]);
  });
});

async function countEach(client: Client, where: (table: string) => string): Promise<readonly string[]> {
  const counts: string[] = [];
  for (const table of tables) {
    const { rows } = await client.query(`select count(*)::int as n from ${table} ${where(table)}`);
    counts.push(`${table}: ${rows[0].n}`);
  }
  return counts;
}

/** How many rows an update moves, looked at before it is taken back. */
async function movedTo(client: Client, table: string, agency: number): Promise<number> {
  await client.query("savepoint there");
  const { rows } = await client.query(
    `with moved as (update ${table} set agency_id = $1 where agency_id <> $1 returning agency_id) select count(*)::int as n from moved where agency_id = $1`,
    [agency],
  );
  await client.query("rollback to there");
  return rows[0].n;
}
