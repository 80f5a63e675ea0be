import type { ReactNode } from "react";

import type { Severity } from "#domain/plan/plan.ts";

interface FindingsListProps {
  readonly findings: readonly { readonly kind: string; readonly severity: Severity; readonly says: string }[];
}

/** ข้อที่ควรตรวจขณะพิมพ์ — beside the field it is about; nothing where all is well. */
export function FindingsList({ findings }: FindingsListProps): ReactNode {
  if (findings.length === 0) return null;
  return (
    <ul className="value-findings">
      {findings.map(({ kind, severity, says }) => (
        <li key={kind} className={severity} lang="th">
          {says}
        </li>
      ))}
    </ul>
  );
}
