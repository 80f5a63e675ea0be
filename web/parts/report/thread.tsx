import type { ReactNode } from "react";

import type { UnitAnswer } from "#domain/result/unit-answer.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { inBangkok } from "../account/device.ts";
import { useWordsOf } from "../language.tsx";

/** ข้อความโต้ตอบเรื่องคำตอบ — the same on both sides: who wrote, for the unit or for the owner, and when. */
export function Thread({ answer }: { readonly answer: Pick<UnitAnswer, "agency" | "agencyName" | "question" | "notes"> }): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  if (answer.notes.length === 0) return null;
  return (
    <ul className="thread" lang="th" aria-label={words.thread}>
      {answer.notes.map(({ at, byName, agency, body }) => (
        <li key={`${at} ${body}`}>
          <strong>{byName}</strong>{" "}
          <span className="hint">
            {agency === answer.agency ? answer.agencyName : answer.question.ownerName} · {words.date(inBangkok(at).date)}
          </span>
          <br />
          {body}
        </li>
      ))}
    </ul>
  );
}
