import type { ReactNode } from "react";
import { Link } from "react-router";

import { useWordsOf } from "../parts/language.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { SHELL_WORDS } from "../words/shell.ts";

/** ไม่พบหน้า. */
export function NotFoundPage(): ReactNode {
  const words = useWordsOf(SHELL_WORDS);
  return (
    <div className="narrow">
      <PageTitle title={words.notFoundTitle} />
      <p>{words.notFoundSays}</p>
      <p>
        <Link to="/">{words.home}</Link>
      </p>
    </div>
  );
}
