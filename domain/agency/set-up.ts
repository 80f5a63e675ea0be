import type { AgencyReference, AgencyToAdd, AgencyToChange } from "./agencies-in-bulk.ts";
import type { Agency, AgencyKind } from "./agency.ts";

/** แถวในตารางตั้งต้น — a row of the sheet as written; `row` is its number in the sheet. */
export interface SetUpRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly parent: string;
  readonly area: string;
  readonly headcount: string;
  readonly administratorName: string;
  readonly administratorEmail: string;
  readonly note: string;
}

/** คอลัมน์ของตารางตั้งต้น. */
export type SetUpColumn = Exclude<keyof SetUpRow, "row">;

/** What a row wants of an agency, understood. */
export interface Wanted {
  readonly row: number;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
  readonly people: number | null;
  readonly administrator: { readonly name: string; readonly email: string } | null;
}

/** An agency as the record has it, in so far as a sheet speaks of it. */
export interface KnownAgency extends Omit<Agency, "endedOn" | "mergedInto"> {
  readonly people: number | null;
  /** E-mail addresses of its administrators. */
  readonly administrators: readonly string[];
}

/** ข้อมูลเดิมที่ตารางอ้างถึง. */
export interface SetUpBase {
  /** The agency that is set up: rows without a parent stand directly below it. */
  readonly top: Pick<Agency, "id" | "name" | "shortName" | "code">;
  /** All working agencies below it. */
  readonly known: readonly KnownAgency[];
  /** All working provinces and districts, wherever they stand. */
  readonly areas: readonly Pick<Agency, "id" | "kind" | "name" | "shortName" | "code" | "parent" | "area">[];
}

/** ข้อผิดพลาดในตาราง — where it stands, what was found there. `other` is the row or the word it clashes with. */
export interface SetUpFault {
  readonly row: number;
  readonly column: SetUpColumn;
  readonly kind: SetUpFaultKind;
  readonly found: string;
  readonly other?: string;
}

/** ชนิดของข้อผิดพลาดในตาราง. */
export type SetUpFaultKind =
  | "name-missing"
  | "name-too-long"
  | "text-too-long"
  | "kind-missing"
  | "kind-unknown"
  | "is-the-top"
  | "parent-unknown"
  | "parent-ambiguous"
  | "circle"
  | "area-unknown"
  | "area-ambiguous"
  | "code-twice"
  | "agency-twice"
  | "name-twice"
  | "headcount-unreadable"
  | "email-invalid"
  | "administrator-unnamed"
  | "administrator-without-email";

/** A field of an existing agency that the sheet has otherwise. */
export interface FieldChange {
  readonly field: SetUpColumn;
  readonly before: string;
  readonly after: string;
}

/** สิ่งที่ตารางจะทำ — or its faults: with one fault nothing is done. */
export interface SetUpIntent {
  readonly add: readonly AgencyToAdd[];
  readonly change: readonly AgencyToChange[];
  readonly changed: readonly {
    readonly row: number;
    readonly agency: number;
    readonly name: string;
    readonly fields: readonly FieldChange[];
  }[];
  readonly headcounts: readonly { readonly of: AgencyReference; readonly people: number }[];
  readonly administrators: readonly { readonly of: AgencyReference; readonly name: string; readonly email: string }[];
  readonly unchanged: number;
  readonly faults: readonly SetUpFault[];
}
