import type { ReactNode } from "react";

import type { OwnSuccess } from "#domain/result/own-success.ts";
import { shareOf } from "#domain/result/basis-points.ts";
import { REPORT_WORDS } from "../../words/report.ts";
import { useWordsOf } from "../language.tsx";

interface OwnSuccessOfferProps {
  readonly success: OwnSuccess;
  readonly nameOf: ((activity: string) => string) | undefined;
  readonly isTaken: boolean;
  /** Null where nothing may be written. */
  readonly onTake: (() => void) | null;
}

/** ค่าที่คำนวณจากกิจกรรมอื่นของแผน — offered with its working; a person takes it over or not. */
export function OwnSuccessOffer({ success, nameOf, isTaken, onTake }: OwnSuccessOfferProps): ReactNode {
  const words = useWordsOf(REPORT_WORDS);
  const { kind, value, counted, missed, silent } = success;
  const { numerator, denominator } = value;
  const groups = [
    [words.ownSuccess[kind].counted, counted],
    [words.ownSuccess[kind].missed, missed],
    [words.notTold, silent],
  ] as const;
  return (
    <div className="own-success">
      <p className="hint">
        {words.ownSuccess.says}{" "}
        {words.working(`${words.number(numerator)} ÷ ${words.number(denominator)} = ${words.points(shareOf(numerator, denominator))}`)}{" "}
        {onTake !== null && !isTaken && (
          <button type="button" className="link" onClick={onTake}>
            {words.takeOver}
          </button>
        )}
      </p>
      <details>
        <summary>{words.ownSuccess.which}</summary>
        <ul lang="th">
          {groups.map(
            ([label, activities]) =>
              activities.length > 0 && (
                <li key={label}>
                  {label} {words.number(activities.length)}: {activities.map((one) => nameOf?.(one) ?? one).join(" · ")}
                </li>
              ),
          )}
        </ul>
      </details>
    </div>
  );
}
