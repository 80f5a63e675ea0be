import type { CalendarEvent } from "#domain/record/calendar.ts";
import { sayEvent, sayWhose } from "#domain/record/calendar-words.ts";
import type { Language } from "../words.ts";

const ENGLISH = {
  "plan-opens": (what) => `First day to hand in ${what}`,
  "plan-due": (what) => `Last day to hand in ${what}`,
  "round-opens": (what) => `First day to hand in ${what}`,
  "round-due": (what) => `Last day to hand in ${what}`,
  "round-closes": (what) => `No more taken: ${what}`,
  "more-time": (what) => `Last day after more time was given: ${what}`,
} satisfies Record<CalendarEvent["kind"], (what: string) => string>;

/** วันในปฏิทินเป็นคำ — what happens on the day. */
export function sayEventIn(event: CalendarEvent, language: Language): string {
  if (language === "th") return sayEvent(event);
  const what = event.months === null ? "the plan" : `the ${event.isAssessment ? "assessment" : "report"} of ${event.months} months`;
  return ENGLISH[event.kind](`${what} of fiscal year ${event.fiscalYear}`);
}

/** For whom it is. */
export function sayWhoseIn(event: CalendarEvent, language: Language): string {
  if (language === "th" || event.whose === "own" || event.kind === "more-time") return sayWhose(event);
  return `Agencies below ${event.agencyName}`;
}
