import { useId, useState, type ReactNode } from "react";

import { composeBudget, type BudgetAnswer } from "#domain/plan/compose-cell.ts";
import type { Budget } from "#domain/plan/plan.ts";
import { formatBaht, parseBudget } from "#domain/thai/baht.ts";
import { FIELD_HELP_WORDS, type FieldHelpWords } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";
import type { EditorTools } from "./editor-tools.ts";
import { WillWrite } from "./will-write.tsx";

const KINDS = ["none", "baht", "not-applicable", "dash", "not-stated"] as const satisfies readonly Budget["kind"][];

/** ระบุงบประมาณ — one of the five answers that a cell may give; an amount with where the money comes from. */
export function BudgetEditor({ place, activity, text, write }: EditorTools): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const id = useId();
  const { budget } = activity;
  const [kind, setKind] = useState<Budget["kind"]>(budget.kind);
  const [amount, setAmount] = useState(budget.kind === "baht" ? formatBaht(budget.amount) : "");
  const [source, setSource] = useState(budget.kind === "baht" ? sourceIn(budget.written) : "");
  const typed = parseBudget(`${amount} บาท`);
  const answer: BudgetAnswer | null = kind !== "baht" ? { kind } : typed.kind === "baht" ? { kind, amount: typed.amount, source } : null;
  const sentence = answer === null ? "" : composeBudget(answer);
  const read = parseBudget(sentence);
  const isSame = answer?.kind === read.kind && !(answer.kind === "baht" && read.kind === "baht" && answer.amount !== read.amount);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== null) write([{ place, text: sentence }]);
      }}
    >
      <fieldset>
        <legend>{words.budget}</legend>
        {KINDS.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name={`${id}-kind`} value={one} checked={kind === one} onChange={() => setKind(one)} />
            <span>{words.budgets[one]}</span>
          </label>
        ))}
      </fieldset>
      {kind === "baht" && (
        <>
          <div className="field">
            <label htmlFor={`${id}-amount`}>{words.amount}</label>
            <input
              id={`${id}-amount`}
              inputMode="decimal"
              autoComplete="off"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-source`}>{words.source}</label>
            <input
              id={`${id}-source`}
              lang="th"
              autoComplete="off"
              list={`${id}-sources`}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
            <datalist id={`${id}-sources`}>
              {words.sources.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </datalist>
          </div>
        </>
      )}
      <WillWrite
        text={sentence}
        now={text}
        readAs={[readBack(read, words)]}
        replaces={sentence === text ? undefined : text}
        wrong={answer === null ? words.amountWrong : undefined}
        caution={isSame ? undefined : words.readOtherwise}
      />
    </form>
  );
}

function readBack(read: Budget, words: FieldHelpWords): string {
  return read.kind === "baht" ? words.baht(formatBaht(read.amount)) : words.budgets[read.kind];
}

/** "๑๒,๕๐๐ บาท (งบดำเนินงาน)". */
function sourceIn(written: string): string {
  return /\(([^()\d๐-๙]+)\)\s*$/u.exec(written)?.[1]?.trim() ?? "";
}
