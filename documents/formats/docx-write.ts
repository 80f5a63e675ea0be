import {
  AlignmentType,
  Document,
  Header,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import type { Block, Document as Paper, Section } from "../document.ts";
import { FONT, SHEETS, STYLES, textHeight, textWidth } from "./docx-styles.ts";
import { drawPictures, writePicture, type DrawnPictures } from "./docx-pictures.ts";
import { hairline, tablesInOrder, writeTable } from "./docx-write-table.ts";
import { cleanAttribute, writeParagraph } from "./docx-write-text.ts";
import { readyPhotos, type ReadyPhotos } from "./ready-photos.ts";

const CREATOR = "คุณธรรม (Khunatham)";
const LANGUAGE = "th-TH";
/** Offices that lack the newer font have the older one of the same widths. */
const FONT_ENTRY = `<w:font w:name="${FONT}"><w:altName w:val="TH SarabunPSK"/><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>`;
/** From this many columns on, a paper that does not say how it lies is laid across. */
const WIDE = 6;

/** Writes the paper as a Word file. Texts are written as they stand: digits are never converted here. */
export async function writeDocx(given: Paper): Promise<Uint8Array> {
  const { document: paper, photos } = await readyPhotos(given);
  const images: Images = { pictures: await drawPictures(paper), photos };
  const digits = countsInThai(paper) ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL;
  const file = new Document({
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    ...(paper.title !== undefined && { title: cleanAttribute(paper.title) }),
    styles: STYLES,
    sections: sectionsOf(paper).map((section) => writeSection(section, digits, images)),
  });
  return finish(new Uint8Array(await Packer.toArrayBuffer(file)), paper);
}

/** What is drawn before the file is written. */
interface Images {
  readonly pictures: DrawnPictures;
  readonly photos: ReadyPhotos;
}

interface PaperSection {
  readonly section: Section;
  readonly blocks: readonly Block[];
}

function sectionsOf(paper: Paper): readonly PaperSection[] {
  const sections = (paper.sections ?? []).toSorted((one, other) => one.from - other.from);
  const [first] = sections;
  const all = first && first.from <= 0 ? sections : [{ from: 0, paper: first?.paper ?? usualPaper(paper) }, ...sections];
  return all
    .map((section, index) => ({ section, blocks: paper.blocks.slice(Math.max(section.from, 0), all[index + 1]?.from) }))
    .filter(({ blocks }, index) => blocks.length > 0 || (index === 0 && paper.blocks.length === 0));
}

function usualPaper(paper: Paper): Section["paper"] {
  const wide = paper.blocks.some((block) => block.kind === "table" && block.rows.some(({ cells }) => cells.length >= WIDE));
  return wide ? "a4-landscape" : "a4-portrait";
}

function writeSection(
  { section: { paper }, blocks }: PaperSection,
  digits: (typeof NumberFormat)[keyof typeof NumberFormat],
  { pictures, photos }: Images,
): ISectionOptions {
  const sheet = SHEETS[paper];
  const room = { width: textWidth(sheet), height: textHeight(sheet), photos };
  const children = blocks.flatMap((block, index) => {
    if (block.kind === "paragraph") {
      const standing = { paper, width: room.width, before: blocks[index - 1], after: blocks[index + 1] };
      return [writeParagraph(block, standing), ...writePicture(block, pictures, room)];
    }
    const next = blocks[index + 1];
    const table = writeTable(block, { ...room, isSigned: next?.kind === "paragraph" && next.style === "signature" });
    // A paragraph must stand after a table at the end, and between two tables.
    return table ? [table, ...(next === undefined || next.kind === "table" ? [hairline()] : [])] : [];
  });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size:
          sheet.width > sheet.height
            ? { width: sheet.height, height: sheet.width, orientation: PageOrientation.LANDSCAPE }
            : { width: sheet.width, height: sheet.height },
        margin: sheet.margin,
        pageNumbers: { start: 1, formatType: digits },
      },
    },
    headers: { first: new Header({ children: [new Paragraph({})] }), default: new Header({ children: [pageNumber()] }) },
    children,
  };
}

/** "- ๒ -" from the second page on. */
function pageNumber(): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ["- ", PageNumber.CURRENT, " -"] })] });
}

/** Whether page numbers are Thai: as the text's own numbers are, and Thai where it has none. */
function countsInThai(paper: Paper): boolean {
  const text = JSON.stringify(
    paper.blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.map(({ cells }) => cells.map((cell) => cell.text)))),
  );
  return (text.match(/[๐-๙]/gu)?.length ?? 0) >= (text.match(/\d/gu)?.length ?? 0);
}

/** What the library has no word for: the language, a font to fall back on, and what each table is. */
function finish(bytes: Uint8Array, paper: Paper): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string) => {
    const part = parts[name];
    if (part) parts[name] = strToU8(change(strFromU8(part)));
  };
  const summaries = tablesInOrder(paper.blocks.filter((block) => block.kind === "table")).map(({ summary }) => summary);
  let table = 0;
  edit("word/document.xml", (xml) =>
    xml.replaceAll("</w:tblPr>", () => {
      const summary = summaries[table];
      table += 1;
      return summary === undefined ? "</w:tblPr>" : `<w:tblDescription w:val="${escapeAttribute(summary)}"/></w:tblPr>`;
    }),
  );
  edit("word/fontTable.xml", (xml) => xml.replace(/<w:fonts([^>]*)\/>$/u, `<w:fonts$1>${FONT_ENTRY}</w:fonts>`));
  edit("docProps/core.xml", (xml) => xml.replace("</cp:coreProperties>", `<dc:language>${LANGUAGE}</dc:language></cp:coreProperties>`));
  return zipSync(parts, { level: 6 });
}

function escapeAttribute(text: string): string {
  const clean = cleanAttribute(text);
  return clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
