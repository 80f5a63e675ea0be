import { parseThaiDate } from "../thai/dates.ts";
import { NATIONAL_GUIDELINES } from "../reference/frameworks.ts";
import { toArabicDigits, toThaiDigits } from "../thai/digits.ts";
import { fiscalYearsIn } from "../thai/fiscal-year.ts";
import { criteriaIn } from "./measure-criteria.ts";
import { EMPTY_CONTACT, EMPTY_MEMO, EMPTY_SIGNATORY } from "./empty-plan.ts";
import { nationalGuidelineOf } from "./national-guideline.ts";
import { parseWeights, weightOf, weightsText } from "./weights.ts";
import type { Activity, Contact, FieldPlace, Heading, Memo, Plan } from "./plan.ts";
import { indicatorsText, understandActivity, writtenActivity, type WrittenActivity } from "./understand-activity.ts";

/** ข้อความในช่อง — the text that a field of the plan shows; "" where it is empty or unknown. */
export function textOf(plan: Plan, place: FieldPlace): string {
  if (place.activity !== undefined) {
    const activity = plan.activities.find((one) => one.id === place.activity);
    return activity ? (chosenText(activity, place.field, plan) ?? activityText(activity, place.field)) : "";
  }
  if (place.heading !== undefined) {
    const heading = plan.headings.find((one) => one.id === place.heading);
    return heading ? headingText(heading, place.field) : "";
  }
  return planText(plan, place.field);
}

/**
 * แก้ข้อความในช่อง — the plan with one text replaced and everything understood from it anew. A field that does not exist
 * leaves the plan as it is. The messages are the caller's to renew (`checkPlan`).
 */
export function setField(plan: Plan, place: FieldPlace, text: string): Plan {
  if (place.activity !== undefined) {
    return {
      ...plan,
      activities: plan.activities.map((one) =>
        one.id === place.activity ? (setChosen(one, place.field, text, plan) ?? setActivityText(one, place.field, text, plan)) : one,
      ),
    };
  }
  if (place.heading !== undefined) {
    const headings = plan.headings.map((one) => (one.id === place.heading ? setHeadingText(one, place.field, text) : one));
    return {
      ...plan,
      headings,
      activities: plan.activities.map((one) => ({
        ...one,
        nationalGuideline: nationalGuidelineOf(one.heading, headings) ?? one.nationalGuideline,
      })),
    };
  }
  return setPlanText(plan, place.field, text);
}

/** What a person chose for a row that no column of the paper holds; null for any other field. A heading's own guideline is no choice. */
function chosenText(activity: Activity, field: string, { headings }: Plan): string | null {
  if (field === "criteria") return criteriaText(activity.ownCriteria ?? []);
  if (field === "weight") return weightsText([weightOf(activity)]);
  if (field === "indicatorWeights") return weightsText(activity.indicatorWeights ?? []);
  if (field !== "nationalGuideline") return null;
  return nationalGuidelineOf(activity.heading, headings) === null ? toThaiDigits(activity.nationalGuideline ?? "") : "";
}

/** เกณฑ์ที่เลือก — "ข้อ ๓, ๕" in their order; "" for none. */
export function criteriaText(criteria: readonly number[]): string {
  return criteria.length === 0 ? "" : `ข้อ ${criteria.map((one) => toThaiDigits(one)).join(", ")}`;
}

/** The row with another choice; words that name no guideline or criterion change nothing. */
function setChosen(activity: Activity, field: string, text: string, plan: Plan): Activity | null {
  if (field === "criteria") {
    const chosen = text.trim() === "" ? [] : criteriaIn(`องค์กรคุณธรรม ${text.includes("ข้อ") ? "" : "ข้อ "}${text}`);
    if (chosen.length === 0 && text.trim() !== "") return activity;
    const { ownCriteria: _own, ...rest } = activity;
    const frame = chosen.length === 0 ? rest : { ...rest, ownCriteria: chosen };
    return understandActivity(writtenActivity(activity), { ...frame, fiscalYear: plan.fiscalYear });
  }
  if (field === "weight" || field === "indicatorWeights") return setWeights(activity, field, text);
  if (field !== "nationalGuideline") return null;
  if (nationalGuidelineOf(activity.heading, plan.headings) !== null) return activity;
  if (text.trim() === "") return { ...activity, nationalGuideline: null };
  const code = /(?<![\d.])[1-3]\.\d(?![\d.])/u.exec(toArabicDigits(text))?.[0];
  return NATIONAL_GUIDELINES.some((one) => one.code === code) ? { ...activity, nationalGuideline: code ?? null } : activity;
}

