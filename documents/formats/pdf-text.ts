import { breakThai } from "#domain/thai/line-break.ts";

import type { Photo } from "../document.ts";
import { loadPdfFonts } from "./pdf-fonts.ts";
import { isDrawnSign } from "./pdf-symbols.ts";

/** How a run of text looks where it differs from its paragraph; sent once, referred to by number. */
export interface Face {
  readonly size?: number;
  /** Times the size around it. */
  readonly scale?: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

/** A string, or a face's number before its string. */
export type Part = string | number;

/** What the template prints in a row: see TEMPLATE. */
export type Piece = string | readonly Part[] | { readonly kept: readonly Part[] } | null;

/** A piece and the room it takes, in points; the blanks after it are a piece of their own. */
export interface Measured {
  readonly piece: Piece;
  readonly width: number;
}

/** A stretch of text in one face. `size` and `bold` are what that face comes to; no `face` is the paragraph's own. */
export interface Stretch {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly face?: number;
}

/** Letters of Sarabun beside TH Sarabun New: the same letter is half as large again there. */
const FALLBACK_SCALE = 0.67;

const INVISIBLE =
  /[\0-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u180B-\u180F\u200C-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E0FFF}]/gu;
const LINE_ENDS = /\r\n?|[\u000B\u000C\u2028\u2029]/gu;
const WIDE_BLANKS = /[\u1680\u2000-\u200A\u205F\u3000]/gu;

/** The printable part of a text: no control or direction marks, no half characters, one kind of line end and of blank. */
export function printable(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, "\n").replaceAll("\t", "  ").replace(WIDE_BLANKS, " ").replace(INVISIBLE, "");
}

/** What one PDF needs to know while its texts are set: the faces in use and the characters that no font has. */
export interface Setting {
  readonly faces: Face[];
  readonly unknown: Set<string>;
  readonly extraWords: readonly string[];
  /** Tables without anything that might keep the engine from finishing: no repeated headings, no cell over several rows, no table in a table. */
  readonly plain: boolean;
  /** Photos that can be placed, with the names under which the template finds them. */
  readonly photos: ReadonlyMap<Photo, PlacedPhoto>;
}

/** A photo as the template finds it. */
export interface PlacedPhoto {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** A fresh setting; face 0 is that of letters borrowed from Sarabun. */
export function newSetting(extraWords: readonly string[] = [], plain = false, photos: Setting["photos"] = new Map()): Setting {
  return { faces: [{ scale: FALLBACK_SCALE }], unknown: new Set(), extraWords, plain, photos };
}

/** The number of a face, adding it when it is new. */
export function faceNumber(setting: Setting, face: Face): number {
  const key = JSON.stringify(face);
  const known = setting.faces.findIndex((other) => JSON.stringify(other) === key);
  return known === -1 ? setting.faces.push(face) - 1 : known;
}

interface Character {
  readonly from: "regular" | "fallback" | "drawn" | "unknown";
  readonly width: number;
  readonly boldWidth: number;
}

const characters = new Map<string, Character>();

/** Where a character's shape comes from and how wide it is, in thousandths of an em. */
function lookUp(character: string): Character {
  const kept = characters.get(character);
  if (kept) return kept;
  const fonts = loadPdfFonts();
  const code = character.codePointAt(0) ?? 0;
  const regular = fonts.regular.widthOf(code);
  const bold = fonts.bold.widthOf(code);
  const fallback = fonts.fallback.widthOf(code);
  const found: Character =
    regular !== undefined && bold !== undefined
      ? { from: "regular", width: regular, boldWidth: bold }
      : isDrawnSign(character)
        ? { from: "drawn", width: 520, boldWidth: 520 }
        : fallback !== undefined
          ? { from: "fallback", width: fallback * FALLBACK_SCALE, boldWidth: fallback * FALLBACK_SCALE }
          : { from: "unknown", width: 520, boldWidth: 520 };
  if (characters.size < 20_000) characters.set(character, found);
  return found;
}

/** Width of a text on one line, in points. */
export function widthOf(text: string, size: number, bold: boolean): number {
  let width = 0;
  for (const character of text) {
    const found = lookUp(character);
    width += bold ? found.boldWidth : found.width;
  }
  return (width * size) / 1000;
}

/** Stretches of printable text cut into pieces none of which is wider than `room`; a line end is the piece "\n". */
export function piecesOf(setting: Setting, stretches: readonly Stretch[], room: number): readonly Measured[] {
  const ends = endsOf(stretches);
  const pieces: Measured[] = [];
  let at = 0;
  for (const [number, line] of stretches
    .map((stretch) => stretch.text)
    .join("")
    .split("\n")
    .entries()) {
    if (number > 0) {
      pieces.push({ piece: "\n", width: 0 });
      at += 1;
    }
    for (const chunk of breakThai(line, setting.extraWords)) {
      const look = stretchAt(stretches, ends, at);
      for (const part of fit(chunk, look.size, look.bold, room)) {
        const word = part.trimEnd();
        if (word !== "") pieces.push(pieceOf(setting, cutAt(stretches, ends, word, at)));
        const blank = part.slice(word.length).replaceAll("\u200B", "");
        if (blank !== "")
          pieces.push({ piece: look.face === undefined ? [blank] : [look.face, blank], width: widthOf(blank, look.size, look.bold) });
        at += part.length;
      }
    }
  }
  return pieces;
}

/** Pieces as the template wants them: unboxed texts beside a blank as one; where two meet without a blank a box keeps the place between them open. */
export function joinPlain(measured: readonly Measured[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const { piece } of measured) {
    const before = joined.at(-1);
    if (!isPlain(piece) || !isPlain(before)) joined.push(piece);
    else if (isBlank(piece.at(-1)) || isBlank(before.at(-1))) joined[joined.length - 1] = [...before, ...piece];
    else joined.push({ kept: piece });
  }
  return joined;
}

function isPlain(piece: Piece | undefined): piece is readonly Part[] {
  return Array.isArray(piece);
}

function isBlank(part: Part | undefined): boolean {
  return typeof part === "string" && part.trim() === "";
}

function endsOf(stretches: readonly Stretch[]): readonly number[] {
  let end = 0;
  return stretches.map((stretch) => (end += stretch.text.length));
}

const NOTHING: Stretch = { text: "", size: 16, bold: false };

function stretchAt(stretches: readonly Stretch[], ends: readonly number[], at: number): Stretch {
  return stretches[ends.findIndex((end) => at < end)] ?? stretches.at(-1) ?? NOTHING;
}

/** The stretches of a word that begins at `at`: usually one. */
function cutAt(stretches: readonly Stretch[], ends: readonly number[], word: string, at: number): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (const [index, end] of ends.entries()) {
    const stretch = stretches[index];
    const begin = end - (stretch?.text.length ?? 0);
    const text = word.slice(Math.max(0, begin - at), Math.max(0, end - at));
    if (stretch && text !== "") parts.push({ ...stretch, text });
    if (end >= at + word.length) break;
  }
  return parts;
}

