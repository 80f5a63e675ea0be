import { err, ok, type Result } from "#domain/result.ts";
import { squash } from "#domain/thai/text.ts";

import type { ReadError } from "../document.ts";
import type { Package, Relation } from "./xlsx-package.ts";
import { plainText, readReference } from "./xlsx-text.ts";
import { childOf, elementsOf, findAll, isElement, textOf, type XmlElement } from "./xml.ts";

/** A text that stands beside the cells: a text box, a tick box, a note. */
export interface SideText {
  readonly text: string;
  readonly row?: number;
  readonly column?: number;
}

/** ข้อความนอกเซลล์ — text boxes and form controls of a sheet by the row they are fastened to, and the notes of its cells. */
export function readSideTexts(
  file: Package,
  relations: readonly Relation[],
): Result<{ readonly boxes: readonly SideText[]; readonly notes: readonly SideText[] }, ReadError> {
  const controls: SideText[] = [];
  const boxes: SideText[] = [];
  const notes: SideText[] = [];
  const threads: SideText[] = [];
  for (const { kind, target } of relations) {
    const reader = READERS[kind];
    if (!reader) continue;
    const root = file.tree(target);
    if (!root.ok) return err(root.error);
    if (!root.value) continue;
    const found = reader(root.value);
    if (kind === "vmlDrawing") controls.push(...found);
    else if (kind === "drawing") {
      boxes.push(...found);
      const inside = readDiagrams(file, target);
      if (!inside.ok) return inside;
      boxes.push(...inside.value);
    } else if (kind === "comments") notes.push(...found);
    else threads.push(...found);
  }
  // Excel writes a form control twice, and says in an old-style note that there is a conversation.
  const told = new Set(controls.map(({ text }) => squash(text).replace(/^[☐☑]/u, "")));
  const inThread = new Set(threads.map(({ row, column }) => `${row},${column}`));
  return ok({
    boxes: [...boxes.filter(({ text }) => !told.has(squash(text))), ...controls],
    notes: [...notes.filter(({ row, column }) => !inThread.has(`${row},${column}`)), ...threads],
  });
}

const READERS: Readonly<Record<string, (root: XmlElement) => readonly SideText[]>> = {
  drawing: readDrawing,
  vmlDrawing: readControls,
  comments: readNotes,
  threadedComment: readThreads,
};

/** Shapes with text; of two versions of a shape (mc:AlternateContent) the first that has text. */
function readDrawing(root: XmlElement): readonly SideText[] {
  return elementsOf(root).flatMap((anchor) => {
    const from = childOf(anchor, "xdr:from");
    const row = Number(textOf(childOf(from, "xdr:row") ?? "")) + 1;
    const column = Number(textOf(childOf(from, "xdr:col") ?? "")) + 1;
    const place = from && row > 0 && column > 0 ? { row, column } : {};
    return textsIn(anchor).map((text) => ({ text, ...place }));
  });
}

function textsIn(element: XmlElement): readonly string[] {
  if (element.name === "mc:AlternateContent") {
    return (
      elementsOf(element)
        .map((version) => elementsOf(version).flatMap(textsIn))
        .find((texts) => texts.length > 0) ?? []
    );
  }
  if (element.name === "xdr:txBody") {
    const text = paragraphsIn(element);
    return text === "" ? [] : [text];
  }
  return elementsOf(element).flatMap(textsIn);
}

function paragraphsIn(body: XmlElement): string {
  const paragraphs = findAll(body, "a:p").map((paragraph) =>
    elementsOf(paragraph)
      .map((run) => (run.name === "a:br" ? "\n" : findAll(run, "a:t").map(textOf).join("")))
      .join(""),
  );
  return plainText(paragraphs.join("\n"));
}

/** SmartArt keeps its words in a part of its own. */
function readDiagrams(file: Package, drawing: string): Result<readonly SideText[], ReadError> {
  const relations = file.relations(drawing);
  if (!relations.ok) return relations;
  const texts: SideText[] = [];
  for (const { target } of relations.value.filter(({ kind }) => kind === "diagramData")) {
    const root = file.tree(target);
    if (!root.ok) return root;
    const text = root.value ? paragraphsIn(root.value) : "";
    if (text !== "") texts.push({ text });
  }
  return ok(texts);
}

/** Form controls of the old kind: a tick box is shown as ☑ or ☐ before its caption. Notes have a part of their own. */
function readControls(root: XmlElement): readonly SideText[] {
  return findAll(root, "v:shape").flatMap((shape) => {
    const client = elementsOf(shape).find((element) => element.name.endsWith("ClientData"));
    const kind = Object.entries(client?.attributes ?? {}).find(([name]) => name.endsWith("ObjectType"))?.[1] ?? "";
    if (kind === "Note") return [];
    const settings = new Map(
      (client ? elementsOf(client) : []).map((element) => [element.name.replace(/^.*:/u, ""), textOf(element).trim()]),
    );
    const caption = plainText(
      linesIn(childOf(shape, "v:textbox") ?? { name: "", attributes: {}, children: [] }).replaceAll(/[ \t\n]*\n[ \t\n]*/gu, "\n"),
    );
    const tickBox = kind === "Checkbox" || kind === "Radio";
    const text = tickBox ? `${settings.get("Checked") === "1" ? "☑" : "☐"} ${caption}`.trim() : caption;
    const [column = "", , row = ""] = (settings.get("Anchor") ?? "").split(",").map((part) => part.trim());
    const place = row === "" ? {} : { row: Number(row) + 1, column: Number(column) + 1 };
    return text === "" ? [] : [{ text, ...place }];
  });
}

function linesIn(element: XmlElement): string {
  return element.children
    .map((node) =>
      isElement(node) ? linesIn(node) + (/^(?:.*:)?(?:div|p|br)$/iu.test(node.name) ? "\n" : "") : node.replaceAll(/\s+/gu, " "),
    )
    .join("");
}

function readNotes(root: XmlElement): readonly SideText[] {
  return findAll(root, "comment").flatMap((note) => {
    const runs = findAll(note, "t").map(textOf).join("");
    const text = plainText(runs);
    return text === "" ? [] : [{ text, ...readReference(note.attributes["ref"] ?? "") }];
  });
}

function readThreads(root: XmlElement): readonly SideText[] {
  const placeOf = new Map<string, SideText>();
  return findAll(root, "threadedComment").flatMap((comment) => {
    const { id = "", parentId = "", ref = "" } = comment.attributes;
    const text = plainText(findAll(comment, "text").map(textOf).join(""));
    const { row, column } = readReference(ref) ?? placeOf.get(parentId) ?? {};
    const side = { text, ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
    placeOf.set(id, side);
    return text === "" ? [] : [side];
  });
}

/** หัวกระดาษและท้ายกระดาษ — the texts of a page header or footer, its codes removed; nothing where only a page number is left. */
export function readPageText(coded: string): readonly string[] {
  const numbered = /&[PN]/u.test(coded);
  return coded
    .split(/&[LCR]/u)
    .map((part) =>
      plainText(
        part
          .replaceAll("&&", "\0")
          .replaceAll(/&"[^"]*"|&K[\dA-F]{6}|&K\d\d[+-]\d{3}|&\d{1,3}|&[A-Z](?:[+-]\d+)?/gu, "")
          .replaceAll("\0", "&"),
      ),
    )
    .filter((text) => text !== "" && !(numbered && /^(?:หน้า|ที่|จาก|page|of|แผ่น|[\p{P}\p{S}\d๐-๙])*$/iu.test(squash(text))));
}
