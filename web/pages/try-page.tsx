import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from "react";

import type { Plan } from "#domain/plan/plan.ts";
import type { Edits } from "../edits.ts";
import { readPaper, fetchExample, type Trouble } from "../ask-server.ts";
import { FirstPage } from "./first-page.tsx";
import { Reading } from "../parts/reading.tsx";

const loadPlanPage = () => import("./plan-page.tsx");
const PlanPage = lazy(() => loadPlanPage().then(({ PlanPage: page }) => ({ default: page })));

/** What is on screen: the first page, a document being read, or a plan. */
type Screen =
  | { readonly shows: "first"; readonly trouble?: Trouble }
  | { readonly shows: "reading"; readonly sent: number; readonly cancel: () => void }
  | { readonly shows: "plan"; readonly plan: Plan; readonly number: number };

/** ตรวจแผนโดยไม่ลงชื่อเข้าใช้ — one plan at a time, held in this window only. */
export function TryPage(): ReactNode {
  const [screen, setScreen] = useState<Screen>({ shows: "first" });
  const number = useRef(0);
  const openPlan = useRef<Screen | undefined>(undefined);
  const [kept, setKept] = useState<Edits | undefined>();

  const read = useCallback(async (paper: Blob, name: string | null) => {
    const stopper = new AbortController();
    const reading = (sent: number): void => setScreen({ shows: "reading", sent, cancel: () => stopper.abort() });
    reading(0);
    void loadPlanPage();
    const plan = await readPaper(paper, name, stopper.signal, reading);
    if (!plan.ok) {
      setScreen(plan.error.cancelled === true ? { shows: "first" } : { shows: "first", trouble: plan.error });
      return;
    }
    number.current += 1;
    const next: Screen = { shows: "plan", plan: plan.value, number: number.current };
    openPlan.current = next;
    setKept(undefined);
    history.pushState({ plan: number.current }, "", "#plan");
    setScreen(next);
  }, []);

  const readExample = useCallback(
    async (name: string) => {
      const example = await fetchExample(name);
      if (example.ok) await read(example.value, `${name}.txt`);
      else setScreen({ shows: "first", trouble: example.error });
    },
    [read],
  );

  useEffect(() => {
    if (location.hash === "#plan") history.replaceState(null, "", location.pathname);
    const move = (): void => setScreen(location.hash === "#plan" && openPlan.current !== undefined ? openPlan.current : { shows: "first" });
    addEventListener("popstate", move);
    return () => removeEventListener("popstate", move);
  }, []);

  return (
    <>
      {screen.shows === "first" && <FirstPage trouble={screen.trouble} onPaper={read} onExample={readExample} />}
      {screen.shows === "reading" && <Reading sent={screen.sent} onCancel={screen.cancel} />}
      {screen.shows === "plan" && (
        <Suspense fallback={<Reading sent={1} />}>
          <PlanPage key={screen.number} read={screen.plan} kept={kept} onKeep={setKept} onLeave={() => history.back()} />
        </Suspense>
      )}
    </>
  );
}
