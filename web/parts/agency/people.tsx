import { useState, type ReactNode } from "react";
import { Link } from "react-router";

import type { Member } from "#domain/person/members.ts";
import { ROLES } from "#domain/person/role.ts";
import type { Problem } from "../../api.ts";
import { PEOPLE_WORDS } from "../../words/agency-people.ts";
import { HANDOVER_WORDS } from "../../words/handover.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { AddMember } from "./add-member.tsx";
import { sayDay, sayMoment } from "./days.ts";
import { Done } from "./done.tsx";
import { ShownOnce } from "./shown-once.tsx";
import type { OneTimeLink, SectionProps } from "./told.ts";
import { useKeep } from "./use-keep.ts";

/** What was just done with a person, and what may follow. */
type Told =
  | { readonly is: "added"; readonly member: Member; readonly link: OneTimeLink | null }
  | { readonly is: "link"; readonly member: Member; readonly link: OneTimeLink }
  | { readonly is: "removed"; readonly member: Member }
  | { readonly is: "disabled"; readonly member: Member }
  | { readonly is: "enabled"; readonly member: Member };

/** ผู้ปฏิบัติงาน — who holds which role here; administrators add, remove and hand out links. */
export function People({ told: { agency, may } }: SectionProps): ReactNode {
  const words = useWordsOf(PEOPLE_WORDS);
  const { asked, renew } = useAsked<readonly Member[]>(`/agencies/${agency.id}/members`);
  const [done, setDone] = useState<Told | null>(null);
  const { keep, problem } = useKeep();
  const after = async (told: Told): Promise<void> => {
    await renew();
    setDone(told);
  };
  const add = async ({
    name,
    email,
    role,
    actingFor,
    from,
    until,
  }: Omit<Member, "id" | "person" | "agency" | "disabled">): Promise<void> => {
    const kept = await keep<{ member: Member; link: OneTimeLink | null }>(`/agencies/${agency.id}/members`, {
      method: "POST",
      body: { name, email, role, actingFor, from, until },
    });
    if (kept !== null) await after({ is: "added", ...kept.value });
  };
  const remove = async (member: Member): Promise<void> => {
    if ((await keep(`/members/${member.id}`, { method: "DELETE" })) !== null) await after({ is: "removed", member });
  };
  const disable = async (member: Member, disabled: boolean): Promise<void> => {
    const kept = await keep(`/people/${member.person}/disabled`, { method: "POST", body: { disabled } });
    if (kept !== null) await after({ is: disabled ? "disabled" : "enabled", member });
  };
  const renewLink = async (member: Member): Promise<void> => {
    const kept = await keep<OneTimeLink>(`/members/${member.id}/new-link`, { method: "POST" });
    if (kept !== null) await after({ is: "link", member, link: kept.value });
  };
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  const mayWrite = may.administer && agency.endedOn === null;
  return (
    <>
      {problem !== null && <Refused problem={problem} members={asked.value} />}
      {done !== null && (
        <DoneWith
          done={done}
          onUndo={
            done.is === "removed" ? () => void add(done.member) : done.is === "disabled" ? () => void disable(done.member, false) : null
          }
        />
      )}
      {asked.value.length === 0 ? (
        <p>{mayWrite ? words.noneYet : words.none}</p>
      ) : (
        <MemberList
          members={asked.value}
          mayWrite={mayWrite}
          onRemove={remove}
          onLink={renewLink}
          onDisable={(member) => disable(member, true)}
        />
      )}
      {mayWrite && <AddMember agency={agency.id} onAdded={(member, link) => after({ is: "added", member, link })} />}
    </>
  );
}

