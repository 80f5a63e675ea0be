import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { exifTiff, phonePhoto, phonePng, PLAIN_PHOTOS, TELLING } from "#testing/photos.ts";
import { exifOrientation } from "./jpeg-orientation.ts";
import { photoCleaner } from "./photo-cleaner.ts";

function cleaned(type: string, bytes: Uint8Array, cuts: readonly number[] = []) {
  const cleaner = photoCleaner(type);
  if (cleaner === null) throw new Error("no photo");
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((one, other) => one - other), bytes.length];
  const kept = edges.slice(1).flatMap((edge, index) => cleaner.push(bytes.subarray(edges[index], edge)));
  return { bytes: Buffer.concat(kept), end: cleaner.end() };
}
const told = (bytes: Buffer): readonly string[] => TELLING.filter((text) => bytes.includes(text, 0, "latin1"));
const SIZE = { ok: true, value: { width: 16, height: 12 } };

describe("a photograph from a phone", () => {
  test("tells its place in many ways before: the test would notice them", () => {
    expect(told(phonePhoto())).toEqual([...TELLING]);
    expect(told(phonePng())).toEqual([TELLING[0], TELLING[1], TELLING[3], TELLING[5]]);
  });

  test.each(["baseline", "progressive"] as const)("keeps the picture of a %s JPEG byte for byte and tells no place any more", (kind) => {
    const { bytes, end } = cleaned("image/jpeg", phonePhoto(1, PLAIN_PHOTOS[kind]));
    expect(end).toEqual(SIZE);
    expect(told(bytes)).toEqual([]);
    expect(bytes.equals(PLAIN_PHOTOS[kind])).toBe(true);
  });

  test("keeps which side is up, and nothing else of EXIF", () => {
    const { bytes } = cleaned("image/jpeg", phonePhoto(6));
    const at = bytes.indexOf("Exif\0\0", 0, "latin1");
    expect(exifOrientation(bytes.subarray(at + 6))).toBe(6);
    expect(told(bytes)).toEqual([]);
    expect(bytes.length).toBe(PLAIN_PHOTOS.baseline.length + 36);
    expect([exifOrientation(exifTiff(8)), exifOrientation(exifTiff(3, false)), exifOrientation(exifTiff(9))]).toEqual([8, 3, 1]);
  });

  test("keeps the picture of a PNG byte for byte and drops its texts", () => {
    const { bytes, end } = cleaned("image/png", phonePng());
    expect(end).toEqual({ ok: true, value: { width: 8, height: 6 } });
    expect(bytes.equals(PLAIN_PHOTOS.png)).toBe(true);
  });

  test("is cleaned the same however its bytes are cut", () => {
    for (const [type, photo] of [
      ["image/jpeg", phonePhoto(6, PLAIN_PHOTOS.progressive)],
      ["image/png", phonePng()],
    ] as const) {
      const whole = cleaned(type, photo);
      fc.assert(
        fc.property(fc.array(fc.nat(photo.length), { maxLength: 60 }), (cuts) => {
          const inPieces = cleaned(type, photo, cuts);
          expect([inPieces.bytes.equals(whole.bytes), inPieces.end]).toEqual([true, whole.end]);
        }),
      );
    }
  });

  test("is refused where it is cut short or is no picture, and nothing hostile hangs the cleaner", () => {
    const damaged = { ok: false, error: { kind: "photo-damaged" } };
    const photo = PLAIN_PHOTOS.baseline;
    for (const bytes of [photo.subarray(0, photo.length - 2), photo.subarray(0, 40), Buffer.from("GIF89a"), Buffer.alloc(0)])
      expect(cleaned("image/jpeg", bytes).end).toEqual(damaged);
    for (const bytes of [PLAIN_PHOTOS.png.subarray(0, 60), Buffer.concat([PLAIN_PHOTOS.png.subarray(0, 8), Buffer.alloc(30)])])
      expect(cleaned("image/png", bytes).end).toEqual(damaged);
    fc.assert(
      fc.property(fc.constantFrom("image/jpeg", "image/png"), fc.uint8Array({ maxLength: 400 }), fc.nat(300), (type, noise, at) => {
        const from = type === "image/jpeg" ? photo : PLAIN_PHOTOS.png;
        cleaned(type, Buffer.concat([from.subarray(0, at), noise, from.subarray(at)]));
      }),
    );
  });
});
