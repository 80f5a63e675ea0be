import { jpegCleaner } from "./clean-jpeg.ts";
import { pngCleaner } from "./clean-png.ts";
import type { PhotoCleaner } from "./photo.ts";

/** The cleaner for this content type; null where the file is no photograph. */
export function photoCleaner(type: string): PhotoCleaner | null {
  if (type === "image/jpeg") return jpegCleaner();
  return type === "image/png" ? pngCleaner() : null;
}
