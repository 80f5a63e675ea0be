import { useEffect, useRef, useState, type ReactNode } from "react";

import { useWords } from "./language.tsx";

const ACCEPTS = ".docx,.xlsx,.pdf,.txt,.md,.html,.htm,.csv,.tsv,.json,.doc,.xls";

/** วางไฟล์ — a file let go anywhere on the page counts; the button does the same for keyboards and phones. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const over = useFileDrop(onFile);

  return (
    <section className={over ? "drop over" : "drop"} aria-labelledby="drop">
      <h2 id="drop">{words.dropTitle}</h2>
      <p>{over ? words.dropNow : words.dropHere}</p>
      <button type="button" className="main" onClick={() => input.current?.click()}>
        {words.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTS}
        aria-label={words.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      <p className="hint">{words.accepts}</p>
    </section>
  );
}

function useFileDrop(onFile: (file: File) => void): boolean {
  const [depth, setDepth] = useState(0);
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent): void => {
      if (carriesFiles(event)) setDepth((before) => before + 1);
    };
    const leave = (event: DragEvent): void => {
      if (carriesFiles(event)) setDepth((before) => Math.max(0, before - 1));
    };
    const over = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDepth(0);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragleave", leave);
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, [onFile]);
  return depth > 0;
}
