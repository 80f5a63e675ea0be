import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

import { WORDS, type Language, type Words } from "../words.ts";

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Spoken>({ language: "th", words: WORDS.th, speak: () => undefined });

const KEPT_AS = "khunatham.language";

/** Thai first; the other language is remembered on this device. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [language, speak] = useState<Language>(() => (localStorage.getItem(KEPT_AS) === "en" ? "en" : "th"));
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEPT_AS, language);
  }, [language]);
  const spoken = useMemo(() => ({ language, words: WORDS[language], speak }), [language]);
  return <Spoken value={spoken}>{children}</Spoken>;
}

/** The words of the language in use. */
export function useWords(): Words {
  return useContext(Spoken).words;
}

/** The language in use, and how to change it. */
export function useLanguage(): Spoken {
  return useContext(Spoken);
}

/** The words of one page or part, from its own table (see words/). */
export function useWordsOf<T>(table: Readonly<Record<Language, T>>): T {
  return table[useContext(Spoken).language];
}
