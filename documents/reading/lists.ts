import { oneLine } from "#domain/thai/text.ts";
import { FACT_FIELDS, type Field } from "./columns.ts";
import { addText, type DraftActivity } from "./draft.ts";
import { openHeading } from "./group-rows.ts";
import { readHeadings, type ReadHeading } from "./headings.ts";
import {
  beginActivity,
  fieldOfLabel,
  furtherLabelOf,
  giveFact,
  labelWords,
  namesActivity,
  numberedName,
  withoutMarker,
  type LabelledFact,
} from "./labelled-facts.ts";
import type { Line } from "./memo.ts";
import type { Walk } from "./walk.ts";
import { readMarker } from "./words.ts";

/** What one line of a list of projects is. */
export type ListPart =
  | { readonly kind: "heading"; readonly headings: readonly ReadHeading[] }
  | { readonly kind: "project"; readonly title: string; readonly label: string }
  | { readonly kind: "fact"; readonly fact: LabelledFact }
  | { readonly kind: "goes-on"; readonly field: Field | null; readonly printed: string };

const FAR = 15;

interface Project {
  readonly number: string | null;
  readonly fields: Set<Field>;
  readonly lines: Map<Line, ListPart>;
}

/**
 * รายการโครงการ — a plan written as lines: a project's name, numbered or after "ชื่อโครงการ", then its facts after their labels
 * ("วัตถุประสงค์ : …", "งบประมาณ …"). What each line of such a list is; lines that are no part of one are not in the answer.
 */
export function findList(lines: readonly Line[]): ReadonlyMap<Line, ListPart> {
  const said = lines.filter((line) => oneLine(line.text) !== "");
  const facts = said.map((line) => splitLabel(line.text));
  const projects: Project[] = [];
  const headings = new Map<Line, ListPart>();
  let project: Project | null = null;
  let last: LabelledFact | null = null;
  for (const [at, line] of said.entries()) {
    const begun = beginsProject(said, facts, at, project);
    const fact = facts[at] ?? null;
    const above = begun ? [] : readHeadings(line.text);
    if (begun) {
      project = { number: numberedName(line.text)?.number ?? null, fields: new Set(), lines: new Map([[line, begun]]) };
      projects.push(project);
      last = null;
    } else if (above.length > 0 && fact === null) {
      headings.set(line, { kind: "heading", headings: above });
      project = null;
    } else if (project && fact && !isOfPlan(fact.field, project, projects, facts[at + 1] ?? null)) {
      if (fact.field !== null) project.fields.add(fact.field);
      project.lines.set(line, { kind: "fact", fact });
      last = fact;
    } else if (project && isMore(said, facts, at, last, project)) {
      project.lines.set(line, { kind: "goes-on", field: last?.field ?? null, printed: last?.printed ?? "" });
    } else project = null;
  }
  const found = projects.filter((one) => factsOf(one) >= 1);
  if (!found.some((one) => factsOf(one) >= 2)) return new Map();
  return new Map([...headings, ...found.flatMap((one) => [...one.lines])]);
}

/** Put one line of a list into the draft. */
export function readListPart(part: ListPart, line: Line, walk: Walk): void {
  const activity: DraftActivity | undefined = walk.draft.activities.at(-1);
  if (part.kind === "heading") for (const heading of part.headings) openHeading(heading, line.place, walk);
  else if (part.kind === "project") {
    beginActivity(part.title, readMarker(part.label)?.number ?? null, line.place, walk);
    if (part.label !== "") walk.draft.furniture.push({ place: line.place, text: part.label });
  } else if (activity && part.kind === "fact") giveFact(part.fact, activity, line.place, walk);
  else if (activity && part.kind === "goes-on") goOn(part, oneLine(line.text), activity);
}

function goOn(part: ListPart & { readonly kind: "goes-on" }, text: string, activity: DraftActivity): void {
  const further = activity.more.find((one) => one.column === labelWords(part.printed));
  const joint = isItem(text) ? "\n" : " ";
  if (further) further.text += joint + text;
  else if (part.field !== null && part.field !== "title") addText(activity, part.field, text, joint);
  else if (part.printed === "") addText(activity, "title", text, " ");
  else activity.more.push({ column: labelWords(part.printed), text });
}

function factsOf(project: Project): number {
  return [...project.fields].filter((field) => FACT_FIELDS.has(field)).length;
}

/** A project has one sum and one time: named again, they are the plan's. So is a remark after the last fact where projects have none. */
function isOfPlan(field: Field | null, project: Project, projects: readonly Project[], next: LabelledFact | null): boolean {
  if (field === "remarks")
    return next === null && projects.length > 1 && !projects.some((one) => one !== project && one.fields.has("remarks"));
  return (field === "budget" || field === "months" || field === "units") && project.fields.has(field);
}

function isItem(text: string): boolean {
  return /^[-–•●▪*]/u.test(text) || readMarker(text) !== null;
}

