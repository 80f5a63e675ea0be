import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from "react";

import { toThaiDigits } from "#domain/thai/digits.ts";
import type { FieldPlace, PlacedText, Plan } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import { keyOf } from "../../findings.ts";
import { appended, fieldsToPutIn } from "../../placing.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";

interface PutTextProps {
  readonly text: PlacedText;
  readonly plan: Plan;
  /** The field chosen last, or the row nearest to the text: proposed first. */
  readonly near: FieldPlace | undefined;
  readonly onPut: (place: FieldPlace, text: string) => void;
  readonly onClose: () => void;
}

/** Puts a text that found no place into a field of the plan: to the end of what stands there, or in its stead. */
export function PutText({ text, plan, near, onPut, onClose }: PutTextProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const rows = useMemo(() => rowsOf(plan), [plan]);
  const [row, setRow] = useState(near?.activity ?? near?.heading ?? "");
  const fields = fieldsToPutIn(plan, rowPlace(row));
  const [chosen, setChosen] = useState(near?.field ?? "");
  const place = fields.find(({ field }) => field === chosen) ?? fields.find(({ field }) => field === "remarks") ?? fields[0];
  const [how, setHow] = useState<"append" | "replace">("append");
  useEffect(() => dialog.current?.showModal(), []);
  if (place === undefined) return null;
  const there = textOf(plan, place);
  const result = how === "append" ? appended(there, text.text) : text.text;

  return (
    <dialog ref={dialog} className="put-text" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onPut(place, result);
        }}
      >
        <h2 id={`${id}-title`}>{words.putTitle}</h2>
        <div>
          <p className="hint">{words.putText}</p>
          <blockquote lang="th" className="kept-lines">
            {text.text}
          </blockquote>
        </div>
        <div className="field">
          <label htmlFor={`${id}-row`}>{words.putRow}</label>
          <select id={`${id}-row`} value={row} onChange={(event) => setRow(event.target.value)}>
            <option value="">{words.wholePlan}</option>
            {rows.map(([key, name]) => (
              <option key={key} value={key} lang="th">
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-field`}>{words.putField}</label>
          <select id={`${id}-field`} value={place.field} lang="th" onChange={(event) => setChosen(event.target.value)}>
            {fields.map((one) => (
              <option key={keyOf(one)} value={one.field}>
                {nameOf(one.field)}
              </option>
            ))}
          </select>
        </div>
        {there.trim() !== "" && (
          <fieldset>
            <legend>{words.putHow}</legend>
            {(["append", "replace"] as const).map((one) => (
              <label key={one} className="choice">
                <input type="radio" name={`${id}-how`} checked={how === one} onChange={() => setHow(one)} />
                {words.putHows[one]}
              </label>
            ))}
          </fieldset>
        )}
        <div>
          <p className="hint">{words.putResult}</p>
          <blockquote lang="th" className="kept-lines">
            {result}
          </blockquote>
        </div>
        <div className="buttons">
          <button type="submit" className="main">
            {words.putDo}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function rowPlace(row: string): Pick<FieldPlace, "activity" | "heading"> {
  return row === "" ? {} : row.startsWith("h") ? { heading: row } : { activity: row };
}

/** Items of a list are told apart by their number. */
function nameOf(field: string): string {
  const at = /\.(\d+)$/u.exec(field)?.[1];
  return at === undefined ? nameOfField(field) : `${nameOfField(field)} ข้อ ${toThaiDigits(Number(at) + 1)}`;
}

function rowsOf(plan: Plan): readonly (readonly [string, string])[] {
  const headings = plan.headings.map(({ id, label, title }) => [id, short(`${label} ${title}`)] as const);
  const activities = plan.activities.map(({ id, number, title }, at) => [id, short(`${toThaiDigits(number ?? at + 1)} ${title}`)] as const);
  return [...activities, ...headings];
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length > 70 ? `${line.slice(0, 70)}…` : line;
}
