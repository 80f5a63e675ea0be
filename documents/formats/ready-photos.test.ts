import { crc32, deflateSync } from "node:zlib";

import { expect, test } from "vitest";

import { orientationSegment } from "#domain/evidence/jpeg-orientation.ts";
import { phonePhoto, PLAIN_PHOTOS } from "#testing/photos.ts";
import type { Document, Photo } from "../document.ts";
import { readDocx } from "./docx-read.ts";
import { writeDocx } from "./docx-write.ts";
import { readPdf } from "./pdf-read.ts";
import { writePdf } from "./pdf-write.ts";
import { rasterise } from "./raster.ts";
import { fitPhoto, readyPhotos } from "./ready-photos.ts";
import { unzip } from "./zip.ts";

const jpeg = (bytes: Uint8Array | null): Photo => ({ bytes, type: "image/jpeg", says: "ภาพถ่าย ปลูกป่า" });
const held = (orientation: number, from: Buffer = PLAIN_PHOTOS.baseline): Buffer =>
  Buffer.concat([from.subarray(0, 2), orientationSegment(orientation), from.subarray(2)]);
const paper = (...photos: readonly Photo[]): Document => ({
  blocks: [
    {
      kind: "table",
      place: {},
      plain: true,
      widths: [1, 1],
      rows: [
        { place: {}, cells: photos.map((photo, at) => ({ text: `ภาพที่ ${at + 1}`, column: at + 1, columnSpan: 1, rowSpan: 1, photo })) },
      ],
    },
  ],
});
const textsOf = ({ blocks }: Document): readonly string[] =>
  blocks.flatMap((block) => (block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : [block.text]));

/** A PNG of two dots across and one down: the left one red, the right one blue; `size` is what its head says. */
function twoDots(size = { width: 2, height: 1 }): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(content.length, 0);
    around.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(size.width, 0);
  head.writeUInt32BE(size.height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const dots = Buffer.from([0, 255, 0, 0, 0, 0, 255]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(dots)), chunk("IEND", Buffer.alloc(0))]);
}

test("a photo held upright stays as it is kept; one held otherwise is turned as it was held", async () => {
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const photo = jpeg(orientation === 1 ? PLAIN_PHOTOS.baseline : held(orientation));
    const { photos } = await readyPhotos(paper(photo));
    const ready = photos.get(photo);
    const upright = orientation < 5 ? [16, 12] : [12, 16];
    expect([orientation, ready?.width, ready?.height, ready?.type]).toEqual([orientation, ...upright, orientation === 1 ? "jpg" : "png"]);
  }
});

test("what a phone writes around a photo is not printed with it", async () => {
  const photo = jpeg(phonePhoto(1));
  const ready = (await readyPhotos(paper(photo))).photos.get(photo);
  expect(Buffer.from(ready?.bytes ?? []).equals(PLAIN_PHOTOS.baseline)).toBe(true);
});

test("a photo is turned to the side it was held on, and drawn at no more dots than it has", async () => {
  const photo: Photo = { bytes: twoDots(), type: "image/png", says: "" };
  const ready = (await readyPhotos(paper(photo))).photos.get(photo);
  expect(ready).toMatchObject({ width: 2, height: 1, type: "png" });
  const again = await rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="2" height="1"><image width="2" height="1" xlink:href="data:image/png;base64,${Buffer.from(ready?.bytes ?? []).toString("base64")}"/></svg>`,
    2,
  );
  expect([again.isEmpty, again.width, again.height]).toEqual([false, 2, 1]);
});

test("a photo that is missing, broken, cut short, of inks or too large leaves a line and costs no paper", async () => {
  const { baseline } = PLAIN_PHOTOS;
  const inks = Buffer.from(baseline);
  const frame = inks.indexOf(Buffer.from([0xff, 0xc0]));
  inks[frame + 9] = 4;
  const bad = [null, Buffer.from("ไม่ใช่ภาพ"), baseline.subarray(0, 200), inks].map(jpeg);
  const huge: Photo = { bytes: twoDots({ width: 60_000, height: 60_000 }), type: "image/png", says: "" };
  const garbled: Photo = { bytes: twoDots({ width: 900, height: 900 }), type: "image/png", says: "" };
  const good = jpeg(baseline);
  const document = paper(...bad, huge, garbled, good);
  const { photos, document: told } = await readyPhotos(document);
  expect([...bad, huge, garbled, good].map((photo) => photos.has(photo))).toEqual([false, false, false, false, false, false, true]);
  const unprinted = (at: number) => `(พิมพ์ภาพนี้ไม่ได้ กรุณาเปิดดูในระบบ)\nภาพที่ ${at}`;
  expect(textsOf(told)).toEqual(["(ไม่พบไฟล์ภาพนี้ในที่เก็บ)\nภาพที่ 1", ...[2, 3, 4, 5, 6].map(unprinted), "ภาพที่ 7"]);
  const [pdf, docx] = [await readPdf(await writePdf(document)), readDocx(await writeDocx(document))];
  expect(docx.ok && textsOf(docx.value)).toEqual(textsOf(told));
  expect(
    pdf.ok &&
      textsOf(pdf.value)
        .join("")
        .match(/ภาพที่\s*7/u),
  ).toHaveLength(1);
});

test("photos that would take too long leave their lines too", async () => {
  const { photos, document } = await readyPhotos(paper(jpeg(PLAIN_PHOTOS.baseline)), { milliseconds: -1 });
  expect([photos.size, textsOf(document)]).toEqual([0, ["(พิมพ์ภาพนี้ไม่ได้ กรุณาเปิดดูในระบบ)\nภาพที่ 1"]]);
});

test("Word gets the photo as a file with its words for those who cannot see it, and no lines around it", async () => {
  const parts = unzip(await writeDocx(paper(jpeg(PLAIN_PHOTOS.baseline), jpeg(held(6)))));
  if (!parts.ok) throw new Error(parts.error.kind);
  const names = [...parts.value.keys()].filter((name) => name.startsWith("word/media/"));
  expect(names.map((name) => name.replace(/^.*\./u, "")).toSorted()).toEqual(["jpg", "png"]);
  const xml = Buffer.from(parts.value.get("word/document.xml") ?? []).toString("utf8");
  expect(xml.match(/descr="ภาพถ่าย ปลูกป่า"/gu)).toHaveLength(2);
  expect(xml).toMatch(/<w:insideV w:val="none"/u);
});

test("a photo fills its room without being stretched", () => {
  expect(fitPhoto({ width: 400, height: 300 }, { width: 200, height: 200 })).toEqual({ width: 200, height: 150 });
  expect(fitPhoto({ width: 300, height: 400 }, { width: 200, height: 200 })).toEqual({ width: 150, height: 200 });
});
