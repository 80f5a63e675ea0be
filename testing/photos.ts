import { crc32 } from "node:zlib";

/** Pictures as phones make them: a gradient of 16 by 12, and around it what tells where it was taken. */
const BASELINE = [
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/",
  "2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAMABADASIAAhEBAxEB/8QA",
  "FgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFxABAAMAAAAAAAAAAAAAAAAAAAESE//EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFhEAAwAAAAAAAAAAAAAAAAAA",
  "AAIV/9oADAMBAAIRAxEAPwDE1NUlpLSrzEHUXP/Z",
];
const PROGRESSIVE = [
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/",
  "2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAMABADASIAAhEBAxEB/8QA",
  "FgABAQEAAAAAAAAAAAAAAAAAAAME/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/2gAMAwEAAhADEAAAAcKSt//EABYQAQEBAAAAAAAAAAAAAAAAABEAEP/aAAgB",
  "AQABBQJnf//EABYRAAMAAAAAAAAAAAAAAAAAAAABFP/aAAgBAwEBPwGhn//EABYRAAMAAAAAAAAAAAAAAAAAAAABFP/aAAgBAgEBPwGZH//EABQQAQAAAAAA",
  "AAAAAAAAAAAAACD/2gAIAQEABj8CH//EABYQAQEBAAAAAAAAAAAAAAAAAAAREP/aAAgBAQABPyHCq//aAAwDAQACAAMAAAAQy//EABQRAQAAAAAAAAAAAAAA",
  "AAAAAAD/2gAIAQMBAT8Qf//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8Qf//EABYQAQEBAAAAAAAAAAAAAAAAAAAREP/aAAgBAQABPxDOlP/Z",
];
const PNG = ["iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGAQMAAADEy024AAAAA1BMVEX/AAAZ4gk3AAAAC0lEQVQI12NgQAAAAAwAAeQ06mYAAAAASUVORK5CYII="];

const picture = (lines: readonly string[]): Buffer => Buffer.from(lines.join(""), "base64");

/** The pictures without anything around them. */
export const PLAIN_PHOTOS = { baseline: picture(BASELINE), progressive: picture(PROGRESSIVE), png: picture(PNG) } as const;

/** Texts that stand in the pictures below, each of which tells a place, a time, a person or a machine. */
export const TELLING = [
  "GPS-13.7563N",
  "xmp-13.7563,100.5018",
  "iptc-Bangkok",
  "comment-13.7563",
  "preview-13.7563",
  "after-13.7563",
] as const;

/** EXIF as a TIFF: the orientation, the maker, and a directory of GPS. */
export function exifTiff(orientation: number, isLittle = true): Buffer {
  const gps = Buffer.from(`${TELLING[0]}\0`, "latin1");
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4 + 2 + 12 + 4 + gps.length);
  const u16 = (value: number, at: number) => (isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  tiff.write(isLittle ? "II" : "MM", 0, "latin1");
  u16(42, 2);
  u32(8, 4);
  const entry = (at: number, tag: number, type: number, count: number): number => {
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
    return at + 8;
  };
  u16(2, 8);
  u16(orientation, entry(10, 0x0112, 3, 1));
  u32(38, entry(22, 0x8825, 4, 1));
  u32(0, 34);
  u16(1, 38);
  u32(56, entry(40, 0x001b, 2, gps.length));
  u32(0, 52);
  gps.copy(tiff, 56);
  return tiff;
}

/** A JPEG with EXIF and its GPS, XMP, IPTC, a comment, a preview after it and a film after its end. */
export function phonePhoto(orientation = 6, from: Buffer = PLAIN_PHOTOS.baseline, more = 0): Buffer {
  const segment = (marker: number, content: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const text = (before: string, says: string) => Buffer.from(`${before}${says}`, "latin1");
  return Buffer.concat([
    from.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifTiff(orientation)])),
    segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0", TELLING[1])),
    segment(0xed, text("Photoshop 3.0\0", TELLING[2])),
    segment(0xfe, text("", TELLING[3])),
    // A long file: application data that a decoder passes by.
    ...Array.from({ length: Math.ceil(more / 60_000) }, (_none, index) => segment(0xef, Buffer.alloc(60_000, index))),
    from.subarray(2),
    phonePreview(),
    Buffer.from(TELLING[5], "latin1"),
  ]);
}

function phonePreview(): Buffer {
  const name = Buffer.from(TELLING[4], "latin1");
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, name.length + 2]), name, Buffer.from([0xff, 0xd9])]);
}

/** A PNG with eXIf, XMP and a text before its data, and more after its end. */
export function phonePng(): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(content.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const headEnds = 8 + 25;
  return Buffer.concat([
    PLAIN_PHOTOS.png.subarray(0, headEnds),
    chunk("eXIf", exifTiff(1, false)),
    chunk("iTXt", Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${TELLING[1]}`, "latin1")),
    chunk("tEXt", Buffer.from(`Comment\0${TELLING[3]}`, "latin1")),
    PLAIN_PHOTOS.png.subarray(headEnds),
    Buffer.from(TELLING[5], "latin1"),
  ]);
}
