import { useEffect, useRef, useState, type ReactNode } from "react";

import type { Plan } from "#domain/plan/plan.ts";
import type { Edits } from "../edits.ts";
import { useLanguage } from "../parts/language.tsx";
import { PlanFacts } from "../parts/plan-facts.tsx";
import { PlanView } from "../parts/plan-view.tsx";
import { useLocalDesk } from "../record/use-local-desk.ts";

interface PlanPageProps {
  readonly read: Plan;
  /** Edits of an earlier visit: whoever goes back and forward again finds them. */
  readonly kept: Edits | undefined;
  readonly onKeep: (edits: Edits) => void;
  readonly onLeave: () => void;
}

/** หน้าแผนที่ยังไม่ได้เก็บ — a plan just read, mended in this window only. */
export function PlanPage({ read, kept, onKeep, onLeave }: PlanPageProps): ReactNode {
  const desk = useLocalDesk(read, kept, onKeep);
  useWarnBeforeClosing(desk.canUndo);
  return <PlanView desk={desk} top={(findings) => <PlanTop read={read} plan={desk.plan} findings={findings.length} onLeave={onLeave} />} />;
}

interface PlanTopProps {
  readonly read: Plan;
  readonly plan: Plan;
  readonly findings: number;
  readonly onLeave: () => void;
}

/** The title takes the focus once, and what was read is said aloud. */
function PlanTop({ read, plan, findings, onLeave }: PlanTopProps): ReactNode {
  const { words } = useLanguage();
  const title = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState("");
  const found = useRef(findings);
  useEffect(() => {
    title.current?.focus();
    setSaid(words.readAloud(read.activities.length, found.current));
  }, [read, words]);
  useEffect(() => {
    document.title = `${plan.title ?? words.untitled} – ${words.site}`;
  }, [plan.title, words]);
  return (
    <div className="plan-top">
      <button type="button" className="link back" onClick={onLeave}>
        {words.another}
      </button>
      <h1 ref={title} tabIndex={-1} lang={plan.title === null ? undefined : "th"}>
        {plan.title ?? words.untitled}
      </h1>
      <p role="status" className="unseen">
        {said}
      </p>
      <PlanFacts plan={plan} />
    </div>
  );
}

function useWarnBeforeClosing(changedAtAll: boolean): void {
  useEffect(() => {
    if (!changedAtAll) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [changedAtAll]);
}
