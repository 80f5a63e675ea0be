import type { FieldText } from "#domain/checks/texts.ts";
import type { RowsWish } from "#domain/plan/change-rows.ts";
import type { RowKey } from "#domain/plan/plan-record.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";

/** ข้อความที่พิมพ์ — with the text that stood there when its writer began, where somebody else may have written meanwhile. */
export interface TypedText extends FieldText {
  readonly base?: string;
}

/** โต๊ะเขียนแผน — a plan on screen and what can be done to it, wherever it is kept: in this window only, or in the record. */
export interface PlanDesk {
  readonly plan: Plan;
  readonly mayWrite: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Puts texts in their places as one step. */
  readonly put: (texts: readonly TypedText[]) => void;
  /** Changes rows; the key of a row that came, "done" where none did, null where it was refused (and said so). */
  readonly changeRows: (wish: WishOfRows) => Promise<RowKey | "done" | null>;
  /** Takes the last step back, or does it again; where it was. */
  readonly undo: () => FieldPlace | undefined;
  readonly redo: () => FieldPlace | undefined;
}

/** A change of rows without the revision, which the desk knows. */
export type WishOfRows =
  | Exclude<RowsWish, { readonly does: "remove" } | { readonly does: "renumber" }>
  | { readonly does: "remove"; readonly row: RowKey };
