import { LIMITS } from "#documents/limits.ts";
import { squash } from "#domain/thai/text.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { Block, Document, ReadError } from "../document.ts";
import { readBlocks } from "./docx-blocks.ts";
import { isOn, readNumbering } from "./docx-numbering.ts";
import { openDocx, type DocxPackage, type RelatedPart } from "./docx-package.ts";
import { notice, type Reading } from "./docx-text.ts";
import { elementsOf, findAll, textOf } from "./xml.ts";

/**
 * Reads a Word file (DOCX, also DOTX and DOCM): heads of the pages first, then the text in order, then notes, comments and feet.
 * Tracked changes are accepted, automatic numbers written out; what had to be decided is told in `notices`.
 */
export function readDocx(bytes: Uint8Array): Result<Document, ReadError> {
  const opened = openDocx(bytes);
  if (!opened.ok) return opened;
  const docx = opened.value;
  const reading = startReading(docx);

  const body = readBlocks(docx.body, reading);
  const notes = [...readNotes(docx, "footnotes", reading), ...readNotes(docx, "endnotes", reading), ...readDiagrams(docx)];
  const comments = readNotes(docx, "comments", reading);
  reading.place = {};
  if (comments.length > 0) notice(reading, "comments-kept", String(comments.length));
  const running = { ...reading, running: true };
  const [headers, footers] = [docx.related("header"), docx.related("footer")];
  const shown = headers.length + footers.length > 0 ? shownParts(docx) : new Set<string>();
  const seen = new Set<string>();
  const heads = readRunning(headers, shown, running, seen);
  const feet = readRunning(footers, shown, running, seen);
  for (const name of docx.unreadable) notice(reading, "part-unreadable", name);

  if (reading.cells > LIMITS.cells || running.cells > LIMITS.cells) return err({ kind: "too-much-inside", found: "cells" });
  const blocks = [...heads, ...body, ...notes, ...comments, ...feet];
  if (blocks.length === 0) return err({ kind: reading.pictures > 0 ? "no-text" : "empty" });
  const notices = [...reading.notices.values()];
  return ok({ blocks, ...(notices.length > 0 && { notices }) });
}

function startReading(docx: DocxPackage): Reading {
  return {
    numbering: readNumbering(docx.related("numbering")[0]?.root, () => docx.related("styles")[0]?.root),
    notices: new Map(),
    fields: [],
    place: {},
    tables: 0,
    lines: 0,
    cells: 0,
    pictures: 0,
    running: false,
  };
}

/** Footnotes, endnotes or comments, in the file's order; the lines drawn between text and notes are no notes. */
function readNotes(docx: DocxPackage, kind: "footnotes" | "endnotes" | "comments", reading: Reading): readonly Block[] {
  return docx
    .related(kind)
    .flatMap(({ root }) => elementsOf(root))
    .filter(({ attributes }) => attributes["w:type"] === undefined || attributes["w:type"] === "normal")
    .flatMap((note) => readBlocks(note, reading));
}

/** Words inside SmartArt, one paragraph each. */
function readDiagrams(docx: DocxPackage): readonly Block[] {
  return docx
    .related("diagramData")
    .flatMap(({ root }) => findAll(root, "a:p"))
    .map((paragraph) => findAll(paragraph, "a:t").map(textOf).join("").trim())
    .filter((text) => text !== "")
    .map((text) => ({ kind: "paragraph", text, place: {} }));
}

/** Heads or feet that some page shows, each text once however many sections repeat it. */
function readRunning(parts: readonly RelatedPart[], shown: ReadonlySet<string>, reading: Reading, seen: Set<string>): readonly Block[] {
  return parts
    .filter(({ id }) => shown.has(id))
    .flatMap(({ root }) => readBlocks(root, reading))
    .filter((block) => {
      const text = squash(
        block.kind === "paragraph" ? block.text : JSON.stringify(block.rows.map(({ cells }) => cells.map((cell) => cell.text))),
      );
      const isNew = !seen.has(text);
      seen.add(text);
      return isNew;
    });
}

function shownParts(docx: DocxPackage): ReadonlySet<string> {
  const sections = findAll(docx.body, "w:sectPr").flatMap(elementsOf);
  const settings = docx.related("settings").flatMap(({ root }) => elementsOf(root));
  // A section without heads of its own takes those of the section before it: what one asks for, all may show.
  const firstDiffers = sections.some((element) => element.name === "w:titlePg" && isOn(element));
  const evenDiffer = settings.some((element) => element.name === "w:evenAndOddHeaders" && isOn(element));
  return new Set(
    sections
      .filter(
        ({ name, attributes }) => /^w:(?:header|footer)Reference$/u.test(name) && isShown(attributes["w:type"], firstDiffers, evenDiffer),
      )
      .map(({ attributes }) => attributes["r:id"] ?? ""),
  );
}

function isShown(type: string | undefined, firstDiffers: boolean, evenDiffer: boolean): boolean {
  if (type === "first") return firstDiffers;
  return type === "even" ? evenDiffer : true;
}
