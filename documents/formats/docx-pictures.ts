import { ImageRun, Paragraph } from "docx";

import type { Document as Paper, Paragraph as PaperParagraph } from "../document.ts";
import { styleId } from "./docx-styles.ts";
import { cleanAttribute } from "./docx-write-text.ts";
import { drawnHeight, svgOf } from "./picture-svg.ts";
import { rasterise, type Raster } from "./raster.ts";

/** Points that one measure of a picture becomes at most, as in the PDF. */
const LARGEST = 1.2;
/** Share of a sheet's height that a picture may take: its title stands above it. */
const TALLEST = 0.85;
const TWIPS = 20;
/** Word counts pictures in dots of a screen, 96 to the inch. */
export const SCREEN_DOTS = 96 / 72;
/** Dots of the picture for each measure: some 200 to the inch on paper. */
const DOTS = 3.4;

/** Each paragraph's picture as dots. */
export type DrawnPictures = ReadonlyMap<PaperParagraph, Raster>;

/** วาดภาพของรายงานไว้ก่อน: Word takes no shapes of ours, and draws letters of an SVG in whatever font its machine has. */
export async function drawPictures({ blocks }: Paper): Promise<DrawnPictures> {
  const drawn = new Map<PaperParagraph, Raster>();
  for (const block of blocks) {
    if (block.kind !== "paragraph" || block.picture === undefined) continue;
    drawn.set(block, await rasterise(svgOf(block.picture), Math.round(block.picture.width * DOTS)));
  }
  return drawn;
}

/** The picture below its sentence, as large as its words want to be and the sheet allows; `width` and `height` of the sheet's text in twips. */
export function writePicture(
  paragraph: PaperParagraph,
  pictures: DrawnPictures,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Paragraph[] {
  const [picture, drawn] = [paragraph.picture, pictures.get(paragraph)];
  if (picture === undefined || drawn === undefined) return [];
  const tall = drawnHeight(picture);
  const scale = Math.min(LARGEST, width / TWIPS / picture.width, ((height / TWIPS) * TALLEST) / tall) * SCREEN_DOTS;
  const image = new ImageRun({
    type: "png",
    data: drawn.png,
    transformation: { width: Math.round(picture.width * scale), height: Math.round(tall * scale) },
    altText: { name: "แผนภาพ", description: cleanAttribute(`แผนภาพ: ${paragraph.text}`) },
  });
  return [new Paragraph({ style: styleId("body"), spacing: { before: 60, after: 120 }, children: [image] })];
}
