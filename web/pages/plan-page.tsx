import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { FORMS } from "#documents/forms/forms.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import type { FieldPlace, FormName, Message, Plan } from "#domain/plan/plan.ts";
import { changed, edit, editAll, redo, startEdits, undo, type Edits } from "../edits.ts";
import { nameOfField } from "../field-names.ts";
import { findingsByKey, findingsOf } from "../findings.ts";
import { mendAll } from "../mending.ts";
import { offPaper, reach, reachableKeys } from "../off-paper.ts";
import { Downloads } from "../parts/downloads.tsx";
import { Findings } from "../parts/findings.tsx";
import { FindingsSheet } from "../parts/findings-sheet.tsx";
import { focusField } from "../parts/focus.ts";
import { useLanguage } from "../parts/language.tsx";
import { OffPaper } from "../parts/off-paper.tsx";
import { Paper } from "../parts/paper.tsx";
import { PlanEditing, type Editing } from "../parts/plan-editing.ts";
import { PlanFacts } from "../parts/plan-facts.tsx";
import { Toast, type Told } from "../parts/toast.tsx";
import { Unplaced } from "../parts/unplaced.tsx";
import { useMedia } from "../parts/use-media.ts";

const USUAL_FORM: FormName = "diw-2569";

interface PlanPageProps {
  readonly read: Plan;
  /** Edits of an earlier visit: whoever goes back and forward again finds them. */
  readonly kept: Edits | undefined;
  readonly onKeep: (edits: Edits) => void;
  readonly onLeave: () => void;
}

/** หน้าแผน — the plan as its paper, edited in place, with what there is to check beside it. */
export function PlanPage({ read, kept, onKeep, onLeave }: PlanPageProps): ReactNode {
  const { language, words } = useLanguage();
  const [edits, setEdits] = useState<Edits>(() => kept ?? startEdits(read));
  useEffect(() => onKeep(edits), [edits, onKeep]);
  const [form, setForm] = useState<FormName>(read.form ?? USUAL_FORM);
  const [draft, setDraft] = useState<{ readonly place: FieldPlace; readonly text: string } | undefined>();
  const [sheetOpen, setSheetOpen] = useState(false);
  const [told, setTold] = useState<Told | undefined>();
  const wide = useMedia("(min-width: 70rem)");
  const { plan } = edits;

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
    const place = edits.past.at(-1)?.place;
    if (place === undefined) return;
    setEdits(undo);
    tell(words.undone);
    focusField(place);
  }, [edits, tell, words]);
  const stepForward = useCallback(() => {
    const place = edits.future[0]?.place;
    if (place === undefined) return;
    setEdits(redo);
    tell(words.redone);
    focusField(place);
  }, [edits, tell, words]);
  useUndoKeys(stepBack, stepForward);
  useWarnBeforeClosing(edits.past.length > 0);

  const editing = useMemo<Editing>(
    () => ({
      plan: typed,
      findings: byKey,
      draft: (place, text) => setDraft({ place, text }),
      commit: (place, text) => {
        setDraft(undefined);
        setEdits((before) => edit(before, place, text));
      },
      cancel: () => setDraft(undefined),
    }),
    [typed, byKey],
  );

  const reachOf = useCallback((finding: Message) => reach(plan, finding, reachable), [plan, reachable]);
  const mend = useCallback(
    (finding: Message) => {
      if (finding.mend === undefined) return;
      const { text, ...place } = finding.mend;
      setEdits((before) => edit(before, place, text));
      tell(`${words.mended}: ${nameOfField(place.field)}`, true);
      focusField(place);
    },
    [tell, words],
  );
  const mendEvery = useCallback(() => {
    const first = findings.find((finding) => finding.mend !== undefined);
    if (first?.mend === undefined) return;
    const { text: _text, ...place } = first.mend;
    setEdits((before) => editAll(before, mendAll, place));
    tell(words.mended, true);
  }, [findings, tell, words]);

  const list = (
    <Findings findings={findings} plan={checked} reachOf={reachOf} onMend={mend} onMendAll={mendEvery} onAct={() => setSheetOpen(false)} />
  );

  return (
    <PlanEditing value={editing}>
      <div className="plan">
        <PlanTop read={read} plan={plan} findings={findings.length} onLeave={onLeave} />
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
          <div className="steps">
            <button type="button" disabled={edits.past.length === 0} aria-keyshortcuts="Control+Z" onClick={stepBack}>
              {words.undo}
            </button>
            <button type="button" disabled={edits.future.length === 0} aria-keyshortcuts="Control+Y" onClick={stepForward}>
              {words.redo}
            </button>
          </div>
          <Downloads plan={plan} form={form} findings={findings} onDone={tell} />
        </div>
        <div className="sheet-and-findings">
          <div className="sheets">
            <OffPaper places={off} />
            <Paper paper={paper} />
            <Unplaced texts={plan.unplaced} />
          </div>
          {wide && (
            <aside className="beside" aria-label={words.findings}>
              {list}
            </aside>
          )}
        </div>
        {!wide && (
          <FindingsSheet count={findings.length} isOpen={sheetOpen} onOpen={() => setSheetOpen(true)} onClose={() => setSheetOpen(false)}>
            {list}
          </FindingsSheet>
        )}
        <Toast told={told} onUndo={stepBack} onClose={() => setTold(undefined)} />
      </div>
    </PlanEditing>
  );
}

interface PlanTopProps {
  readonly read: Plan;
  readonly plan: Plan;
  readonly findings: number;
  readonly onLeave: () => void;
}

/** The title takes the focus once, and what was read is said aloud. */
function PlanTop({ read, plan, findings, onLeave }: PlanTopProps): ReactNode {
  const { words } = useLanguage();
  const title = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState("");
  const found = useRef(findings);
  useEffect(() => {
    title.current?.focus();
    setSaid(words.readAloud(read.activities.length, found.current));
  }, [read, words]);
  useEffect(() => {
    document.title = `${plan.title ?? words.untitled} – ${words.site}`;
  }, [plan.title, words]);
  return (
    <div className="plan-top">
      <button type="button" className="link back" onClick={onLeave}>
        {words.another}
      </button>
      <h1 ref={title} tabIndex={-1} lang={plan.title === null ? undefined : "th"}>
        {plan.title ?? words.untitled}
      </h1>
      <p role="status" className="unseen">
        {said}
      </p>
      <PlanFacts plan={plan} />
    </div>
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

function useWarnBeforeClosing(changedAtAll: boolean): void {
  useEffect(() => {
    if (!changedAtAll) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [changedAtAll]);
}
