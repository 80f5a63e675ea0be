import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

import type { Document } from "../document.ts";
import { loadPdfFonts } from "./pdf-fonts.ts";
import type { Sheet } from "./pdf-layout.ts";
import { setSections } from "./pdf-layout.ts";
import { withoutStrandedGroups } from "./pdf-stranded.ts";
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

let compiler: NodeCompiler | undefined;

/**
 * PDF ทางการ — writes the document as tagged PDF/A-3a in TH Sarabun New, with `attachment` (the plan as JSON) inside it,
 * text that copies and searches as it reads.
 */
export async function writePdf(
  document: Document,
  attachment?: { readonly name: string; readonly json: string },
  options: PdfOptions = {},
): Promise<Uint8Array> {
  const setting = newSetting(options.extraWords, options.plain);
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
    return compile({ sheet: JSON.stringify(whole), ...(attachment ? { attachment: attachment.json.toWellFormed() } : {}) }, unknown);
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
function compile(inputs: Record<string, string>, unknown: readonly string[]): Uint8Array {
  const maker = unknown.length === 0 ? (compiler ??= createCompiler([])) : createCompiler(unknown);
  const pdfStandard = unknown.some((character) => PRIVATE.test(character)) ? "a-3b" : "a-3a";
  const bytes = maker.pdf({ mainFileContent: TEMPLATE, inputs }, { pdfStandard });
  maker.evictCache(KEPT_AGE);
  return bytes;
}

function createCompiler(unknown: readonly string[]): NodeCompiler {
  const { files } = loadPdfFonts();
  const fonts = unknown.length === 0 ? files : [...files.slice(0, -1), Buffer.from(symbolFont(unknown))];
  return NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts] }] });
}
