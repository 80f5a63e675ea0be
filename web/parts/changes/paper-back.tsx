import { useRef, useState, type ReactNode } from "react";
import { Link, useNavigate } from "react-router";

import type { ChangeSetHead } from "#domain/result/change-set.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { CHANGE_WORDS } from "../../words/changes.ts";
import { sayMoment } from "../agency/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { useDropHere } from "../use-drop-here.ts";

const ACCEPTS = ".docx,.xlsx";

interface PaperBackProps {
  readonly report: string;
  readonly mayWrite: boolean;
  /** Until everything typed is kept: the paper is compared with all of it. */
  readonly flush: () => Promise<boolean>;
}

/** นำเอกสารที่แก้ไขแล้วกลับเข้าระบบ — by button or drop; what differs opens as a change set, and earlier ones stay in reach. */
export function PaperBack({ report, mayWrite, flush }: PaperBackProps): ReactNode {
  const words = useWordsOf(CHANGE_WORDS);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const { asked } = useAsked<readonly ChangeSetHead[]>(`/reports/${report}/change-sets`);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sets = asked.is === "here" ? asked.value : [];
  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined || sending !== null) return;
    setProblem(null);
    setSending(file.name);
    if (await flush()) {
      const path = `/reports/${report}/change-sets?name=${encodeURIComponent(file.name)}`;
      const got = await ask<ChangeSetHead>(path, { method: "POST", key: newKey(), body: file });
      if (got.ok) return void navigate(`/change-sets/${got.value.value.id}`);
      setProblem(got.error);
    }
    setSending(null);
  };
  const { isOver, listens } = useDropHere((files) => void send(files[0]));
  if (!mayWrite && sets.length === 0) return null;
  return (
    <section className="paper-back" aria-labelledby="paper-back">
      <h2 id="paper-back">{words.back}</h2>
      {mayWrite && (
        <>
          <p className="hint">{words.backSays}</p>
          {problem !== null && <ProblemBox problem={problem} />}
          <div className={isOver ? "paper-drop over" : "paper-drop"} {...listens}>
            <button type="button" disabled={sending !== null} onClick={() => input.current?.click()}>
              {words.choose}
            </button>
            <input
              ref={input}
              type="file"
              hidden
              accept={ACCEPTS}
              aria-label={words.choose}
              onChange={({ currentTarget }) => {
                void send(currentTarget.files?.[0]);
                currentTarget.value = "";
              }}
            />
            <p className="hint" role="status">
              {sending === null ? words.dropHere : words.reading(sending)}
            </p>
          </div>
        </>
      )}
      {sets.length > 0 && (
        <>
          <h3>{words.sets}</h3>
          <ul className="change-sets">
            {sets.map((set) => (
              <li key={set.id}>
                <Link to={`/change-sets/${set.id}`}>{words.set(set.fileName, set.madeByName, sayMoment(set.madeAt, language))}</Link>{" "}
                <span className="hint">
                  {set.changes === 0
                    ? words.setSame
                    : set.closedAt === null
                      ? words.setOpen(set.changes - set.accepted - set.declined, set.changes)
                      : words.setClosed(set.accepted, set.declined)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
