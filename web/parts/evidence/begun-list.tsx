import { useEffect, useState, type ReactNode } from "react";

import type { Upload } from "#domain/evidence/registers.ts";
import { ask } from "../../api.ts";
import type { BegunUploads } from "../../evidence/begun-uploads.ts";
import { EVIDENCE_WORDS } from "../../words/evidence.ts";
import { useWordsOf } from "../language.tsx";

interface BegunListProps {
  readonly agency: number;
  readonly begun: BegunUploads;
  /** Uploads that are under way on this page. */
  readonly sending: readonly (string | null)[];
  readonly onChoose: () => void;
  readonly onKeep: (upload: Upload) => void;
}

/** ไฟล์ที่ส่งค้างไว้ — of this result, begun in this browser before the page was closed; as far as the server still has them. */
export function BegunList({ agency, begun, sending, onChoose, onKeep }: BegunListProps): ReactNode {
  const words = useWordsOf(EVIDENCE_WORDS);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  useEffect(() => {
    const ids = begun.ids();
    if (ids.length === 0) return undefined;
    const left = new AbortController();
    const load = async (): Promise<void> => {
      const got = await ask<readonly Upload[]>(`/agencies/${agency}/uploads`, { signal: left.signal });
      if (!got.ok) return;
      const there = got.value.value.filter(({ id }) => ids.includes(id));
      for (const id of ids) if (!there.some((upload) => upload.id === id)) begun.forget(id);
      setUploads(there);
    };
    void load();
    return () => left.abort();
  }, [agency, begun]);
  const remembered = begun.ids();
  const left = uploads.filter(({ id }) => remembered.includes(id) && !sending.includes(id));
  const giveUp = async ({ id }: Upload): Promise<void> => {
    begun.forget(id);
    setUploads(uploads.filter((upload) => upload.id !== id));
    await ask(`/uploads/${id}`, { method: "DELETE" });
  };
  return (
    <div role="status">
      {left.length > 0 && (
        <ul className="sending">
          {left.map((upload) => {
            const { id, name, size, received } = upload;
            const isWhole = received === size;
            return (
              <li key={id} className="begun">
                <span lang="th">{isWhole ? words.begunWhole(name) : words.begun(name, Math.floor((received * 100) / size))}</span>
                <span className="buttons">
                  <button
                    type="button"
                    aria-label={`${isWhole ? words.keepNow : words.goOn} ${name}`}
                    onClick={() => (isWhole ? onKeep(upload) : onChoose())}
                  >
                    {isWhole ? words.keepNow : words.goOn}
                  </button>
                  <button type="button" className="link" aria-label={`${words.giveUp} ${name}`} onClick={() => void giveUp(upload)}>
                    {words.giveUp}
                  </button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
