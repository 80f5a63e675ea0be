import { useEffect, useState, type ReactNode } from "react";
import { Link } from "react-router";

import { useLanguage } from "./language.tsx";
import { MainMenu } from "./main-menu.tsx";
import { useKnowing } from "./me.tsx";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const KEPT_AS = "khunatham.theme";

/** The name of the house, the language and the light. */
export function SiteHeader(): ReactNode {
  const { language, words, speak } = useLanguage();
  const { known } = useKnowing();
  const [theme, setTheme] = useState<Theme>(() => toTheme(localStorage.getItem(KEPT_AS)));
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    localStorage.setItem(KEPT_AS, theme);
  }, [theme]);

  return (
    <header className="site">
      <p className="site-name">
        <Link to="/">
          <strong lang="th">{words.site}</strong>
        </Link>{" "}
        {known.is !== "me" && <span>{words.siteIs}</span>}
      </p>
      <MainMenu />
      <div className="site-settings">
        <label>
          <span>{words.theme}</span>
          <select value={theme} onChange={(event) => setTheme(toTheme(event.target.value))}>
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {words.themes[name]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="plain"
          lang={language === "th" ? "en" : "th"}
          onClick={() => speak(language === "th" ? "en" : "th")}
        >
          {words.otherLanguage}
        </button>
      </div>
    </header>
  );
}

function toTheme(text: string | null): Theme {
  return THEMES.find((name) => name === text) ?? "system";
}
