import type { Block, Document, Section, Table } from "../document.ts";
import { countColumns } from "./xlsx-columns.ts";

/** One worksheet to be: its blocks, how its paper lies, and what it is called. */
export interface SheetPlan {
  readonly name: string;
  readonly paper: Section["paper"];
  readonly blocks: readonly Block[];
}

const LONGEST_NAME = 31;
/** A table of this many rows and columns wants a sheet, and a repeated heading, of its own. */
const BIG = { rows: 8, columns: 5 } as const;

/** แบ่งเป็นแผ่นงาน — one worksheet per section; a big table with its titles and notes has one to itself. */
export function splitSheets({ blocks, sections = [] }: Document): readonly SheetPlan[] {
  const starts = sections.filter(({ from }, index) => index === 0 || from > (sections[index - 1]?.from ?? 0));
  const first = starts[0];
  const all: readonly Section[] =
    first && first.from <= 0 ? starts : [{ from: 0, paper: hasWideTable(blocks) ? "a4-landscape" : "a4-portrait" }, ...starts];
  const parts = all.flatMap(({ from, paper }, index) =>
    splitSection(blocks.slice(from, all[index + 1]?.from)).map((part) => ({ paper, blocks: part })),
  );
  const filled = parts.filter((part) => part.blocks.length > 0);
  const used = new Set<string>();
  return (filled.length > 0 ? filled : [{ paper: "a4-portrait" as const, blocks: [] }]).map((part, index) => ({
    ...part,
    name: nameFor(part, index, used),
  }));
}

function hasWideTable(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === "table" && countColumns(block) >= BIG.columns);
}

function isBig(block: Block): block is Table {
  return block.kind === "table" && block.rows.length >= BIG.rows && countColumns(block) >= BIG.columns;
}

/** Titles go with the table below them, all other lines with the table above. */
function splitSection(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  let hasTable = false;
  let hasBig = false;
  let waiting: Block[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      const isTitle = block.style === "title" || block.style === "section";
      if (hasTable && (isTitle || waiting.length > 0)) waiting.push(block);
      else parts.at(-1)?.push(block);
      continue;
    }
    if (hasTable && (hasBig || isBig(block))) parts.push([]);
    hasBig = isBig(block);
    hasTable = true;
    parts.at(-1)?.push(...waiting, block);
    waiting = [];
  }
  parts.at(-1)?.push(...waiting);
  return parts;
}

function nameFor(
  { paper, blocks }: { readonly paper: Section["paper"]; readonly blocks: readonly Block[] },
  index: number,
  used: Set<string>,
): string {
  const title = blocks.find(
    (block) => block.kind === "paragraph" && (block.style === "title" || block.style === "section" || block.style === "memo-title"),
  );
  const wanted = title?.kind === "paragraph" ? title.text : paper === "memo" ? "บันทึกข้อความ" : "";
  const name = cleanName(wanted) || `แผ่นที่ ${index + 1}`;
  let unique = name;
  for (let copy = 2; used.has(unique.toLowerCase()); copy += 1) unique = `${shorten(name, LONGEST_NAME - ` (${copy})`.length)} (${copy})`;
  used.add(unique.toLowerCase());
  return unique;
}

/** A worksheet's name holds none of : \ / ? * [ ], neither begins nor ends with an apostrophe, and has 31 characters at most. */
function cleanName(text: string): string {
  const [line = ""] = text.trim().split("\n");
  const allowed = line
    .toWellFormed()
    .replaceAll(/[:\\/?*[\]\p{Cc}\p{Cf}]+/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replace(/^[' ]+/u, "");
  const name = shorten(allowed, LONGEST_NAME);
  // Excel keeps this name for itself.
  return name.toLowerCase() === "history" ? `${name} 1` : name;
}

/** Cut between words, not inside one. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text.replace(/[' ]+$/u, "");
  let cut = "";
  for (const { segment } of new Intl.Segmenter("th", { granularity: "word" }).segment(text.slice(0, 100))) {
    if (cut.length + segment.length > longest) break;
    cut += segment;
  }
  return (
    cut ||
    [...new Intl.Segmenter("th").segment(text.slice(0, longest))]
      .slice(0, -1)
      .map(({ segment }) => segment)
      .join("")
  ).replace(/[' ]+$/u, "");
}
