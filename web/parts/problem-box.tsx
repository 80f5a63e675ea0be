import { useEffect, useRef, type ReactNode } from "react";

import type { Problem } from "../api.ts";
import { SHELL_WORDS } from "../words/shell.ts";
import { useWordsOf } from "./language.tsx";

interface ProblemBoxProps {
  readonly problem: Problem;
  readonly onTryAgain?: () => void;
}

/** A refusal in the server's own sentence; it takes the focus, so that it is read aloud and seen. */
export function ProblemBox({ problem, onTryAgain }: ProblemBoxProps): ReactNode {
  const words = useWordsOf(SHELL_WORDS);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  return (
    <div ref={box} className="trouble" role="alert" tabIndex={-1}>
      <p lang={problem.says === null ? undefined : "th"}>{problem.says ?? words.unreachable}</p>
      {problem.incident !== undefined && <p className="hint">{words.incident(problem.incident)}</p>}
      {onTryAgain !== undefined && (
        <button type="button" onClick={onTryAgain}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}
