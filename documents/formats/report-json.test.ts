import { describe, expect, test } from "vitest";

import { NO_RESULT } from "#domain/result/report.ts";
import { aReport } from "#testing/a-report.ts";
import { readPaper } from "#testing/read-paper.ts";
import { FORMS } from "../forms/forms.ts";
import { changesInPaper } from "../reading/report-changes.ts";
import { roundOf } from "../writing/report-paper.ts";
import { writeReport } from "../writing/write-report.ts";
import { planOf, readFile, reportOf } from "./read-file.ts";
import { parseReport, reportJson } from "./report-json.ts";
import { writeReportFile } from "./write-report-file.ts";

describe("a PDF of a report carries what it shows", () => {
  test.each(FORMS.map(({ name }) => name))("%s reads back exactly, figures computed anew", async (form) => {
    const plan = await readPaper(form, "clean");
    const [first] = plan.activities;
    const answer = (agency: number, status: "accepted" | "queried" | "asked") => ({
      activity: first?.id ?? "",
      agency,
      agencyName: `กองที่ ${agency}`,
      status,
      result: {
        ...NO_RESULT,
        indicators: [
          { position: 0, value: { kind: "count" as const, count: agency }, reckoning: "cumulative" as const, note: "โทรถามแล้ว" },
        ],
      },
    });
    const paper = aReport(plan, { units: [answer(5, "accepted"), answer(6, "queried"), answer(7, "asked")] });
    const read = await readFile(await writeReportFile(paper, form, "form", "pdf"), "report.pdf");
    const printed = read.ok ? await reportOf(read.value) : null;
    if (printed === null) throw new Error("nothing was attached");
    expect([printed.form, printed.kind]).toEqual([form, "form"]);
    for (const kind of ["form", "narrative", "memo"] as const)
      expect(writeReport(printed.paper, form, kind)).toEqual(writeReport(paper, form, kind));
    expect(roundOf(printed.paper).figures).toEqual(roundOf(paper).figures);
    expect(changesInPaper(paper, form, writeReport(printed.paper, form, "form"))).toEqual({
      changes: [],
      remarks: [],
      found: plan.activities.length,
    });
    expect(JSON.stringify(printed.paper)).not.toContain("โทรถามแล้ว");
    expect(printed.paper.units.map(({ result }) => result.indicators.length)).toEqual([1, 0, 0]);
  });
});

test("it is no plan, the memo carries none, and what is not as we write it is not taken", async () => {
  const paper = aReport(await readPaper("diw-2569", "clean"));
  const memo = await readFile(await writeReportFile(paper, "diw-2569", "memo", "pdf"));
  expect([memo.ok && (await reportOf(memo.value)), memo.ok && "attachedReport" in memo.value]).toEqual([null, false]);
  const json: object = JSON.parse(reportJson(paper, "diw-2569", "form"));
  expect(parseReport(json)).toMatchObject({ ok: true });
  expect(parseReport({ ...json, fiscalYear: "๒๕๗๐" })).toEqual({ ok: false, error: { kind: "not-plan-json", path: "fiscalYear" } });
  expect(parseReport({ ...json, rounds: [] })).toMatchObject({ ok: false });
  expect(await planOf({ blocks: [], attachedReport: json })).toMatchObject({ ok: false, error: { kind: "no-plan" } });
});
