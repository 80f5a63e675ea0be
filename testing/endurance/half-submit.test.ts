import { afterAll, beforeAll, expect, test } from "vitest";

import { writeAgencySheet } from "#documents/formats/agency-sheet.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS, type Asking } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { table } from "#testing/marked-rows.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";

const AT_COMMIT = -1;
let office: Office;
let house: OpenHouse;
beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: () => undefined });
  await as(office.superUrl, async (client) => {
    // Counts the statements of a transaction that change a table, and stumbles at the one that is asked for, or loses its connection there.
    await client.query(`create table stumble (at int not null, loses_connection boolean not null);
      create function stumble() returns trigger language plpgsql security definer set search_path = public as $$
      declare step int := coalesce(nullif(current_setting('test.step', true), '')::int, 0) + 1; wanted stumble%rowtype;
      begin
        perform set_config('test.step', step::text, true);
        select * into wanted from stumble;
        if wanted.at = step and wanted.loses_connection then perform pg_terminate_backend(pg_backend_pid()); end if;
        if wanted.at = step then raise exception 'stumbled'; end if;
        return null;
      end $$;`);
    await client.query(`create function stumble_at_commit() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        if exists (select from stumble where at = ${AT_COMMIT}) then raise exception 'stumbled'; end if;
        return null;
      end $$;
      create constraint trigger zz_commit after insert on audit_line deferrable initially deferred for each row execute function stumble_at_commit()`);
    for (const name of await tables())
      await client.query(
        `create trigger zz_stumble after insert or update or delete on ${name} for each statement execute function stumble()`,
      );
  });
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

/** Every table of the record. Limits are counted before the work and stay counted. */
async function tables(): Promise<readonly string[]> {
  const { rows } = await as(office.superUrl, (client) =>
    client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('stumble', 'request_count') order by 1",
    ),
  );
  return rows.map(({ name }) => name);
}

/** The whole record, table by table. */
async function state(): Promise<Readonly<Record<string, string>>> {
  const names = await tables();
  const sums = names.map((name) => `(select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) from ${name} t) as "${name}"`);
  const { rows } = await as(office.superUrl, (client) => client.query(`select ${sums.join(", ")}`));
  return rows[0];
}

const stumble = (at: number, losesConnection: boolean) =>
  as(office.superUrl, async (client) => {
    await client.query("delete from stumble; delete from request_count");
    if (at !== 0) await client.query("insert into stumble values ($1, $2)", [at, losesConnection]);
  });

interface Work extends Asking {
  readonly officer: string;
  readonly path: string;
}

/** What there is to be done in a plan's life, one after the other; each step's request is made from the answer of those before. */
interface Life {
  plan: string;
  import: string;
  imported: unknown;
}
const life: Life = { plan: "", import: "", imported: null };
const send = async ({ officer, path, ...asking }: Work) => {
  const answer = await signedIn(house, office, officer)(`/api/v1${path}`, { method: "POST", ...asking });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
};
/** Reads a paper into the waiting room. */
const bring = async (mark: string): Promise<void> => {
  const path = `/imports?agency=${office.agency("กรมตัวอย่าง")}&name=${mark}.html`;
  const { body } = await send({ officer: "author", path, body: table(mark), headers: { "content-type": "text/html" } });
  [life.import, life.imported] = [body.id, body.plan];
};
const open = async (): Promise<{ readonly revision: number; readonly rows: Readonly<Record<string, number>> }> =>
  (await send({ officer: "author", path: `/plans/${life.plan}`, method: "GET" })).body;
const SHEET = await writeAgencySheet(
  ["กองหนึ่ง", "กองสอง"].map((name, index) => ({
    code: "",
    name,
    shortName: "",
    kind: "กอง",
    parent: "",
    area: "",
    headcount: "5",
    administratorName: index === 0 ? "นางสาวหนึ่ง ทดลอง" : "",
    administratorEmail: index === 0 ? "one@example.go.th" : "",
    note: "",
  })),
  "กรมตัวอย่าง",
);

const WORKS: readonly (readonly [string, () => Promise<Work> | Work])[] = [
  [
    "set-up-agencies",
    () => ({
      officer: "ministry-administrator",
      path: `/agencies/${office.agency("กรมตัวอย่าง")}/set-up?dryRun=false`,
      body: SHEET,
      headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    }),
  ],
  [
    "accept-import as a new plan",
    async () => {
      await bring("ฉบับแรก");
      return { officer: "author", path: `/imports/${life.import}/accept`, body: { fiscalYear: 2571, plan: life.imported } };
    },
  ],
  [
    "accept-import over the draft that is there",
    async () => {
      await bring("ฉบับที่สอง");
      return { officer: "author", path: `/imports/${life.import}/accept`, body: { fiscalYear: 2571, plan: life.imported } };
    },
  ],
  ["undo-import", () => ({ officer: "author", path: `/imports/${life.import}/undo` })],
  [
    "edit-plan",
    async () => {
      const { rows } = await open();
      const edits = [
        { place: { field: "title" }, text: "ชื่อใหม่", revision: rows["plan"] },
        { place: { activity: "a1", field: "title" }, text: "กิจกรรมใหม่", revision: rows["a1"] },
      ];
      return { officer: "author", path: `/plans/${life.plan}/edits`, body: { edits } };
    },
  ],
  [
    "submit-plan",
    async () => ({ officer: "author", path: `/plans/${life.plan}/submit`, ifMatch: (await open()).revision, key: "submit-once" }),
  ],
  [
    "decide-plan",
    () => ({
      officer: "approver",
      path: `/plans/${life.plan}/decide`,
      body: { submission: 1, decision: "approve", typedName: nameOf("approver") },
    }),
  ],
  ["publish-plan", () => ({ officer: "approver", path: `/plans/${life.plan}/publish` })],
  ["revise-plan", () => ({ officer: "author", path: `/plans/${life.plan}/revise`, body: { reason: "แก้ไขเป้าหมาย" } })],
];

test.each(WORKS)(
  "%s is done whole or not at all, at whichever statement it fails or loses its connection",
  async (name, workOf) => {
    const work = { key: `key-of-${name}`, ...(await workOf()) };
    const before = await state();
    const fails = async (at: number, losesConnection: boolean): Promise<boolean> => {
      await stumble(at, losesConnection);
      const { status, body } = await send(work);
      if (status < 300) {
        if (name.startsWith("accept")) life.plan = body.id;
        return false;
      }
      expect([status, body.kind], `${name}, statement ${at}`).toEqual(losesConnection ? [503, "database-away"] : [500, "broken"]);
      expect(await state(), `${name}, statement ${at}`).toEqual(before);
      return true;
    };
    expect(await fails(1, false), "at the first statement").toBe(true);
    expect(await fails(AT_COMMIT, false), "at the commit itself").toBe(true);
    let steps = 0;
    while (await fails(steps + 1, true)) steps += 1;
    await stumble(0, false);
    expect(steps).toBeGreaterThan(1);
    expect(await state()).not.toEqual(before);
    expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
    // The same request once more gets the same answer, and nothing is done a second time.
    const done = await state();
    expect((await send(work)).status).toBeLessThan(300);
    expect(await state()).toEqual(done);
  },
  60_000,
);
