import { useEffect, useRef, type ReactNode } from "react";

import { useWords } from "./language.tsx";

/** The page's name: in the window's title, and in focus when the page opens, so that a screen reader tells where one is. */
export function PageTitle({
  title,
  lang,
  children,
}: {
  readonly title: string;
  readonly lang?: "th" | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    document.title = `${title} – ${words.site}`;
  }, [title, words]);
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1} lang={lang}>
        {title}
      </h1>
      {children}
    </div>
  );
}
