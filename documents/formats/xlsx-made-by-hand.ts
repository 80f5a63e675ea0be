import { strToU8, zipSync } from "fflate";

/** One worksheet of a workbook made by hand, for tests. */
export interface HandMadeSheet {
  readonly name?: string;
  /** What stands in sheetData. */
  readonly rows: string;
  /** What stands before sheetData: columns. */
  readonly before?: string;
  /** What stands behind sheetData: merged cells, page headers, drawings. */
  readonly after?: string;
  readonly state?: string;
  /** Relations of the sheet: kind and target below `xl/`. */
  readonly relations?: readonly { readonly kind: string; readonly target: string }[];
}

/** What may differ from the plainest workbook. */
export interface HandMadeWorkbook {
  readonly strings?: readonly string[];
  readonly formats?: readonly string[];
  readonly names?: string;
  readonly from1904?: boolean;
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** An XLSX from the XML of its sheets. Style 1 is ruled on all sides; style n + 2 too, and shows the n-th of `formats`. */
export function xlsxMadeByHand(
  sheets: readonly HandMadeSheet[],
  { strings = [], formats = [], names = "", from1904 = false, parts = {} }: HandMadeWorkbook = {},
): Uint8Array {
  const relations = (all: readonly { readonly kind: string; readonly target: string }[]) =>
    `<Relationships xmlns="${PACKAGE}">${all.map(({ kind, target }, index) => `<Relationship Id="r${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>${sheets
      .map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${KIND}.worksheet+xml"/>`)
      .join(
        "",
      )}<Override PartName="/xl/sharedStrings.xml" ContentType="${KIND}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
    "_rels/.rels": relations([{ kind: "officeDocument", target: "xl/workbook.xml" }]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name ?? `แผ่น${index + 1}`}" sheetId="${index + 1}" r:id="r${index + 1}"${state ? ` state="${state}"` : ""}/>`,
      )
      .join("")}</sheets><definedNames>${names}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, index) => ({ kind: "worksheet", target: `worksheets/sheet${index + 1}.xml` })),
      { kind: "sharedStrings", target: "sharedStrings.xml" },
      { kind: "styles", target: "styles.xml" },
    ]),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${strings.map((string) => `<si>${string.startsWith("<") ? string : `<t>${string}</t>`}</si>`).join("")}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><numFmts>${formats.map((format, index) => `<numFmt numFmtId="${200 + index}" formatCode="${format.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"/>`).join("")}</numFmts><borders><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/>${formats.map((_, index) => `<xf numFmtId="${200 + index}" borderId="1"/>`).join("")}</cellXfs></styleSheet>`,
    ...parts,
  };
  for (const [index, { rows, before = "", after = "", relations: own }] of sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
    if (own)
      files[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = relations(
        own.map(({ kind, target }) => ({ kind, target: `../${target}` })),
      );
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A row of texts from column A; an empty text leaves its cell out, `null` leaves an empty ruled cell. */
export function textRow(row: number, texts: readonly (string | null)[], style = 0): string {
  const cells = texts.map((text, index) => {
    const at = `r="${String.fromCharCode(65 + index)}${row}" s="${style}"`;
    if (text === null) return `<c ${at}/>`;
    return text === ""
      ? ""
      : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
  });
  return `<row r="${row}">${cells.join("")}</row>`;
}
