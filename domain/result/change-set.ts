import { NO_RESULT, type ActivityResult, type IndicatorResult } from "./report.ts";
import type { Value } from "./value.ts";

/** ช่องของผลในเอกสาร — a part of an activity's results as a paper shows it; "achieved" and "earlier" are reckoned, no one's own words. */
export type PaperField = "value" | "narrative" | "problems" | "solutions" | "notDoneBecause" | "spent" | "achieved" | "earlier";

/** ตำแหน่งของช่อง — `position` is the indicator's where the field is its value, null otherwise. */
export interface ChangePlace {
  readonly activity: string;
  readonly field: PaperField;
  readonly position: number | null;
}

/** ค่าที่เสนอให้เปลี่ยน — what a paper's words come to; `note` is what was written after "ระบุ". */
export type Proposed =
  | { readonly kind: "value"; readonly value: Value | null; readonly note: string | null }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "spent"; readonly satang: number | null };

/** เหตุที่ระบบเสนอค่าไม่ได้ — words not understood; a figure that is reckoned; units answer for themselves; another round's. */
export type WhyNot = "not-understood" | "reckoned" | "of-units" | "other-round";

/** ช่องที่ถูกแก้ในเอกสาร — one part that reads otherwise in the paper than in the record, and what that would change. */
export interface FoundChange extends ChangePlace {
  /** As the record would be printed when the paper came in. */
  readonly now: string;
  readonly paper: string;
  /** Null where a person types it, or where it is not to be changed here at all. */
  readonly proposed: Proposed | null;
  readonly why: WhyNot | null;
  /** The record was changed too since the paper was printed. */
  readonly isClash: boolean;
}

/** การตัดสินต่อช่องหนึ่ง. */
export interface ChangeDecision {
  readonly decision: "accepted" | "declined";
  /** What was saved: as proposed, or as a person typed it; null where it was declined. */
  readonly kept: Proposed | null;
  readonly byName: string;
  readonly at: string;
}

/** A text of the paper that no result can take: a row that is gone or came, words of the plan itself. */
export interface PaperRemark {
  readonly kind: "row-gone" | "row-added" | "plan-text";
  readonly activity: string | null;
  readonly before: string;
  readonly after: string;
}

/** ชุดการเปลี่ยนแปลงที่เสนอจากเอกสาร — whose paper, when, of which report; nothing of the record changes until each is accepted. */
export interface ChangeSet {
  readonly id: string;
  readonly reportId: string;
  readonly agency: number;
  readonly fileName: string;
  readonly fileHash: string;
  /** The form that the paper was printed on. */
  readonly form: string;
  /** The report's revision when the paper was printed; null where the paper does not say any more. */
  readonly printedRevision: number | null;
  /** The report's revision that the paper was compared with. */
  readonly comparedRevision: number;
  /** Of each activity with a change, the revision of its row that the paper was compared with. */
  readonly rows: Readonly<Record<string, number>>;
  readonly changes: readonly FoundChange[];
  readonly remarks: readonly PaperRemark[];
  /** By the change's index. */
  readonly decisions: Readonly<Record<string, ChangeDecision>>;
  readonly madeByName: string;
  readonly madeAt: string;
  readonly closedAt: string | null;
}

/** ชุดการเปลี่ยนแปลงในรายการ. */
export interface ChangeSetHead extends Pick<ChangeSet, "id" | "fileName" | "madeByName" | "madeAt" | "closedAt"> {
  readonly changes: number;
  readonly accepted: number;
  readonly declined: number;
}

/** May this part be changed by what a person types? Reckoned figures, units' answers and earlier rounds may not. */
export function isChangeable({ field, why }: Pick<FoundChange, "field" | "why">): boolean {
  return field !== "achieved" && field !== "earlier" && why !== "of-units" && why !== "other-round";
}

/** ผลหลังรับการเปลี่ยนแปลง — the activity's result with one part as proposed; null where the proposal is of another part. */
export function withProposed(result: ActivityResult, place: Omit<ChangePlace, "activity">, proposed: Proposed): ActivityResult | null {
  const { field, position } = place;
  switch (proposed.kind) {
    case "value": {
      if (field !== "value" || position === null) return null;
      const before = result.indicators.find((one) => one.position === position);
      const told: IndicatorResult = {
        position,
        value: proposed.value,
        // A paper shows the year so far: a sum of rounds that a person types over is of this round alone.
        reckoning: before?.reckoning ?? "cumulative",
        note: proposed.note ?? before?.note ?? "",
      };
      return { ...result, indicators: [...result.indicators.filter((one) => one.position !== position), told] };
    }
    case "spent":
      return field === "spent" ? { ...result, spentSatang: proposed.satang } : null;
    case "text":
      if (field === "notDoneBecause") return { ...result, notDoneBecause: proposed.text.trim() === "" ? null : proposed.text };
      return field === "narrative" || field === "problems" || field === "solutions" ? { ...result, [field]: proposed.text } : null;
  }
}

/** Would the proposal leave the result as it is? */
export function isAlready(result: ActivityResult | undefined, place: Omit<ChangePlace, "activity">, proposed: Proposed): boolean {
  const before = result ?? NO_RESULT;
  const after = withProposed(before, place, proposed);
  return after !== null && JSON.stringify(sorted(after)) === JSON.stringify(sorted(before));
}

function sorted({ indicators, ...texts }: ActivityResult): unknown {
  const told = indicators
    .filter(({ value, note }) => value !== null || note !== "")
    .toSorted((one, other) => one.position - other.position);
  const { narrative, problems, solutions, notDoneBecause, spentSatang } = texts;
  return [
    told.map(({ position, value, reckoning, note }) => [position, value && Object.entries(value).toSorted(), reckoning, note]),
    [narrative, problems, solutions, notDoneBecause, spentSatang],
  ];
}

/** Is every change decided? */
export function isSettled(changes: ChangeSet["changes"], decisions: Readonly<Record<string, unknown>>): boolean {
  return changes.every((_, index) => decisions[String(index)] !== undefined);
}
