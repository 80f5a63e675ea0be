import { useCallback, useDeferredValue, useEffect, useMemo, useState, type FocusEvent, type ReactNode } from "react";

import { FORMS } from "#documents/forms/forms.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import type { FieldPlace, FormName, Message } from "#domain/plan/plan.ts";
import { changed } from "../edits.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";
import { findingsByKey, findingsOf, placeOfKey } from "../findings.ts";
import { mendsOf } from "../mending.ts";
import { offPaper, reach, reachableKeys } from "../off-paper.ts";
import { usePasteCells } from "../record/paste.ts";
import type { PlanDesk } from "../record/plan-desk.ts";
import { Downloads } from "./downloads.tsx";
import { useFieldHelp } from "./field-help/use-field-help.tsx";
import { Findings } from "./findings.tsx";
import { FindingsSheet } from "./findings-sheet.tsx";
import { focusField } from "./focus.ts";
import { useLanguage } from "./language.tsx";
import { OffPaper } from "./off-paper.tsx";
import { Paper } from "./paper.tsx";
import { PlanEditing, type Editing } from "./plan-editing.ts";
import { RowTools } from "./row-tools.tsx";
import { Toast, type Told } from "./toast.tsx";
import { Unplaced } from "./unplaced.tsx";
import { useMedia } from "./use-media.ts";

const USUAL_FORM: FormName = "diw-2569";

interface PlanViewProps {
  readonly desk: PlanDesk;
  /** What stands above the tools: title, state, moves. */
  readonly top: (findings: readonly Message[]) => ReactNode;
  /** What stands beside the findings about the cell in focus. */
  readonly about?: (place: FieldPlace | undefined, tools: AboutTools) => ReactNode;
  readonly comments?: ReadonlyMap<string, number>;
  /** Whose plan it is in the register: its units are offered for a cell; absent where nobody is signed in. */
  readonly agency?: number;
  /** Another way to take the plan away than through this window. */
  readonly downloads?: (form: FormName) => ReactNode;
}

/** What the part about a cell may do. */
export interface AboutTools {
  readonly put: (place: FieldPlace, text: string) => void;
  readonly tell: (says: string) => void;
}

const NO_COMMENTS: ReadonlyMap<string, number> = new Map();

