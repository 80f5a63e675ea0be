import { join, resolve } from "node:path";

import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

import type { Document } from "../document.ts";
import { loadPdfFonts } from "./pdf-fonts.ts";
import type { Sheet } from "./pdf-layout.ts";
import { setSections } from "./pdf-layout.ts";
import { withoutStrandedGroups } from "./pdf-stranded.ts";
import { readyPhotos, type ReadyPhotos } from "./ready-photos.ts";
import { symbolFont } from "./pdf-symbols.ts";
import { newSetting, printable } from "./pdf-text.ts";
import { repairToUnicode } from "./pdf-tounicode.ts";
import { TEMPLATE } from "./pdf-typst.ts";

/** What a PDF says of itself besides its text. */
export interface PdfOptions {
  /** When it was made; now, if left out. The same document, options and date give the same bytes. */
  readonly date?: Date;
  /** ผู้จัดทำ: the agency. */
  readonly author?: string;
  /** An agency's own names and terms, which lines must not cut. */
  readonly extraWords?: readonly string[];
  /** Set tables plainly: the second attempt of pdf-worker.ts at a document that the engine did not finish. */
  readonly plain?: boolean;
}

const FONTS = ["TH Sarabun New", "Khunatham Symbols", "Sarabun"] as const;

const PRIVATE = /[\p{Co}\p{Cn}]/u;
/** Documents that a laid-out part stays remembered for: enough for repeated headings, little memory. */
const KEPT_AGE = 2;

/** How often a document is set anew to move stranded headings. */
const ATTEMPTS = 3;

/** A folder that need not be there: the engine sees in it only the photos that it is handed. */
const WORKSPACE = resolve("photos-of-a-paper");

let compiler: NodeCompiler | undefined;

interface Attachment {
  readonly name: string;
  readonly json: string;
}

/**
 * PDF ทางการ — writes the document as tagged PDF/A-3a in TH Sarabun New, with `attachment` (the plan as JSON) inside it,
 * text that copies and searches as it reads.
 */
export async function writePdf(document: Document, attachment?: Attachment, options: PdfOptions = {}): Promise<Uint8Array> {
  const { photos, ...ready } = await readyPhotos(document);
  try {
    return setDocument(ready.document, photos, attachment, options);
  } catch (error) {
    if (photos.size === 0) throw error;
    // A photo that the engine cannot take as it is must not cost the whole paper.
    const again = await readyPhotos(document, { all: true });
    return setDocument(again.document, again.photos, attachment, options);
  }
}

function setDocument(document: Document, photos: ReadyPhotos, attachment: Attachment | undefined, options: PdfOptions): Uint8Array {
  const files = [...photos].map(([photo, ready], index) => ({ photo, ready, file: `/photo-${index + 1}.${ready.type}` }));
  const placed = new Map(files.map(({ photo, ready: { width, height }, file }) => [photo, { file, width, height }]));
  const setting = newSetting(options.extraWords, options.plain, placed);
  let sections = setSections(setting, document);
  const date = options.date ?? new Date();
  const sheet: Omit<Sheet, "sections"> = {
    title: oneLine(document.title),
    author: oneLine(options.author),
    date: {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    },
    attachment: oneLine(attachment?.name),
    fonts: FONTS,
    faces: setting.faces,
  };
  const unknown = [...setting.unknown].toSorted();
  const setPages = (): Uint8Array => {
    const whole: Sheet = { ...sheet, sections };
    const inputs = { sheet: JSON.stringify(whole), ...(attachment ? { attachment: attachment.json.toWellFormed() } : {}) };
    return compile(inputs, unknown, new Map(files.map(({ file, ready }) => [file, ready.bytes])));
  };
  let pdf = setPages();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const mended = withoutStrandedGroups(pdf, sections);
    if (!mended) break;
    sections = mended;
    pdf = setPages();
  }
  return repairToUnicode(pdf);
}

function oneLine(text = ""): string {
  return printable(text).replaceAll("\n", " ").trim();
}

/** Characters that no font has come with a font of their own, made for this document. Those of private use, which mean nothing to others, PDF/A-3a refuses: A-3b then. */
function compile(inputs: Record<string, string>, unknown: readonly string[], files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const maker = unknown.length === 0 ? (compiler ??= createCompiler([])) : createCompiler(unknown);
  const pdfStandard = unknown.some((character) => PRIVATE.test(character)) ? "a-3b" : "a-3a";
  for (const [name, bytes] of files) maker.mapShadow(join(WORKSPACE, name), Buffer.from(bytes));
  try {
    return maker.pdf({ mainFileContent: TEMPLATE, inputs }, { pdfStandard });
  } finally {
    maker.resetShadow();
    maker.evictCache(KEPT_AGE);
  }
}

function createCompiler(unknown: readonly string[]): NodeCompiler {
  const { files } = loadPdfFonts();
  const fonts = unknown.length === 0 ? files : [...files.slice(0, -1), Buffer.from(symbolFont(unknown))];
  return NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: [...fonts] }] });
}
