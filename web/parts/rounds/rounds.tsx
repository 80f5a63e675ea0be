import type { ReactNode } from "react";

import type { Extension, Round } from "#domain/result/round.ts";
import { ROUNDS_WORDS } from "../../words/rounds.ts";
import { NameOf } from "../agency/name-of.tsx";
import type { SectionProps } from "../agency/told.ts";
import { useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { ExtendRound } from "./extend-round.tsx";
import { SetRound } from "./set-round.tsx";

interface RoundsProps extends Pick<SectionProps, "told"> {
  readonly onChanged: () => void;
}

/** รอบรายงาน — those it must keep itself, those it sets for the agencies below, and to whom it gave more time. */
export function Rounds({ told, onChanged }: RoundsProps): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  const { agency, may } = told;
  const rounds = useAsked<readonly Round[]>(`/agencies/${agency.id}/rounds`);
  const extensions = useAsked<readonly Extension[]>(`/agencies/${agency.id}/extensions`);
  const renew = async (): Promise<void> => {
    await Promise.all([rounds.renew(), extensions.renew()]);
    onChanged();
  };
  for (const { asked } of [rounds, extensions])
    if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  if (rounds.asked.is !== "here" || extensions.asked.is !== "here") return <Opening />;
  const all = rounds.asked.value.toSorted((one, other) => other.fiscalYear - one.fiscalYear || one.months - other.months);
  const own = all.filter((one) => one.agency === agency.id);
  const above = all.filter((one) => one.agency !== agency.id);
  const given = (some: readonly Round[]): readonly Extension[] =>
    extensions.asked.is === "here" ? extensions.asked.value.filter(({ round }) => some.some(({ id }) => id === round)) : [];
  const maySet = may.setDeadline && agency.endedOn === null;
  return (
    <section className="rounds" aria-labelledby="rounds">
      <h3 id="rounds">{words.title}</h3>
      <h4 id="rounds-above">{words.toKeep}</h4>
      {above.length === 0 ? <p>{words.noneAbove}</p> : <RoundTable rounds={above} labelledBy="rounds-above" names />}
      <Extensions extensions={given(above)} rounds={above} labelledBy="extensions-above" />
      {agency.below > 0 && (
        <>
          <h4 id="rounds-own">{words.forBelow}</h4>
          {own.length === 0 ? <p>{words.noneOwn}</p> : <RoundTable rounds={own} labelledBy="rounds-own" />}
          <Extensions extensions={given(own)} rounds={own} labelledBy="extensions-own" />
          {maySet && <SetRound agency={agency.id} own={own} renew={renew} />}
          {maySet && own.length > 0 && <ExtendRound agency={agency.id} own={own} renew={renew} />}
        </>
      )}
    </section>
  );
}

interface RoundTableProps {
  readonly rounds: readonly Round[];
  readonly labelledBy: string;
  readonly names?: boolean;
}

function RoundTable({ rounds, labelledBy, names = false }: RoundTableProps): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  return (
    <table className="list" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{words.months}</th>
          <th scope="col">{words.opens}</th>
          <th scope="col">{words.due}</th>
          <th scope="col">{words.late}</th>
          {names && <th scope="col">{words.setBy}</th>}
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ id, fiscalYear, months, kind, opens, due, late, agency }) => (
          <tr key={id}>
            <th scope="row">{words.roundOf(months, fiscalYear, kind)}</th>
            <td data-label={words.opens}>{words.date(opens)}</td>
            <td data-label={words.due}>{words.date(due)}</td>
            <td data-label={words.late}>{words.lates[late]}</td>
            {names && (
              <td data-label={words.setBy}>
                <NameOf agency={agency} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ExtensionsProps {
  readonly extensions: readonly Extension[];
  readonly rounds: readonly Round[];
  readonly labelledBy: string;
}

function Extensions({ extensions, rounds, labelledBy }: ExtensionsProps): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  if (extensions.length === 0) return null;
  const roundOf = (id: string): string => {
    const found = rounds.find((one) => one.id === id);
    return found === undefined ? "" : words.roundOf(found.months, found.fiscalYear, found.kind);
  };
  return (
    <>
      <h5 id={labelledBy}>{words.extensions}</h5>
      <table className="list" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{words.agency}</th>
            <th scope="col">{words.months}</th>
            <th scope="col">{words.newDue}</th>
            <th scope="col">{words.reason}</th>
            <th scope="col">{words.by}</th>
          </tr>
        </thead>
        <tbody>
          {extensions.map(({ round, agency, due, reason, byName, at }) => (
            <tr key={`${round} ${agency} ${at}`}>
              <th scope="row">
                <NameOf agency={agency} />
              </th>
              <td data-label={words.months}>{roundOf(round)}</td>
              <td data-label={words.newDue}>{words.date(due)}</td>
              <td data-label={words.reason} lang="th">
                {reason}
              </td>
              <td data-label={words.by} lang="th">
                {byName}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
