import { err, ok, type Result } from "#domain/result.ts";

import type { ReadError } from "../document.ts";
import { childOf, elementsOf, parseXml, type XmlElement } from "./xml.ts";
import { unzip } from "./zip.ts";

/** A Word file taken apart: its main part and whatever that part refers to. */
export interface DocxPackage {
  readonly body: XmlElement;
  /** Parts of one kind ("header", "footnotes") that the main part refers to, in the file's order. */
  readonly related: (kind: string) => readonly RelatedPart[];
  /** Parts that are there but could not be read. */
  readonly unreadable: readonly string[];
}

export interface RelatedPart {
  readonly id: string;
  readonly root: XmlElement;
}

interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** Parts that hold no text of the paper, and what such parts refer to. */
const WITHOUT_TEXT =
  /(?:^|\/)(?:(?:theme|customXml|docProps|charts|glossary)\/|(?:fontTable|webSettings)\.xml$|_rels\/(?:header|footer|footnotes|endnotes|comments|fontTable|settings|numbering))/iu;

/** Opens a DOCX. Links to the outside are never followed; a part that is missing is as if nobody had named it. */
export function openDocx(bytes: Uint8Array): Result<DocxPackage, ReadError> {
  const unzipped = unzip(bytes, (name) => /\.(?:xml|rels)$/iu.test(name) && !WITHOUT_TEXT.test(name));
  if (!unzipped.ok) return unzipped;
  const parts = new Map([...unzipped.value].map(([name, part]) => [name.toLowerCase(), part]));

  const mainName = findMain(parts);
  const main = mainName === undefined ? undefined : parts.get(mainName);
  if (mainName === undefined || !main)
    return err(parts.has("[content_types].xml") ? { kind: "unknown-type" } : { kind: "damaged", found: "word/document.xml" });
  const document = parseXml(main);
  if (!document.ok) return document;
  const body = childOf(document.value, "w:body");
  if (document.value.name !== "w:document" || !body) return err({ kind: "damaged", found: "w:body" });

  const relationships = readRelationships(parts, mainName);
  const read = new Map<string, XmlElement | undefined>();
  const unreadable: string[] = [];
  const rootOf = (name: string): XmlElement | undefined => {
    const part = parts.get(name);
    if (part && !read.has(name)) {
      const parsed = parseXml(part);
      if (!parsed.ok) unreadable.push(name);
      read.set(name, parsed.ok ? parsed.value : undefined);
    }
    return read.get(name);
  };
  return ok({
    body,
    unreadable,
    related: (kind) =>
      relationships.flatMap((relationship) => {
        const root = relationship.kind === kind ? rootOf(relationship.target) : undefined;
        return root ? [{ id: relationship.id, root }] : [];
      }),
  });
}

/** The main part by the package's own word, else where Word always puts it. */
function findMain(parts: ReadonlyMap<string, Uint8Array>): string | undefined {
  const named = readRelationships(parts, "").find(({ kind, target }) => kind === "officeDocument" && parts.has(target))?.target;
  const usual = "word/document.xml";
  if (named !== undefined && (named === usual || !parts.has(usual)))
    return named.startsWith("xl/") || named.startsWith("ppt/") ? undefined : named;
  return parts.has(usual) ? usual : undefined;
}

function readRelationships(parts: ReadonlyMap<string, Uint8Array>, owner: string): readonly Relationship[] {
  const folder = owner.slice(0, owner.lastIndexOf("/") + 1);
  const part = parts.get(`${folder}_rels/${owner.slice(folder.length)}.rels`);
  const parsed = part ? parseXml(part) : undefined;
  if (!parsed?.ok) return [];
  return elementsOf(parsed.value).flatMap(({ attributes }) => {
    const target = attributes["Target"];
    if (target === undefined || attributes["TargetMode"] === "External") return [];
    const type = attributes["Type"] ?? "";
    return [{ id: attributes["Id"] ?? "", kind: type.slice(type.lastIndexOf("/") + 1), target: resolveTarget(folder, target) }];
  });
}

function resolveTarget(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/").toLowerCase();
}
