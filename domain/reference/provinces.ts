import table from "./provinces.json" with { type: "json" };

/** จังหวัด — one of the 77, Bangkok included; `code` is the interior ministry's two-digit code. */
export interface Province {
  readonly code: string;
  readonly thai: string;
  readonly english: string;
}

/** จังหวัดทั้ง ๗๗ — in the order of their codes. */
export const PROVINCES: readonly Province[] = table.provinces;

/** The province of that Thai name, written with or without "จังหวัด"; null for any other text. */
export function provinceNamed(name: string): Province | null {
  const bare = name.trim().replace(/^(?:จังหวัด|จ\.)\s*/u, "");
  return PROVINCES.find((province) => province.thai === bare) ?? null;
}
