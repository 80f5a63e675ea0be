import { useEffect, useState, type ReactNode } from "react";

import { SHELL_WORDS } from "../words/shell.ts";
import { useWords, useWordsOf } from "./language.tsx";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const KEPT_AS = "khunatham.theme";

/** What is wanted seldom: the light of the pages, and the description for machines. */
export function SiteFooter(): ReactNode {
  const words = useWords();
  const shell = useWordsOf(SHELL_WORDS);
  const [theme, setTheme] = useState<Theme>(() => toTheme(localStorage.getItem(KEPT_AS)));
  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    localStorage.setItem(KEPT_AS, theme);
  }, [theme]);

  return (
    <footer className="site-foot">
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
      <a href="/api">{shell.forMachines}</a>
    </footer>
  );
}

function toTheme(text: string | null): Theme {
  return THEMES.find((name) => name === text) ?? "system";
}
