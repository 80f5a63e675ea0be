import { strFromU8, unzipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { readAgencySheet, writeAgencySheet, type WrittenRow } from "./agency-sheet.ts";

const EMPTY: WrittenRow = {
  code: "",
  name: "",
  shortName: "",
  kind: "",
  parent: "",
  area: "",
  headcount: "",
  administratorName: "",
  administratorEmail: "",
  note: "",
};
const rows: readonly WrittenRow[] = [
  { ...EMPTY, code: "0101", name: "กองต้นแบบ", shortName: "กตบ.", kind: "กอง/สำนัก/ศูนย์", headcount: "1200", note: "ชั้น ๒" },
  {
    ...EMPTY,
    name: "กลุ่มงานย่อย",
    kind: "หน่วยงานอื่น",
    parent: "0101",
    administratorName: "นางสาวดวงใจ สมมติ",
    administratorEmail: "d@example.go.th",
  },
];

test("a sheet comes back as it was written, each row with its number; a code keeps its leading nought", async () => {
  const read = readAgencySheet(await writeAgencySheet(rows, "กรมตัวอย่าง"));
  expect(read.ok && read.value).toEqual([
    { row: 3, ...rows[0], headcount: "1,200" },
    { row: 4, ...rows[1] },
  ]);
});

test("the kind is chosen from a list", async () => {
  const parts = unzipSync(await writeAgencySheet(rows, "กรมตัวอย่าง"));
  const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toMatch(/<dataValidation[^>]*type="list"[^>]*sqref="D3:D2005"[^>]*>\s*<formula1>"กระทรวง,กรม,กอง\/สำนัก\/ศูนย์/u);
});

test("columns may stand in any order, under a title, and others between them are passed over", async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: "อื่น", rows: [["บันทึก"]] },
      {
        name: "ตาราง",
        rows: [
          ["รายชื่อหน่วยงาน"],
          ["ลำดับ", "ชนิด *", "สังกัด (ชื่อหรือรหัส)", "ชื่อหน่วยงาน"],
          [1, "กรม", null, "กรมหนึ่ง"],
          [null, null, null, null],
          [2, "กอง", "กรมหนึ่ง", "กองสอง"],
        ],
      },
    ],
  });
  const read = readAgencySheet(bytes);
  expect(read.ok && read.value.map(({ row, kind, parent, name }) => [row, kind, parent, name])).toEqual([
    [3, "กรม", "", "กรมหนึ่ง"],
    [5, "กอง", "กรมหนึ่ง", "กองสอง"],
  ]);
});

test("a workbook without the headings, an empty file and a broken one are refused, each for its reason", async () => {
  const other = await writeXlsx({ sheets: [{ name: "แผน", rows: [["โครงการ", "ตัวชี้วัด"]] }] });
  const kindOf = (bytes: Uint8Array) => {
    const read = readAgencySheet(bytes);
    return read.ok ? "read" : read.error.kind;
  };
  expect([kindOf(other), kindOf(new Uint8Array()), kindOf(other.slice(0, 200))]).toEqual(["not-agency-sheet", "empty", "damaged"]);
});
