import type { Block, Document, Notice, ReadError, Row, Table } from "#documents/document.ts";
import { LIMITS } from "#documents/limits.ts";
import type { Place } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { tagReplacementTexts } from "./pdf-read-bytes.ts";
import { isUnreadable } from "./pdf-read-lines.ts";
import { openPdf, type OpenPdf } from "./pdf-read-open.ts";
import { layOut, type PageBlock, type PageLayout } from "./pdf-read-layout.ts";

/** Letters on one page; a full sheet of small print holds a tenth of it. */
const MOST_LETTERS = 100_000;

/** อ่าน PDF — a PDF that holds text: its tables from ruling lines and the places of the letters, its paragraphs, and an attached `plan/1`. */
export async function readPdf(bytes: Uint8Array): Promise<Result<Document, ReadError>> {
  if (bytes.length === 0) return err({ kind: "empty" });
  if (bytes.length > LIMITS.fileBytes) return err({ kind: "too-large" });
  const started = performance.now();
  const tagged = tagReplacementTexts(bytes);
  if (!tagged.ok) return tagged;
  const opened = await openPdf(tagged.value);
  if (!opened.ok) return opened;
  const pdf = opened.value;
  try {
    return await readPages(pdf, tagged.value.hasPictures, started);
  } finally {
    await pdf.close();
  }
}

async function readPages(pdf: OpenPdf, hasPictures: boolean, started: number): Promise<Result<Document, ReadError>> {
  if (pdf.pages > LIMITS.pages) return err({ kind: "too-much-inside", found: `${pdf.pages} pages` });
  const blocks: Block[] = [];
  const notices: Notice[] = [];
  let tables = 0;
  let columns: PageLayout["columns"] = null;
  let cells = 0;
  let characters = 0;
  for (let page = 1; page <= pdf.pages; page += 1) {
    const sheet = await within(pdf.page(page), started + LIMITS.milliseconds - performance.now());
    if (sheet === "too-slow") return err({ kind: "too-slow" });
    if (!sheet) {
      notices.push({ kind: "page-unreadable", place: { page } });
      continue;
    }
    if (sheet.ink.glyphs.length > MOST_LETTERS) return err({ kind: "too-much-inside", found: `page ${page}` });
    let line = 0;
    const laid = layOut(sheet.ink, sheet, columns);
    ({ columns } = laid);
    for (const block of laid.blocks) {
      if (block.kind === "paragraph") {
        line += 1;
        characters += block.text.length;
        blocks.push({ ...block, place: { page, line } });
      } else {
        tables += 1;
        const table = withPlaces(block, { page, table: tables });
        for (const row of table.rows)
          for (const cell of row.cells) {
            cells += 1;
            characters += cell.text.length;
          }
        blocks.push(table);
      }
    }
    if (cells > LIMITS.cells || characters > LIMITS.characters) return err({ kind: "too-much-inside", found: `page ${page}` });
    const unreadable = sheet.ink.glyphs.filter((glyph) => isUnreadable(glyph.text)).length;
    if (unreadable > 0) notices.push({ kind: "unreadable-glyphs", place: { page }, found: String(unreadable) });
  }
  const attached = await pdf.attached();
  if (characters === 0 && attached.attachedPlan === undefined) return err({ kind: hasPictures ? "no-text" : "empty" });
  return ok({ blocks, ...(notices.length > 0 ? { notices } : {}), ...attached });
}

/** The work, or "too-slow" when the time is over. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | "too-slow"> {
  let bell: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<"too-slow">((resolve) => {
    bell = setTimeout(() => resolve("too-slow"), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(bell);
  }
}

function withPlaces(table: Extract<PageBlock, { kind: "table" }>, place: Place): Table {
  const rows = table.rows.map((row, index): Row => ({
    ...row,
    place: { ...place, row: index + 1 },
    cells: row.cells.map((cell) => ({
      ...cell,
      place: { ...place, row: index + 1, column: cell.column },
      ...(cell.tables ? { tables: cell.tables.map((inner) => withPlaces(inner, place)) } : {}),
    })),
  }));
  return { ...table, rows, place };
}
