import { useLayoutEffect, useRef, type ReactNode } from "react";

import { useWords } from "./language.tsx";

interface FindingsSheetProps {
  readonly count: number;
  /** More stands in it than findings: comments, tools of the cell. */
  readonly hasMore: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  /** Another button of the bar. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** The findings on a narrow screen: a bar at the foot that opens them over the paper. */
export function FindingsSheet({ count, hasMore, isOpen, onOpen, onClose, beside, children }: FindingsSheetProps): ReactNode {
  const words = useWords();
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (isOpen && sheet.current?.open === false) sheet.current.showModal();
    if (!isOpen) sheet.current?.close();
  }, [isOpen]);
  return (
    <>
      <div className="foot-bar">
        {beside}
        <button type="button" className="main" aria-haspopup="dialog" onClick={onOpen}>
          {hasMore ? words.openBeside(count) : words.openFindings(count)}
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
