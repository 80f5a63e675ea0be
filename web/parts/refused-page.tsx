import type { ReactNode } from "react";
import { Link } from "react-router";

import type { Problem } from "../api.ts";
import { SHELL_WORDS } from "../words/shell.ts";
import { useWordsOf } from "./language.tsx";
import { PageTitle } from "./page-title.tsx";
import { ProblemBox } from "./problem-box.tsx";

interface RefusedPageProps {
  readonly problem: Problem;
  readonly onTryAgain: () => void;
}

/** หน้าที่เปิดไม่ได้ — what a page is when the server does not give what it shows: named, with the reason and a way on. */
export function RefusedPage({ problem, onTryAgain }: RefusedPageProps): ReactNode {
  const words = useWordsOf(SHELL_WORDS);
  return (
    <div className="narrow">
      <PageTitle title={words.refusedTitle} />
      <ProblemBox problem={problem} onTryAgain={onTryAgain} />
      <p>
        <Link to="/plans">{words.toPlans}</Link>
      </p>
    </div>
  );
}