/** A line that begins with a label: known words before a colon or a blank, or a short unknown label before a colon. */
export function splitLabel(text: string): LabelledFact | null {
  const line = oneLine(text);
  const bare = withoutMarker(line);
  const before = line.slice(0, line.length - bare.length);
  const colon = /^([^:：]{2,60}?)\s*[:：]\s*/u.exec(bare);
  if (colon?.[1] !== undefined) {
    const field = fieldOfLabel(colon[1], 0.8);
    const isPlain = field !== null || (colon[1].length <= 30 && !/[๐-๙\d]/u.test(colon[1]) && readHeadings(line).length === 0);
    return isPlain ? { field, printed: (before + colon[0]).trim(), value: bare.slice(colon[0].length).trim() } : null;
  }
  const words = [...bare.matchAll(/\S+/gu)].slice(0, 4);
  for (const word of words.toReversed()) {
    const to = word.index + word[0].length;
    const field = fieldOfLabel(bare.slice(0, to), 0.97);
    const isLabel =
      field !== null &&
      (FACT_FIELDS.has(field) || (field === "title" && bare.startsWith("ชื่อ")) || (field === "remarks" && bare.startsWith("หมายเหตุ")));
    if (isLabel) return { field, printed: before + bare.slice(0, to), value: bare.slice(to).trim() };
  }
  const further = furtherLabelOf(bare);
  if (further !== null) return { field: null, printed: before + further, value: bare.slice(further.length).trim() };
  const glued = /^(?:วัตถุประสงค์(?=เพื่อ)|งบประมาณ(?=[๐-๙\d])|งบประมาณ(?=ไม่ใช้))/u.exec(bare)?.[0];
  return glued === undefined ? null : { field: fieldOfLabel(glued, 0.97), printed: before + glued, value: bare.slice(glued.length) };
}

/** Does a project begin here: a label that asks for its name, or a name over labelled lines that begin anew? */
function beginsProject(
  said: readonly Line[],
  facts: readonly (LabelledFact | null)[],
  at: number,
  project: Project | null,
): (ListPart & { readonly kind: "project" }) | null {
  const line = oneLine(said[at]?.text ?? "");
  const fact = facts[at];
  if (
    fact &&
    fact.value !== "" &&
    namesActivity(fact.printed) &&
    !(project && project.number === null && withoutMarker(fact.printed).startsWith("กิจกรรม"))
  ) {
    return { kind: "project", title: fact.value, label: fact.printed };
  }
  if (fact || line.length > 250) return null;
  const marked = numberedName(line);
  const name = marked?.rest ?? line;
  const isNamed = /^(?:[๐-๙\d.() ]*)(?:โครงการ|กิจกรรม)(?!\s*[:：])\S/u.test(line);
  if (name === "" || (!marked && !isNamed)) return null;
  const below = facts[at + 1] ? at + 1 : at + 2;
  const first = facts[below];
  const isFact =
    first && (first.field === null ? isNamed && furtherLabelOf(withoutMarker(first.printed)) !== null : FACT_FIELDS.has(first.field));
  if (!first || !isFact || (below === at + 2 && isItem(oneLine(said[at + 1]?.text ?? "")))) return null;
  if (follows(marked?.number ?? null, readMarker(oneLine(said[below]?.text ?? ""))?.number ?? null)) return null;
  if (
    project &&
    !(first.field !== null && project.fields.has(first.field)) &&
    !(isNamed && marked && follows(project.number, marked.number))
  )
    return null;
  return { kind: "project", title: line, label: "" };
}

/** "๒" after "๑", "๑.๒" after "๑.๑": the same numbering goes on. */
function follows(one: string | null, next: string | null): boolean {
  if (one === null || next === null) return false;
  const before = one.split(".");
  const after = next.split(".");
  return (
    before.length === after.length &&
    before.slice(0, -1).join(".") === after.slice(0, -1).join(".") &&
    Number(after.at(-1)) === Number(before.at(-1)) + 1
  );
}

/** A line without a label goes on with the fact before it: its first line, an item of it, or a wrapped line before the next label of the same project. */
function isMore(
  said: readonly Line[],
  facts: readonly (LabelledFact | null)[],
  at: number,
  last: LabelledFact | null,
  project: Project,
): boolean {
  if (facts[at]) return false;
  const line = oneLine(said[at]?.text ?? "");
  if (last?.value === "" || isItem(line)) return true;
  for (let next = at + 1; next < Math.min(said.length, at + FAR); next += 1) {
    if (beginsProject(said, facts, next, project))
      return last !== null && next === at + 1 && said.slice(0, at).length > 0 && line.length <= 250 && readHeadings(line).length === 0;
    if (facts[next]) return true;
    if (readHeadings(said[next]?.text ?? "").length > 0) return false;
  }
  return false;
}