/** Words that are no weights change nothing; weights that are all alike are none. */
function setWeights(activity: Activity, field: "weight" | "indicatorWeights", text: string): Activity {
  const weights = parseWeights(text);
  if (weights === null) return activity;
  const isAlike = weightsText(weights) === "";
  if (field === "weight") {
    const { weight: _weight, ...rest } = activity;
    const [weight] = weights;
    return isAlike || weight === undefined ? rest : { ...rest, weight };
  }
  const { indicatorWeights: _weights, ...rest } = activity;
  return isAlike ? rest : { ...rest, indicatorWeights: weights.slice(0, Math.max(1, activity.indicators.length)) };
}

const TEXTS = ["title", "objectives", "indicators", "targetTexts", "quantitative", "qualitative", "budget", "units"] as const;
const OPTIONAL_TEXTS = ["number", "countingUnit", "months", "remarks", "answer"] as const;

function isOneOf<Word extends string>(word: string, words: readonly Word[]): word is Word {
  return (words as readonly string[]).includes(word);
}

function activityText(activity: Activity, field: string): string {
  const written = writtenActivity(activity);
  if (field === "indicators") return indicatorsText(activity.indicators);
  if (isOneOf(field, TEXTS)) return written[field];
  if (isOneOf(field, OPTIONAL_TEXTS)) return written[field] ?? "";
  const quarter = quarterOf(field);
  if (quarter !== null) return activity.months.some((month) => Math.ceil(month / 3) === quarter) ? "✓" : "";
  const level = rubricLevelOf(field);
  return level === null ? "" : (written.rubric.find((one) => one.level === level)?.text ?? "");
}

function setActivityText(activity: Activity, field: string, text: string, plan: Plan): Activity {
  const written = changed(writtenActivity(activity), field, text, activity);
  return understandActivity(written, { ...activity, fiscalYear: plan.fiscalYear });
}

function changed(written: WrittenActivity, field: string, text: string, activity: Activity): WrittenActivity {
  if (field === "number") return { ...written, number: text.trim() === "" ? null : toArabicDigits(text.trim()) };
  if (isOneOf(field, TEXTS)) return { ...written, [field]: text };
  if (field === "months") return { ...written, months: text, ticked: null };
  if (isOneOf(field, OPTIONAL_TEXTS)) return { ...written, [field]: text.trim() === "" ? null : text };
  const quarter = quarterOf(field);
  if (quarter !== null) {
    const others = activity.months.filter((month) => Math.ceil(month / 3) !== quarter);
    const isTicked = text.trim() !== "" && !/^[-–—]$/u.test(text.trim());
    const own = isTicked ? [quarter * 3 - 2, quarter * 3 - 1, quarter * 3] : [];
    return { ...written, months: null, ticked: [...others, ...own].sort((one, other) => one - other) };
  }
  const level = rubricLevelOf(field);
  if (level === null) return written;
  const rest = written.rubric.filter((one) => one.level !== level);
  return { ...written, rubric: text.trim() === "" ? rest : [...rest, { level, text }].sort((one, other) => one.level - other.level) };
}

function quarterOf(field: string): number | null {
  return /^quarter-[1-4]$/u.test(field) ? Number(field.at(-1)) : null;
}

function rubricLevelOf(field: string): number | null {
  return /^rubric\.[1-5]$/u.test(field) ? Number(field.at(-1)) : null;
}

function headingText(heading: Heading, field: string): string {
  if (field === "title") return heading.title;
  if (field === "number") return heading.number ?? "";
  return heading.indicators[indexOf(field)]?.text ?? "";
}

function setHeadingText(heading: Heading, field: string, text: string): Heading {
  if (field === "title") return { ...heading, title: text };
  if (field === "number") return { ...heading, number: text.trim() === "" ? null : toArabicDigits(text.trim()) };
  const at = indexOf(field);
  return { ...heading, indicators: heading.indicators.map((one, index) => (index === at ? { ...one, text } : one)) };
}

function indexOf(field: string): number {
  return Number(/\.(\d+)$/u.exec(field)?.[1] ?? -1);
}

