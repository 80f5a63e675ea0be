import type { Shape } from "#domain/pictures/picture.ts";
import type { Block, Document, Paragraph, Section } from "../document.ts";
import type { TableSheet } from "./pdf-table.ts";
import { setTable } from "./pdf-table.ts";
import type { Face, Measured, Piece, Setting, Stretch } from "./pdf-text.ts";
import { faceNumber, joinPlain, piecesOf, printable, widthOf } from "./pdf-text.ts";

/** Everything the template prints; measures in points. */
export interface Sheet {
  readonly title: string;
  readonly author: string;
  /** Arguments of Typst's datetime. */
  readonly date: {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly hour: number;
    readonly minute: number;
    readonly second: number;
  };
  readonly attachment: string;
  readonly fonts: readonly string[];
  readonly faces: readonly Face[];
  readonly sections: readonly SectionSheet[];
}

export interface SectionSheet extends Paper {
  readonly blocks: readonly BlockSheet[];
}

export type BlockSheet = ParagraphSheet | TableSheet | SignatureSheet | MemoHeadSheet | PictureSheet | { readonly kind: "page-break" };

interface ParagraphSheet extends Look {
  readonly kind: "paragraph";
  /** On the page of what follows. */
  readonly stays?: true;
  readonly text: readonly Piece[];
}

/** How a paragraph stands. */
interface Look {
  readonly size: number;
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
  /** Indent of the first line, of the lines after it, of all. */
  readonly first: number;
  readonly hanging: number;
  readonly left: number;
  readonly above: number;
  readonly below: number;
  /** Level of a heading. */
  readonly level?: number;
}

interface SignatureSheet {
  readonly kind: "signature";
  /** Room for the hand. */
  readonly above: number;
  readonly width: number;
  readonly lines: readonly ParagraphSheet[];
}

interface MemoHeadSheet {
  readonly kind: "memo-head";
  /** How far above the text area the garuda begins. */
  readonly lift: number;
  readonly urgency: readonly Piece[] | null;
  readonly title: readonly Piece[] | null;
}

/** Shapes in their own measure, drawn `scale` times as large. */
interface PictureSheet {
  readonly kind: "picture";
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly shapes: readonly Shape[];
}

