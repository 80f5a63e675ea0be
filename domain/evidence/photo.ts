import type { Result } from "../result.ts";

/** ขนาดภาพ — in pixels, as stored in the file. */
export interface PhotoSize {
  readonly width: number;
  readonly height: number;
}

/** The picture ends too early or is not built as its kind is. */
export interface PhotoDamaged {
  readonly kind: "photo-damaged";
}

/**
 * ลบข้อมูลตำแหน่งออกจากภาพ — takes a picture piece by piece and gives back what may be kept: how it looks, never where, with what or by
 * whom it was taken. Holds one small part of the file at a time.
 */
export interface PhotoCleaner {
  readonly push: (bytes: Uint8Array) => readonly Uint8Array[];
  /** After the last piece. */
  readonly end: () => Result<PhotoSize, PhotoDamaged>;
}
