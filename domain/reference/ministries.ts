import table from "./ministries.json" with { type: "json" };

/** กระทรวง — one of the 20, สำนักนายกรัฐมนตรี among them, with its abbreviation as written in texts ("อก."). */
export interface Ministry {
  readonly name: string;
  readonly shortName: string;
  /** Of the abbreviation: "verified", or "not verified" where the rule itself was not read. */
  readonly certainty: string;
}

/** กระทรวงทั้ง ๒๐ — in the order of the act that makes them. */
export const MINISTRIES: readonly Ministry[] = table.ministries;
