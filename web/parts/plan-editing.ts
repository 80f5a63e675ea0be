import { createContext, useContext } from "react";

import type { FieldPlace, Message, Plan } from "#domain/plan/plan.ts";

/** What a cell needs to be edited in place: the plan as typed so far, its findings, and where the text goes. */
export interface Editing {
  readonly plan: Plan;
  readonly mayWrite: boolean;
  readonly findings: ReadonlyMap<string, readonly Message[]>;
  /** How many open comments stand at a text, by its key; of a whole row at its title. */
  readonly comments: ReadonlyMap<string, number>;
  readonly draft: (place: FieldPlace, text: string) => void;
  /** Keeps a text; `base` is the one that stood there when typing began. */
  readonly commit: (place: FieldPlace, text: string, base?: string) => void;
  readonly cancel: () => void;
}

/** Set by the plan page; absent elsewhere. */
export const PlanEditing = createContext<Editing | undefined>(undefined);

/** The editing of the plan on screen; a bug where there is none. */
export function useEditing(): Editing {
  const editing = useContext(PlanEditing);
  if (editing === undefined) throw new Error("a cell stands outside a plan page");
  return editing;
}
