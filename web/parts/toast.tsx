import type { ReactNode } from "react";

import { useWords } from "./language.tsx";

/** What was just done, and whether one press takes it back. */
export interface Told {
  readonly says: string;
  readonly undoable: boolean;
  readonly number: number;
}

interface ToastProps {
  readonly told: Told | undefined;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** แจ้งผล — stays until it is closed or something else is told: nobody has to hurry. */
export function Toast({ told, onUndo, onClose }: ToastProps): ReactNode {
  const words = useWords();
  return (
    <div className="toast" role="status">
      {told !== undefined && (
        <div key={told.number}>
          <p>{told.says}</p>
          {told.undoable && (
            <button type="button" onClick={onUndo}>
              {words.undo}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {words.close}
          </button>
        </div>
      )}
    </div>
  );
}
