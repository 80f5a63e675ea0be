import { useLayoutEffect, useRef, type ReactNode } from "react";

import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";

interface HelpSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The help on a narrow screen: a sheet that comes from below and goes back to the cell. */
export function HelpSheet({ isOpen, onClose, children }: HelpSheetProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (isOpen && sheet.current?.open === false) sheet.current.showModal();
    if (!isOpen) sheet.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={sheet}
      className="foot-sheet"
      aria-label={words.help}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <p className="close">
        <button type="button" onClick={onClose}>
          {words.back}
        </button>
      </p>
      {isOpen && children}
    </dialog>
  );
}