interface Paper {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const CM = 72 / 2.54;
const PAPERS: Readonly<Record<Section["paper"], Paper>> = {
  "a4-landscape": { width: 841.89, height: 595.28, left: 2 * CM, right: 2 * CM, top: 2 * CM, bottom: 1.5 * CM },
  "a4-portrait": { width: 595.28, height: 841.89, left: 2.5 * CM, right: 2 * CM, top: 2.5 * CM, bottom: 2 * CM },
  memo: { width: 595.28, height: 841.89, left: 3 * CM, right: 2 * CM, top: 2.5 * CM, bottom: 2 * CM },
};

/** From the foot of one line to the head of the next, 16 pt type. */
const LINE_GAP = 6.7;
const PLAIN = {
  size: 16,
  bold: false,
  align: "left",
  first: 0,
  hanging: 0,
  left: 0,
  above: LINE_GAP,
  below: LINE_GAP,
} as const satisfies Look;
const STYLES: Readonly<Record<NonNullable<Paragraph["style"]>, Look>> = {
  title: { ...PLAIN, size: 18, bold: true, align: "center", level: 1 },
  section: { ...PLAIN, bold: true, above: LINE_GAP + 6, level: 2 },
  body: PLAIN,
  item: { ...PLAIN, left: 1 * CM, hanging: 0.6 * CM },
  "sub-item": { ...PLAIN, left: 2 * CM, hanging: 0.6 * CM },
  signature: { ...PLAIN, align: "center" },
  "memo-title": { ...PLAIN, size: 29, bold: true, align: "center", level: 1 },
  urgency: { ...PLAIN, size: 32, bold: true },
  "memo-line": PLAIN,
};
/** In a letter a paragraph begins 2.5 cm in, 6 pt below the one before it. */
const LETTER = {
  body: { ...PLAIN, first: 2.5 * CM, above: LINE_GAP + 6 },
  item: { ...PLAIN, first: 2.5 * CM },
  "sub-item": { ...PLAIN, first: 3.25 * CM },
} as const;
const URGENCY_RED = "#c00000";
const GARUDA = 1.8 * CM;
const LARGEST_PICTURE = 1.2;
/** Share of a sheet's height that a picture may take: its title stands above it. */
const TALLEST_PICTURE = 0.85;
const NAMED_COLOURS: Readonly<Record<string, string>> = {
  red: URGENCY_RED,
  black: "#000000",
  blue: "#003399",
  green: "#006633",
  grey: "#595959",
  gray: "#595959",
  white: "#ffffff",
};

/** The sections of a document, each block set for its paper. */
export function setSections(setting: Setting, document: Document): readonly SectionSheet[] {
  return sectionsOf(document).map(({ paper, blocks }) => {
    const sheet = PAPERS[paper];
    const room = sheet.width - sheet.left - sheet.right;
    return { ...sheet, blocks: setBlocks(setting, blocks, paper, room, sheet.height - sheet.top - sheet.bottom) };
  });
}

/** Without sections a paper lies on its side when a table of it has six columns or more. */
function sectionsOf({ blocks, sections }: Document): readonly { readonly paper: Section["paper"]; readonly blocks: readonly Block[] }[] {
  const wide = blocks.some(
    (block) => block.kind === "table" && block.rows.some((row) => row.cells.some((cell) => cell.column + cell.columnSpan > 6)),
  );
  const given = (sections ?? []).filter(({ from }) => from < blocks.length).toSorted((one, other) => one.from - other.from);
  const starts =
    given[0] !== undefined && given[0].from <= 0
      ? given
      : [{ from: 0, paper: given[0]?.paper ?? (wide ? "a4-landscape" : "a4-portrait") } as const, ...given];
  return starts
    .map(({ from, paper }, index) => ({ paper, blocks: blocks.slice(Math.max(0, from), starts[index + 1]?.from) }))
    .filter((section, index) => section.blocks.length > 0 || index === 0);
}

function setBlocks(
  setting: Setting,
  blocks: readonly Block[],
  paper: Section["paper"],
  room: number,
  height: number,
): readonly BlockSheet[] {
  const sheets: BlockSheet[] = [];
  let rest = blocks;
  if (paper === "memo") {
    const end = blocks.findIndex((block) => block.kind !== "paragraph" || (block.style !== "urgency" && block.style !== "memo-title"));
    const head = blocks.slice(0, end === -1 ? blocks.length : end).filter((block) => block.kind === "paragraph");
    if (head.length > 0) sheets.push(...setMemoHead(setting, head, room));
    rest = blocks.slice(head.length);
  }
  for (const block of rest) {
    const before = sheets.at(-1);
    if (block.kind === "table") {
      const table = setTable(setting, block, { width: room, height });
      if (table) sheets.push(table);
    } else if (block.style === "signature") {
      const line = setParagraph(setting, block, paper, room * 0.55);
      if (before?.kind === "signature") sheets[sheets.length - 1] = { ...before, lines: [...before.lines, line] };
      else sheets.push({ kind: "signature", above: /^\s*\(/u.test(block.text) ? 48 : 18, width: room * 0.55, lines: [line] });
    } else {
      const said = setParagraph(setting, block, paper, room);
      sheets.push(...(block.picture === undefined ? [said] : [{ ...said, stays: true } as const, setPicture(block.picture, room, height)]));
    }
  }
  return sheets.map((sheet, index) => (sheet.kind === "paragraph" && signedBelow(sheets, index) ? { ...sheet, stays: true } : sheet));
}

/** As large as there is room for on one sheet, but no larger than its words want to be. */
function setPicture({ width, height, shapes }: NonNullable<Paragraph["picture"]>, room: number, tall: number): PictureSheet {
  const scale = Math.min(LARGEST_PICTURE, room / width, (tall * TALLEST_PICTURE) / height);
  const printed = shapes.map((shape) => (shape.kind === "text" ? { ...shape, text: printable(shape.text) } : shape));
  return { kind: "picture", width, height, scale, shapes: printed };
}

/** A signature does not stand alone on a page: the two paragraphs before it go with it. */
function signedBelow(sheets: readonly BlockSheet[], index: number): boolean {
  const next = sheets[index + 1];
  return next?.kind === "signature" || (next?.kind === "paragraph" && sheets[index + 2]?.kind === "signature");
}

/** Garuda's place, word of urgency and title on one line; a long word of urgency gets a line of its own. */
function setMemoHead(setting: Setting, head: readonly Paragraph[], room: number): readonly BlockSheet[] {
  const textOf = (style: Paragraph["style"]) =>
    printable(
      head
        .filter((block) => block.style === style)
        .map((block) => block.text)
        .join(" "),
    );
  const urgency = textOf("urgency");
  const title = textOf("memo-title");
  const pieces = (text: string, size: number): readonly Piece[] | null =>
    text === "" ? null : joinPlain(piecesOf(setting, [{ text, size, bold: true }], room));
  const lift = PAPERS.memo.top - 1.5 * CM;
  const beside = GARUDA + widthOf(urgency, 32, true) + 6 <= (room - widthOf(title, 29, true)) / 2;
  if (beside && widthOf(title, 29, true) <= room)
    return [{ kind: "memo-head", lift, urgency: pieces(urgency, 32), title: pieces(title, 29) }];
  const place: MemoHeadSheet = { kind: "memo-head", lift, urgency: null, title: null };
  return [place, ...head.map((block) => setParagraph(setting, block, "memo", room))];
}

function setParagraph(setting: Setting, block: Paragraph, paper: Section["paper"], room: number): ParagraphSheet {
  const style = block.style ?? "body";
  const letter = paper === "memo" && (style === "body" || style === "item" || style === "sub-item") ? LETTER[style] : undefined;
  const look: Look = {
    ...(letter ?? STYLES[style]),
    ...(block.align === undefined ? {} : { align: block.align, first: block.align === "left" ? (letter ?? STYLES[style]).first : 0 }),
  };
  const colour = style === "urgency" ? URGENCY_RED : undefined;
  const measured = setRuns(setting, block, look, colour, room - look.left - look.hanging);
  return { kind: "paragraph", ...look, text: joinPlain(measured) };
}

function setRuns(setting: Setting, block: Paragraph, look: Look, colour: string | undefined, room: number): readonly Measured[] {
  const runs = block.runs ?? [{ text: block.text }];
  const measured: Measured[] = [];
  let stretches: Stretch[] = [];
  for (const run of runs) {
    const size = run.size !== undefined && run.size >= 4 && run.size <= 96 ? run.size : undefined;
    const hue = colourOf(run.colour) ?? colour;
    const face: Face = {
      ...(size === undefined ? {} : { size }),
      ...(run.bold === undefined ? {} : { bold: run.bold }),
      ...(hue === undefined ? {} : { colour: hue }),
    };
    const number = Object.keys(face).length === 0 ? {} : { face: faceNumber(setting, face) };
    stretches.push({ text: printable(run.text), size: size ?? look.size, bold: run.bold ?? look.bold, ...number });
    if (run.leader !== true) continue;
    measured.push(...piecesOf(setting, stretches, room), { piece: null, width: 0 });
    stretches = [];
  }
  return [...measured, ...piecesOf(setting, stretches, room)];
}

function colourOf(colour: string | undefined): string | undefined {
  if (colour === undefined) return undefined;
  const named = NAMED_COLOURS[colour.toLowerCase()];
  return named ?? (/^#?[0-9a-f]{6}$/iu.test(colour) ? `#${colour.replace("#", "").toLowerCase()}` : undefined);
}
