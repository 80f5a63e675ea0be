import { useEffect, useRef, type ReactNode } from "react";

import type { Trouble } from "../ask-server.ts";
import { useWords } from "./language.tsx";

/** แจ้งปัญหา — what happened and what to do next; takes the focus, so that nobody misses it. */
export function TroubleBox({ title, trouble }: { readonly title: string; readonly trouble: Trouble }): ReactNode {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [trouble]);
  return (
    <div ref={box} className="trouble" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <p lang={trouble.says === null ? undefined : "th"}>{trouble.says ?? words.unreachable}</p>
      {trouble.incident !== undefined && <p className="hint">{words.incident(trouble.incident)}</p>}
    </div>
  );
}