function planText(plan: Plan, field: string): string {
  const [group = "", key = ""] = field.split(".");
  if (group === "title") return plan.title ?? "";
  if (group === "agency") return (key === "parent" ? plan.agency.parent : plan.agency.name) ?? "";
  if (group === "region") return plan.region ?? "";
  if (group === "fiscalYear") return plan.fiscalYear === null ? "" : toThaiDigits(plan.fiscalYear);
  if (group === "headcount") return plan.headcount === null ? "" : toThaiDigits(plan.headcount);
  if (group === "contact") return plan.contact && key in plan.contact ? (plan.contact[key as keyof Contact] ?? "") : "";
  if (group === "approver") return (key === "position" ? plan.approver?.position : plan.approver?.name) ?? "";
  if (group === "memo") return plan.memo ? memoText(plan.memo, key, field) : "";
  if (field === "declared.activities") return plan.declared.activities === null ? "" : toThaiDigits(plan.declared.activities);
  if (field === "declared.budgetBaht")
    return plan.declared.budgetBaht === null ? "" : toThaiDigits(plan.declared.budgetBaht.toLocaleString("en-US"));
  if (group === "declared" && key === "byHeading")
    return plan.declared.byHeading.find((one) => field.endsWith(`.${one.heading}`))?.written ?? "";
  if (group === "expectedResults") return plan.expectedResults[indexOf(field)] ?? "";
  return group === "notes" ? (plan.notes[indexOf(field)] ?? "") : "";
}

function memoText(memo: Memo, key: string, field: string): string {
  if (key === "body") return indexOf(field) >= 0 ? (memo.body[indexOf(field)] ?? "") : memo.body.join("\n");
  if (key === "date") return memo.dateWritten ?? "";
  if (key === "signatory") return (field.endsWith(".position") ? memo.signatory?.position : memo.signatory?.name) ?? "";
  return key === "from" || key === "number" || key === "urgency" || key === "subject" || key === "to" ? (memo[key] ?? "") : "";
}

function setPlanText(plan: Plan, field: string, text: string): Plan {
  const [group = "", key = ""] = field.split(".");
  const value = text.trim() === "" ? null : text;
  const number = value === null ? null : Number(toArabicDigits(value).replaceAll(/[,\s]/gu, ""));
  if (group === "title") return { ...plan, title: value };
  if (group === "agency")
    return { ...plan, agency: key === "parent" ? { ...plan.agency, parent: value } : { ...plan.agency, name: value } };
  if (group === "region") return { ...plan, region: value };
  if (group === "fiscalYear") return { ...plan, fiscalYear: fiscalYearsIn(`ปีงบประมาณ ${text}`)[0] ?? plan.fiscalYear };
  if (group === "headcount") return { ...plan, headcount: number !== null && Number.isFinite(number) ? number : null };
  if (group === "contact")
    return { ...plan, contact: { ...EMPTY_CONTACT, ...plan.contact, ...(key in EMPTY_CONTACT ? { [key]: value } : {}) } };
  if (group === "approver")
    return { ...plan, approver: { ...EMPTY_SIGNATORY, ...plan.approver, [key === "position" ? "position" : "name"]: value } };
  if (group === "memo") return { ...plan, memo: setMemoText(plan.memo ?? EMPTY_MEMO, key, field, text) };
  if (field === "declared.activities")
    return { ...plan, declared: { ...plan.declared, activities: number !== null && Number.isFinite(number) ? number : null } };
  if (field === "declared.budgetBaht")
    return { ...plan, declared: { ...plan.declared, budgetBaht: number !== null && Number.isFinite(number) ? number : null } };
  if (group === "declared" && key === "byHeading") {
    const byHeading = plan.declared.byHeading.map((one) =>
      field.endsWith(`.${one.heading}`) ? { ...one, activities: Number.isFinite(number) ? (number ?? 0) : 0, written: text } : one,
    );
    return { ...plan, declared: { ...plan.declared, byHeading } };
  }
  if (group === "expectedResults") return { ...plan, expectedResults: replaced(plan.expectedResults, indexOf(field), text) };
  return group === "notes" ? { ...plan, notes: replaced(plan.notes, indexOf(field), text) } : plan;
}

function setMemoText(memo: Memo, key: string, field: string, text: string): Memo {
  const value = text.trim() === "" ? null : text;
  const next: Memo =
    key === "body"
      ? { ...memo, body: indexOf(field) >= 0 ? replaced(memo.body, indexOf(field), text) : text.split("\n") }
      : key === "date"
        ? { ...memo, dateWritten: value, date: value === null ? null : parseThaiDate(value) }
        : key === "signatory"
          ? { ...memo, signatory: { ...EMPTY_SIGNATORY, ...memo.signatory, [field.endsWith(".position") ? "position" : "name"]: value } }
          : key in EMPTY_MEMO
            ? { ...memo, [key]: value }
            : memo;
  return { ...next, fiscalYears: fiscalYearsIn([next.subject ?? "", ...next.body].join("\n")) };
}

function replaced(texts: readonly string[], at: number, text: string): readonly string[] {
  return text.trim() === "" ? texts.filter((_, index) => index !== at) : texts.map((one, index) => (index === at ? text : one));
}
