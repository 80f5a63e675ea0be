import type { ReactNode } from "react";
import { Link } from "react-router";

import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWordsOf } from "../language.tsx";
import type { AgencyName } from "./told.ts";

/** สายบังคับบัญชาหรือพื้นที่ — the agencies above, root first, each a link. */
export function LineOf({ label, above }: { readonly label: string; readonly above: readonly AgencyName[] }): ReactNode {
  if (above.length === 0) return null;
  return (
    <nav className="line-of" aria-label={label}>
      <ol>
        {above.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/agencies/${id}`} lang="th">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** ทั้งสองสาย — the line of command, and the province or district where there is one. */
export function LinesOf({
  above,
  areaAbove,
}: {
  readonly above: readonly AgencyName[];
  readonly areaAbove: readonly AgencyName[];
}): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).page;
  const lines = [
    { label: words.commandLine, above },
    { label: words.areaLine, above: areaAbove },
  ].filter((line) => line.above.length > 0);
  return (
    <div className="lines">
      {lines.map((line) => (
        <div key={line.label}>
          {lines.length > 1 && <span className="hint">{line.label}</span>}
          <LineOf {...line} />
        </div>
      ))}
    </div>
  );
}
