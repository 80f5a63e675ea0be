import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

import type { FormName } from "#domain/plan/plan.ts";
import { FORMS } from "../forms/forms.ts";
import { changesInPaper } from "../reading/report-changes.ts";
import { printedReport, stampOf } from "../reading/report-print.ts";
import { roundOf, type ReportPaper } from "../writing/report-paper.ts";
import { aReport, someRows } from "#testing/a-report.ts";
import { editedFile } from "#testing/edited-file.ts";
import { readPaper } from "#testing/read-paper.ts";
import { readFile } from "./read-file.ts";
import { stampIn } from "./report-stamp.ts";
import { writeReportFile } from "./write-report-file.ts";

const REPORT = "11111111-1111-4111-8111-111111111111";
const EDITED = FORMS.flatMap(({ name }) => (["docx", "xlsx"] as const).map((to) => [name, to] as const));
const papers = new Map<FormName, ReportPaper>();
beforeAll(async () => {
  for (const { name } of FORMS) {
    const plan = await readPaper(name, "clean");
    const told = [{ months: 12 as const, rows: someRows(plan, 3) }];
    papers.set(name, { ...aReport(plan, { told }), printedFrom: { report: REPORT, revision: 7 } });
  }
});
const paperOf = (form: FormName): ReportPaper => {
  const paper = papers.get(form);
  if (paper === undefined) throw new Error(form);
  return paper;
};

async function changesIn(bytes: Uint8Array, form: FormName, to: string, record: ReportPaper) {
  const [read, stamp] = [await readFile(bytes, `report.${to}`), stampIn(bytes, `report.${to}`)];
  if (!read.ok || !stamp.ok) throw new Error(JSON.stringify([read, stamp]));
  expect(stamp.value).toEqual(stampOf(paperOf(form), form));
  return changesInPaper(record, form, read.value, stamp.value);
}

describe.each(EDITED)("a report on %s as %s, edited outside", (form, to) => {
  test("comes back with exactly what was changed in it, beside what the record changed since", async () => {
    const paper = paperOf(form);
    const bytes = await writeReportFile(paper, form, "form", to);
    const [first] = printedReport(paper, form).rows;
    const value = first?.parts.find(({ field }) => field === "value")?.text.split("\n")[0] ?? "";
    const number = /[๐-๙]+(?= |$)/u.exec(value)?.[0] ?? "";
    // Arabic digits and other blanks where an officer typed; the percent below is left as it was.
    const edits = [
      [value, value.replace(number, " 4 ")],
      ["ครั้งที่ ๑ ผู้เข้าร่วมร่วมกัน", "ครั้งที่ 1  ผู้เข้าร่วม ร่วมกันคิดและ"],
    ] as const;
    expect(await changesIn(bytes, form, to, paper)).toEqual({ changes: [], remarks: [], found: paper.plan.activities.length });
    const { changes, remarks } = await changesIn(editedFile(bytes, edits), form, to, paper);
    expect(changes.map(({ activity, field, why }) => [activity, field, why])).toEqual([
      [first?.activity.id, "value", null],
      [first?.activity.id, "narrative", null],
    ]);
    expect(remarks).toEqual([]);
    const proposed = changes[0]?.proposed;
    expect(JSON.stringify(proposed)).toContain("4");

    // Meanwhile the record got other results: only what the paper changed is told, clashing where both did.
    const rows = {
      ...someRows(paper.plan, 3),
      ...Object.fromEntries([
        [
          first?.activity.id,
          {
            revision: 2,
            result: { ...roundOf(paper).rows[first?.activity.id ?? ""]!.result, narrative: "ผู้อื่นแก้แล้ว", problems: "ผู้อื่นแก้ด้วย" },
          },
        ],
      ]),
    };
    const later = aReport(paper.plan, { told: [{ months: 12, rows }] });
    const met = await changesIn(editedFile(bytes, edits), form, to, later);
    expect(met.changes.map(({ field, isClash }) => [field, isClash])).toEqual([
      ["value", false],
      ["narrative", true],
    ]);
  });
});

test("whatever was reported, a paper that nobody touched holds no change", async () => {
  const paper = paperOf("diw-2569");
  const text = fc.stringMatching(/^[ก-ฮะาเแ ๑-๙0-9:()\-–"&<>]{0,40}$/u);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EDITED), text, text, fc.nat(90), async ([form, to], narrative, problems, size) => {
      const own = paperOf(form);
      const rows = Object.fromEntries(
        Object.entries(someRows(own.plan, size)).map(([id, row]) => [id, { ...row, result: { ...row.result, narrative, problems } }]),
      );
      const told = aReport(own.plan, { told: [{ months: 12, rows }] });
      const read = await readFile(await writeReportFile(told, form, "form", to), `report.${to}`);
      if (!read.ok) throw new Error(read.error.kind);
      expect(changesInPaper(told, form, read.value).changes).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(paper.printedFrom?.report).toBe(REPORT);
});

test("a file with macros is refused; one that lost its stamp, or has a broken one, has none", async () => {
  const bytes = await writeReportFile(paperOf("diw-2569"), "diw-2569", "form", "docx");
  const parts = unzipSync(bytes);
  expect(stampIn(zipSync({ ...parts, "word/vbaProject.bin": new Uint8Array(4) }))).toEqual({
    ok: false,
    error: { kind: "evidence-macros" },
  });
  const broken = strToU8(strFromU8(parts["docProps/custom.xml"] ?? new Uint8Array()).replace("KhunathamReport2", "Other"));
  expect(stampIn(zipSync({ ...parts, "docProps/custom.xml": broken }))).toEqual({ ok: true, value: null });
  const { "docProps/custom.xml": _, ...others } = parts;
  expect(stampIn(zipSync(others))).toEqual({ ok: true, value: null });
  expect(stampIn(bytes.subarray(0, 900)).ok).toBe(false);
  expect(stampIn(strToU8("ตาราง"))).toEqual({ ok: true, value: null });
});
