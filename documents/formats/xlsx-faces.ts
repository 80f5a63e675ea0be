import type { AlignmentStyle, BorderStyle, CellStyle, FontStyle } from "hucre";

import type { Cell, Paragraph, Row } from "../document.ts";

export const FACE = "TH Sarabun New";
export const TABLE_SIZE = 14;
const GREY = "FFE7E6E6";
const PALE = "FFF2F2F2";
const RED = "C00000";

/** How a line outside tables looks. */
export interface LineFace {
  readonly size: number;
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
  readonly indent: number;
  readonly colour?: string;
  /** A signature stands in the right half of the paper. */
  readonly rightHalf?: boolean;
}

const BODY: LineFace = { size: 16, bold: false, align: "left", indent: 0 };

const FACES = {
  title: { size: 18, bold: true, align: "center", indent: 0 },
  section: { size: 16, bold: true, align: "left", indent: 0 },
  body: BODY,
  item: { ...BODY, indent: 2 },
  "sub-item": { ...BODY, indent: 4 },
  signature: { ...BODY, align: "center", rightHalf: true },
  "memo-title": { size: 29, bold: true, align: "center", indent: 0 },
  urgency: { size: 24, bold: true, align: "left", indent: 0, colour: RED },
  "memo-line": BODY,
} as const satisfies Record<NonNullable<Paragraph["style"]>, LineFace>;

/** The face of a paragraph: its style's, under its own alignment. */
export function faceOf({ style, align, runs }: Paragraph): LineFace {
  const face: LineFace = FACES[style ?? "body"];
  const sizes = (runs ?? []).flatMap((run) => (run.size === undefined ? [] : [run.size]));
  return { ...face, size: Math.max(...(sizes.length > 0 ? sizes : [face.size])), align: align ?? face.align };
}

/** The font of a run, or of a whole line. */
export function fontOf({ size, bold, colour }: { readonly size: number; readonly bold?: boolean; readonly colour?: string }): FontStyle {
  return {
    name: FACE,
    size,
    charset: 222,
    ...(bold && { bold: true }),
    ...(colour && { color: { rgb: colour.replace(/^#/u, "").toUpperCase() } }),
  };
}

/** The style of a line's merged cells; a dotted line below where something is to be filled in. */
export function lineStyle(face: LineFace, dotted: boolean): CellStyle {
  return {
    font: fontOf(face),
    alignment: { horizontal: face.align, vertical: "center", wrapText: true, ...(face.indent > 0 && { indent: face.indent }) },
    ...(dotted && { border: { bottom: { style: "dotted" } } }),
  };
}

const SIDE = { style: "thin" } as const;
const RULED: BorderStyle = { top: SIDE, right: SIDE, bottom: SIDE, left: SIDE };

/** The style of a table's cell: ruled on all sides; heading, group and total rows bold on grey. */
export function cellStyle(cell: Pick<Cell, "align" | "bold">, { role }: Pick<Row, "role">, heading: boolean, isNumber: boolean): CellStyle {
  const strong = heading || role === "group" || role === "total";
  const alignment: AlignmentStyle = {
    horizontal: cell.align ?? (heading || isNumber ? "center" : "left"),
    vertical: heading ? "center" : "top",
    wrapText: true,
  };
  return {
    font: fontOf({ size: TABLE_SIZE, bold: strong || cell.bold === true }),
    alignment,
    border: RULED,
    ...(strong && { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: heading ? GREY : PALE } } }),
  };
}
