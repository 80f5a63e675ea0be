import { useState, type KeyboardEvent, type ReactNode } from "react";

import type { FieldText } from "#domain/checks/texts.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import type { PlanDesk } from "../../record/plan-desk.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { focusField, focusHelp } from "../focus.ts";
import { useWordsOf } from "../language.tsx";
import { FieldHelp } from "./field-help.tsx";
import { HelpSheet } from "./help-sheet.tsx";

interface HelpNeeds {
  readonly desk: PlanDesk;
  readonly place: FieldPlace | undefined;
  readonly agency: number | undefined;
  readonly tell: (says: string, undoable?: boolean) => void;
}

/** The help about a cell as a page lays it out: beside the paper, or in a sheet with its button. */
interface LaidOutHelp {
  readonly beside: ReactNode;
  readonly sheet: ReactNode;
  readonly button: ReactNode;
  /** Alt+Enter on a cell, or F2 while its text is typed, goes to the help. */
  readonly press: (event: KeyboardEvent) => void;
}

/** ช่วยกรอกของช่องที่เลือก — opened by key or button, left by Esc or by writing, each time back to the cell. */
export function useFieldHelp({ desk, place, agency, tell }: HelpNeeds): LaidOutHelp {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    setOpen(true);
    focusHelp();
  };
  const leave = (): void => {
    setOpen(false);
    if (place !== undefined) focusField(place);
  };
  const write = (texts: readonly FieldText[]): void => {
    const isOther = texts.some(({ place: at, text }) => textOf(desk.plan, at) !== text);
    if (isOther) desk.put(texts);
    if (isOther && place !== undefined) tell(words.written(nameOfField(place.field)), true);
    leave();
  };
  const keep = (texts: readonly FieldText[]): void => {
    desk.put(texts);
    const field = texts[0]?.place.field;
    tell(field === "criteria" ? words.criteriaKept : field === "nationalGuideline" ? words.guidelineKept : words.weightsKept, true);
  };
  const press = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const isAsked = event.key === "Enter" ? event.altKey : event.key === "F2" && target?.matches("textarea") === true;
    if (!isAsked || !desk.mayWrite || target?.closest("[data-field], .edits") == null) return;
    event.preventDefault();
    open();
  };
  const beside = <FieldHelp place={place} agency={agency} onWrite={write} onKeep={keep} onBack={leave} />;
  return {
    beside,
    press,
    sheet: (
      <HelpSheet isOpen={isOpen} onClose={leave}>
        {beside}
      </HelpSheet>
    ),
    button: desk.mayWrite && place !== undefined && (
      <button type="button" aria-haspopup="dialog" onClick={open}>
        {words.help}
      </button>
    ),
  };
}
