import type { FieldText } from "#domain/checks/texts.ts";
import type { Activity, FieldPlace, Plan } from "#domain/plan/plan.ts";

/** What an editor of one cell works with. */
export interface EditorTools {
  readonly place: FieldPlace;
  readonly plan: Plan;
  readonly activity: Activity;
  /** The cell's text as it stands. */
  readonly text: string;
  /** Puts texts in their places as one step and goes back to the cell. */
  readonly write: (texts: readonly FieldText[]) => void;
}
