import { useState, type ReactNode } from "react";

import { toThaiDigits } from "#domain/thai/digits.ts";
import type { FieldPlace, Message, Plan, Severity } from "#domain/plan/plan.ts";
import { fieldOf, findingId, SEVERITIES } from "../findings.ts";
import { nameOfField, nameOfPlace } from "#domain/plan/field-names.ts";
import { focusField } from "./focus.ts";
import { useWords } from "./language.tsx";

interface FindingsProps {
  readonly findings: readonly Message[];
  readonly plan: Plan;
  readonly reachOf: (finding: Message) => FieldPlace | undefined;
  /** Undefined where the plan may only be read. */
  readonly onMend: ((finding: Message) => void) | undefined;
  readonly onMendAll: () => void;
  /** Told before the screen moves elsewhere: a sheet over the paper closes then. */
  readonly onAct: () => void;
}

/** ข้อที่ต้องตรวจ — by severity, each with its place, its sentence, the way there and, where certain, its mend. */
export function Findings({ findings, plan, reachOf, onMend, onMendAll, onAct }: FindingsProps): ReactNode {
  const words = useWords();
  const [only, setOnly] = useState<Severity | undefined>();
  const mendable = findings.filter((finding) => finding.mend !== undefined).length;
  const act = {
    goTo: (place: FieldPlace): void => {
      onAct();
      focusField(place);
    },
    mend:
      onMend === undefined
        ? undefined
        : (finding: Message): void => {
            onAct();
            onMend(finding);
          },
    mendAll: (): void => {
      onAct();
      onMendAll();
    },
  };
  const shown = SEVERITIES.filter((severity) => only === undefined || only === severity);

  return (
    <section className="findings" aria-labelledby="findings">
      <h2 id="findings" tabIndex={-1}>
        {findings.length === 0 ? words.noFindings : `${words.findings} ${words.number(findings.length)}`}
      </h2>
      {findings.length === 0 && <p>{words.noFindingsSays}</p>}
      {findings.length > 0 && (
        <div className="filter" role="group" aria-label={words.filter}>
          {[undefined, ...SEVERITIES].map((severity) => (
            <button key={severity ?? "all"} type="button" aria-pressed={only === severity} onClick={() => setOnly(severity)}>
              {severity === undefined ? words.all : words.severities[severity]} {words.number(countOf(findings, severity))}
            </button>
          ))}
        </div>
      )}
      {mendable > 1 && onMend !== undefined && (
        <button type="button" className="mend-all" onClick={act.mendAll}>
          {words.mendAll(mendable)}
        </button>
      )}
      {only !== undefined && findings.length > 0 && countOf(findings, only) === 0 && <p>{words.noneOfThese}</p>}
      {shown.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity);
        return (
          group.length > 0 && (
            <section key={severity} className={`group ${severity}`} aria-labelledby={`findings-${severity}`}>
              <h3 id={`findings-${severity}`}>
                {words.severities[severity]} {words.number(group.length)}
              </h3>
              <ol>
                {group.map((finding) => (
                  <Finding key={findingId(finding)} finding={finding} plan={plan} reachOf={reachOf} onGoTo={act.goTo} onMend={act.mend} />
                ))}
              </ol>
            </section>
          )
        );
      })}
    </section>
  );
}

interface FindingProps {
  readonly finding: Message;
  readonly plan: Plan;
  readonly reachOf: (finding: Message) => FieldPlace | undefined;
  readonly onGoTo: (place: FieldPlace) => void;
  readonly onMend: ((finding: Message) => void) | undefined;
}

function Finding({ finding, plan, reachOf, onGoTo, onMend }: FindingProps): ReactNode {
  const words = useWords();
  const where = useWhere(plan, finding);
  const place = reachOf(finding);
  const title = plan.activities.find(({ id }) => id === fieldOf(plan, finding)?.activity)?.title;
  return (
    <li>
      {where !== "" && (
        <p className="where" lang="th">
          <strong>{where}</strong> {title !== undefined && <span className="hint">{title}</span>}
        </p>
      )}
      <p lang="th">{finding.says}</p>
      <p className="acts">
        {place !== undefined && (
          <button type="button" className="link" onClick={() => onGoTo(place)}>
            {words.goTo}
            <span className="unseen"> {where}</span>
          </button>
        )}
        {finding.mend !== undefined && onMend !== undefined && (
          <>
            <button type="button" className="mend" onClick={() => onMend(finding)}>
              {words.mend}
              <span className="unseen"> {where}</span>
            </button>
            {finding.mend.text.length <= 60 && (
              <span className="hint">
                {words.mendTo} <q lang="th">{finding.mend.text}</q>
              </span>
            )}
          </>
        )}
      </p>
    </li>
  );
}

/** "กิจกรรมที่ ๓ · ตัวชี้วัด", or the place on the paper it was read from. */
function useWhere(plan: Plan, finding: Message): string {
  const words = useWords();
  const field = fieldOf(plan, finding);
  const { activity: id, heading: headingId } = field ?? {};
  const activity = plan.activities.find((one) => one.id === id);
  const heading = plan.headings.find((one) => one.id === headingId);
  if (activity !== undefined)
    return `กิจกรรมที่ ${toThaiDigits(activity.number ?? plan.activities.indexOf(activity) + 1)} · ${nameOfField(field?.field ?? "title")}`;
  if (heading !== undefined) return [heading.label, heading.label === "" ? heading.title : ""].filter((part) => part !== "").join(" ");
  if (field !== undefined) return nameOfPlace(field);
  const { sheet, page, table, row, line } = finding.place;
  return Object.entries({ sheet, page, table, row, line })
    .flatMap(([name, value]) => (value === undefined || !isPlaceWord(name) ? [] : `${words.place[name]} ${toThaiDigits(value)}`))
    .join(" ");

  function isPlaceWord(name: string): name is keyof typeof words.place {
    return name in words.place;
  }
}

function countOf(findings: readonly Message[], severity: Severity | undefined): number {
  return severity === undefined ? findings.length : findings.filter((finding) => finding.severity === severity).length;
}
