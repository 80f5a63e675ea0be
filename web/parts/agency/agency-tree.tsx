import { useId, useMemo, useState, type ReactNode } from "react";
import { Link } from "react-router";

import { AGENCY_KINDS, type AgencyKind } from "#domain/agency/agency.ts";
import type { AgencyRecord } from "#domain/agency/agencies.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWords, useWordsOf } from "../language.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { rememberAgency } from "./name-of.tsx";

/** Longer groups of one kind stay folded until they are wanted. */
const FOLDED_FROM = 25;

/** ผังหน่วยงาน — who reports to whom, level by level: nested lists whose lower levels are fetched on opening. */
export function AgencyTree(): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).tree;
  return (
    <nav className="agency-tree" aria-label={words.title}>
      <Below of={null} opensFirst />
    </nav>
  );
}

/** The agencies directly below one, in groups of one kind; `null` asks for the root. */
export function Below({ of, opensFirst = false }: { readonly of: number | null; readonly opensFirst?: boolean }): ReactNode {
  const { asked, renew } = useAsked<readonly AgencyRecord[]>(of === null ? "/agencies" : `/agencies?parent=${of}`);
  const words = useWordsOf(AGENCIES_WORDS).tree;
  const groups = useMemo(() => (asked.is === "here" ? groupsOf(asked.value) : []), [asked]);
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  if (groups.length === 0) return <p className="hint">{words.nothingBelow}</p>;
  const [only] = groups;
  if (groups.length === 1 && only !== undefined && (opensFirst || only.agencies.length < FOLDED_FROM))
    return <Nodes agencies={only.agencies} opensFirst={opensFirst} />;
  return (
    <ul>
      {groups.map((group) => (
        <Group key={group.kind} {...group} />
      ))}
    </ul>
  );
}

interface GroupProps {
  readonly kind: AgencyKind;
  readonly agencies: readonly AgencyRecord[];
}

function Group({ kind, agencies }: GroupProps): ReactNode {
  const { number } = useWords();
  const words = useWordsOf(AGENCIES_WORDS);
  const [isOpen, setOpen] = useState(agencies.length < FOLDED_FROM);
  const id = useId();
  return (
    <li className="agency-group">
      <button type="button" className="plain fold" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {words.kinds[kind]} <span className="hint">{words.tree.count(number(agencies.length))}</span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Nodes agencies={agencies} />}
      </div>
    </li>
  );
}

function Nodes({ agencies, opensFirst = false }: { readonly agencies: readonly AgencyRecord[]; readonly opensFirst?: boolean }): ReactNode {
  return (
    <ul>
      {agencies.map((agency) => (
        <Node key={agency.id} agency={agency} startsOpen={opensFirst && agencies.length === 1} />
      ))}
    </ul>
  );
}

function Node({ agency, startsOpen }: { readonly agency: AgencyRecord; readonly startsOpen: boolean }): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).tree;
  const { number } = useWords();
  const [isOpen, setOpen] = useState(startsOpen);
  const id = useId();
  rememberAgency(agency.id, agency.name);
  return (
    <li>
      <div className="agency-node">
        {agency.below > 0 ? (
          <button
            type="button"
            className="plain fold"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={words.unfold(agency.name, number(agency.below))}
            onClick={() => setOpen(!isOpen)}
          />
        ) : (
          <span className="leaf" />
        )}
        <Link to={`/agencies/${agency.id}`} lang="th">
          {agency.name}
        </Link>
        {agency.below > 0 && (
          <span className="hint" aria-hidden="true">
            {words.below(number(agency.below))}
          </span>
        )}
      </div>
      {agency.below > 0 && (
        <div id={id} hidden={!isOpen}>
          {isOpen && <Below of={agency.id} />}
        </div>
      )}
    </li>
  );
}

function groupsOf(agencies: readonly AgencyRecord[]): readonly GroupProps[] {
  return AGENCY_KINDS.flatMap((kind) => {
    const same = agencies.filter((one) => one.kind === kind);
    return same.length === 0 ? [] : [{ kind, agencies: same }];
  });
}
