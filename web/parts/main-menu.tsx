import type { ReactNode } from "react";
import { NavLink } from "react-router";

import { ask } from "../api.ts";
import { SHELL_WORDS } from "../words/shell.ts";
import { useWordsOf } from "./language.tsx";
import { useKnowing } from "./me.tsx";

/** เมนูหลัก — where one can go; what stands here depends on whether one signed in. */
export function MainMenu(): ReactNode {
  const words = useWordsOf(SHELL_WORDS);
  const { known } = useKnowing();
  if (known.is === "asking" || known.is === "away") return null;
  const leave = async (): Promise<void> => {
    await ask("/auth/sign-out", { method: "POST", body: {} });
    // Loaded anew, so that nothing of who leaves stays in the window.
    location.assign("/sign-in");
  };
  return (
    <nav className="menu" aria-label={words.navigation}>
      {known.is === "nobody" ? (
        <NavLink to="/sign-in">{words.signIn}</NavLink>
      ) : (
        <>
          <NavLink to="/" end>
            {words.home}
          </NavLink>
          <NavLink to="/plans">{words.plans}</NavLink>
          <NavLink to="/calendar">{words.calendar}</NavLink>
          <NavLink to="/agencies">{words.agencies}</NavLink>
          <NavLink to="/account" lang="th" title={words.account}>
            {known.me.person.name}
          </NavLink>
          <button type="button" className="link" onClick={() => void leave()}>
            {words.signOut}
          </button>
        </>
      )}
    </nav>
  );
}
