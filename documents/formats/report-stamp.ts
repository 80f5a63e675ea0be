import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

import { err, ok, type Result } from "#domain/result.ts";
import type { ReadError } from "../document.ts";
import { isFormName } from "../forms/forms.ts";
import type { PaperStamp } from "../reading/report-print.ts";
import { kindOf } from "./file-kind.ts";
import { elementsOf, parseXml, textOf } from "./xml.ts";
import { unzip } from "./zip.ts";

const PART = "docProps/custom.xml";
const NAME = "KhunathamReport";
/** Word cuts longer texts of properties when it keeps the file. */
const MOST_LETTERS = 250;
const FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
const NAMESPACES = `xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"`;

/** ประทับรอยพิมพ์ลงแฟ้ม — a DOCX or XLSX with the stamp of its printing among its own properties, which Word, Excel and LibreOffice keep. */
export function withStamp(bytes: Uint8Array, stamp: PaperStamp): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string) => {
    parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())));
  };
  const text = JSON.stringify(stamp);
  const pieces = Array.from({ length: Math.ceil(text.length / MOST_LETTERS) }, (_, at) =>
    text.slice(at * MOST_LETTERS, (at + 1) * MOST_LETTERS),
  );
  const properties = pieces.map(
    (piece, at) => `<property fmtid="${FMTID}" pid="${at + 2}" name="${NAME}${at + 1}"><vt:lpwstr>${piece}</vt:lpwstr></property>`,
  );
  const isThere = parts[PART] !== undefined;
  edit(
    PART,
    () => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties ${NAMESPACES}>${properties.join("")}</Properties>`,
  );
  if (!isThere) {
    edit("_rels/.rels", (xml) =>
      xml.replace("</Relationships>", `<Relationship Id="rIdReport" Type="${RELATION}" Target="${PART}"/></Relationships>`),
    );
    edit("[Content_Types].xml", (xml) => xml.replace("</Types>", `<Override PartName="/${PART}" ContentType="${TYPE}"/></Types>`));
  }
  return zipSync(parts, { level: 6 });
}

/** รอยพิมพ์ในแฟ้ม — the stamp that a file still carries, null where it has none; a file with macros is refused. */
export function stampIn(bytes: Uint8Array, name = ""): Result<PaperStamp | null, ReadError | { readonly kind: "evidence-macros" }> {
  const kind = kindOf(bytes, name);
  if (kind !== "docx" && kind !== "xlsx") return ok(null);
  let hasMacros = false;
  const parts = unzip(bytes, (part) => {
    hasMacros ||= part.endsWith("vbaProject.bin");
    return part === PART;
  });
  if (!parts.ok) return parts;
  if (hasMacros) return err({ kind: "evidence-macros" });
  const part = parts.value.get(PART);
  const root = part === undefined ? null : parseXml(part);
  if (root === null || !root.ok) return ok(null);
  const pieces = elementsOf(root.value).flatMap((property) => {
    const at = new RegExp(`^${NAME}(\\d{1,4})$`, "u").exec(property.attributes["name"] ?? "")?.[1];
    return at === undefined ? [] : [{ at: Number(at), text: textOf(property) }];
  });
  const inOrder = pieces.toSorted((one, other) => one.at - other.at);
  const isWhole = inOrder.every(({ at }, index) => at === index + 1);
  return ok(isWhole ? parseStamp(inOrder.map(({ text }) => text.trim()).join("")) : null);
}

/** A stamp as somebody else may have left it: all of it right, or none. */
function parseStamp(text: string): PaperStamp | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const { report, revision, form, marks } = value;
  if (typeof report !== "string" || !Number.isSafeInteger(revision) || typeof form !== "string" || !isFormName(form) || !isObject(marks))
    return null;
  const known = Object.entries(marks).flatMap(([activity, own]) =>
    Array.isArray(own) && own.every((mark) => typeof mark === "string") ? [[activity, own] as const] : [],
  );
  return { report, revision: Number(revision), form, marks: Object.fromEntries(known) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
