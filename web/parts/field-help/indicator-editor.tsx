import { useState, type ReactNode } from "react";

import { putIndicator } from "#domain/plan/compose-cell.ts";
import { partsOfIndicator, type IndicatorParts } from "#domain/plan/compose-indicator.ts";
import { understandIndicator } from "#domain/plan/understand-indicator.ts";
import { oneLine } from "#domain/thai/text.ts";
import { describeIndicator } from "../../understood.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";
import type { EditorTools } from "./editor-tools.ts";
import { IndicatorForm } from "./indicator-form.tsx";

const BLANK: IndicatorParts = {
  kind: "count",
  subject: "",
  unit: "ครั้ง",
  bound: "atLeast",
  targets: [{ round: 12, value: null }],
  per: [],
};

/** ตัวชี้วัดและค่าเป้าหมาย — what the cell's text was understood as, one by one; any of them written anew, or another one added. */
export function IndicatorEditor({ place, activity, text, write }: EditorTools): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const isEmpty = text.trim() === "" || /^[-–—]$/u.test(text.trim());
  const indicators = isEmpty
    ? []
    : place.field === "indicators"
      ? activity.indicators
      : understandIndicator(text, { title: activity.title });
  /** Which one is written anew; null for another one. */
  const [open, setOpen] = useState<{ readonly at: number | null } | undefined>(() => (isEmpty ? { at: null } : undefined));
  const opened = open?.at == null ? undefined : indicators[open.at];

  return (
    <div className="indicator-editor">
      {indicators.length === 0 ? (
        <p className="hint">{words.noIndicator}</p>
      ) : (
        <ol className="understood-indicators">
          {indicators.map((indicator, at) => (
            <li key={`${at}|${indicator.text}`}>
              <p lang="th">{oneLine(indicator.text)}</p>
              <p className="read-as" lang="th">
                {words.understood} {describeIndicator(indicator)}
              </p>
              <button type="button" className="link" aria-expanded={open?.at === at} onClick={() => setOpen({ at })}>
                {words.mendIndicator}
              </button>
            </li>
          ))}
        </ol>
      )}
      {indicators.length > 0 && open?.at !== null && (
        <button type="button" onClick={() => setOpen({ at: null })}>
          {words.addIndicator}
        </button>
      )}
      {open !== undefined && (
        <IndicatorForm
          key={open.at ?? "new"}
          title={opened === undefined ? words.newIndicator : words.mending(oneLine(opened.text))}
          takesFocus={!isEmpty}
          start={opened === undefined ? BLANK : { ...BLANK, ...known(partsOfIndicator(opened)) }}
          needsSubject={place.field !== "targetTexts"}
          textWith={(sentence) => putIndicator(indicators, open.at, sentence)}
          now={text}
          onWrite={(whole) => write([{ place, text: whole }])}
        />
      )}
    </div>
  );
}

/** What is known of an indicator; a target to be filled where none was found. */
function known(parts: IndicatorParts): IndicatorParts {
  return parts.targets.length === 0 ? { ...parts, targets: BLANK.targets } : parts;
}
