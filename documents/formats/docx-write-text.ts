import {
  AlignmentType,
  LeaderType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  UnderlineType,
  type IRunOptions,
  type TabStopDefinition,
} from "docx";

import type { Block, Paragraph as PaperParagraph, Run, Section } from "../document.ts";
import { faceOf, millimetres, SIGN_FONT, styleId } from "./docx-styles.ts";

/** How a text looks: points, weight, colour. */
export interface Face {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly underlined?: "dotted";
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const SIGNS = "☐☑☒✓✔✗✘";
const PIECES = new RegExp(`\\n|\\t|[${SIGNS}]+|[^\\n\\t${SIGNS}]+`, "gu");
const SIGNS_FACE = { ascii: SIGN_FONT, hAnsi: SIGN_FONT, cs: SIGN_FONT, eastAsia: SIGN_FONT };
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
/** Between a paragraph and the table below it, in twips. */
const BEFORE_TABLE = 120;
/** An average letter of TH Sarabun New, in parts of its size. */
const LETTER_WIDTH = 0.4;

/** Word's alignment for ours. */
export function toAlignment(align: NonNullable<PaperParagraph["align"]>) {
  return ALIGNMENTS[align];
}

/** A text in one face: line breaks and tabs as Word keeps them, ticks and boxes in a font that has them. Says only what differs from the style's `usual` face. */
export function writeRuns(text: string, face: Face, usual: Face): readonly TextRun[] {
  const pieces = text.toWellFormed().replaceAll(/\r\n?/gu, "\n").replaceAll(NOT_XML, "").match(PIECES) ?? [];
  const options = differences(face, usual);
  return pieces.map((piece) => {
    if (piece === "\n") return new TextRun({ ...options, break: 1 });
    if (piece === "\t") return new TextRun({ ...options, children: [new Tab()] });
    return new TextRun({ ...options, ...(SIGNS.includes(piece.charAt(0)) && { font: SIGNS_FACE }), text: piece });
  });
}

/** Where a paragraph stands: its sheet, whose text is `width` twips wide, and its neighbours. */
interface Standing {
  readonly paper: Section["paper"];
  readonly width: number;
  readonly before: Block | undefined;
  readonly after: Block | undefined;
}

/** A paragraph in its style, in its place. */
export function writeParagraph(paragraph: PaperParagraph, standing: Standing): Paragraph {
  const { paper, width, after } = standing;
  const style = paragraph.style ?? "body";
  const runs = paragraph.runs ?? [{ text: paragraph.text }];
  const leaders = runs.some(({ leader }) => leader);
  const isLetter = style === "body" && paper === "memo" && !leaders;
  const above = isLetter ? 120 : style === "signature" ? handRoom(paragraph, standing) : undefined;
  const below = after?.kind === "table" ? BEFORE_TABLE : undefined;
  return new Paragraph({
    style: styleId(style),
    ...(paragraph.align && { alignment: toAlignment(paragraph.align) }),
    ...(style === "signature" && {
      indent: { left: Math.round(width / 2) },
      keepLines: true,
      ...(isSignature(after) && { keepNext: true }),
    }),
    ...(paragraph.picture !== undefined && { keepNext: true }),
    ...(isLetter && { indent: { firstLine: millimetres(25) } }),
    ...((above !== undefined || below !== undefined) && {
      spacing: { ...(above !== undefined && { before: above }), ...(below !== undefined && { after: below }) },
    }),
    ...(leaders && { tabStops: leaderStops(runs, style, width) }),
    children: runs.flatMap((run) => writeRun(run, style)),
  });
}

/** Room for the hand above a signature: more of it where no line of dots is there to sign on. */
function handRoom({ text }: PaperParagraph, { before }: Standing): number | undefined {
  if (isSignature(before)) return undefined;
  return /^\s*\(/u.test(text) ? 960 : 480;
}

function isSignature(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.style === "signature";
}

function writeRun(run: Run, style: NonNullable<PaperParagraph["style"]>): readonly TextRun[] {
  const usual = faceOf(style);
  const colour = run.colour ?? usual.colour;
  const face: Face = { size: run.size ?? usual.size, bold: run.bold ?? usual.bold, ...(colour !== undefined && { colour }) };
  if (!run.leader) return writeRuns(run.text, face, usual);
  // The dots run on under what is written on them.
  return [
    ...writeRuns(run.text, { ...face, underlined: "dotted" }, usual),
    new TextRun({ ...differences({ ...usual, size: face.size }, usual), children: [new Tab()] }),
  ];
}

/** Where each line of dots ends: the line shared evenly, the last at the right margin, none before the text it follows. */
function leaderStops(runs: readonly Run[], style: NonNullable<PaperParagraph["style"]>, width: number): readonly TabStopDefinition[] {
  const count = runs.filter(({ leader }) => leader).length;
  const end = style === "signature" ? Math.ceil(width / 2) + Math.floor(width / 2) : width;
  const begin = style === "signature" ? Math.round(width / 2) : 0;
  const stops: TabStopDefinition[] = [];
  let at = begin;
  let given = 0;
  for (const { text, size, leader } of runs) {
    const letters = text.replaceAll(/\p{Mn}/gu, "").length;
    at += letters * (size ?? faceOf(style).size) * 20 * LETTER_WIDTH;
    if (!leader) continue;
    given += 1;
    const even = begin + ((end - begin) * given) / count;
    at = given === count ? end : Math.min(Math.max(even, at + 200), end - 200 * (count - given));
    stops.push({ type: given === count ? TabStopType.RIGHT : TabStopType.LEFT, position: Math.round(at), leader: LeaderType.DOT });
  }
  return stops;
}

/** A text that can stand in an attribute of the file: no control marks, no half characters. */
export function cleanAttribute(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u001F\uFFFE\uFFFF]/gu, " ");
}

function differences({ size, bold = false, colour, underlined }: Face, usual: Face): IRunOptions {
  return {
    ...(size !== usual.size && { size: Math.round(2 * size), sizeComplexScript: Math.round(2 * size) }),
    ...(bold !== (usual.bold ?? false) && { bold, boldComplexScript: bold }),
    ...(colour !== usual.colour && colour !== undefined && /^#?[\da-f]{6}$/iu.test(colour) && { color: colour.replace("#", "") }),
    ...(underlined && { underline: { type: UnderlineType.DOTTED } }),
  };
}
