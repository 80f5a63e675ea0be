import type { ReactNode } from "react";

import { IMPORT_WORDS } from "../../words/import.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useSourceReading } from "./source-reading.ts";

/** ยังไม่ได้จัดช่อง — said at the text itself, with the way to put it into a field. */
export function UnplacedMark({ at }: { readonly at: number }): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const { language } = useLanguage();
  const { put } = useSourceReading();
  return (
    <span className="unplaced-mark" lang={language}>
      <strong>{words.unplaced}</strong>
      <button type="button" data-unplaced={at} onClick={() => put(at)}>
        {words.put}
      </button>
    </span>
  );
}
