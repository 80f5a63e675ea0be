import { err, ok } from "../result.ts";
import type { PhotoCleaner, PhotoSize } from "./photo.ts";
import { waitingBytes } from "./waiting-bytes.ts";

const SIGNATURE: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type, and after the data its checksum. */
const AROUND = 12;
const LARGEST = 0x7fffffff;

/** Chunks that say how the picture looks (PNG, third edition); eXIf, tEXt, zTXt, iTXt, tIME and all unknown ones are dropped. */
const KEPT: readonly string[] = "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs acTL fcTL fdAT".split(" ");

/** PNG, chunk by chunk: a kept chunk passes byte for byte, its checksum with it; whatever lies after the end is dropped. */
export function pngCleaner(): PhotoCleaner {
  const waiting = waitingBytes();
  let state: "start" | "chunk" | "passing" | "ended" | "broken" = "start";
  let left = 0;
  let isKept = false;
  let isLast = false;
  let hasData = false;
  let size: PhotoSize | null = null;

  /** One step further; null where more bytes are needed. */
  function step(): readonly Uint8Array[] | null {
    const held = waiting.all();
    if (state === "passing") return pass();
    if (held.length < 8) return null;
    if (state === "start") {
      if (!SIGNATURE.every((byte, index) => held[index] === byte)) return broken();
      state = "chunk";
      return [waiting.take(8)];
    }
    const length = number(held, 0);
    const type = String.fromCharCode(...held.subarray(4, 8));
    if (length > LARGEST || !/^[A-Za-z]{4}$/u.test(type) || (size === null) !== (type === "IHDR")) return broken();
    if (type === "IHDR") {
      if (held.length < 16) return null;
      size = { width: number(held, 8), height: number(held, 12) };
    }
    hasData ||= type === "IDAT";
    isLast = type === "IEND";
    isKept = KEPT.includes(type);
    left = length + AROUND;
    state = "passing";
    return [];
  }

  function pass(): readonly Uint8Array[] | null {
    const ready = Math.min(left, waiting.all().length);
    if (ready === 0) return null;
    left -= ready;
    if (left === 0) state = isLast ? "ended" : "chunk";
    const bytes = waiting.take(ready);
    return isKept ? [bytes] : [];
  }

  function broken(): readonly Uint8Array[] {
    state = "broken";
    return [];
  }

  return {
    push: (bytes) => {
      const kept: Uint8Array[] = [];
      if (isOver()) return kept;
      waiting.add(bytes);
      for (let found = step(); found !== null; found = step()) {
        kept.push(...found);
        if (isOver()) break;
      }
      return kept;
    },
    end: () => (state === "ended" && hasData && size !== null ? ok(size) : err({ kind: "photo-damaged" })),
  };

  function isOver(): boolean {
    return state === "ended" || state === "broken";
  }
}

function number(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 0x1000000 + (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
}
