import type { AuditEntry } from "../record/audit.ts";
import type { AgencyRecord } from "./agencies.ts";
import type { Agency } from "./agency.ts";

/** หน่วยงานที่จะเพิ่ม — with the number of its row in the sheet, by which those below it in the same sheet name it. */
export interface AgencyToAdd extends Omit<Agency, "id" | "endedOn" | "mergedInto" | "parent" | "area"> {
  readonly row: number;
  readonly parent: AgencyReference;
  readonly area: AgencyReference | null;
}

/** An agency of the record, or one that a row of the same sheet makes. */
export type AgencyReference = { readonly id: number } | { readonly row: number };

/** หน่วยงานที่จะเปลี่ยน — what it is from a day on. */
export interface AgencyToChange extends Omit<Agency, "endedOn" | "mergedInto" | "parent" | "area"> {
  readonly parent: AgencyReference;
  readonly area: AgencyReference | null;
  readonly moved: boolean;
}

/** ผู้ดูแลระบบของหน่วยงานทั้งสาย. */
export interface AdministratorOf {
  readonly agency: number;
  readonly name: string;
  readonly email: string;
}

/** ทะเบียนหน่วยงานทั้งสายพร้อมกัน — what a sheet of thousands of rows needs: few questions for many agencies. */
export interface AgenciesInBulk {
  /** Every working agency below one, at any depth, both lines. */
  readonly under: (agency: number) => Promise<readonly AgencyRecord[]>;
  /** Every working province and district. */
  readonly areas: () => Promise<readonly AgencyRecord[]>;
  /** People of the agencies below one in a year, by agency. */
  readonly headcountsUnder: (agency: number, fiscalYear: number) => Promise<ReadonlyMap<number, number>>;
  readonly administratorsUnder: (agency: number) => Promise<readonly AdministratorOf[]>;
  /** Adds and changes with one audit line; the answer tells the id that each added row got. */
  readonly setUp: (
    wish: {
      readonly add: readonly AgencyToAdd[];
      readonly addedFrom: string;
      readonly change: readonly AgencyToChange[];
      readonly changedFrom: string;
      readonly reason: string;
    },
    entry: AuditEntry,
  ) => Promise<ReadonlyMap<number, number>>;
  readonly setHeadcounts: (
    fiscalYear: number,
    people: readonly { readonly agency: number; readonly people: number }[],
    entry: AuditEntry,
  ) => Promise<void>;
}
