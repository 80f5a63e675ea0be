import type { Place } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import { alignTexts } from "./align.ts";
import { isHeadingField, type Field } from "./columns.ts";
import { addText, type DraftActivity } from "./draft.ts";
import type { Walk } from "./walk.ts";
import { isDash, isOpenBox, isTick } from "./words.ts";

export function giveValues(
  added: readonly DraftActivity[],
  values: ReadonlyMap<number, string>,
  covered: ReadonlyMap<number, string>,
  place: Place,
  walk: Walk,
): void {
  const first = added[0];
  if (!first) return;
  if (added.length === 1) {
    walk.waiting = [];
    setValues(first, values, covered, walk, place, "\n");
    return;
  }
  const isSingle = [...values.values()].every((text) => alignTexts(text, added.length).length === 1);
  walk.waiting = isSingle ? added.slice(1) : [];
  for (const [column, text] of values) {
    const parts = alignTexts(text, added.length);
    if (!isSingle && parts.length === 1 && isShared(walk.header?.fields.get(column))) {
      for (const activity of added) setValue(activity, column, text, walk, place, "\n");
      continue;
    }
    for (const [index, part] of parts.entries()) {
      const activity = added[Math.min(index, added.length - 1)];
      if (activity) setValue(activity, column, part, walk, place, "\n");
    }
    if (parts.length > 1 && parts.length !== added.length) {
      walk.draft.doubts.push({
        kind: "alignment-uncertain",
        place: { ...place, column },
        activity: walk.draft.activities.indexOf(first),
        found: text,
      });
    }
  }
}

/** One value beside several activities holds for all of them: who, when and with what money. */
function isShared(field: Field | undefined): boolean {
  return (
    field === "budget" ||
    field === "months" ||
    field === "units" ||
    (field?.startsWith("quarter-") ?? false) ||
    (field?.startsWith("month-") ?? false)
  );
}

/** A cut row whose rest never came keeps its values as not placed. */
export function keepCutRow(walk: Walk): void {
  if (walk.cut !== null)
    for (const [column, text] of walk.cut.values) walk.draft.unplaced.push({ place: { ...walk.cut.place, column }, text });
  walk.cut = null;
}

/** Activities whose values never came share those of the first: called when their row is over. */
export function settleWaiting(walk: Walk): void {
  keepCutRow(walk);
  const { activities } = walk.draft;
  for (const activity of walk.waiting) {
    const first = activities[activities.indexOf(activity) - 1];
    if (!first || activity.fields.size > 1) continue;
    for (const [field, text] of first.fields) if (isShared(field)) activity.fields.set(field, text);
    activity.ticked = first.ticked === null ? null : new Set(first.ticked);
  }
  walk.waiting = [];
}

export function setValues(
  activity: DraftActivity,
  values: ReadonlyMap<number, string>,
  covered: ReadonlyMap<number, string>,
  walk: Walk,
  place: Place,
  joint: " " | "\n",
): void {
  for (const [column, text] of values) setValue(activity, column, text, walk, place, joint);
  for (const [column, text] of covered) {
    const field = walk.header?.fields.get(column);
    if (
      !values.has(column) &&
      field !== undefined &&
      field !== "title" &&
      field !== "number" &&
      !isHeadingField(field) &&
      field !== "goalIndicators" &&
      text !== ""
    )
      setValue(activity, column, text, walk, place, joint);
  }
}

function setValue(activity: DraftActivity, column: number, text: string, walk: Walk, place: Place, joint: " " | "\n"): void {
  const field = walk.header?.fields.get(column);
  if (field === undefined) {
    activity.more.push({ column: headingOf(walk, column), text });
    return;
  }
  const period = /^(quarter|month)-(\d+)$/u.exec(field);
  if (period) {
    walk.draft.furniture.push({ place: { ...place, column }, text });
    tick(activity, column, text, walk);
    return;
  }
  const same = /^["”“〃″]$/u.test(squash(text)) ? walk.draft.activities.at(-2)?.fields.get(field) : undefined;
  const said = same ?? text;
  if (field === "budget") addText(activity, field, withUnit(said, column, walk), joint);
  else if (field === "months" && activity.fields.has("months") && partsOf(field, walk) > 1) addText(activity, field, `- ${said}`, " ");
  else addText(activity, field, said, joint);
}

function headingOf(walk: Walk, column: number): string {
  return oneLine(walk.header?.printed.get(column) ?? "");
}

function partsOf(field: Field, walk: Walk): number {
  return [...(walk.header?.fields.values() ?? [])].filter((one) => one === field).length;
}

/** A bare figure under "(ล้านบาท)" is millions; one of several sums says which money it is. */
function withUnit(text: string, column: number, walk: Walk): string {
  if (!/^[๐-๙\d][๐-๙\d,.\s]*$/u.test(text)) return text;
  const heading = headingOf(walk, column);
  const unit = /(ล้าน|แสน|หมื่น|พัน)\s*บาท/u.exec(heading)?.[1];
  const label = partsOf("budget", walk) > 1 ? `${heading.split(" / ").at(-1) ?? ""} ` : "";
  return unit === undefined && label === "" ? text : `${label}${text} ${unit ?? ""}บาท`;
}

/** A mark in the column of a month or quarter; a bar over merged cells marks every one of them. */
function tick(activity: DraftActivity, column: number, text: string, walk: Walk): void {
  activity.ticked ??= new Set();
  const span = walk.spans.get(column) ?? 1;
  const isBar = span > 1 || /^[<◄←]?[-–—─=_]{2,}[>►→]?$|[◄►←→↔⟷]/u.test(squash(text));
  if ((isDash(text) && !isBar) || isOpenBox(text)) return;
  for (let at = column; at < column + span; at += 1) {
    const period = /^(quarter|month)-(\d+)$/u.exec(walk.header?.fields.get(at) ?? "");
    if (!period) continue;
    const number = Number(period[2]);
    const months = period[1] === "quarter" ? [number * 3 - 2, number * 3 - 1, number * 3] : [number];
    for (const month of months) activity.ticked.add(month);
  }
  if (!isBar && !isTick(toArabicDigits(text))) activity.more.push({ column: headingOf(walk, column), text });
}
