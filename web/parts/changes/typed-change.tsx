import { useId, useState, type ReactNode } from "react";

import type { Indicator } from "#domain/plan/measure.ts";
import type { FoundChange, Proposed } from "#domain/result/change-set.ts";
import { CHANGE_WORDS } from "../../words/changes.ts";
import { useWordsOf } from "../language.tsx";
import { NumberField } from "../report/number-field.tsx";
import { ValueFields } from "../report/value-fields.tsx";

interface TypedChangeProps {
  readonly change: FoundChange;
  readonly indicator: Indicator | undefined;
  readonly typed: Proposed | null;
  readonly onType: (typed: Proposed) => void;
}

/** กรอกค่าที่ระบบอ่านไม่ได้ — the same fields as in the report, for words that nobody but a person understands. */
export function TypedChange({ change, indicator, typed, onType }: TypedChangeProps): ReactNode {
  const words = useWordsOf(CHANGE_WORDS);
  const id = useId();
  const [text, setText] = useState(change.paper);
  return (
    <div className="typed-change" role="group" aria-label={words.type}>
      <p className="hint">{words.type}</p>
      {change.field === "value" && indicator !== undefined ? (
        <ValueFields
          indicator={indicator}
          value={typed?.kind === "value" ? typed.value : null}
          disabled={false}
          usual={null}
          onChange={(value) => onType({ kind: "value", value, note: null })}
        />
      ) : change.field === "spent" ? (
        <NumberField
          label={words.baht}
          value={typed?.kind === "spent" && typed.satang !== null ? typed.satang / 100 : null}
          disabled={false}
          onChange={(baht) => onType({ kind: "spent", satang: baht === null ? null : Math.round(baht * 100) })}
        />
      ) : (
        <div className="field wide">
          <label htmlFor={id}>{words.fields[change.field]}</label>
          <textarea
            id={id}
            lang="th"
            rows={3}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              onType({ kind: "text", text: currentTarget.value });
            }}
          />
        </div>
      )}
    </div>
  );
}
