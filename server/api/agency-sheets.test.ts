// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, expect, test } from "vitest";

import { readAgencySheet, writeAgencySheet, type WrittenRow } from "#documents/formats/agency-sheet.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";

let office: Office;
let house: OpenHouse;
let ministry: Ask;
const id = (name: string): number => office.agency(name);

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    log: () => undefined,
    today: () => "2026-11-21",
  });
  ministry = signedIn(house, office, "ministry-administrator");
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const aRow = (more: Partial<WrittenRow>): WrittenRow => ({
  code: "",
  name: "",
  shortName: "",
  kind: "กอง",
  parent: "",
  area: "",
  headcount: "",
  administratorName: "",
  administratorEmail: "",
  note: "",
  ...more,
});
const send = async (rows: readonly WrittenRow[] | Uint8Array, dryRun: boolean, agency = "กรมตัวอย่าง", ask = ministry): Promise<any> => {
  const body = rows instanceof Uint8Array ? rows : await writeAgencySheet(rows, agency);
  const answer = await ask(`/api/v1/agencies/${id(agency)}/set-up?dryRun=${dryRun}`, { method: "POST", body });
  return { status: answer.status, ...(await answer.json()) };
};
const count = async (where: string): Promise<number> =>
  Number((await as(office.superUrl, (client) => client.query(`select count(*) from ${where}`))).rows[0].count);

test("a sheet first tells what it would do, then does it whole, with links for who comes new; sent again it changes nothing", async () => {
  const rows = [
    aRow({ code: "02", name: "กลุ่มสอง", parent: "กองหนึ่งใหม่", headcount: "12" }),
    aRow({
      code: "01",
      name: "กองหนึ่งใหม่",
      shortName: "กหม.",
      area: "สมมติ",
      administratorName: "นายเอก สมมติ",
      administratorEmail: "ek@example.go.th",
    }),
    aRow({ name: "กองต้นแบบ", shortName: "กตบ." }),
  ];
  rows[1] = { ...rows[1]!, area: "จังหวัดสมมติ" };
  const dry = await send(rows, true);
  expect([dry.kept, dry.added, dry.changed, dry.errors, await count("agency where code = '01'")]).toEqual([
    false,
    [
      { row: 3, name: "กลุ่มสอง" },
      { row: 4, name: "กองหนึ่งใหม่" },
    ],
    [{ row: 5, agency: id("กองต้นแบบ"), name: "กองต้นแบบ", fields: [{ field: "shortName", before: "", after: "กตบ." }] }],
    [],
    0,
  ]);
  const done = await send(rows, false);
  expect([done.status, done.kept, done.links.map(({ email, url }: any) => [email, url.includes("first-password")])]).toEqual([
    200,
    true,
    [["ek@example.go.th", true]],
  ]);
  const tree = await as(office.superUrl, (client) =>
    client.query(
      `select a.name, p.name as parent, area.name as area, q.valid_from::text as since, h.people from agency a
         left join agency p on p.id = a.parent_id left join agency area on area.id = a.area_id
         left join agency_period q on q.agency_id = a.id left join headcount h on h.agency_id = a.id
         where a.code in ('01', '02') order by a.code`,
    ),
  );
  expect(tree.rows).toEqual([
    { name: "กองหนึ่งใหม่", parent: "กรมตัวอย่าง", area: "จังหวัดสมมติ", since: "2026-10-01", people: null },
    { name: "กลุ่มสอง", parent: "กองหนึ่งใหม่", area: null, since: "2026-10-01", people: 12 },
  ]);
  const again = await send(rows, false);
  expect([again.added, again.changed, again.unchanged, again.links]).toEqual([[], [], 3, []]);
});

test("the sheet that is handed out comes back as no change", async () => {
  const answer = await ministry(`/api/v1/agencies/${id("กระทรวงทดลอง")}/sheet`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const read = readAgencySheet(bytes);
  expect(read.ok && read.value.map(({ name }) => name)).toContain("สำนักงานตัวอย่างจังหวัดสมมติ");
  const done = await send(bytes, false, "กระทรวงทดลอง");
  expect([done.added, done.changed, done.errors, done.unchanged]).toEqual([[], [], [], read.ok ? read.value.length : 0]);
});

test("with one fault nothing is kept, and each fault says where it stands and what to do", async () => {
  const before = await count("agency");
  const rows = [
    aRow({ name: "กองดี" }),
    aRow({ name: "กองเสีย", kind: "บริษัท", parent: "ไม่มี", administratorName: "ก", administratorEmail: "bad" }),
  ];
  const refused = await send(rows, false);
  expect([refused.status, refused.kind, refused.kept, await count("agency")]).toEqual([422, "set-up-has-errors", false, before]);
  expect(refused.errors.map(({ row, column, kind, found }: any) => [row, column, kind, found])).toEqual([
    [4, "ชนิด", "kind-unknown", "บริษัท"],
    [4, "อีเมลผู้ดูแล", "email-invalid", "bad"],
    [4, "สังกัด", "parent-unknown", "ไม่มี"],
  ]);
  expect(refused.errors[0].says).toContain("กรุณาเลือกจากรายการ");
  expect((await send(rows, true)).errors).toEqual(refused.errors);
  expect(await count("auth.person where email = 'bad'")).toBe(0);
});

test("agencies change places in one sheet", async () => {
  await send([aRow({ code: "บ1", name: "บน" }), aRow({ code: "ล1", name: "ล่าง", parent: "บ1" })], false);
  const done = await send([aRow({ code: "บ1", name: "บน", parent: "ล1" }), aRow({ code: "ล1", name: "ล่าง" })], false);
  expect([done.status, done.changed.length]).toEqual([200, 2]);
  const { rows } = await as(office.superUrl, (client) =>
    client.query("select a.within @> array[b.id] as is_below from agency a, agency b where a.code = 'บ1' and b.code = 'ล1'"),
  );
  expect(rows).toEqual([{ is_below: true }]);
});

test("files that are no sheet, and people who do not administer, are refused", async () => {
  expect((await send(new TextEncoder().encode("not a workbook"), true)).kind).toEqual("damaged");
  expect((await send(new Uint8Array(), true)).kind).toEqual("empty");
  const author = signedIn(house, office, "author");
  expect((await send([aRow({ name: "ก" })], true, "กรมตัวอย่าง", author)).kind).toEqual("not-administrator");
  expect((await send([aRow({ name: "ก" })], true, "กรมอื่น")).kind).toEqual("not-administrator");
  expect((await author(`/api/v1/agencies/${id("กรมตัวอย่าง")}/sheet`)).status).toBe(403);
});

test("five thousand rows are taken in at once", async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => {
    const number = index + 1;
    const parent = number <= 50 ? "" : `N${Math.ceil(number / 50)}`;
    return aRow({ code: `N${number}`, name: `หน่วยที่ ${number}`, parent, headcount: "10" });
  });
  const done = await send(rows, false, "กระทรวงทดลอง");
  expect([done.status, done.added?.length, done.errors?.slice(0, 3)]).toEqual([200, 5000, []]);
  expect(await count("agency where code like 'N%' and array_length(within, 1) between 3 and 6")).toBe(5000);
}, 60_000);
