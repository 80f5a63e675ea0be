import { ok, type Result } from "#domain/result.ts";

import type { ReadError } from "../document.ts";
import { plainText } from "./xlsx-text.ts";
import { elementsOf, parseXml, scanXml, type XmlElement } from "./xml.ts";

/** The parts of a workbook, found by the names that its relations give them. */
export interface Package {
  /** The part as a tree; undefined where there is no such part. */
  readonly tree: (name: string) => Result<XmlElement | undefined, ReadError>;
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** What a part points to inside the file; links to elsewhere are left out and never followed. */
  readonly relations: (name: string) => Result<readonly Relation[], ReadError>;
}

export interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "comments", "drawing". */
  readonly kind: string;
  readonly target: string;
}

/** Opens the parts; names are looked up without regard to case, as Office does. */
export function openPackage(parts: ReadonlyMap<string, Uint8Array>): Package {
  const byName = new Map([...parts].map(([name, bytes]) => [name.toLowerCase(), bytes]));
  const bytes = (name: string) => byName.get(name.toLowerCase());
  const tree = (name: string) => {
    const part = bytes(name);
    return part ? parseXml(part) : ok(undefined);
  };
  return {
    tree,
    bytes,
    relations(name) {
      const slash = name.lastIndexOf("/") + 1;
      const root = tree(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`);
      if (!root.ok) return root;
      return ok((root.value ? elementsOf(root.value) : []).flatMap((relation) => readRelation(relation, name)));
    },
  };
}

function readRelation({ attributes }: XmlElement, from: string): readonly Relation[] {
  const target = attributes["Target"];
  if (target === undefined || attributes["TargetMode"] === "External") return [];
  const kind = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
  return [{ id: attributes["Id"] ?? "", kind, target: resolve(from, target) }];
}

function resolve(from: string, target: string): string {
  const path = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of target.split(/[/\\]/u)) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

/** The strings that cells share, by index; readings above the line (phonetic runs) left out. */
export function readSharedStrings(bytes: Uint8Array | undefined): Result<readonly string[], ReadError> {
  const strings: string[] = [];
  if (!bytes) return ok(strings);
  let text = "";
  let inText = false;
  let reading = 0;
  const scanned = scanXml(bytes, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") reading += 1;
      inText = name === "t" && reading === 0;
    },
    text(more) {
      if (inText) text += more;
    },
    close(name) {
      inText = false;
      if (name === "rPh") reading -= 1;
      if (name === "si") strings.push(plainText(text));
    },
  });
  return scanned.ok ? ok(strings) : scanned;
}
