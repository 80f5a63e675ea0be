import { SaxesParser } from "saxes";

import { LIMITS } from "#documents/limits.ts";
import { err, ok, type Result } from "#domain/result.ts";

import type { ReadError } from "../document.ts";
import { scopeNames, type NameScope } from "./xml-names.ts";

/** An element with its namespaced names written in one way, whatever prefix the file chose: see `xml-names.ts`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

type XmlNode = XmlElement | string;

/** What happens while a part is read from front to back: for parts too large to keep as a tree. */
interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** More elements than any plan has and fewer than would fill the memory. */
const MOST_ELEMENTS = 2_000_000;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
/** The parser cannot be stopped inside a piece, so pieces are small. */
const PIECE = 32 * 1024;
/** A wrong character loses itself and nothing else; any other fault may have moved text to a wrong place. */
const TOLERATED =
  /character entity|undefined entity|disallowed character\.|in entity name|undefine prefix|version number|encoding value|standalone/u;
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/**
 * Reads XML from front to back. Entities are never defined or fetched: a DOCTYPE that declares some is refused.
 * Bad UTF-8, lone surrogates and control characters become U+FFFD or nothing; broken structure is `damaged`.
 */
export function scanXml(bytes: Uint8Array, events: XmlEvents): Result<undefined, ReadError> {
  const xml = decodeXml(bytes);
  const parser = new SaxesParser<{ readonly position: false; readonly xmlns: false }>({ position: false, xmlns: false });
  const scopes: NameScope[] = [scopeNames()];
  let refused: ReadError | undefined;
  let elements = 0;
  let characters = 0;
  const refuse = (kind: ReadError["kind"], found: string) => {
    refused ??= { kind, found };
  };
  const takeText = (text: string) => {
    if (refused) return;
    if (text.trim() !== "") characters += text.length;
    if (characters > LIMITS.characters) return refuse("too-much-inside", "characters");
    events.text(text);
  };

  parser.on("error", (fault) => {
    if (!TOLERATED.test(fault.message)) refuse("damaged", fault.message);
  });
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY|%/iu.test(doctype)) refuse("too-much-inside", "entities");
  });
  parser.on("text", takeText);
  parser.on("cdata", takeText);
  parser.on("opentag", (tag) => {
    if (refused) return;
    elements += 1;
    if (scopes.length > LIMITS.depth) return refuse("too-much-inside", "depth");
    if (elements > MOST_ELEMENTS) return refuse("too-much-inside", "elements");
    const scope = scopeNames(scopes.at(-1), tag.attributes);
    scopes.push(scope);
    events.open(scope.element(tag.name), scope.attributes(tag.attributes));
  });
  parser.on("closetag", (tag) => {
    const scope = refused ? undefined : scopes.pop();
    if (scope) events.close(scope.element(tag.name));
  });

  for (let at = 0; at < xml.length && !refused; at += PIECE) parser.write(xml.slice(at, at + PIECE));
  if (!refused) parser.close();
  return refused ? err(refused) : ok(undefined);
}

/** The whole part as a tree; at most `LIMITS.depth` deep, so that walking it needs no care. */
export function parseXml(bytes: Uint8Array): Result<XmlElement, ReadError> {
  const document: { readonly children: XmlNode[] } = { children: [] };
  const open: { readonly children: XmlNode[] }[] = [document];
  const scanned = scanXml(bytes, {
    open(name, attributes) {
      // The parser's own attribute objects are slow and large; most elements have none.
      const element = { name, attributes: hasKeys(attributes) ? { ...attributes } : NO_ATTRIBUTES, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text(text) {
      if (open.length > 1) open.at(-1)?.children.push(text);
    },
    close() {
      open.pop();
    },
  });
  if (!scanned.ok) return scanned;
  const root = document.children.find(isElement);
  return root ? ok(root) : err({ kind: "damaged", found: "xml: no element" });
}

/** Whether a node is an element and not text. */
export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

/** The child elements, text between them left out. */
export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement);
}

/** The first child element of that name, following a path of names ("w:pPr", "w:numPr"). */
export function childOf(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found && firstNamed(found, name);
  return found;
}

function firstNamed(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (isElement(child) && child.name === name) return child;
  return undefined;
}

/** All text below an element, in order. */
export function textOf(node: XmlNode): string {
  return isElement(node) ? node.children.map(textOf).join("") : node;
}

/** Every element of that name below, in order; those inside a found one are left to the caller. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : findAll(child, name)));
}

function hasKeys(attributes: Readonly<Record<string, string>>): boolean {
  for (const _ in attributes) return true;
  return false;
}

function decodeXml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll(NOT_XML, "");
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 128));
  const declared = /^(?:\u00EF\u00BB\u00BF)?<\?xml[^>]*?encoding=["']([\w.-]+)["']/u.exec(head)?.[1]?.toLowerCase() ?? "";
  // Older Thai programs write the Windows code page; anything else that is not UTF-16 is read as UTF-8.
  return ["windows-874", "tis-620", "iso-8859-11"].includes(declared) ? "windows-874" : "utf-8";
}
