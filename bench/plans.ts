import { existsSync, readFileSync, readdirSync } from "node:fs";

import { readText } from "#documents/formats/text.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import type { Activity, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";

/** A paper to be read, and what it is called in the report. */
export interface Paper {
  readonly name: string;
  readonly path: string;
}

const PAPERS = new URL("../testing/papers/", import.meta.url);
const SEEDS = new URL("../../shared/seeds/", import.meta.url);
const ROWS = 17;

/** Every paper of the house, and the real documents where they are beside the checkout. */
export function papers(): readonly Paper[] {
  const own = readdirSync(PAPERS, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".txt") && !path.startsWith("values/"))
    .toSorted()
    .map((path) => ({ name: path.replace(/\.txt$/u, ""), path: new URL(path, PAPERS).pathname }));
  return [...own, ...realPapers()];
}

function realPapers(): readonly Paper[] {
  if (!existsSync(SEEDS)) return [];
  const names = readdirSync(SEEDS).filter((name) => /^\d+.*\.txt$/u.test(name));
  return names.toSorted().map((name) => ({ name: `เอกสารจริง (real) ${name.slice(0, 3)}`, path: new URL(name, SEEDS).pathname }));
}

/** The paper of the 17 activities that every writer writes: the real one where it is present, else the house's own of the same form. */
export function paperOfSeventeen(): Paper & { readonly isReal: boolean } {
  const real = realPapers().find((paper) => paper.name.endsWith("001"));
  if (real) return { ...real, isReal: true };
  return { name: "tisi-2567/source", path: new URL("tisi-2567/source.txt", PAPERS).pathname, isReal: false };
}

/** แผน ๑๗ กิจกรรม — that paper's plan, its rows repeated to 17 where it has fewer. */
export function planOfSeventeen(): Plan {
  return planOfLength(readPlan(readText(readFileSync(paperOfSeventeen().path, "utf8"))), ROWS);
}

/** The plan with that many rows: its own, over and over, each with a number and a title of its own. */
export function planOfLength(plan: Plan, rows: number): Plan {
  const own = plan.activities;
  const activities = Array.from({ length: rows }, (_, at): Activity => {
    const activity = own[at % own.length];
    if (!activity) throw new Error("a plan without activities");
    if (at < own.length) return activity;
    return {
      ...activity,
      id: `a${at + 1}`,
      number: String(at + 1),
      title: `${activity.title} ครั้งที่ ${toThaiDigits(Math.floor(at / own.length) + 1)}`,
    };
  });
  // Rows of one heading stand together, as they would on paper.
  const order = new Map(plan.headings.map((heading, at) => [heading.id, at]));
  const placeOf = (activity: Activity): number => order.get(activity.heading ?? "") ?? 0;
  return { ...plan, activities: activities.toSorted((one, other) => placeOf(one) - placeOf(other)) };
}

const TEXTS = ["title", "objectives", "indicators", "countingUnit", "budget", "months", "units", "remarks"] as const;

/** แผนฉบับที่ … — the same plan in other words: no cell of an activity reads as in another version, so that no engine can use what it remembers of a cell. */
export function versionOf(plan: Plan, version: number): Plan {
  const renumbered = {
    ...plan,
    activities: plan.activities.map((activity, at) => ({ ...activity, number: String(at + 1 + version * plan.activities.length) })),
  };
  const headings = renumbered.headings.map((heading) => ({ ...heading, title: otherWords(heading.title, version) }));
  let changed: Plan = { ...renumbered, headings, title: plan.title === null ? null : otherWords(plan.title, version) };
  for (const { id } of plan.activities) {
    for (const field of TEXTS)
      changed = setField(changed, { activity: id, field }, otherWords(textOf(changed, { activity: id, field }), version));
  }
  return changed;
}

/** Each line with its phrases in turned order and the version's number after it. */
function otherWords(text: string, version: number): string {
  return text
    .split("\n")
    .map((line) => {
      const [, mark = "", rest = ""] = /^((?:[-•]|[๐-๙\d]+[.)])?\s*)(.*)$/u.exec(line) ?? [];
      const phrases = rest.split(" ");
      const by = version % phrases.length;
      return `${mark}${[...phrases.slice(by), ...phrases.slice(0, by)].join(" ")} ${toThaiDigits(version)}`;
    })
    .join("\n");
}
