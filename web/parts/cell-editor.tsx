import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import type { FieldPlace } from "#domain/plan/plan.ts";
import { useWords } from "./language.tsx";
import { useEditing } from "./plan-editing.ts";

/** Where the focus goes from an editor: back to its cell, to the next or the one before, or wherever it was taken. */
export type Leaving = "stay" | "below" | "next" | "before" | "leave";

interface CellEditorProps {
  readonly label: string;
  readonly place: FieldPlace;
  readonly text: string;
  /** What was typed to open the editor; it replaces the text. */
  readonly typed?: string | undefined;
  readonly describedBy: string | undefined;
  readonly onClose: (then: Leaving) => void;
}

/** The text being edited, in its own cell. Esc leaves it as it was; Enter keeps it and goes down, Tab keeps it and goes on; Shift+Enter is a new line. */
export function CellEditor({ label, place, text, typed, describedBy, onClose }: CellEditorProps): ReactNode {
  const words = useWords();
  const { draft, commit, cancel } = useEditing();
  const box = useRef<HTMLTextAreaElement>(null);
  const [before] = useState(text);
  const done = useRef(false);
  /** What was typed so far, kept also where the cell goes away under its writer: somebody else took the row out. */
  const latest = useRef<string | undefined>(undefined);
  useLayoutEffect(
    () => () => {
      if (!done.current && latest.current !== undefined) commit(place, latest.current, before);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- Only when the editor goes, with the place it was opened for.
    [],
  );

  useEffect(() => {
    const area = box.current;
    if (area === null) return;
    grow(area);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const finish = (then: Leaving, keep: boolean): void => {
    if (done.current) return;
    done.current = true;
    if (keep) commit(place, box.current?.value ?? before, before);
    else cancel();
    onClose(then);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") finish("stay", false);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) finish("stay", true);
    else if (event.key === "Enter" && !event.shiftKey && !event.altKey) finish("below", true);
    else if (event.key === "Tab") finish(event.shiftKey ? "before" : "next", true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="cell-editor">
      <textarea
        ref={box}
        lang="th"
        rows={1}
        aria-label={label}
        aria-describedby={describedBy}
        defaultValue={typed ?? before}
        onKeyDown={press}
        onChange={(event) => {
          grow(event.target);
          latest.current = event.target.value;
          draft(place, event.target.value);
        }}
        onBlur={() => finish("leave", true)}
      />
      <span className="cell-acts">
        <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => finish("stay", true)}>
          {words.save}
        </button>
        <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => finish("stay", false)}>
          {words.cancel}
        </button>
      </span>
    </span>
  );
}

/** As tall as its text. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
