import { photoCleaner } from "#domain/evidence/photo-cleaner.ts";
import { exifOrientation } from "#domain/evidence/jpeg-orientation.ts";
import type { PhotoSize } from "#domain/evidence/photo.ts";
import type { Block, Document, Photo } from "../document.ts";
import { rasterise } from "./raster.ts";

/** ภาพถ่ายที่พร้อมพิมพ์ — stands upright, and every program can draw it. */
export interface ReadyPhoto extends PhotoSize {
  readonly bytes: Uint8Array;
  readonly type: "jpg" | "png";
  readonly says: string;
}

/** Photos by what the document says of them. */
export type ReadyPhotos = ReadonlyMap<Photo, ReadyPhoto>;

/** A file larger than this is drawn anew, as large as it is printed: half a page across at 250 dots to the inch. */
const MOST_BYTES = 800_000;
const ACROSS = 800;
/** A paper must be written in time: photos whose turn comes later than this are not drawn. */
const MOST_MILLISECONDS = 12_000;
/** More dots than this are not unpacked: they would take the memory of the process. */
const MOST_DOTS = 40_000_000;

/**
 * เตรียมภาพถ่าย — every photo of the document ready to be placed. One that is missing, damaged, too large to unpack or too late leaves a line of text in its cell.
 * `all` draws every one anew, for an engine that would not take one as it is.
 */
export async function readyPhotos(
  document: Document,
  { all = false, milliseconds = MOST_MILLISECONDS }: { readonly all?: boolean; readonly milliseconds?: number } = {},
): Promise<{ readonly document: Document; readonly photos: ReadyPhotos }> {
  const photos = new Map<Photo, ReadyPhoto>();
  const started = performance.now();
  for (const photo of document.blocks.flatMap(photosIn)) {
    if (performance.now() - started > milliseconds) break;
    const ready = await readyPhoto(photo, all);
    if (ready !== null) photos.set(photo, ready);
  }
  return { photos, document: { ...document, blocks: document.blocks.map((block) => withoutMissing(block, photos)) } };
}

/** As large as there is room for, in the measure of the room. */
export function fitPhoto({ width, height }: PhotoSize, room: PhotoSize): PhotoSize {
  const scale = Math.min(room.width / width, room.height / height);
  return { width: width * scale, height: height * scale };
}

function photosIn(block: Block): readonly Photo[] {
  return block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.flatMap(({ photo }) => photo ?? [])) : [];
}

function withoutMissing(block: Block, photos: ReadyPhotos): Block {
  if (photosIn(block).every((photo) => photos.has(photo)) || block.kind === "paragraph") return block;
  return {
    ...block,
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map(({ photo, ...cell }) => {
        if (photo === undefined) return cell;
        if (photos.has(photo)) return { ...cell, photo };
        const told = photo.bytes === null ? "(ไม่พบไฟล์ภาพนี้ในที่เก็บ)" : "(พิมพ์ภาพนี้ไม่ได้ กรุณาเปิดดูในระบบ)";
        return { ...cell, text: `${told}\n${cell.text}` };
      }),
    })),
  };
}

async function readyPhoto({ bytes, type, says }: Photo, all: boolean): Promise<ReadyPhoto | null> {
  if (bytes === null) return null;
  const cleaner = photoCleaner(type);
  if (cleaner === null) return null;
  const cleaned = cleaner.push(bytes);
  const end = cleaner.end();
  if (!end.ok || end.value.width * end.value.height > MOST_DOTS || end.value.height === 0) return null;
  const photo = Buffer.concat(cleaned);
  const { orientation, channels } = type === "image/jpeg" ? jpegHead(photo) : { orientation: 1, channels: 0 };
  const asKept = !all && orientation === 1 && (channels === 1 || channels === 3) && photo.length <= MOST_BYTES;
  const drawn = await drawUpright(photo, type, end.value, orientation, asKept ? 16 : ACROSS);
  if (drawn === null) return null;
  return asKept ? { bytes: photo, type: "jpg", says, ...end.value } : { ...drawn, type: "png", says };
}

/** The photo as dots, turned as its EXIF says; null where it cannot be unpacked. */
async function drawUpright(
  bytes: Uint8Array,
  type: Photo["type"],
  { width, height }: PhotoSize,
  orientation: number,
  across: number,
): Promise<(PhotoSize & { readonly bytes: Uint8Array }) | null> {
  const isLying = orientation >= 5;
  const [wide, tall] = isLying ? [height, width] : [width, height];
  const data = Buffer.from(bytes).toString("base64");
  const image = `<image width="${width}" height="${height}" preserveAspectRatio="none" transform="matrix(${turned(orientation, width, height).join(" ")})" xlink:href="data:${type};base64,${data}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${wide}" height="${tall}" viewBox="0 0 ${wide} ${tall}">${image}</svg>`;
  const largest = wide >= tall ? across : Math.max(1, Math.round((across * wide) / tall));
  const drawn = await rasterise(svg, Math.min(largest, wide));
  return drawn.isEmpty ? null : { bytes: drawn.png, width: drawn.width, height: drawn.height };
}

/** The eight ways a camera is held, as the matrix that sets the photo upright. */
function turned(orientation: number, width: number, height: number): readonly number[] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

/** How the photo was held, and how many channels of colour it has; four are inks, which PDF/A refuses. */
function jpegHead(bytes: Uint8Array): { readonly orientation: number; readonly channels: number } {
  let orientation = 1;
  let channels = 0;
  for (let at = 2; bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    if (marker === 0xe1) orientation = exifOrientation(bytes.subarray(at + 10));
    // Baseline, extended and progressive; the other frames few programs read.
    if (marker >= 0xc0 && marker <= 0xc2 && bytes[at + 4] === 8) channels = bytes[at + 9] ?? 0;
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return { orientation, channels };
}
