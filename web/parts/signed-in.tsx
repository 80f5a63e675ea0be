import { useEffect, type ReactNode } from "react";
import { Outlet, useLocation, useNavigate } from "react-router";

import { SHELL_WORDS } from "../words/shell.ts";
import { useWordsOf } from "./language.tsx";
import { useKnowing } from "./me.tsx";
import { Opening } from "./opening.tsx";
import { ProblemBox } from "./problem-box.tsx";

/** Pages for people who signed in; anybody else is led to the door and comes back to where they wanted to go. */
export function SignedIn(): ReactNode {
  const { known, renew } = useKnowing();
  const words = useWordsOf(SHELL_WORDS);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (known.is === "nobody") void navigate(`/sign-in?to=${encodeURIComponent(pathname + search)}`, { replace: true });
  }, [known, navigate, pathname, search]);
  if (known.is === "me") return <Outlet />;
  if (known.is === "away")
    return <ProblemBox problem={{ kind: "unreachable", status: 0, says: words.unreachable, facts: {} }} onTryAgain={() => void renew()} />;
  return <Opening />;
}
