import { fold } from "./folded.ts";

/** คุณธรรม ๕ ประการ — the five virtues of the second national plan (พ.ศ. ๒๕๖๖–๒๕๗๐), in their official order. */
export const VIRTUES = ["พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู"] as const;

export type Virtue = (typeof VIRTUES)[number];

const WRITTEN: Readonly<Record<Virtue, RegExp>> = {
  พอเพียง: /พอ[เแ]?พ[ีิ]?ยง/u,
  วินัย: /ว[ิี]?นั[ยบ]/u,
  สุจริต: /ส[ุู]จร[ิี]ต/u,
  จิตอาสา: /จ[ิี]ตอา?สา/u,
  กตัญญู: /กตั?ญญ[ูุ](?:กตเวที)?|กตัญ[ญ]?[ูุ]/u,
};

/** The virtues that a text names, in their official order; blanks within words and usual slips of scanning do not matter. */
export function virtuesNamedIn(text: string): readonly Virtue[] {
  const folded = fold(text).text;
  return VIRTUES.filter((virtue) => WRITTEN[virtue].test(folded));
}
