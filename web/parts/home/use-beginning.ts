import { useRef, useState } from "react";
import { useNavigate } from "react-router";

import type { PlanId } from "#domain/plan/plan-record.ts";
import type { FormName } from "#domain/plan/plan.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { sendPaper } from "./send-paper.ts";

/** What a plan is begun with. */
export type BeginWish =
  | { readonly with: "plan"; readonly agency: number; readonly fiscalYear: number; readonly form: FormName; readonly from: PlanId | null }
  | { readonly with: "paper"; readonly agency: number; readonly fiscalYear: number; readonly file: File };

/** How far the beginning is: resting, the plan is being made, or the paper sent from 0 to 1. */
export type BeginState = { readonly is: "resting" } | { readonly is: "making" } | { readonly is: "sending"; readonly sent: number };

interface Beginning {
  readonly state: BeginState;
  readonly problem: Problem | undefined;
  readonly begin: (wish: BeginWish) => Promise<void>;
  readonly stop: () => void;
}

/** เริ่มแผน — makes the plan or sends the paper, then goes to where the work goes on. A wish sent again keeps its key: it is done once. */
export function useBeginning(): Beginning {
  const navigate = useNavigate();
  const [state, setState] = useState<BeginState>({ is: "resting" });
  const [problem, setProblem] = useState<Problem | undefined>();
  const stopper = useRef(new AbortController());
  const sent = useRef({ wish: "", key: "" });

  const begin = async (wish: BeginWish): Promise<void> => {
    const said =
      wish.with === "paper" ? `${wish.agency} ${wish.file.name} ${wish.file.size} ${wish.file.lastModified}` : JSON.stringify(wish);
    if (sent.current.wish !== said) sent.current = { wish: said, key: newKey() };
    const { key } = sent.current;
    stopper.current = new AbortController();
    setProblem(undefined);
    setState(wish.with === "paper" ? { is: "sending", sent: 0 } : { is: "making" });
    const refused =
      wish.with === "paper"
        ? await sendIt(wish, key)
        : await ask<{ readonly id: PlanId }>("/plans", { method: "POST", body: bodyOf(wish), key }).then(async (got) => {
            if (got.ok) await navigate(wish.from === null ? `/plans/${got.value.value.id}` : `/plans/${got.value.value.id}/last-year`);
            return got.ok ? undefined : got.error;
          });
    setState({ is: "resting" });
    // A refusal that was not a broken connection is an answer: the next press is a new wish.
    if (refused !== undefined && refused.status !== 0) sent.current = { wish: "", key: "" };
    if (refused?.kind !== "stopped") setProblem(refused);
  };
  const sendIt = async ({ agency, fiscalYear, file }: Extract<BeginWish, { with: "paper" }>, key: string): Promise<Problem | undefined> => {
    const got = await sendPaper({ agency, file, key }, stopper.current.signal, (part) => setState({ is: "sending", sent: part }));
    if (got.ok) await navigate(`/imports/${got.value}?year=${fiscalYear}`);
    return got.ok ? undefined : got.error;
  };
  return { state, problem, begin, stop: () => stopper.current.abort() };
}

function bodyOf({ agency, fiscalYear, form, from }: Extract<BeginWish, { with: "plan" }>): object {
  return { agency, fiscalYear, form, from };
}
