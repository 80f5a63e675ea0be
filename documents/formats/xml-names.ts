/** The namespaces of Office files, transitional and strict, with the prefix under which the house knows their names. */
const PREFIX_BY_NAMESPACE: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
  "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
  "http://schemas.openxmlformats.org/package/2006/relationships": "",
  "http://schemas.openxmlformats.org/package/2006/content-types": "",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
  "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  "urn:schemas-microsoft-com:vml": "v",
};

const OURS = new Set(Object.values(PREFIX_BY_NAMESPACE));

/** Turns the names as written into the house's: "ns0:p" into "w:p", "x:row" and "row" into "row". */
export interface NameScope {
  readonly element: (written: string) => string;
  readonly attributes: (written: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Only the prefixes whose name changes. */
  readonly renamed: ReadonlyMap<string, string>;
}

const AS_WRITTEN: NameScope = { element: (name) => name, attributes: (attributes) => attributes, renamed: new Map() };

/** The names inside an element: its own namespace declarations over those around it. */
export function scopeNames(around: NameScope = AS_WRITTEN, attributes: Readonly<Record<string, string>> = {}): NameScope {
  let renamed: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith("xmlns")) continue;
    const written = name === "xmlns" ? "" : name.slice(6);
    const prefix = ourPrefix(written, attributes[name] ?? "");
    if ((renamed ?? around.renamed).get(written) === prefix) continue;
    renamed ??= new Map(around.renamed);
    if (prefix === written) renamed.delete(written);
    else renamed.set(written, prefix);
  }
  if (!renamed) return around;
  if (renamed.size === 0) return AS_WRITTEN;
  const prefixes = renamed;
  return {
    renamed: prefixes,
    element: (name) => rename(prefixes, name),
    attributes: (written) =>
      // A bare attribute belongs to its element and to no namespace.
      Object.fromEntries(Object.entries(written).map(([name, value]) => [name.includes(":") ? rename(prefixes, name) : name, value])),
  };
}

function ourPrefix(written: string, namespace: string): string {
  const ours = PREFIX_BY_NAMESPACE[namespace];
  if (ours !== undefined) return ours;
  // A stranger may not pass under one of our prefixes; without a prefix it keeps none, its names are its own.
  return written !== "" && OURS.has(written) ? `other-${written}` : written;
}

function rename(prefixes: ReadonlyMap<string, string>, name: string): string {
  const colon = name.indexOf(":");
  const prefix = prefixes.get(colon === -1 ? "" : name.slice(0, colon));
  if (prefix === undefined) return name;
  const local = name.slice(colon + 1);
  return prefix === "" ? local : `${prefix}:${local}`;
}
