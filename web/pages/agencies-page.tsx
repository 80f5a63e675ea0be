import { useState, type ReactNode } from "react";
import { Link, useNavigate } from "react-router";

import { AgencyPicker } from "../parts/agency/agency-picker.tsx";
import { AgencyTree } from "../parts/agency/agency-tree.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { useMe, type Me } from "../parts/me.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { AGENCIES_WORDS } from "../words/agencies.ts";
import { SHELL_WORDS } from "../words/shell.ts";

/** หน้าหน่วยงาน — one's own agencies first, then a search, then the whole tree. */
export function AgenciesPage(): ReactNode {
  const me = useMe();
  const words = useWordsOf(AGENCIES_WORDS);
  const navigate = useNavigate();
  const [picked] = useState(null);
  return (
    <>
      <PageTitle title={words.tree.pageTitle} />
      <section className="narrow" aria-labelledby="mine">
        <h2 id="mine">{words.tree.mine}</h2>
        <MyAgencies memberships={me.memberships} />
      </section>
      <section className="narrow" aria-labelledby="search">
        <h2 id="search">{words.tree.search}</h2>
        <AgencyPicker
          label={words.tree.searchLabel}
          hint={words.tree.searchHint}
          picked={picked}
          onPick={(chosen) => {
            if (chosen?.is === "agency") void navigate(`/agencies/${chosen.id}`);
          }}
        />
      </section>
      <section aria-labelledby="tree">
        <h2 id="tree">{words.tree.title}</h2>
        <p className="hint">{words.tree.hint}</p>
        <AgencyTree />
      </section>
    </>
  );
}

function MyAgencies({ memberships }: Pick<Me, "memberships">): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS);
  const { roles } = useWordsOf(SHELL_WORDS);
  const ids = [...new Set(memberships.map(({ agency }) => agency.id))];
  if (ids.length === 0) return <p>{words.tree.mineNone}</p>;
  return (
    <ul className="my-agencies">
      {ids.map((id) => {
        const held = memberships.filter(({ agency }) => agency.id === id);
        return (
          <li key={id}>
            <Link to={`/agencies/${id}`} lang="th">
              {held[0]?.agency.name}
            </Link>{" "}
            <span className="hint">{held.map(({ role }) => roles[role]).join(", ")}</span>
          </li>
        );
      })}
    </ul>
  );
}
