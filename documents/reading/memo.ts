import type { Memo, Place, PlacedText } from "#domain/plan/plan.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { fiscalYearsIn } from "#domain/thai/fiscal-year.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import { withoutSlot } from "./labels.ts";

/** One line of the paper. */
export interface Line {
  readonly text: string;
  readonly place: Place;
}

const URGENCY = /^(?:ด่วนที่สุด|ด่วนมาก|ด่วน(?:ภายใน.*)?)$/u;
const FIELDS = { ส่วนราชการ: "from", เรื่อง: "subject", เรียน: "to", วันที่: "date", ที่: "number" } as const;
const LABELS = ["ส่วนราชการ", "เรื่อง", "เรียน", "วันที่", "ที่"] as const;

/** Is this the title of a cover memo? */
export function isMemoTitle(text: string): boolean {
  return /^บันทึกข้อความ$/u.test(squash(text));
}

/** Is this nothing but a page's number? */
export function isPageNumber(text: string): boolean {
  const said = squash(text);
  return /^[-–—]?[๐-๙\d]{1,3}[-–—]?$/u.test(said) || /^(?:หน้า(?:ที่)?|page)[๐-๙\d]+(?:(?:\/|จาก|of)[๐-๙\d]+)?$/iu.test(said);
}

/** Is this nothing but a word of urgency? */
export function isUrgency(text: string): boolean {
  return URGENCY.test(oneLine(text));
}

/** บันทึกข้อความ — the memo's lines, from its title (urgency before it included) to the plan's title. */
export function readMemo(lines: readonly Line[], furniture: PlacedText[], places: Record<string, Place> = {}): Memo {
  const fields: Partial<Record<(typeof LABELS)[number], string>> = {};
  let urgency: string | null = null;
  const signed: { name: string | null; position: string | null }[] = [];
  const body: string[] = [];
  for (const { text, place } of lines.flatMap(splitLine)) {
    const label = LABELS.find((one) => new RegExp(`^${one}(?:\\s|[:.…]|$)`, "u").test(text) && fields[one] === undefined);
    if (isMemoTitle(text) || isPageNumber(text)) furniture.push({ place, text });
    else if (isUrgency(text) && body.length === 0) urgency = text;
    else if (label !== undefined && body.length === 0) {
      fields[label] = withoutSlot(text.slice(label.length));
      places[`memo.${FIELDS[label]}`] = place;
      furniture.push({ place, text });
    } else if (/^\(.*\)$/u.test(text) && signed.length === 0) {
      signed.push({ name: bareName(text), position: null });
      furniture.push({ place, text });
    } else if (signed[0]) signed[0].position = signed[0].position === null ? text : `${signed[0].position}\n${text}`;
    else {
      places[`memo.body.${body.length}`] = place;
      body.push(text);
    }
  }
  const dateWritten = fields["วันที่"] ?? null;
  const subject = fields["เรื่อง"] ?? null;
  return {
    from: fields["ส่วนราชการ"] ?? null,
    number: fields["ที่"] ?? null,
    date: dateWritten === null ? null : parseThaiDate(dateWritten),
    dateWritten,
    urgency,
    subject,
    to: fields["เรียน"] ?? null,
    body,
    signatory: signed[0] ?? null,
    fiscalYears: fiscalYearsIn([subject ?? "", ...body].join("\n")),
  };
}

/** "ที่ อก ๐๓๑๘/๑ วันที่ ๒๒ ธันวาคม ๒๕๖๘" printed on one line is two fields. */
function splitLine(line: Line): readonly Line[] {
  const said = oneLine(line.text);
  const found = /^(ที่\s.*?)\s+(วันที่\s.*)$/u.exec(said);
  return found?.[1] !== undefined && found[2] !== undefined
    ? [
        { ...line, text: found[1] },
        { ...line, text: found[2] },
      ]
    : [{ ...line, text: said }];
}

/** "( นายตัวอย่าง มั่นคง )" without its brackets; null when only dots stand there. */
export function bareName(text: string | null): string | null {
  const name = withoutSlot((text ?? "").replace(/^\(\s*/u, "").replace(/\s*\)$/u, ""));
  return name === "" ? null : name;
}
