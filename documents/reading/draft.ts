import type { RubricLevel } from "#domain/plan/measure.ts";
import type { Place, PlacedText } from "#domain/plan/plan.ts";
import type { Field } from "./columns.ts";
import type { ReadHeading } from "./headings.ts";

/** A heading in the making; `parent` is an index into the list of headings. */
export interface DraftHeading extends Omit<ReadHeading, "label"> {
  readonly place: Place;
  label: string;
  parent: number | null;
  text: string;
  readonly indicators: string[];
}

/** An activity in the making: the texts of its fields as they stood on the paper, parts of one field in order. */
export interface DraftActivity {
  number: string | null;
  heading: number | null;
  readonly goalIndicator: number | null;
  readonly fields: Map<Field, string>;
  /** Fiscal months ticked in quarter or month columns; null where the table has none. */
  ticked: Set<number> | null;
  readonly rubric: RubricLevel[];
  readonly more: { column: string; text: string }[];
  readonly place: Place;
}

/** What a total row or a summary line declares. */
export interface DraftDeclared {
  activities: number | null;
  budgetBaht: number | null;
  budgetWritten: string | null;
  readonly byHeading: { heading: number; readonly activities: number; readonly written: string }[];
}

/** Everything read from the plan tables, in order. */
export interface Draft {
  readonly headings: DraftHeading[];
  readonly activities: DraftActivity[];
  readonly declared: DraftDeclared;
  readonly notes: string[];
  readonly furniture: PlacedText[];
  readonly unplaced: PlacedText[];
  readonly doubts: { readonly kind: "alignment-uncertain"; readonly place: Place; readonly activity: number; readonly found: string }[];
  /** Fields of every plan table's columns, in the order printed. */
  readonly columns: { readonly heading: string; readonly field: Field | null }[];
  /** Where the plan's own fields stood in the tables (the total row). */
  readonly places: Record<string, Place>;
  emptySlots: number;
}

/** Nothing read yet. */
export function emptyDraft(): Draft {
  return {
    headings: [],
    activities: [],
    declared: { activities: null, budgetBaht: null, budgetWritten: null, byHeading: [] },
    notes: [],
    furniture: [],
    unplaced: [],
    doubts: [],
    columns: [],
    places: {},
    emptySlots: 0,
  };
}

/** Put a further piece of text into a field: a continued line goes on, a new item begins its own. */
export function addText(activity: DraftActivity, field: Field, text: string, joint: " " | "\n"): void {
  const before = activity.fields.get(field);
  activity.fields.set(field, before === undefined || before === "" ? text : before + joint + text);
}
