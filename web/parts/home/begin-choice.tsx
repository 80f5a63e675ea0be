import type { ReactNode } from "react";

/** How a plan is begun: from the plan of an earlier year, from an empty form, from a document. */
export type Beginning = "last" | "form" | "paper";

interface BeginChoiceProps {
  readonly way: Beginning;
  readonly chosen: Beginning;
  readonly says: string;
  readonly hint: ReactNode;
  readonly onChoose: (way: Beginning) => void;
  /** What else must be said where this is chosen. */
  readonly children?: ReactNode;
}

/** One way to begin, with what it asks for below it. */
export function BeginChoice({ way, chosen, says, hint, onChoose, children }: BeginChoiceProps): ReactNode {
  return (
    <div>
      <div className="choice">
        <input
          id={`begin-${way}`}
          type="radio"
          name="begin"
          value={way}
          checked={way === chosen}
          aria-describedby={`begin-${way}-hint`}
          onChange={() => onChoose(way)}
        />
        <div>
          <label htmlFor={`begin-${way}`}>{says}</label>
          <p className="hint" id={`begin-${way}-hint`}>
            {hint}
          </p>
        </div>
      </div>
      {way === chosen && children !== undefined && <div className="under-choice">{children}</div>}
    </div>
  );
}
