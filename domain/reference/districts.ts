import table from "./districts.json" with { type: "json" };

/** อำเภอ หรือเขตของกรุงเทพมหานคร — one of the 928; `code` is the interior ministry's four-digit code, `province` the two digits it begins with. */
export interface District {
  readonly code: string;
  /** Without "อำเภอ" or "เขต". */
  readonly thai: string;
  readonly english: string;
  readonly province: string;
}

/** อำเภอ ๘๗๘ และเขต ๕๐ — in the order of their codes. */
export const DISTRICTS: readonly District[] = table.districts;