/** Where work would be left behind, the refusal says which and leads to the handover. */
function Refused({ problem, members }: { readonly problem: Problem; readonly members: readonly Member[] }): ReactNode {
  const words = useWordsOf(HANDOVER_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  const { kind, facts } = problem;
  if (kind !== "work-left-behind") return <ProblemBox problem={problem} />;
  const left = ROLES.filter((one) => Array.isArray(facts["roles"]) && facts["roles"].includes(one)).map((one) => roles[one]);
  const person = String(facts["person"]);
  return (
    <>
      <ProblemBox problem={problem} />
      <div className="note warning left-behind">
        <p lang="th">{words.owes(String(facts["owes"]))}</p>
        {left.length > 0 && <p>{words.rolesLeft(left.join(", "))}</p>}
        <p>
          <Link className="button main" to={`/agencies/${String(facts["agency"])}/handover/${encodeURIComponent(person)}`}>
            {words.ofPerson(members.find((one) => one.person === person)?.name ?? "")}
          </Link>
        </p>
      </div>
    </>
  );
}

function DoneWith({ done, onUndo }: { readonly done: Told; readonly onUndo: (() => void) | null }): ReactNode {
  const words = useWordsOf(PEOPLE_WORDS);
  const { language } = useLanguage();
  const { name } = done.member;
  const link = done.is === "added" || done.is === "link" ? done.link : null;
  return (
    <Done says={done.is === "added" ? (link === null ? words.addedKnown(name) : words.added(name)) : words.done[done.is](name)}>
      {link !== null && <ShownOnce label={words.link(name)} says={words.linkSays(sayMoment(link.until, language))} value={link.url} />}
      {onUndo !== null && (
        <button type="button" onClick={onUndo}>
          {words.undo}
        </button>
      )}
    </Done>
  );
}

interface MemberListProps {
  readonly members: readonly Member[];
  readonly mayWrite: boolean;
  readonly onRemove: (member: Member) => Promise<void>;
  readonly onLink: (member: Member) => Promise<void>;
  readonly onDisable: (member: Member) => Promise<void>;
}

function MemberList({ members, mayWrite, onRemove, onLink, onDisable }: MemberListProps): ReactNode {
  const me = useMe();
  const words = useWordsOf(PEOPLE_WORDS);
  const handover = useWordsOf(HANDOVER_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  return (
    <table className="list members">
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.role}</th>
          <th scope="col">{words.period}</th>
          {mayWrite && <th scope="col">{words.acts}</th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <span lang="th">{member.name}</span>
              <br />
              <span className="hint">{member.email}</span>
              {member.disabled && (
                <>
                  <br />
                  <strong>{handover.disabled}</strong>
                </>
              )}
            </th>
            <td data-label={words.role}>
              {roles[member.role]}
              {member.actingFor !== null && (
                <>
                  <br />
                  <span lang="th">{words.actsFor(member.actingFor)}</span>
                </>
              )}
            </td>
            <td data-label={words.period}>
              <Period {...member} />
            </td>
            {mayWrite && (
              <td>
                <div className="member-acts">
                  <Link
                    to={`/agencies/${member.agency}/handover/${encodeURIComponent(member.person)}`}
                    aria-label={handover.ofPerson(member.name)}
                  >
                    {handover.title}
                  </Link>
                  <button type="button" className="link" aria-label={words.newLinkOf(member.name)} onClick={() => void onLink(member)}>
                    {words.newLink}
                  </button>
                  <button
                    type="button"
                    className="link"
                    aria-label={words.removeOf(member.name, roles[member.role])}
                    onClick={() => void onRemove(member)}
                  >
                    {words.remove}
                  </button>
                  {member.person !== me.person.id && (
                    <button type="button" className="link" aria-label={words.disableOf(member.name)} onClick={() => void onDisable(member)}>
                      {words.disable}
                    </button>
                  )}
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Period({ from, until }: Pick<Member, "from" | "until">): ReactNode {
  const words = useWordsOf(PEOPLE_WORDS);
  const { language } = useLanguage();
  const first = from === null ? null : sayDay(from, language);
  const last = until === null ? null : sayDay(until, language);
  return words.periodSaid(first, last);
}
