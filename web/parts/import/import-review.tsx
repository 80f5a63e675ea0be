import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type ReactNode } from "react";

import type { Document } from "#documents/document.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import type { ImportRecord } from "#domain/plan/plans.ts";
import { findingsOf, placeOfKey } from "../../findings.ts";
import { withoutPlace, type Placing } from "../../placing.ts";
import type { PlanDesk } from "../../record/plan-desk.ts";
import { useLocalDesk } from "../../record/use-local-desk.ts";
import { linkSource } from "../../source-links.ts";
import { nearestRow } from "../../source-near.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { focusField } from "../focus.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { PlanView } from "../plan-view.tsx";
import { useAsked } from "../use-asked.ts";
import { useMedia } from "../use-media.ts";
import { Accept } from "./accept.tsx";
import { fieldInWords } from "./field-in-words.ts";
import { ImportTop } from "./import-top.tsx";
import { forgetEdits, keepEdits, keptEdits } from "./kept-edits.ts";
import { PutText } from "./put-text.tsx";
import type { Reading } from "./source-reading.ts";
import { SourceView } from "./source-view.tsx";
import { useSourceMarks } from "./use-source-marks.ts";
import { WhereFrom } from "./where-from.tsx";

interface ImportReviewProps {
  readonly record: ImportRecord;
  readonly onDropped: () => void;
}

type View = "source" | "plan";
const VIEWS: readonly View[] = ["source", "plan"];

/** เทียบเอกสารเดิมกับแผนที่อ่านได้ — side by side, each leading to the other; one at a time on a narrow screen. */
export function ImportReview({ record, onDropped }: ImportReviewProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const me = useMe();
  const wide = useMedia("(min-width: 70rem)");
  const [view, setView] = useState<View>("plan");
  const [placings, setPlacings] = useState<readonly Placing[]>([]);
  const [putting, setPutting] = useState<number | undefined>();
  const [last, setLast] = useState<FieldPlace | undefined>();
  const keep = useCallback((edits: Parameters<typeof keepEdits>[1]) => keepEdits(record.id, edits), [record.id]);
  const [kept] = useState(() => keptEdits(record.id));
  const local = useLocalDesk(record.plan, kept, keep);
  useWarnBeforeClosing(local.canUndo);
  const own = me.memberships.find(({ agency }) => agency.id === record.agency)?.agency.name;
  const { asked: asAgency } = useAsked<{ readonly name: string }>(own === undefined ? `/agencies/${record.agency}` : null);
  const agency = own ?? (asAgency.is === "here" ? asAgency.value.name : null);

  const document = record.document as Document;
  const links = useMemo(() => linkSource(record.plan, document), [record.plan, document]);
  const plan = useMemo(() => ({ ...local.plan, unplaced: withoutPlace(local.plan, placings) }), [local.plan, placings]);
  const desk = useMemo<PlanDesk>(() => ({ ...local, plan }), [local, plan]);
  const findings = useMemo(() => findingsOf(plan).length, [plan]);

  const paper = useRef<HTMLDivElement>(null);
  const marks = useSourceMarks(paper, links, wide || view === "source");
  const goTo = useCallback((place: FieldPlace) => {
    setView("plan");
    focusField(place);
  }, []);
  const showSource = useCallback((cell: string) => {
    setView("source");
    setTimeout(() => {
      const shown = paper.current?.querySelector<HTMLElement>(`[data-source="${CSS.escape(cell)}"]`);
      (shown?.matches("[data-column]") === true ? shown : shown?.querySelector<HTMLElement>("button"))?.focus();
    });
  }, []);
  const waiting = useMemo(
    () => new Set(record.plan.unplaced.flatMap((text, at) => (plan.unplaced.includes(text) ? [at] : []))),
    [record.plan, plan],
  );
  const planNow = useRef(plan);
  useEffect(() => {
    planNow.current = plan;
  }, [plan]);
  const reading = useMemo<Reading>(
    () => ({
      links,
      waiting,
      waitingByCell: Map.groupBy(waiting, (at) => links.cellByUnplaced.get(at) ?? ""),
      nameOf: (place) => fieldInWords(planNow.current, place),
      goTo,
      put: setPutting,
    }),
    [links, waiting, goTo],
  );
  const text = putting === undefined ? undefined : record.plan.unplaced[putting];
  const follow = (event: FocusEvent): void => {
    marks.onFocus(event);
    const key = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-field]")?.dataset["field"] : undefined;
    if (key !== undefined) setLast(placeOfKey(key));
  };

  return (
    <div className="import">
      <ImportTop record={record} plan={plan} agency={agency} findings={findings} />
      {!wide && (
        <div className="views" role="group" aria-label={words.view}>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {words.views[one]}
            </button>
          ))}
        </div>
      )}
      <div className="panes">
        <section ref={paper} className="pane source" hidden={!wide && view !== "source"} aria-labelledby="source">
          <h2 id="source">{words.source}</h2>
          <SourceView document={document} reading={reading} plan={record.plan} />
        </section>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing only marks the source; focus does the same */}
        <section
          className="pane read"
          hidden={!wide && view !== "plan"}
          aria-labelledby="read"
          onFocus={follow}
          onMouseOver={marks.onMouseOver}
          onMouseLeave={marks.onMouseLeave}
        >
          <h2 id="read">{words.plan}</h2>
          <p className="hint">{words.checked}</p>
          <PlanView
            desk={desk}
            top={() => null}
            about={(place) => <WhereFrom plan={plan} place={place} links={links} onShow={showSource} />}
            downloads={() => null}
          />
        </section>
      </div>
      <Accept
        record={record}
        plan={plan}
        thisYear={me.fiscalYear}
        isChanged={local.canUndo}
        onSettled={() => forgetEdits(record.id)}
        onDropped={onDropped}
      />
      {text !== undefined && (
        <PutText
          text={text}
          plan={plan}
          near={last ?? nearestRow(record.plan, text.place)}
          onPut={(place, whole) => {
            local.put([{ place, text: whole }]);
            setPlacings((before) => [...before, { text, place }]);
            setPutting(undefined);
            goTo(place);
          }}
          onClose={() => setPutting(undefined)}
        />
      )}
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
