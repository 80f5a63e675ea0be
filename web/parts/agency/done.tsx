import { useEffect, useRef, type ReactNode } from "react";

interface DoneProps {
  readonly says: string;
  /** What may be done about it: undo, mostly. */
  readonly children?: ReactNode;
}

/** ทำแล้ว — what was just kept and what comes next; it takes the focus, so that it is read aloud and seen. */
export function Done({ says, children }: DoneProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [says]);
  return (
    <div ref={box} className="note done" role="status" tabIndex={-1}>
      <p>{says}</p>
      {children}
    </div>
  );
}