const graphemes = new Intl.Segmenter("th", { granularity: "grapheme" });
const wordsInside = new Intl.Segmenter("th", { granularity: "word" });

/** Cuts a piece that is wider than its column: at its blanks, then between its words, at last between letters. */
function fit(chunk: string, size: number, bold: boolean, room: number): readonly string[] {
  if (chunk.length * size < room || widthOf(chunk.trimEnd(), size, bold) <= room) return [chunk];
  const groups = chunk.match(/\s*\S+\s*/gu) ?? [chunk];
  if (groups.length > 1) return groups.flatMap((group) => fit(group, size, bold, room));
  const segmenter = chunk.length < 200 ? wordsInside : graphemes;
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(chunk)) {
    const before = parts.at(-1);
    if (before !== undefined && (segment.trim() === "" || widthOf(before + segment, size, bold) <= room))
      parts[parts.length - 1] = before + segment;
    else if (segmenter === wordsInside && widthOf(segment, size, bold) > room) parts.push(...lettersWithin(segment, size, bold, room));
    else parts.push(segment);
  }
  return parts;
}

function lettersWithin(word: string, size: number, bold: boolean, room: number): readonly string[] {
  const parts: string[] = [];
  for (const { segment } of graphemes.segment(word)) {
    const before = parts.at(-1);
    if (before !== undefined && widthOf(before + segment, size, bold) <= room) parts[parts.length - 1] = before + segment;
    else parts.push(segment);
  }
  return parts;
}

const OPEN_TO_BREAKS = /[^0-9A-Za-z๐-๙,.]/u;

function pieceOf(setting: Setting, stretches: readonly Stretch[]): Measured {
  const parts = stretches.flatMap((stretch) => partsOf(setting, stretch.text.replaceAll("\u200B", ""), stretch.face));
  const width = stretches.reduce((sum, stretch) => sum + widthOf(stretch.text, stretch.size, stretch.bold), 0);
  const [only] = parts;
  if (!stretches.some((stretch) => OPEN_TO_BREAKS.test(stretch.text))) return { piece: parts, width };
  return { piece: parts.length === 1 && typeof only === "string" ? only : { kept: parts }, width };
}

/** The parts of a text in one face; borrowed letters get the face that makes them as large as their neighbours. */
function partsOf(setting: Setting, text: string, face: number | undefined): readonly Part[] {
  const parts: Part[] = [];
  let plain = "";
  let borrowed = "";
  const close = (): void => {
    if (plain !== "") parts.push(...(face === undefined ? [plain] : [face, plain]));
    if (borrowed !== "") parts.push(borrowedFace(setting, face), borrowed);
    plain = "";
    borrowed = "";
  };
  for (const character of text) {
    const { from } = lookUp(character);
    if (from === "unknown") setting.unknown.add(character);
    if ((from === "fallback" && plain !== "") || (from !== "fallback" && borrowed !== "")) close();
    if (from === "fallback") borrowed += character;
    else plain += character;
  }
  close();
  return parts;
}

function borrowedFace(setting: Setting, face: number | undefined): number {
  const around = face === undefined ? undefined : setting.faces[face];
  if (around === undefined) return 0;
  const { size, ...rest } = around;
  return faceNumber(setting, size === undefined ? { ...rest, scale: FALLBACK_SCALE } : { ...rest, size: size * FALLBACK_SCALE });
}
