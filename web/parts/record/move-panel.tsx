import { useState, type ReactNode } from "react";

import type { PlanMove } from "#domain/plan/plan-moves.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import type { OpenPlan } from "../../record/record-state.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";

interface MovePanelProps {
  readonly record: OpenPlan;
  readonly errors: number;
  /** Everything typed is kept before the plan moves. */
  readonly flush: () => Promise<boolean>;
  readonly revision: () => number;
  readonly onMoved: (record: OpenPlan) => void;
  /** The plan may have changed meanwhile. */
  readonly onRefused: () => void;
}

/** ขั้นต่อไปของแผน — the moves this person may make now, each with what it needs. */
export function MovePanel({ record, errors, flush, revision, onMoved, onRefused }: MovePanelProps): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isUnkept, setUnkept] = useState(false);
  const [typedName, setTypedName] = useState("");
  const [position, setPosition] = useState("");
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const me = useMe();
  const { moves } = record;
  const waiting = record.submissions.find(({ status }) => status === "waiting");
  const returned = record.status === "returned" ? record.submissions.at(-1)?.decisions.at(-1) : undefined;

  const move = async (path: string, body: unknown, withRevision = false): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const isKept = await flush();
    setUnkept(!isKept);
    if (!isKept) {
      setBusy(false);
      return;
    }
    const got = await ask<OpenPlan>(`/plans/${record.id}/${path}`, {
      method: "POST",
      key: newKey(),
      ...(body === undefined ? {} : { body }),
      ...(withRevision ? { revision: revision() } : {}),
    });
    setBusy(false);
    if (got.ok) onMoved(got.value.value);
    else {
      setProblem(got.error);
      onRefused();
    }
  };
  const decide = (decision: "approve" | "return"): Promise<void> =>
    move("decide", {
      submission: waiting?.number ?? 0,
      decision,
      typedName,
      position: position === "" ? null : position,
      note: note === "" ? null : note,
    });
  const has = (one: PlanMove): boolean => moves.includes(one);

  if (moves.length === 0 && returned === undefined) return null;
  return (
    <section className="moves" aria-labelledby="moves">
      <h2 id="moves">{words.moves}</h2>
      {problem !== null && <ProblemBox problem={problem} />}
      {isUnkept && (
        <p className="note warning" role="alert">
          {words.clashFirst}
        </p>
      )}
      {returned?.note != null && returned.note !== "" && (
        <p className="note warning" lang="th">
          <strong>{words.returnedBecause}:</strong> {returned.note} ({returned.personName})
        </p>
      )}
      {has("submit") && (
        <div className="stack">
          <p className="hint">{words.submitSays}</p>
          {errors > 0 && <p className="note warning">{words.errorsLeft(errors)}</p>}
          <button type="button" className="main" disabled={isBusy} onClick={() => void move("submit", undefined, true)}>
            {words.submit}
          </button>
        </div>
      )}
      {has("withdraw") && (
        <button type="button" disabled={isBusy} onClick={() => void move("withdraw", undefined)}>
          {words.withdraw}
        </button>
      )}
      {has("approve") && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void decide("approve");
          }}
        >
          <h3>{words.approve}</h3>
          <p className="hint">{words.approveSays(me.person.name)}</p>
          <div className="field">
            <label htmlFor="typed-name">{words.typedName}</label>
            <input id="typed-name" lang="th" autoComplete="off" value={typedName} onChange={(event) => setTypedName(event.target.value)} />
          </div>
          <div className="field">
            <label htmlFor="position">{words.position}</label>
            <input
              id="position"
              lang="th"
              autoComplete="organization-title"
              value={position}
              onChange={(event) => setPosition(event.target.value)}
            />
          </div>
          <button type="submit" className="main" disabled={isBusy}>
            {words.approve}
          </button>
        </form>
      )}
      {has("return") && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void decide("return");
          }}
        >
          <h3>{words.return}</h3>
          <p className="hint">{words.returnSays}</p>
          <div className="field">
            <label htmlFor="return-note">{words.note}</label>
            <textarea id="return-note" lang="th" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          </div>
          <button type="submit" disabled={isBusy}>
            {words.return}
          </button>
        </form>
      )}
      {has("publish") && (
        <button type="button" className="main" disabled={isBusy} onClick={() => void move("publish", undefined)}>
          {words.publish}
        </button>
      )}
      {has("revise") && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void move("revise", { reason });
          }}
        >
          <div className="field">
            <label htmlFor="revise-reason">{words.reason}</label>
            <input id="revise-reason" lang="th" value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
          <button type="submit" disabled={isBusy}>
            {words.revise}
          </button>
        </form>
      )}
    </section>
  );
}
