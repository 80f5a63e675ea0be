import { useEffect, useMemo, useState, useSyncExternalStore } from "react";

import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import { ask } from "../api.ts";
import type { PlanDesk } from "./plan-desk.ts";
import { openKeeper, type RecordKeeper, type RecordState } from "./record-keeper.ts";
import type { OpenPlan } from "./record-state.ts";

const LOOKS_EVERY = 20_000;

/** A plan of the record on screen: the desk to write at, the keeper behind it, and what it shows. */
export function useRecordDesk(opened: OpenPlan): { readonly desk: PlanDesk; readonly keeper: RecordKeeper; readonly state: RecordState } {
  const [keeper] = useState(() =>
    openKeeper(opened, { ask, drawer: localStorage, wait: (milliseconds, then) => void setTimeout(then, milliseconds) }),
  );
  const state = useSyncExternalStore(keeper.listen, keeper.state);

  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") void keeper.refresh();
    };
    const back = (): void => {
      keeper.tryAgain();
      look();
    };
    const every = setInterval(look, LOOKS_EVERY);
    addEventListener("online", back);
    addEventListener("focus", back);
    return () => {
      clearInterval(every);
      removeEventListener("online", back);
      removeEventListener("focus", back);
    };
  }, [keeper]);

  const { plan, record, canUndo, canRedo } = state;
  const desk = useMemo<PlanDesk>(
    () => ({
      plan,
      mayWrite: record.mayWrite && isBeingWritten(record.status),
      canUndo,
      canRedo,
      put: keeper.put,
      changeRows: keeper.changeRows,
      undo: keeper.undo,
      redo: keeper.redo,
    }),
    [plan, record.mayWrite, record.status, canUndo, canRedo, keeper],
  );
  return { desk, keeper, state };
}
