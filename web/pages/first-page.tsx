import { useEffect, useRef, useState, type ReactNode } from "react";

import { listExamples, type FormLine, type Trouble } from "../ask-server.ts";
import { DropZone } from "../parts/drop-zone.tsx";
import { useLanguage } from "../parts/language.tsx";
import { PasteArea } from "../parts/paste-area.tsx";
import { TroubleBox } from "../parts/trouble-box.tsx";

interface FirstPageProps {
  readonly trouble: Trouble | undefined;
  readonly onPaper: (paper: Blob, name: string | null) => void;
  readonly onExample: (name: string) => void;
}

/** หน้าแรก — a plan goes in here: dropped, chosen, pasted, or one of the examples. No sign-in. */
export function FirstPage({ trouble, onPaper, onExample }: FirstPageProps): ReactNode {
  const { language, words } = useLanguage();
  const [examples, setExamples] = useState<readonly FormLine[]>([]);
  useEffect(() => {
    void listExamples().then(setExamples);
  }, []);
  useDocumentTitle(`${words.site} – ${words.landingTitle}`);

  return (
    <div className="first">
      {trouble !== undefined && <TroubleBox title={words.refusedTitle} trouble={trouble} />}
      <div className="first-says">
        <h1>{words.landingTitle}</h1>
        <p className="lead">{words.landingSays}</p>
      </div>
      <DropZone onFile={(file) => onPaper(file, file.name)} />
      {examples.length > 0 && (
        <section className="examples" aria-labelledby="examples">
          <h2 id="examples">{words.examplesTitle}</h2>
          <p className="hint">{words.examplesHint}</p>
          <ul>
            {examples.map(({ name, thai, english, issuer }) => (
              <li key={name}>
                <button type="button" className="link" onClick={() => onExample(name)}>
                  {language === "th" ? thai : english}
                </button>
                {!thai.includes(issuer) && (
                  <span className="hint" lang="th">
                    {" "}
                    {issuer}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <PasteArea onPaste={onPaper} />
      <section className="privacy" aria-labelledby="privacy">
        <h2 id="privacy">{words.privacyTitle}</h2>
        <p>{words.privacySays}</p>
      </section>
    </div>
  );
}

function useDocumentTitle(title: string): void {
  const first = useRef(document.title);
  useEffect(() => {
    document.title = title;
    const before = first.current;
    return () => {
      document.title = before;
    };
  }, [title]);
}
