import type { Place } from "#domain/plan/plan.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import { fieldOfHeading, isHeadingField, type Field } from "./columns.ts";
import { addText, type DraftActivity } from "./draft.ts";
import { openHeading } from "./group-rows.ts";
import { headingInColumn } from "./headings.ts";
import { settleWaiting } from "./row-values.ts";
import type { Walk } from "./walk.ts";
import { isOpenBox, isTick, readMarker, readRowNumber, type Marked } from "./words.ts";

/** ป้ายกับข้อความ — a label as printed, what it asks for, and the answer beside or below it. */
export interface LabelledFact {
  /** Null where the house has no field for the label. */
  readonly field: Field | null;
  readonly printed: string;
  readonly value: string;
}

const MOST_OF_A_LABEL = 60;
/** Labels of a project's paper that ask for no field of the plan. */
const FURTHER =
  /^(?:หลักการและเหตุผล|หลักการ|เหตุผล|ความเป็นมา|กลุ่มเป้าหมาย|ผู้เข้าร่วมโครงการ|วิธีดำเนินการ|วิธีการดำเนินงาน|ขั้นตอนการดำเนินงาน|ขั้นตอน|สถานที่(?:ดำเนินการ|ดำเนินงาน)?|แหล่งงบประมาณ|แหล่งเงิน|ลักษณะโครงการ|การ(?:ติดตามและ)?ประเมินผล|ความสอดคล้อง)(?=\s|$)/u;

/** The label of that kind which a text begins with. */
export function furtherLabelOf(text: string): string | null {
  return FURTHER.exec(text)?.[0] ?? null;
}

/** A name with its number: "๑. โครงการ…", "(๒) …", "โครงการที่ ๓ …". */
export function numberedName(text: string): Marked | null {
  const said = oneLine(text);
  const counted = /^(?:โครงการ|กิจกรรม)\s*ที่\s*([๐-๙\d]{1,3})\s*[.:)–-]?\s*(?=[^๐-๙\d\s])/u.exec(said);
  if (counted?.[1] === undefined) return readMarker(said);
  return { number: readRowNumber(counted[1]) ?? counted[1], marker: counted[0].trim(), rest: said.slice(counted[0].length) };
}

/** What a label asks for ("๒. วัตถุประสงค์ :" → objectives), and how surely; null where it is no label that we know. */
export function fieldOfLabel(text: string, least: number): Field | null {
  const said = labelWords(text);
  if (said === "" || said.length > MOST_OF_A_LABEL) return null;
  if (squash(said) === "เป้าหมาย") return "targetTexts";
  const guess = fieldOfHeading(said);
  return guess && guess.score >= least && !guess.field.startsWith("month-") ? guess.field : null;
}

/** A text without the number or bullet it begins with. */
export function withoutMarker(text: string): string {
  const said = text.replace(/^\s*[-–•●▪*]\s*/u, "");
  return readMarker(said)?.rest ?? said.trim();
}

/** Does a label name the activity itself? "กิจกรรม" inside a project names its steps; "ชื่อกิจกรรม" and "โครงการ" do not. */
export function namesActivity(label: string): boolean {
  return (
    fieldOfLabel(label, 0.95) === "title" && /^(?:ชื่อ|โครงการ|กิจกรรม|งาน\/|แผนงาน\/|project|activity)/iu.test(withoutMarker(oneLine(label)))
  );
}

/** Begin an activity by its name: "๑. โครงการ…", "โครงการที่ ๑ …", or a name without a number. */
export function beginActivity(title: string, number: string | null, place: Place, walk: Walk): DraftActivity {
  settleWaiting(walk);
  const marked = numberedName(title);
  if (marked) walk.draft.furniture.push({ place, text: marked.marker });
  const activity: DraftActivity = {
    number: marked?.number ?? number,
    heading: walk.heading,
    goalIndicator: null,
    fields: new Map(),
    ticked: null,
    rubric: [],
    more: [],
    place,
  };
  const name = marked?.rest ?? oneLine(title);
  if (name !== "") activity.fields.set("title", name);
  walk.draft.activities.push(activity);
  return activity;
}

/** Give a labelled fact to the activity it belongs to: to its field, to the heading above it, or among its further columns. */
export function giveFact({ field, printed, value }: LabelledFact, activity: DraftActivity, place: Place, walk: Walk): void {
  walk.draft.furniture.push({ place, text: printed });
  if (value === "") return;
  if (field === "number") {
    activity.number ??= readRowNumber(value);
    walk.draft.furniture.push({ place, text: value });
  } else if (field !== null && isHeadingField(field) && isHeadingValue(printed, value)) {
    for (const heading of headingInColumn(field, value)) openHeading(heading, place, walk);
    activity.heading = walk.heading;
  } else if (field?.startsWith("quarter-") === true && (isTick(value) || isOpenBox(value))) {
    const first = Number(field.slice("quarter-".length)) * 3 - 2;
    activity.ticked ??= new Set();
    if (isTick(value) && !isOpenBox(value)) for (const month of [first, first + 1, first + 2]) activity.ticked.add(month);
    walk.draft.furniture.push({ place, text: value });
  } else if (field === null || field === "goalIndicators" || field.startsWith("quarter-") || isHeadingField(field)) {
    activity.more.push({ column: labelWords(printed), text: value });
  } else addText(activity, field, field === "budget" ? withUnit(value, printed) : value, "\n");
}

/** A label without its number, bullet and colon. */
export function labelWords(printed: string): string {
  return withoutMarker(oneLine(printed)).replace(/\s*[:：]$/u, "");
}

/** "แนวทางการดำเนินงาน" of one project, or a text of several lines, tells how it is done; it is no heading. */
function isHeadingValue(printed: string, value: string): boolean {
  return value.length <= 200 && !value.includes("\n") && !/ดำเนิน/u.test(printed);
}

/** A bare figure after "งบประมาณ (ล้านบาท)" is millions. */
function withUnit(value: string, printed: string): string {
  const unit = /(ล้าน|แสน|หมื่น|พัน)\s*บาท/u.exec(printed)?.[1];
  return unit !== undefined && /^[๐-๙\d][๐-๙\d,.\s]*$/u.test(value) ? `${value} ${unit}บาท` : value;
}
