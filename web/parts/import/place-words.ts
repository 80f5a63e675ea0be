import type { Place } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Language, Words } from "../../words.ts";

const PARTS = ["sheet", "page", "table", "row", "column", "line"] as const;

/** "แผ่นงาน … หน้า ๑ ตารางที่ ๑ แถวที่ ๓": a place as a person would look for it; the line only where there is no row. */
export function placeInWords(place: Place, words: Words, language: Language): string {
  return PARTS.filter((part) => part !== "line" || place.row === undefined)
    .flatMap((part) => {
      const value = place[part];
      if (value === undefined || value === 0) return [];
      return `${words.place[part]} ${language === "th" ? toThaiDigits(String(value)) : value}`;
    })
    .join(" ");
}
