import { useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";

import type { FieldPlace } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";
import { keyOf, SEVERITIES } from "../findings.ts";
import { CellEditor, type Leaving } from "./cell-editor.tsx";
import { useWords } from "./language.tsx";
import { Marks } from "./marks.tsx";
import { useEditing } from "./plan-editing.ts";

interface FieldLineProps {
  readonly place: FieldPlace;
  readonly text: string;
  readonly className: string;
  readonly repeated: boolean;
}

/** A line of the paper outside its tables, edited in place as a cell is. */
export function FieldLine({ place, text, className, repeated }: FieldLineProps): ReactNode {
  const words = useWords();
  const { plan, findings, mayWrite } = useEditing();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const key = keyOf(place);
  const found = repeated ? [] : (findings.get(key) ?? []);
  const gravest = SEVERITIES.find((severity) => found.some((finding) => finding.severity === severity));
  const name = nameOfPlace(place);
  const stays = useRef(false);
  useLayoutEffect(() => {
    if (!open && stays.current) button.current?.focus();
    stays.current = false;
  }, [open]);
  const close = (then: Leaving): void => {
    stays.current = then !== "leave";
    setOpen(false);
  };

  if (!mayWrite)
    return text.trim() === "" ? null : (
      <div className={className} data-field={repeated ? undefined : key} tabIndex={-1}>
        {text}
      </div>
    );
  return (
    <div className={[className, "edits", gravest, open ? "open" : ""].filter(Boolean).join(" ")}>
      {open ? (
        <CellEditor
          key={key}
          label={words.editing(name)}
          place={place}
          text={textOf(plan, place)}
          describedBy={found.length > 0 ? id : undefined}
          onClose={close}
        />
      ) : (
        <button
          ref={button}
          type="button"
          className="line-text"
          data-field={repeated ? undefined : key}
          aria-describedby={found.length > 0 ? id : undefined}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => event.key === "F2" && setOpen(true)}
        >
          <span className={text.trim() === "" ? "blank" : undefined}>{text.trim() === "" ? `${name} (${words.empty})` : text}</span>
          <span className="unseen"> {words.editing(name)}</span>
        </button>
      )}
      {found.length > 0 && <Marks id={id} findings={found} open={open} />}
    </div>
  );
}
