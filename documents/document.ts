import type { Picture } from "#domain/pictures/picture.ts";
import type { FieldPlace, Place } from "#domain/plan/plan.ts";

/**
 * The paper as blocks: what every format reads into and every format writes from.
 * Text is Unicode NFC; a line break inside a cell or paragraph is "\n"; a paragraph break inside a cell is "\n" too.
 */
export interface Document {
  readonly blocks: readonly Block[];
  /** How the sheets lie, for writing: one entry per section; `from` is the index of its first block. Reading leaves it out. */
  readonly sections?: readonly Section[];
  /** `plan/1` JSON found attached to a PDF, not yet checked. */
  readonly attachedPlan?: unknown;
  /** `report/1` JSON found attached to a PDF, not yet checked. */
  readonly attachedReport?: unknown;
  /** What a reader had to tell: a page that could not be read, hidden rows kept, changes accepted. */
  readonly notices?: readonly Notice[];
  /** For writing: title and language of the file, and the page's running text. */
  readonly title?: string;
}

/** Something a format reader noticed; turned into a Thai sentence in one place. */
export interface Notice {
  readonly kind: string;
  readonly place: Place;
  readonly found?: string;
}

export interface Section {
  readonly from: number;
  readonly paper: "a4-landscape" | "a4-portrait" | "memo";
}

export type Block = Paragraph | Table;

/** A run of text with its face; only for writing. Sizes in points of TH Sarabun New. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly size?: number;
  readonly colour?: string;
  /** Filled with dots up to the right margin or the next run (เส้นจุดไข่ปลา). */
  readonly leader?: boolean;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly place: Place;
  /** Only for writing. The texts of the runs, joined, are `text`. */
  readonly runs?: readonly Run[];
  readonly style?: "title" | "section" | "body" | "item" | "sub-item" | "signature" | "memo-title" | "urgency" | "memo-line";
  readonly align?: "left" | "center" | "right";
  /** For writing: which text of the plan this paragraph shows, so that a screen can edit it in place. */
  readonly field?: FieldPlace;
  /** For writing: drawn below the text where the format can draw (PDF, DOCX); the others have the text and the tables. */
  readonly picture?: Pick<Picture, "width" | "height" | "shapes">;
}

/** A table as a grid: every row has one entry per column it covers; merged cells carry spans. */
export interface Table {
  readonly kind: "table";
  readonly rows: readonly Row[];
  readonly place: Place;
  /** For writing: relative widths of the columns, and how many rows repeat on every page. */
  readonly widths?: readonly number[];
  readonly headerRows?: number;
  /** For writing: what the table is, for a screen reader. */
  readonly summary?: string;
  /** For writing: cells without lines around them. */
  readonly plain?: true;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly place: Place;
  /** The source marks it as a repeated header row. */
  readonly header?: boolean;
  /** The source hides it. */
  readonly hidden?: boolean;
  /** For writing: group, total and so on decide shading and weight. */
  readonly role?: "group" | "total" | "rubric";
}

/** One cell. A cell covered by a merge from the left or above is not listed; `column` says where a cell begins (from 1). */
export interface Cell {
  readonly text: string;
  readonly column: number;
  readonly columnSpan: number;
  /** Rows it covers, itself included. */
  readonly rowSpan: number;
  readonly place?: Place;
  /** Tables standing inside the cell; their text is not in `text`. */
  readonly tables?: readonly Table[];
  /** The value behind the text where the source has a typed one (spreadsheet). */
  readonly value?: { readonly kind: "number"; readonly number: number } | { readonly kind: "date"; readonly iso: string };
  readonly align?: "left" | "center" | "right";
  readonly bold?: boolean;
  /** For writing: which text of the plan this cell shows, so that a screen can edit it in place. */
  readonly field?: FieldPlace;
  /** For writing: stands above the text where the format can show it (PDF, DOCX). */
  readonly photo?: Photo;
}

/** ภาพถ่าย — a file as it is kept; null where it is not there. */
export interface Photo {
  readonly bytes: Uint8Array | null;
  readonly type: "image/jpeg" | "image/png";
  /** What a person who cannot see it is told. */
  readonly says: string;
}

/** Why a file could not be read at all. `server/problems.ts` turns the kind into a Thai sentence. */
export interface ReadError {
  readonly kind:
    | "unknown-type" // neither a document we read nor text
    | "old-office" // .doc or .xls: save as .docx or .xlsx
    | "password" // protected by a password
    | "damaged" // truncated or broken
    | "too-large" // more bytes than we read
    | "too-much-inside" // zip bomb, entity bomb, too many pages, cells or levels
    | "no-text" // a scan: pictures of text only
    | "too-slow" // did not finish in the time allowed
    | "empty"
    | "no-plan"; // readable, but no plan table in it
  readonly found?: string;
}
