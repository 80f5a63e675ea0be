import { memo, type ReactNode } from "react";

import type { FieldPlace } from "#domain/plan/plan.ts";
import { understoodFrom } from "../understood.ts";
import { useWords } from "./language.tsx";
import { useEditing } from "./plan-editing.ts";

/** สิ่งที่ระบบเข้าใจ — under a cell, what its text was read as: an officer sees a misreading at once. */
export const Understood = memo(function Understood({ place }: { readonly place: FieldPlace }): ReactNode {
  const words = useWords();
  const { plan } = useEditing();
  const lines = understoodFrom(plan, place);
  if (lines.length === 0) return null;
  return (
    <span className="understood" lang="th">
      <span className="unseen">{words.understood}</span>
      {lines.map((line, index) => (
        <span key={index}>{line}</span>
      ))}
    </span>
  );
});
