import type { ReactNode } from "react";
import { Link } from "react-router";

import { useLanguage } from "./language.tsx";
import { MainMenu } from "./main-menu.tsx";
import { useKnowing } from "./me.tsx";

/** The name of the house, where one can go, and the other language. */
export function SiteHeader(): ReactNode {
  const { language, words, speak } = useLanguage();
  const { known } = useKnowing();
  const other = language === "th" ? "en" : "th";
  return (
    <header className="site">
      <p className="site-name">
        <Link to="/">
          <strong lang="th">{words.site}</strong>
        </Link>{" "}
        {known.is !== "me" && <span>{words.siteIs}</span>}
      </p>
      <MainMenu />
      <button type="button" className="plain other-language" lang={other} onClick={() => speak(other)}>
        {words.otherLanguage}
      </button>
    </header>
  );
}
