import { useEffect, useState, type ReactNode } from "react";

import { useWords } from "./language.tsx";

const LONG_MILLISECONDS = 4000;

/** กำลังอ่าน — how far it is, what happens now, and the way out. */
export function Reading({ sent, onCancel }: { readonly sent: number; readonly onCancel?: () => void }): ReactNode {
  const words = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const clock = setTimeout(() => setLong(true), LONG_MILLISECONDS);
    return () => clearTimeout(clock);
  }, []);
  const says = sent < 1 ? words.sending : words.reading;
  return (
    <section className="reading">
      <p role="status">
        <strong>{says}</strong> {long && <span>{words.readingLong}</span>}
      </p>
      <progress aria-label={says} max={1} {...(sent < 1 ? { value: sent } : {})} />
      {onCancel !== undefined && (
        <button type="button" onClick={onCancel}>
          {words.cancel}
        </button>
      )}
    </section>
  );
}
