import { afterAll, beforeAll, expect, test } from "vitest";

import { DISTRICTS } from "#domain/reference/districts.ts";
import { MINISTRIES } from "#domain/reference/ministries.ts";
import { MINISTRY_CODES } from "#domain/reference/ministry-codes.ts";
import { PROVINCES } from "#domain/reference/provinces.ts";
import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { plantReferenceTree, REFERENCE_TREE } from "./reference-tree.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const rows = async (query: string): Promise<readonly unknown[]> =>
  (await as(database.superUrl, (client) => client.query<object>(query))).rows;

test("the nation has 20 ministries, 77 provinces, 878 districts and the 50 districts of Bangkok", async () => {
  expect(await plantReferenceTree(database.ownerUrl)).toBe(1026);
  expect(await rows("select kind, count(*)::int as of from agency group by kind order by of")).toEqual([
    { kind: "nation", of: 1 },
    { kind: "ministry", of: 20 },
    { kind: "bangkok-district", of: 50 },
    { kind: "province", of: 77 },
    { kind: "district", of: 878 },
  ]);
});

test("a second planting, or two at once, change nothing", async () => {
  expect(await Promise.all([plantReferenceTree(database.ownerUrl), plantReferenceTree(database.ownerUrl)])).toEqual([0, 0]);
  expect(await rows("select count(*)::int as agencies, (select count(*)::int from agency_period) as periods from agency")).toEqual([
    { agencies: 1026, periods: 1026 },
  ]);
});

test("two servers at once on an empty record plant one tree", async () => {
  const empty = await openTestDatabase();
  const planted = await Promise.all([plantReferenceTree(empty.ownerUrl), plantReferenceTree(empty.ownerUrl)]);
  expect(planted.toSorted((one, other) => one - other)).toEqual([0, 1026]);
  await empty.drop();
});

test("every agency stands in its line, with its full name, its code and its history", async () => {
  const found = await rows(`
    select a.name, a.kind, a.code, a.short_name, (select array_agg(u.name order by array_position(a.within, u.id)) from agency u where u.id = any (a.within)) as line,
      p.change, p.name as first_name
    from agency a join agency_period p on p.agency_id = a.id
    where a.name in ('ประเทศไทย', 'กระทรวงอุตสาหกรรม', 'กรุงเทพมหานคร', 'เขตลาดกระบัง', 'อำเภอเมืองน่าน') order by a.id`);
  expect(found).toEqual([
    {
      name: "ประเทศไทย",
      kind: "nation",
      code: null,
      short_name: null,
      line: ["ประเทศไทย"],
      change: "founded",
      first_name: "ประเทศไทย",
    },
    {
      name: "กระทรวงอุตสาหกรรม",
      kind: "ministry",
      code: null,
      short_name: "อก.",
      line: ["ประเทศไทย", "กระทรวงอุตสาหกรรม"],
      change: "founded",
      first_name: "กระทรวงอุตสาหกรรม",
    },
    {
      name: "กรุงเทพมหานคร",
      kind: "province",
      code: "10",
      short_name: null,
      line: ["ประเทศไทย", "กรุงเทพมหานคร"],
      change: "founded",
      first_name: "กรุงเทพมหานคร",
    },
    {
      name: "เขตลาดกระบัง",
      kind: "bangkok-district",
      code: "1011",
      short_name: null,
      line: ["ประเทศไทย", "กรุงเทพมหานคร", "เขตลาดกระบัง"],
      change: "founded",
      first_name: "เขตลาดกระบัง",
    },
    {
      name: "อำเภอเมืองน่าน",
      kind: "district",
      code: "5501",
      short_name: null,
      line: ["ประเทศไทย", "จังหวัดน่าน", "อำเภอเมืองน่าน"],
      change: "founded",
      first_name: "อำเภอเมืองน่าน",
    },
  ]);
});

test("an agency that is added later gets a number of its own", async () => {
  const added = await rows(
    "insert into agency (kind, name, parent_id, within) values ('department', 'กรมตัวอย่าง', 1, '{}') returning id, within",
  );
  expect(added).toEqual([{ id: 1027, within: [1, 1027] }]);
});

test("the tables agree with each other: no code twice, every district in a province, every ministry with its letters", () => {
  expect(new Set(DISTRICTS.map(({ code }) => code)).size).toBe(928);
  expect(DISTRICTS.filter(({ code, province }) => !code.startsWith(province))).toEqual([]);
  expect(new Set(DISTRICTS.map(({ province }) => province))).toEqual(new Set(PROVINCES.map(({ code }) => code)));
  const letters = new Map(MINISTRY_CODES.map(({ name, code }) => [name, `${code}.`]));
  expect(MINISTRIES.map(({ name }) => letters.get(name))).toEqual(MINISTRIES.map(({ shortName }) => shortName));
  expect(new Set(REFERENCE_TREE.map(({ key }) => key)).size).toBe(REFERENCE_TREE.length);
});
