import type { ReactNode } from "react";

import type { Sending } from "../../evidence/sender.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";

interface SendingListProps {
  readonly sending: readonly Sending[];
  readonly onGiveUp: (id: number) => void;
  readonly onTryAgain: () => void;
}

/** ไฟล์ที่กำลังส่ง — how far each is, and what was wrong with those that were not taken. */
export function SendingList({ sending, onGiveUp, onTryAgain }: SendingListProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  return (
    <div role="status">
      {sending.length > 0 && (
        <ul className="sending">
          {sending.map(({ id, name, size, sent, is, problem }) => (
            <li key={id} className={is}>
              <span lang="th">{name}</span>
              <progress max={size} value={sent} aria-label={words.progress(name)} />
              <span lang={problem === null ? undefined : "th"}>{problem?.says ?? words.sending[is]}</span>
              <span className="buttons">
                {(is === "away" || is === "busy" || is === "refused") && (
                  <button type="button" className="link" aria-label={`${words.tryAgain} ${name}`} onClick={onTryAgain}>
                    {words.tryAgain}
                  </button>
                )}
                <button type="button" className="link" aria-label={`${words.giveUp} ${name}`} onClick={() => onGiveUp(id)}>
                  {words.giveUp}
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
