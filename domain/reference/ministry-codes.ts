import table from "./ministry-codes.json" with { type: "json" };

/** รหัสตัวพยัญชนะประจำกระทรวง — the letters before the number of an official letter ("อก 0318/1447"). */
export interface MinistryCode {
  readonly code: string;
  readonly name: string;
  /** "verified", or "not verified" where the rule itself was not read. */
  readonly certainty: string;
}

/** รหัสตัวพยัญชนะ — of the ministries and Bangkok. */
export const MINISTRY_CODES: readonly MinistryCode[] = table.ministries;

/** The ministry whose letters begin a document number; null for letters of a province or any other office. */
export function ministryOfNumber(documentNumber: string): MinistryCode | null {
  const letters = documentNumber
    .trim()
    .replace(/^ที่\s*/u, "")
    .match(/^[ก-ฮ]{2}(?![ก-ฮ])/u)?.[0];
  return MINISTRY_CODES.find((ministry) => ministry.code === letters) ?? null;
}
