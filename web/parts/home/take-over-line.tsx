import type { ReactNode } from "react";

import type { TakeOver } from "#domain/record/duty.ts";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { inBangkok } from "../account/device.ts";
import { useKeep } from "../agency/use-keep.ts";
import { OwedList } from "../handover/owed-list.tsx";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";

interface TakeOverLineProps {
  readonly taken: TakeOver;
  readonly onSeen: () => void;
}

/** รับมอบงาน — from whom, their note and what is owed; it stays until the successor says that they read it. */
export function TakeOverLine({ taken, onSeen }: TakeOverLineProps): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { today } = useMe();
  const { keep, isBusy, problem } = useKeep();
  const acknowledge = async (): Promise<void> => {
    if ((await keep(`/handovers/${taken.handover}/seen`, { method: "PUT" })) !== null) onSeen();
  };
  return (
    <li className="owed-one taken-over">
      <div>
        <h2>{words.takeOver(taken.predecessorName)}</h2>
        <p>
          <span lang="th">{taken.agencyName}</span> · {words.since(words.date(inBangkok(taken.since).date))}
        </p>
        {taken.note !== "" && (
          <blockquote lang="th" aria-label={words.noteOf(taken.predecessorName)}>
            {taken.note}
          </blockquote>
        )}
        <OwedList owed={taken.owed} today={today} level={3} />
        {problem !== null && <ProblemBox problem={problem} />}
      </div>
      <button
        type="button"
        className="main"
        disabled={isBusy}
        aria-label={words.acknowledgeOf(taken.predecessorName)}
        onClick={() => void acknowledge()}
      >
        {words.acknowledge}
      </button>
    </li>
  );
}
