import type { ReactNode } from "react";
import { Link } from "react-router";

import { HANDOVER_WORDS } from "../../words/handover.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { SHELL_WORDS } from "../../words/shell.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";

/** ชื่อและบทบาท — who one is here, and what one may do where. */
export function RolesSection(): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  const handover = useWordsOf(HANDOVER_WORDS);
  const { person, memberships } = useMe();
  const agencies = [...new Map(memberships.map(({ agency }) => [agency.id, agency])).values()];
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{words.rolesTitle}</h2>
      <p>
        <strong lang="th">{person.name}</strong> <span className="address">{person.email}</span>
      </p>
      {memberships.length === 0 ? (
        <p>{words.noRoles}</p>
      ) : (
        <ul className="bare roles">
          {memberships.map(({ agency, role, actingFor, until }) => (
            <li key={`${agency.id} ${role} ${actingFor ?? ""}`}>
              <strong>{roles[role]}</strong> <span lang="th">{agency.name}</span>
              {actingFor !== null && <p lang="th">{words.actingFor(actingFor)}</p>}
              {until !== null && <p className="hint">{words.until(words.date(until))}</p>}
            </li>
          ))}
        </ul>
      )}
      <p className="hint">{words.rolesHint}</p>
      {agencies.length > 0 && (
        <>
          <h3>{handover.ownTitle}</h3>
          <p>{handover.ownSays}</p>
          <ul className="bare">
            {agencies.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/agencies/${id}/handover/${encodeURIComponent(person.id)}`}>
                  {handover.title} <span lang="th">{name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
