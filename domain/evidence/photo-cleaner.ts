import type { Result } from "../result.ts";
import { jpegCleaner } from "./clean-jpeg.ts";
import { pngCleaner } from "./clean-png.ts";
import type { PhotoCleaner, PhotoDamaged, PhotoSize } from "./photo.ts";

/** The cleaner for this content type; null where the file is no photograph. */
export function photoCleaner(type: string): PhotoCleaner | null {
  if (type === "image/jpeg") return jpegCleaner();
  return type === "image/png" ? pngCleaner() : null;
}

/** A picture in pieces, cleaned as it passes. */
export async function* cleanedPhoto(type: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const cleaner = photoCleaner(type);
  for await (const bytes of source) yield* cleaner === null ? [bytes] : cleaner.push(bytes);
}

/** The size of a picture in pieces, or that it is damaged. */
export async function measuredPhoto(type: string, source: AsyncIterable<Uint8Array>): Promise<Result<PhotoSize | null, PhotoDamaged>> {
  const cleaner = photoCleaner(type);
  if (cleaner === null) return { ok: true, value: null };
  for await (const bytes of source) cleaner.push(bytes);
  return cleaner.end();
}
