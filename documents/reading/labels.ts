import { oneLine, squash } from "#domain/thai/text.ts";

/** What a labelled line of a form answers. */
export type Label =
  | "agency"
  | "person"
  | "executive"
  | "reporter"
  | "name"
  | "position"
  | "unit"
  | "address"
  | "phone"
  | "fax"
  | "email"
  | "line"
  | "date";

const WORDS: readonly (readonly [Label, string])[] = [
  ["reporter", "ผู้รายงานข้อมูล|ผู้รายงาน|ผู้จัดทำรายงาน|ผู้กรอกข้อมูล"],
  ["executive", "ผู้บริหารหน่วยงาน|ผู้บริหาร|หัวหน้าหน่วยงาน|หัวหน้าส่วนราชการ"],
  ["person", "ชื่อผู้ประสานงาน|ผู้ประสานงาน|ผู้ประสาน|ชื่อผู้ติดต่อ|ผู้ติดต่อ|ผู้จัดทำแผน"],
  ["name", "ชื่อ\\s*[-–]\\s*(?:นาม)?สกุล|ชื่อและนามสกุล|ชื่อ-นามสกุล"],
  ["position", "ตำแหน่ง"],
  ["agency", "ชื่อหน่วยงาน|ชื่อส่วนราชการ|ชื่อองค์กร|ชื่อสถานศึกษา|หน่วยงาน|ส่วนราชการ|องค์กร"],
  ["unit", "สังกัด|กลุ่มงาน/ฝ่าย"],
  ["address", "สถานที่ตั้ง|ที่ตั้งหน่วยงาน|ที่อยู่|ที่ตั้ง"],
  ["fax", "โทรสาร|แฟกซ์|fax"],
  ["phone", "เบอร์โทรศัพท์(?:\\s*\\(ที่สามารถติดต่อได้\\))?|หมายเลขโทรศัพท์|โทรศัพท์(?:มือถือ)?|เบอร์โทร|เบอร์ติดต่อ|มือถือ|โทร\\.?|tel\\.?"],
  ["email", "e\\s*-?\\s*mail(?:\\s*address)?|อีเมล์?|จดหมายอิเล็กทรอนิกส์|ไปรษณีย์อิเล็กทรอนิกส์"],
  ["line", "line\\s*id|ไอดี\\s*ไลน์|ไลน์"],
];

const LABELS = WORDS.map(([label, words]) => ({
  label,
  pattern: new RegExp(`(?:^|(?<=[\\s.…:/,(]))(${words})(?=\\s|[:：.…]|$)\\s*[:：]?\\s*`, "giu"),
}));

/** One label with what was filled in after it; dots of the slot are gone. */
export interface Labelled {
  readonly label: Label;
  readonly printed: string;
  readonly value: string;
}

/** A line that begins with a label, cut into its labels and values; empty when it does not. */
export function readLabels(line: string): readonly Labelled[] {
  const said = oneLine(line).replace(/^(?:[-•*]|[๐-๙\d.]+[.)])\s*/u, "");
  const found: { label: Label; from: number; to: number; printed: string }[] = [];
  for (const { label, pattern } of LABELS) {
    for (const match of said.matchAll(pattern)) {
      const overlaps = found.some((one) => match.index < one.to && match.index + match[0].length > one.from);
      if (!overlaps) found.push({ label, from: match.index, to: match.index + match[0].length, printed: match[0].trim() });
    }
  }
  found.sort((one, other) => one.from - other.from);
  if (found[0]?.from !== 0) return [];
  const kept = found.filter((one, index) => index === 0 || belongs(one.label, found[index - 1]?.label));
  return kept.map((one, index) => ({
    label: one.label,
    printed: one.printed,
    value: withoutSlot(said.slice(one.to, kept[index + 1]?.from ?? said.length)),
  }));
}

/** After the agency's name another "หน่วยงาน" is part of the name; contact labels follow one another freely. */
function belongs(label: Label, before: Label | undefined): boolean {
  if (label === "agency") return false;
  if (before === "agency") return label === "unit" || label === "address" || label === "phone" || label === "position" || label === "name";
  return true;
}

/** A slot's answer without its dots; "" when only dots were there. */
export function withoutSlot(text: string): string {
  const said = text.replaceAll(/[.…_]{3,}/gu, " ").replaceAll(/(?:^|\s)…+(?=\s|$)/gu, " ");
  const value = oneLine(said)
    .replace(/^[:：,]\s*/u, "")
    .replace(/\s*[,;]$/u, "");
  return /^[.…_\s]*$/u.test(squash(value)) ? "" : value;
}
