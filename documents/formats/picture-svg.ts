import type { Picture, Shape } from "#domain/pictures/picture.ts";
import { printable } from "./pdf-text.ts";

/** What of a picture is drawn. */
export type Drawn = Pick<Picture, "width" | "height" | "shapes">;

/** Blank around the shapes, in their measure: a mark or a tail below a letter reaches a little beyond them. */
const AROUND = { above: 2, below: 4 } as const;
const COLOURS = { track: "#ececec", done: "#123a6b", planned: "#123a6b", target: "#000000", today: "#b26a00" } as const;
/** Letters of TH Sarabun New are small for their size. */
const SIZES = { label: 14, small: 12.5 } as const;

/** Height of the drawing with the blank around it. */
export function drawnHeight({ height }: Drawn): number {
  return height + AROUND.above + AROUND.below;
}

/** ภาพเป็น SVG — the shapes on white, in the colours and letters of the PDF, standing by itself. */
export function svgOf(picture: Drawn): string {
  const height = drawnHeight(picture);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${height}" viewBox="0 -${AROUND.above} ${picture.width} ${height}" font-family="TH Sarabun New">`,
    `<rect x="0" y="-${AROUND.above}" width="${picture.width}" height="${height}" fill="#ffffff"/>`,
    ...picture.shapes.map(elementOf),
    "</svg>",
  ].join("\n");
}

function elementOf(shape: Shape): string {
  switch (shape.kind) {
    case "bar":
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${COLOURS[shape.role]}" stroke="#a0a0a0" stroke-width="0.4"/>`;
    case "line":
      return `<line x1="${shape.x}" x2="${shape.x}" y1="${shape.from}" y2="${shape.to}" stroke="${COLOURS[shape.role]}" stroke-width="1.2"/>`;
    case "text":
      return `<text x="${shape.x}" y="${shape.y}" font-size="${SIZES[shape.role]}" text-anchor="${shape.anchor}">${escaped(printable(shape.text))}</text>`;
  }
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
