import { useState, type ReactNode } from "react";

import { rowOf } from "#domain/plan/plan-record.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { useWordsOf } from "../language.tsx";
import { History } from "../versions/history.tsx";

interface CellHistoryProps {
  readonly planId: string;
  /** The cell in focus, or the one that was. */
  readonly place: FieldPlace | undefined;
  /** The plan's revision: what was kept since is asked for anew. */
  readonly revision: number;
}

/** ประวัติของช่องนี้ — who changed the cell in focus, when, from what to what; asked for only where it is opened. */
export function CellHistory({ planId, place, revision }: CellHistoryProps): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="cell-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.history}
        {place !== undefined && (
          <span className="hint" lang="th">
            {" "}
            ({nameOfPlace(place)})
          </span>
        )}
      </summary>
      {place === undefined && <p className="hint">{words.chooseCell}</p>}
      {isOpen && place !== undefined && (
        <History
          key={JSON.stringify(place)}
          planId={planId}
          row={rowOf(place)}
          field={place.field}
          asOf={revision}
          none={words.noHistory}
        />
      )}
    </details>
  );
}
