const ORIENTATION = 0x0112;
const SHORT = 3;

/** การหมุนภาพ — tag 0x0112 of the first directory of EXIF (a TIFF file in small): 1 upright to 8; 1 where it is not told. */
export function exifOrientation(tiff: Uint8Array): number {
  if (tiff.length < 8) return 1;
  const isLittle = tiff[0] === 0x49;
  const number = (at: number, bytes: 2 | 4): number => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1) value = value * 256 + (tiff[isLittle ? at + bytes - 1 - index : at + index] ?? 0);
    return value;
  };
  const directory = number(4, 4);
  const entries = Math.min(number(directory, 2), 512);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (number(at, 2) !== ORIENTATION || number(at + 2, 2) !== SHORT) continue;
    const told = number(at + 8, 2);
    return told >= 1 && told <= 8 ? told : 1;
  }
  return 1;
}

/** An EXIF segment that tells the orientation and nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  return new Uint8Array(
    [
      [0xff, 0xe1, 0, 34],
      [0x45, 0x78, 0x69, 0x66, 0, 0],
      // TIFF, the larger byte first; its directory begins at 8.
      [0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
      // One entry: the tag, a SHORT, one of it, the value; no further directory.
      [0, 1, 0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
      [0, 0, 0, 0],
    ].flat(),
  );
}
