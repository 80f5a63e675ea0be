import { useLayoutEffect, useRef, type ReactNode } from "react";

import { useWords } from "./language.tsx";

interface FindingsSheetProps {
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The findings on a narrow screen: a bar at the foot that opens them over the paper. */
export function FindingsSheet({ count, isOpen, onOpen, onClose, children }: FindingsSheetProps): ReactNode {
  const words = useWords();
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (isOpen && sheet.current?.open === false) sheet.current.showModal();
    if (!isOpen) sheet.current?.close();
  }, [isOpen]);
  return (
    <>
      <div className="foot-bar">
        <button type="button" className="main" aria-haspopup="dialog" onClick={onOpen}>
          {words.openFindings(count)}
        </button>
      </div>
      <dialog ref={sheet} className="foot-sheet" aria-label={words.findings} onClose={onClose}>
        <p className="close">
          <button type="button" onClick={onClose}>
            {words.close}
          </button>
        </p>
        {children}
      </dialog>
    </>
  );
}
