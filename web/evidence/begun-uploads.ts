import type { Upload } from "#domain/evidence/registers.ts";

/** ไฟล์ที่เริ่มส่งไว้จากเบราว์เซอร์นี้ — for which result each upload was begun, so that it is told there after the page was closed. The server has the bytes; here is only a number. */
export interface BegunUploads {
  readonly remember: (upload: Pick<Upload, "id">) => void;
  readonly forget: (upload: string) => void;
  /** Uploads that were begun for this result. */
  readonly ids: () => readonly string[];
}

const KEY = "khunatham-uploads";
/** Uploads end after a day; a few more than one person may have under way. */
const REMEMBERED = 100;

/** What is remembered for one result; where the browser keeps nothing, nothing is remembered. */
export function begunUploads(place: string, storage: () => Pick<Storage, "getItem" | "setItem">): BegunUploads {
  const read = (): readonly (readonly [upload: string, place: string])[] => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(KEY) ?? "[]");
      return Array.isArray(kept)
        ? kept.filter((one) => Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "string")
        : [];
    } catch {
      return [];
    }
  };
  const write = (kept: readonly (readonly [string, string])[]): void => {
    try {
      storage().setItem(KEY, JSON.stringify(kept.slice(-REMEMBERED)));
    } catch {
      // Closed or full: the same file chosen again goes on all the same.
    }
  };
  return {
    remember: ({ id }) => write([...read().filter(([upload]) => upload !== id), [id, place]]),
    forget: (id) => write(read().filter(([upload]) => upload !== id)),
    ids: () => read().flatMap(([upload, of]) => (of === place ? [upload] : [])),
  };
}
