import { strToU8, zipSync } from "fflate";

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(" ");
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Parts of a made-up Word file beside its body, each without its outermost element. */
export interface HandMadeParts {
  readonly numbering?: string;
  readonly styles?: string;
  readonly settings?: string;
  readonly footnotes?: string;
  readonly comments?: string;
  /** Heads of pages by relationship id. */
  readonly header?: Readonly<Record<string, string>>;
  readonly footer?: Readonly<Record<string, string>>;
  /** Any other file in the package, as it stands. */
  readonly files?: Readonly<Record<string, string>>;
  readonly relationships?: string;
}

/** A DOCX for tests from the XML of its body. */
export function docxMadeByHand(body: string, parts: HandMadeParts = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const links: string[] = [];
  const put = (name: string, id: string, kind: string, element: string, content: string) => {
    files[`word/${name}.xml`] = strToU8(`<w:${element} ${NAMESPACES}>${content}</w:${element}>`);
    links.push(`<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${name}.xml"/>`);
  };
  if (parts.numbering !== undefined) put("numbering", "n1", "numbering", "numbering", parts.numbering);
  if (parts.styles !== undefined) put("styles", "s1", "styles", "styles", parts.styles);
  if (parts.settings !== undefined) put("settings", "s2", "settings", "settings", parts.settings);
  if (parts.footnotes !== undefined) put("footnotes", "f1", "footnotes", "footnotes", parts.footnotes);
  if (parts.comments !== undefined) put("comments", "c1", "comments", "comments", parts.comments);
  for (const [id, content] of Object.entries(parts.header ?? {})) put(`header-${id}`, id, "header", "hdr", content);
  for (const [id, content] of Object.entries(parts.footer ?? {})) put(`footer-${id}`, id, "footer", "ftr", content);
  files["[Content_Types].xml"] = strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
  files["_rels/.rels"] = strToU8(relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`));
  files["word/_rels/document.xml.rels"] = strToU8(relationships(links.join("") + (parts.relationships ?? "")));
  files["word/document.xml"] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
  );
  for (const [name, content] of Object.entries(parts.files ?? {})) files[name] = strToU8(content);
  return zipSync(files, { level: 0 });
}

/** A run of text. */
export function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph around runs or other inline XML. */
export function para(inside: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
}

/** A cell around paragraphs. */
export function cell(inside: string, properties = ""): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
}

/** A row around cells. */
export function row(inside: string, properties = ""): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${inside}</w:tr>`;
}

/** A table around rows, its grid columns as wide as told in twips. */
export function table(inside: string, widths: readonly number[] = []): string {
  return `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${inside}</w:tbl>`;
}

function relationships(inside: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
}
