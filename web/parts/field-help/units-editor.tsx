import { useId, useState, type ReactNode } from "react";

import { addUnit } from "#domain/plan/compose-cell.ts";
import { setField } from "#domain/plan/set-field.ts";
import { understoodFrom } from "../../understood.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { AgencyPicker, type PickedAgency } from "../agency/agency-picker.tsx";
import { useWordsOf } from "../language.tsx";
import type { EditorTools } from "./editor-tools.ts";
import { WillWrite } from "./will-write.tsx";

/** เพิ่มหน่วยงานที่รับผิดชอบ — picked from those below the plan's agency where it is known (`agency`), or typed. */
export function UnitsEditor({ place, plan, text, write, agency }: EditorTools & { readonly agency: number | undefined }): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const id = useId();
  const [picked, setPicked] = useState<PickedAgency | null>(null);
  const name = picked === null ? "" : picked.is === "agency" ? picked.name : picked.text.trim();
  const sentence = addUnit(text, name);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (sentence !== text) write([{ place, text: sentence }]);
      }}
    >
      {agency === undefined ? (
        <div className="field">
          <label htmlFor={id}>{words.addUnit}</label>
          <p className="hint" id={`${id}-hint`}>
            {words.addUnitTyped}
          </p>
          <input
            id={id}
            lang="th"
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            value={name}
            onChange={(event) => setPicked(event.target.value === "" ? null : { is: "text", text: event.target.value })}
          />
        </div>
      ) : (
        <AgencyPicker label={words.addUnit} hint={words.addUnitHint} picked={picked} onPick={setPicked} allowsText under={agency} />
      )}
      <div className="quick">
        <button type="button" onClick={() => setPicked({ is: "text", text: "ทุกหน่วยงาน" })}>
          {words.everyUnit}
        </button>
      </div>
      {name !== "" &&
        (sentence === text ? (
          <p className="hint" role="status">
            {words.alreadyThere}
          </p>
        ) : (
          <WillWrite text={sentence} now={text} readAs={understoodFrom(setField(plan, place, sentence), place)} />
        ))}
    </form>
  );
}
