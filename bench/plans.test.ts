import { existsSync } from "node:fs";

import { expect, test } from "vitest";

import type { Document } from "#documents/document.ts";
import { writePlan } from "#documents/writing/write-plan.ts";

import { pageHtml } from "./page-html.ts";
import { paperOfSeventeen, papers, planOfLength, planOfSeventeen, versionOf } from "./plans.ts";

const plan = planOfSeventeen();
const form = plan.form ?? "tisi-2567";

test("every paper of the house is measured, and the plan that is written has 17 rows under headings of its own", () => {
  expect(papers().length).toBeGreaterThanOrEqual(15);
  expect(papers().every((paper) => existsSync(paper.path))).toBe(true);
  expect(existsSync(paperOfSeventeen().path)).toBe(true);
  expect(plan.activities).toHaveLength(17);
});

test("a longer plan repeats its rows under ids and numbers of their own, each with its heading's rows", () => {
  const long = planOfLength(plan, 50);
  expect(new Set(long.activities.map((activity) => activity.id)).size).toBe(50);
  expect(new Set(long.activities.map((activity) => activity.number)).size).toBe(50);
  const headings = long.activities.map((activity) => activity.heading).filter((heading, at, all) => heading !== all[at - 1]);
  expect(new Set(headings).size).toBe(headings.length);
});

test("two versions of the plan share no text of any row", () => {
  const cells = (document: Document): readonly string[] =>
    rowsOf(document).flatMap((row) => row.cells.map((cell) => cell.text).filter((text) => text.trim() !== ""));
  const third = new Set(cells(writePlan(versionOf(plan, 3), form)));
  const fourth = cells(writePlan(versionOf(plan, 4), form));
  expect(fourth.length).toBeGreaterThan(100);
  expect(fourth.filter((text) => third.has(text))).toEqual([]);
});

/** Rows of activities: neither headings nor the total. */
function rowsOf(document: Document) {
  return document.blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.slice(block.headerRows ?? 0).filter((row) => row.role === undefined) : [],
  );
}

test("the page that Chromium prints holds every text of the paper, and none of it as markup", () => {
  const written = writePlan({ ...plan, title: "แผน <b>ก & ข</b>" }, form);
  const page = pageHtml(written);
  expect(page).toContain("แผน &lt;b&gt;ก &amp; ข&lt;/b&gt;");
  for (const row of rowsOf(written))
    for (const cell of row.cells)
      expect(page).toContain(`>${cell.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</td>`);
});
