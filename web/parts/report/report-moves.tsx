import { useState, type FormEvent, type ReactNode } from "react";

import type { ReportMove } from "#domain/result/report-moves.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import type { OpenReport } from "../../report/report-keeper.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { DayField } from "../day-field.tsx";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";

interface ReportMovesProps {
  readonly report: OpenReport;
  readonly flush: () => Promise<boolean>;
  readonly revision: () => number;
  readonly onMoved: (report: OpenReport) => void;
}

/** ขั้นต่อไปของรายงาน — what this person may do with it now. */
export function ReportMoves({ report, flush, revision, onMoved }: ReportMovesProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const waiting = report.submissions.find(({ status }) => status === "waiting");
  const has = (move: ReportMove): boolean => report.moves.includes(move);

  const move = async (path: string, body?: unknown, withRevision = false): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    if (await flush()) {
      const got = await ask<OpenReport>(`/reports/${report.id}/${path}`, {
        method: "POST",
        key: newKey(),
        ...(body === undefined ? {} : { body }),
        ...(withRevision ? { revision: revision() } : {}),
      });
      if (got.ok) onMoved(got.value.value);
      else setProblem(got.error);
    }
    setBusy(false);
  };
  const send = (make: (form: FormData) => readonly [path: string, body: unknown]) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [path, body] = make(new FormData(event.currentTarget));
    void move(path, body);
  };
  const text = (form: FormData, name: string): string => String(form.get(name) ?? "");
  const decision = (kind: "approve" | "return") =>
    send((form) => [
      "decide",
      {
        submission: waiting?.number ?? 0,
        decision: kind,
        typedName: text(form, "typed-name"),
        position: text(form, "position") || null,
        note: text(form, "note") || null,
      },
    ]);

  if (report.moves.length === 0) return null;
  return (
    <section className="moves" aria-labelledby="moves">
      <h2 id="moves">{words.moves}</h2>
      {problem !== null && <ProblemBox problem={problem} />}
      {has("submit") && (
        <button type="button" className="main" disabled={isBusy} onClick={() => void move("submit", undefined, true)}>
          {words.doMove.submit}
        </button>
      )}
      {has("withdraw") && (
        <button type="button" disabled={isBusy} onClick={() => void move("withdraw")}>
          {words.doMove.withdraw}
        </button>
      )}
      {has("approve") && (
        <form onSubmit={decision("approve")}>
          <p className="hint">{words.approveSays}</p>
          <Line name="typed-name" label={words.typedName} />
          <Line name="position" label={words.position} />
          <button type="submit" className="main" disabled={isBusy}>
            {words.doMove.approve}
          </button>
        </form>
      )}
      {has("return") && (
        <form onSubmit={decision("return")}>
          <Line name="note" label={words.note} />
          <button type="submit" disabled={isBusy}>
            {words.doMove.return}
          </button>
        </form>
      )}
      {has("reopen") && <Reopen isBusy={isBusy} onReopen={(reason, until) => void move("reopen", { reason, until })} />}
    </section>
  );
}

/** เหตุผลที่ส่งกลับ — of a report that came back and is being mended. */
export function ReturnedNote({ report }: { readonly report: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const returned = report.status === "returned" ? report.submissions.at(-1)?.decisions.at(-1) : undefined;
  if (returned?.note == null) return null;
  return (
    <p className="note warning" lang="th">
      <strong>{words.returnedBecause}:</strong> {returned.note} ({returned.personName})
    </p>
  );
}

interface ReopenProps {
  readonly isBusy: boolean;
  readonly onReopen: (reason: string, until: string) => void;
}

function Reopen({ isBusy, onReopen }: ReopenProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const [until, setUntil] = useState("");
  const [wrong, setWrong] = useState<string | undefined>();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const day = parseThaiDate(until);
        setWrong(day === null ? days.wrong(words.reopenUntil) : undefined);
        if (day !== null) onReopen(String(new FormData(event.currentTarget).get("reason") ?? ""), day);
      }}
    >
      <Line name="reason" label={words.reopenReason} />
      <DayField label={words.reopenUntil} written={until} onWrite={setUntil} wrong={wrong} />
      <button type="submit" disabled={isBusy}>
        {words.doMove.reopen}
      </button>
    </form>
  );
}

function Line({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={`report-${name}`}>{label}</label>
      <input id={`report-${name}`} name={name} type="text" lang="th" autoComplete="off" />
    </div>
  );
}
