import { useEffect, useRef, type ReactNode } from "react";

import { saveFile } from "../home/save-file.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { useWordsOf } from "../language.tsx";

/** รหัสสำรอง — shown once, to be printed or kept as a file. */
export function BackupCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const download = (): void =>
    saveFile(new Blob([`${words.codesTitle}\n\n${codes.join("\n")}\n\n${words.codesSays}\n`], { type: "text/plain" }), words.fileName);
  return (
    <div className="backup-codes">
      <h3 ref={title} tabIndex={-1}>
        {words.codesTitle}
      </h3>
      <p>{words.codesSays}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="buttons">
        <button type="button" onClick={download}>
          {words.download}
        </button>
        <button type="button" onClick={() => print()}>
          {words.print}
        </button>
        <button type="button" className="main" onClick={onKept}>
          {words.codesKept}
        </button>
      </div>
    </div>
  );
}
