import { useMemo, type ReactNode } from "react";

import { wordDifference } from "#domain/plan/word-difference.ts";
import { VERSIONS_WORDS } from "../../words/versions.ts";
import { useWordsOf } from "../language.tsx";

/** ข้อความก่อนและหลัง — one text with the words that came underlined and those that went struck out; both said aloud as such. */
export function WordChanges({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const words = useWordsOf(VERSIONS_WORDS);
  const changes = useMemo(() => wordDifference(before, after), [before, after]);
  return (
    <span className="word-changes kept-lines" lang="th">
      {changes.map(({ kind, text }, at) => {
        if (kind === "same") return <span key={at}>{text}</span>;
        const Tag = kind === "added" ? "ins" : "del";
        return (
          <Tag key={at}>
            <span className="unseen">{kind === "added" ? words.insertion : words.deletion}</span>
            {text}
            <span className="unseen">{words.end}</span>
          </Tag>
        );
      })}
    </span>
  );
}
