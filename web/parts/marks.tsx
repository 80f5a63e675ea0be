import type { ReactNode } from "react";

import type { Message } from "#domain/plan/plan.ts";
import { SEVERITIES } from "../findings.ts";
import { useWords } from "./language.tsx";

interface MarksProps {
  readonly id: string;
  readonly findings: readonly Message[];
  /** While the cell is edited the sentences stand in full beneath it. */
  readonly open: boolean;
}

/** The marks of a cell: a word and a count per severity, and the sentences for those who listen. */
export function Marks({ id, findings, open }: MarksProps): ReactNode {
  const words = useWords();
  return (
    <span className="marks" id={id}>
      {SEVERITIES.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return (
          count > 0 && (
            <span key={severity} className={`mark ${severity}`}>
              {words.severities[severity]}
              {count > 1 && ` ${words.number(count)}`}
            </span>
          )
        );
      })}
      <span className={open ? "mark-says" : "unseen"} lang="th">
        {findings.map(({ says }) => says).join(" ")}
      </span>
    </span>
  );
}