/** แผนเป็นกระดาษ — the plan as its official form, edited in place, with what there is to check beside it. */
export function PlanView({ desk, top, about, comments = NO_COMMENTS, agency, downloads }: PlanViewProps): ReactNode {
  const { language, words } = useLanguage();
  const { plan, mayWrite } = desk;
  const [form, setForm] = useState<FormName>(plan.form ?? USUAL_FORM);
  const [draft, setDraft] = useState<{ readonly place: FieldPlace; readonly text: string } | undefined>();
  const [sheetOpen, setSheetOpen] = useState(false);
  const [told, setTold] = useState<Told | undefined>();
  const [focused, setFocused] = useState<FieldPlace | undefined>();
  const wide = useMedia("(min-width: 70rem)");

  const typed = useMemo(() => (draft === undefined ? plan : changed(plan, draft.place, draft.text)), [plan, draft]);
  const checked = useDeferredValue(typed);
  const findings = useMemo(() => findingsOf(checked), [checked]);
  const byKey = useMemo(() => findingsByKey(checked, findings), [checked, findings]);
  const paper = useMemo(() => writePlan(plan, form), [plan, form]);
  const off = useMemo(() => offPaper(plan, paper, findings), [plan, paper, findings]);
  const reachable = useMemo(() => reachableKeys(paper, off), [paper, off]);

  const tell = useCallback(
    (says: string, undoable = false) => setTold((before) => ({ says, undoable, number: (before?.number ?? 0) + 1 })),
    [],
  );
  const stepBack = useCallback(() => {
    const place = desk.undo();
    if (place === undefined) return;
    tell(words.undone);
    focusField(place);
  }, [desk, tell, words]);
  const stepForward = useCallback(() => {
    const place = desk.redo();
    if (place === undefined) return;
    tell(words.redone);
    focusField(place);
  }, [desk, tell, words]);
  useUndoKeys(stepBack, stepForward);
  const paste = usePasteCells(desk, paper, tell);

  const editing = useMemo<Editing>(
    () => ({
      plan: typed,
      mayWrite,
      findings: byKey,
      comments,
      draft: (place, text) => setDraft({ place, text }),
      commit: (place, text, base) => {
        setDraft(undefined);
        desk.put([{ place, text, ...(base === undefined ? {} : { base }) }]);
      },
      cancel: () => setDraft(undefined),
    }),
    [typed, mayWrite, byKey, comments, desk],
  );

  const reachOf = useCallback((finding: Message) => reach(plan, finding, reachable), [plan, reachable]);
  const mend = useCallback(
    (finding: Message) => {
      if (finding.mend === undefined) return;
      const { text, ...place } = finding.mend;
      desk.put([{ place, text }]);
      tell(`${words.mended}: ${nameOfPlace(place)}`, true);
      focusField(place);
    },
    [desk, tell, words],
  );
  const mendEvery = useCallback(() => {
    desk.put(mendsOf(desk.plan));
    tell(words.mended, true);
  }, [desk, tell, words]);
  const follow = useCallback((event: FocusEvent) => {
    const key = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]")?.dataset["field"] : undefined;
    if (key !== undefined) setFocused(placeOfKey(key));
  }, []);

  const help = useFieldHelp({ desk, place: focused, agency, tell });

  const list = (
    <>
      {wide && help.beside}
      {about?.(focused, { put: (place, text) => desk.put([{ place, text }]), tell })}
      <Findings
        findings={findings}
        plan={checked}
        reachOf={reachOf}
        onMend={mayWrite ? mend : undefined}
        onMendAll={mendEvery}
        onAct={() => setSheetOpen(false)}
      />
    </>
  );

  return (
    <PlanEditing value={editing}>
      <div className="plan">
        {top(findings)}
        <div className="tools">
          <label className="form-choice">
            <span>{words.showAs}</span>
            <select value={form} onChange={(event) => setForm(FORMS.find(({ name }) => name === event.target.value)?.name ?? form)}>
              {FORMS.map(({ name, thai, english }) => (
                <option key={name} value={name}>
                  {language === "th" ? thai : english}
                </option>
              ))}
            </select>
          </label>
          {mayWrite && (
            <div className="steps">
              <button type="button" disabled={!desk.canUndo} aria-keyshortcuts="Control+Z" onClick={stepBack}>
                {words.undo}
              </button>
              <button type="button" disabled={!desk.canRedo} aria-keyshortcuts="Control+Y" onClick={stepForward}>
                {words.redo}
              </button>
            </div>
          )}
          {downloads === undefined ? <Downloads plan={plan} form={form} findings={findings} onDone={tell} /> : downloads(form)}
        </div>
        {mayWrite && <RowTools desk={desk} focused={focused} onDone={tell} />}
        <div className="sheet-and-findings">
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the key is pressed on a cell in it, which has its role */}
          <div className="sheets" onFocus={follow} onKeyDown={help.press} {...(mayWrite ? { onPaste: paste } : {})}>
            <OffPaper places={off} />
            <Paper paper={paper} mayWrite={mayWrite} />
            <Unplaced texts={plan.unplaced} />
          </div>
          {wide && (
            <aside className="beside" aria-label={words.findings}>
              {list}
            </aside>
          )}
        </div>
        {!wide && (
          <>
            <FindingsSheet
              count={findings.length}
              hasMore={about !== undefined}
              isOpen={sheetOpen}
              onOpen={() => setSheetOpen(true)}
              onClose={() => setSheetOpen(false)}
              beside={help.button}
            >
              {list}
            </FindingsSheet>
            {help.sheet}
          </>
        )}
        <Toast told={told} onUndo={stepBack} onClose={() => setTold(undefined)} />
      </div>
    </PlanEditing>
  );
}

function useUndoKeys(stepBack: () => void, stepForward: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.code === "KeyZ" ? (event.shiftKey ? "redo" : "undo") : event.code === "KeyY" ? "redo" : undefined;
      if (key === undefined) return;
      event.preventDefault();
      if (key === "undo") stepBack();
      else stepForward();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [stepBack, stepForward]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
