import { expect, test } from "vitest";

import { setUpIntentOf } from "./set-up-rows.ts";
import type { KnownAgency, SetUpBase, SetUpRow } from "./set-up.ts";

const aRow = (row: number, more: Partial<SetUpRow>): SetUpRow => ({
  row,
  code: "",
  name: `หน่วย ${row}`,
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
const known = (id: number, name: string, more: Partial<KnownAgency> = {}): KnownAgency => ({
  id,
  kind: "division",
  name,
  shortName: null,
  code: null,
  parent: 1,
  area: null,
  people: null,
  administrators: [],
  ...more,
});
const base = (...agencies: readonly KnownAgency[]): SetUpBase => ({
  top: { id: 1, name: "กรมตัวอย่าง", shortName: null, code: "01" },
  known: agencies,
  areas: [{ id: 90, kind: "province", name: "จังหวัดสมมติ", shortName: null, code: "96", parent: null, area: null }],
});
const faultsOf = (rows: readonly SetUpRow[], on: SetUpBase = base()) =>
  setUpIntentOf(rows, on).faults.map(({ row, column, kind, other }) => [row, column, kind, ...(other === undefined ? [] : [other])]);

test("a row may name a parent that stands further down; Thai digits of a code are the same code", () => {
  const rows = [aRow(3, { name: "กลุ่มงาน", parent: "๐๑๐๒" }), aRow(4, { name: "กองหนึ่ง", code: "0102", area: "จังหวัด สมมติ" })];
  const { add, faults } = setUpIntentOf(rows, base());
  expect(faults).toEqual([]);
  expect(add.map(({ row, parent, area }) => [row, parent, area])).toEqual([
    [3, { row: 4 }, null],
    [4, { id: 1 }, { id: 90 }],
  ]);
});

test("an agency is known by its code though its name changed, else by its name below the same agency", () => {
  const there = base(known(5, "กองเก่า", { code: "0105" }), known(6, "กลุ่มงาน", { parent: 5 }), known(7, "กลุ่มงาน"));
  const rows = [aRow(3, { name: "กลุ่มงาน", parent: "0105" }), aRow(4, { name: "กองใหม่", code: "0105", headcount: "๑๒ คน" })];
  const { add, change, changed, headcounts, unchanged, faults } = setUpIntentOf(rows, there);
  expect([add, faults, unchanged]).toEqual([[], [], 1]);
  expect(change).toEqual([
    { id: 5, kind: "division", name: "กองใหม่", shortName: null, code: "0105", parent: { id: 1 }, area: null, moved: false },
  ]);
  expect(headcounts).toEqual([{ of: { id: 5 }, people: 12 }]);
  expect(changed).toEqual([
    {
      row: 4,
      agency: 5,
      name: "กองใหม่",
      fields: [
        { field: "name", before: "กองเก่า", after: "กองใหม่" },
        { field: "headcount", before: "", after: "12" },
      ],
    },
  ]);
});

test("another parent is a move, told by names", () => {
  const there = base(known(5, "กองหนึ่ง"), known(6, "กลุ่มงาน", { code: "9", parent: 5 }));
  const { change, changed } = setUpIntentOf([aRow(3, { name: "กลุ่มงาน", code: "9" })], there);
  expect([change[0]?.moved, changed[0]?.fields]).toEqual([true, [{ field: "parent", before: "กองหนึ่ง", after: "กรมตัวอย่าง" }]]);
});

test("an administrator who is there already is not added again", () => {
  const there = base(known(5, "กองหนึ่ง", { administrators: ["a@example.go.th"] }));
  const with_ = (email: string) => setUpIntentOf([aRow(3, { name: "กองหนึ่ง", administratorName: "ก", administratorEmail: email })], there);
  expect([with_("A@example.go.th ").unchanged, with_("b@example.go.th").administrators]).toEqual([
    1,
    [{ of: { id: 5 }, name: "ก", email: "b@example.go.th" }],
  ]);
});

test.each([
  ["no name", { name: " " }, ["name", "name-missing"]],
  ["no kind", { kind: "" }, ["kind", "kind-missing"]],
  ["a kind nobody knows", { kind: "บริษัท" }, ["kind", "kind-unknown"]],
  ["a second nation", { kind: "ประเทศ" }, ["kind", "kind-unknown"]],
  ["the agency that is set up", { name: "กรม ตัวอย่าง" }, ["name", "is-the-top"]],
  ["a parent nobody knows", { parent: "กองลับ" }, ["parent", "parent-unknown"]],
  ["an area that is no province", { area: "กองหนึ่ง" }, ["area", "area-unknown"]],
  ["half a person", { headcount: "12.5" }, ["headcount", "headcount-unreadable"]],
  [
    "an address with Thai letters",
    { administratorName: "ก", administratorEmail: "ก@example.go.th" },
    ["administratorEmail", "email-invalid"],
  ],
  ["an address without a name", { administratorEmail: "a@example.go.th" }, ["administratorEmail", "administrator-unnamed"]],
  ["a name without an address", { administratorName: "ก" }, ["administratorName", "administrator-without-email"]],
] as const)("%s is told with its row and column", (_what, more, fault) => {
  expect(faultsOf([aRow(3, more)])).toEqual([[3, ...fault]]);
});

test("codes, agencies and names that stand twice are told with the other row", () => {
  expect(faultsOf([aRow(3, { code: "1" }), aRow(4, { code: "๑" })])).toEqual([[4, "code", "code-twice", "3"]]);
  expect(faultsOf([aRow(3, { name: "กองก" }), aRow(4, { name: "กอง ก" })])).toEqual([[4, "name", "name-twice", "แถว 3"]]);
  const there = base(known(5, "กองก", { code: "5" }), known(6, "กองข"));
  expect(faultsOf([aRow(3, { name: "กองก" }), aRow(4, { name: "อื่น", code: "5" })], there)).toEqual([[4, "name", "agency-twice", "3"]]);
  expect(faultsOf([aRow(3, { name: "กองข", code: "5" })], there)).toEqual([[3, "name", "name-twice", "ทะเบียนเดิม"]]);
});

test("a parent named by a name that two rows have is asked for by its code", () => {
  const rows = [
    aRow(3, { name: "ก" }),
    aRow(4, { name: "ข" }),
    aRow(5, { name: "งาน", parent: "ก" }),
    aRow(6, { name: "งาน", parent: "ข" }),
  ];
  expect(faultsOf([...rows, aRow(7, { parent: "งาน" })])).toEqual([[7, "parent", "parent-ambiguous"]]);
});

test("rows in a circle are told, those that only hang below it are not; circles with agencies of the record too", () => {
  const rows = [aRow(3, { name: "ก", parent: "ข" }), aRow(4, { name: "ข", parent: "ค" }), aRow(5, { name: "ค", parent: "ก" })];
  expect(faultsOf([...rows, aRow(6, { name: "ง", parent: "ก" })])).toEqual([3, 4, 5].map((row) => [row, "parent", "circle"]));
  const there = base(known(5, "กองก", { code: "5" }), known(6, "กองข", { parent: 5 }));
  expect(faultsOf([aRow(3, { name: "กองก", code: "5", parent: "กองข" })], there)).toEqual([[3, "parent", "circle"]]);
});

test("five thousand rows, children first, are understood", () => {
  const rows = Array.from({ length: 5000 }, (_, index) => {
    const number = 5000 - index;
    return aRow(index + 3, {
      name: `หน่วยที่ ${number}`,
      code: String(number),
      parent: number === 1 ? "" : String(Math.floor(number / 2) || ""),
    });
  });
  const { add, faults } = setUpIntentOf(rows, base());
  expect([add.length, faults]).toEqual([5000, []]);
});
