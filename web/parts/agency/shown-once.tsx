import { useId, useRef, useState, type ReactNode } from "react";

import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWordsOf } from "../language.tsx";

interface ShownOnceProps {
  readonly label: string;
  readonly says: string;
  readonly value: string;
}

/** แสดงครั้งเดียว — a link or token that will not be shown again, with a button that copies it. */
export function ShownOnce({ label, says, value }: ShownOnceProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).form;
  const [isCopied, setCopied] = useState(false);
  const line = useRef<HTMLInputElement>(null);
  const id = useId();
  const copy = async (): Promise<void> => {
    line.current?.select();
    setCopied(await copied(value));
  };
  return (
    <div className="shown-once">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {says}
      </p>
      <div className="buttons">
        <input
          ref={line}
          id={id}
          aria-describedby={`${id}-hint`}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="main" onClick={() => void copy()}>
          {words.copy}
        </button>
      </div>
      <p role="status">{isCopied ? words.copied : ""}</p>
    </div>
  );
}

/** The clipboard is closed to pages without TLS; there the selected line is copied the old way. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
