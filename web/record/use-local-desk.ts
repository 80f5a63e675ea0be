import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import type { Plan } from "#domain/plan/plan.ts";
import { editAll, editRows, redo, startEdits, undo, type Edits } from "../edits.ts";
import type { PlanDesk, WishOfRows } from "./plan-desk.ts";

/** A plan that is held in this window only. `onKeep` is told every state, so that going back and forward finds it again. */
export function useLocalDesk(read: Plan, kept: Edits | undefined, onKeep: (edits: Edits) => void): PlanDesk {
  const [edits, setEdits] = useState<Edits>(() => kept ?? startEdits(read));
  const now = useRef(edits);
  const set = useCallback((next: Edits) => {
    now.current = next;
    setEdits(next);
  }, []);
  useEffect(() => onKeep(edits), [edits, onKeep]);

  const changeRows = useCallback(
    (wish: WishOfRows) => {
      const done = editRows(now.current, wish.does === "remove" ? { ...wish, revision: 0 } : wish);
      if (!done.ok) return Promise.resolve(null);
      set(done.value.edits);
      return Promise.resolve(done.value.added ?? ("done" as const));
    },
    [set],
  );
  return useMemo<PlanDesk>(
    () => ({
      plan: edits.plan,
      mayWrite: true,
      canUndo: edits.past.length > 0,
      canRedo: edits.future.length > 0,
      put: (texts) => set(editAll(now.current, texts)),
      changeRows,
      undo: () => {
        const place = now.current.past.at(-1)?.place;
        set(undo(now.current));
        return place;
      },
      redo: () => {
        const place = now.current.future[0]?.place;
        set(redo(now.current));
        return place;
      },
    }),
    [edits, set, changeRows],
  );
}
