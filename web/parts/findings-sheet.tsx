import { useRef, type MouseEvent, type ReactNode } from "react";

import { useWords } from "./language.tsx";

/** The findings on a narrow screen: a bar at the foot that opens them over the paper. Going to a cell closes it. */
export function FindingsSheet({ count, children }: { readonly count: number; readonly children: ReactNode }): ReactNode {
  const words = useWords();
  const sheet = useRef<HTMLDialogElement>(null);
  const closeAfter = (event: MouseEvent): void => {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    if (pressed?.matches(".acts button, .mend-all") === true) sheet.current?.close();
  };
  return (
    <>
      <div className="foot-bar">
        <button type="button" className="main" aria-haspopup="dialog" onClick={() => sheet.current?.showModal()}>
          {words.openFindings(count)}
        </button>
      </div>
      <dialog ref={sheet} className="foot-sheet" aria-label={words.findings} onClick={closeAfter}>
        <p className="close">
          <button type="button" onClick={() => sheet.current?.close()}>
            {words.close}
          </button>
        </p>
        {children}
      </dialog>
    </>
  );
}
