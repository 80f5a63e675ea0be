import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { planOf, readFile } from "#documents/formats/read-file.ts";
import type { Budget, Plan } from "#domain/plan/plan.ts";
import { lostTexts } from "./lost.ts";

/** What a foreign paper says; only what its answer names is compared. */
interface Expected {
  readonly agency?: string;
  readonly fiscalYear?: number;
  readonly declaredActivities?: number;
  readonly declaredBaht?: number;
  readonly approver?: string;
  readonly headings?: readonly string[];
  readonly errors?: readonly string[];
  readonly activities: readonly {
    readonly number: string | null;
    readonly title: string;
    readonly budget: number | string;
    readonly months: readonly number[];
    readonly units?: readonly string[];
  }[];
}

const folder = new URL("papers/foreign/", import.meta.url);
const papers = Object.entries(JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Readonly<Record<string, Expected>>);

const bare = (text: string | null | undefined): string => (text ?? "").replaceAll(/[\s\u200B]/gu, "");
const budgetOf = (budget: Budget): number | string => (budget.kind === "baht" ? budget.amount : budget.kind);

/** The plan in the words of the answer, as far as the answer goes. */
function saidBy(plan: Plan, expected: Expected): unknown {
  const all = {
    agency: bare(plan.agency.name),
    fiscalYear: plan.fiscalYear,
    declaredActivities: plan.declared.activities,
    declaredBaht: plan.declared.budgetBaht,
    approver: bare(plan.approver?.name),
    headings: plan.headings.map((heading) => bare(heading.title)),
    errors: [...new Set(plan.messages.filter((message) => message.severity === "error").map((message) => message.kind))],
  };
  return {
    ...Object.fromEntries(Object.entries(all).filter(([key]) => key in expected)),
    activities: plan.activities.map((activity, index) => ({
      number: activity.number,
      title: bare(activity.title),
      budget: budgetOf(activity.budget),
      months: activity.months,
      ...(expected.activities[index]?.units ? { units: activity.units.map(bare) } : {}),
    })),
  };
}

function inWords(expected: Expected): unknown {
  return {
    ...expected,
    ...(expected.agency === undefined ? {} : { agency: bare(expected.agency) }),
    ...(expected.approver === undefined ? {} : { approver: bare(expected.approver) }),
    ...(expected.headings ? { headings: expected.headings.map(bare) } : {}),
    activities: expected.activities.map((activity) => ({
      ...activity,
      title: bare(activity.title),
      ...(activity.units ? { units: activity.units.map(bare) } : {}),
    })),
  };
}

test.each(papers)("%s of an unknown agency reads as what it says, and nothing of it is lost", async (name, expected) => {
  const document = await readFile(new Uint8Array(readFileSync(new URL(name, folder))), name);
  if (!document.ok) throw new Error(document.error.kind);
  const plan = await planOf(document.value);
  if (!plan.ok) throw new Error(plan.error.kind);
  expect(saidBy(plan.value, expected)).toEqual(inWords(expected));
  expect(lostTexts(document.value, plan.value)).toEqual([]);
});
