import { err, ok } from "../result.ts";
import { exifOrientation, orientationSegment } from "./jpeg-orientation.ts";
import type { PhotoCleaner, PhotoSize } from "./photo.ts";
import { waitingBytes } from "./waiting-bytes.ts";

const MARK = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const EXIF = "Exif\0\0";

/** Application segments that say how the picture looks, by marker and first letters; all others are dropped. */
const KEPT_APPLICATION: Readonly<Record<number, string>> = {
  0xe0: "JFIF\0",
  0xe2: "ICC_PROFILE\0",
  0xee: "Adobe",
};

/** Tables a decoder needs: DQT, DNL, DRI. Frames and DHT are among 0xc0-0xcf. */
const TABLES: readonly number[] = [0xdb, 0xdc, 0xdd];

/** 0xc4 DHT, 0xc8 JPG and 0xcc DAC are no frames. */
const NO_FRAMES: readonly number[] = [0xc4, 0xc8, 0xcc];

/**
 * JPEG (ITU-T T.81), segment by segment: EXIF, XMP, IPTC, comments, preview pictures and whatever lies after the end are dropped. Of EXIF only
 * the orientation is written anew, so that the picture stands upright.
 */
export function jpegCleaner(): PhotoCleaner {
  const waiting = waitingBytes();
  let state: "start" | "segments" | "scan" | "ended" | "broken" = "start";
  let size: PhotoSize | null = null;
  let hasScan = false;

  /** One step further; null where more bytes are needed. */
  function step(): readonly Uint8Array[] | null {
    const held = waiting.all();
    if (state === "scan") return scan(held);
    if (held.length < 2) return null;
    if (held[0] !== MARK) return broken();
    const marker = held[1] ?? 0;
    if (state === "start") {
      if (marker !== SOI) return broken();
      state = "segments";
      return [waiting.take(2)];
    }
    // Fill bytes before a marker.
    if (marker === MARK) {
      waiting.take(1);
      return [];
    }
    if (marker === EOI) {
      state = "ended";
      return [waiting.take(2)];
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI)) return broken();
    if (held.length < 4) return null;
    const length = word(held, 2);
    if (length < 2) return broken();
    if (held.length < length + 2) return null;
    return segment(marker, waiting.take(length + 2));
  }

  function segment(marker: number, bytes: Uint8Array): readonly Uint8Array[] {
    if (marker === 0xe1 && begins(bytes, EXIF)) {
      const orientation = exifOrientation(bytes.subarray(4 + EXIF.length));
      return orientation > 1 ? [orientationSegment(orientation)] : [];
    }
    const letters = KEPT_APPLICATION[marker];
    if (letters !== undefined) return begins(bytes, letters) ? [bytes] : [];
    if (marker === SOS) {
      if (size === null) return broken();
      hasScan = true;
      state = "scan";
      return [bytes];
    }
    if (marker <= 0xcf) {
      if (!NO_FRAMES.includes(marker) && bytes.length >= 9) size = { height: word(bytes, 5), width: word(bytes, 7) };
      return [bytes];
    }
    return TABLES.includes(marker) ? [bytes] : [];
  }

  /** The picture's own data up to the next marker; 0xff00 and restart markers belong to it. */
  function scan(held: Uint8Array): readonly Uint8Array[] | null {
    let at = held.indexOf(MARK);
    while (at >= 0 && at + 1 < held.length) {
      const next = held[at + 1] ?? 0;
      if (next !== 0 && (next < 0xd0 || next > 0xd7)) {
        state = "segments";
        return [waiting.take(at)];
      }
      at = held.indexOf(MARK, at + 2);
    }
    const ready = at < 0 ? held.length : at;
    return ready === 0 ? null : [waiting.take(ready)];
  }

  function broken(): readonly Uint8Array[] {
    state = "broken";
    return [];
  }

  return {
    push: (bytes) => {
      const kept: Uint8Array[] = [];
      if (state === "ended" || state === "broken") return kept;
      waiting.add(bytes);
      for (let found = step(); found !== null; found = step()) {
        kept.push(...found.filter((piece) => piece.length > 0));
        if (isOver()) break;
      }
      return kept;
    },
    end: () => (state === "ended" && hasScan && size !== null && size.width > 0 ? ok(size) : err({ kind: "photo-damaged" })),
  };

  function isOver(): boolean {
    return state === "ended" || state === "broken";
  }
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** Does the segment's content begin with these letters? */
function begins(segment: Uint8Array, letters: string): boolean {
  return [...letters].every((letter, index) => segment[4 + index] === letter.charCodeAt(0));
}
