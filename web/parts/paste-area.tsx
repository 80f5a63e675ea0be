import { useEffect, useId, useState, type ReactNode } from "react";

import { useWords } from "./language.tsx";

interface PasteAreaProps {
  readonly onPaste: (paper: Blob, name: string | null) => void;
}

/** วางตาราง — a table copied from Word or Excel; its cells come along as HTML, plain text is taken where there is none. */
export function PasteArea({ onPaste }: PasteAreaProps): ReactNode {
  const words = useWords();
  const [text, setText] = useState("");
  const id = useId();
  usePasteAnywhere(onPaste);

  return (
    <section className="paste" aria-labelledby="paste">
      <h2 id="paste">
        <label htmlFor={id}>{words.pasteTitle}</label>
      </h2>
      <p className="hint" id={`${id}-hint`}>
        {words.pasteHint}
      </p>
      <textarea id={id} lang="th" rows={4} aria-describedby={`${id}-hint`} value={text} onChange={(event) => setText(event.target.value)} />
      {text.trim() !== "" && (
        <button type="button" onClick={() => onPaste(new Blob([text], { type: "text/plain" }), null)}>
          {words.pasteRead}
        </button>
      )}
    </section>
  );
}

function usePasteAnywhere(onPaste: PasteAreaProps["onPaste"]): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const paper = pastedPaper(event.clipboardData);
      if (paper === undefined) return;
      event.preventDefault();
      onPaste(paper.blob, paper.name);
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, [onPaste]);
}

/** A copied file, a table as HTML, or text of more than a line; a word pasted by mistake stays where it is put. */
function pastedPaper(clipboard: DataTransfer | null): { readonly blob: Blob; readonly name: string | null } | undefined {
  const html = clipboard?.getData("text/html") ?? "";
  if (/<table[\s>]/iu.test(html)) return { blob: new Blob([html], { type: "text/html" }), name: null };
  const text = clipboard?.getData("text/plain") ?? "";
  if (/\t|\n.*\n/u.test(text)) return { blob: new Blob([text], { type: "text/plain" }), name: null };
  const file = clipboard?.files[0];
  return file === undefined || file.type.startsWith("image/") ? undefined : { blob: file, name: file.name };
}
