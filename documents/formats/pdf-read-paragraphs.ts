import { mendGlyphOrder } from "#domain/thai/glyph-order.ts";
import type { Line } from "./pdf-read-lines.ts";
import { median } from "./pdf-read-shapes.ts";

/** The strip of the page in which lines run, and what is usual there. */
export interface Strip {
  readonly from: number;
  readonly to: number;
  /** Usual distance of two lines, in letter sizes. */
  readonly leading: number;
  /** Whether a line set further in begins a paragraph (body text; not in cells, where it may be centred). */
  readonly indented: boolean;
}

/** No Thai word, not even a compound kept whole, is longer than this many letter sizes. */
const LONGEST_THAI = 8;
/** Words chained by strokes ("ประชุม/อบรม/สัมมนา") are often kept whole. */
const LONGEST_CHAIN = 24;
/** Where this much room was left, in letter sizes, two Thai lines are not glued together. */
const ROOM = 2.5;

/** "๕ แห่ง", "N/A คน": what follows an answer stood apart from it. */
const FIGURE_WITH_UNIT = /(?:[\d๐-๙]|N\/A)\s?[\u0E01-\u0E4E]{2,8}$/u;

/** Lines that belong together, and their text. */
export interface Joined {
  readonly lines: readonly Line[];
  readonly text: string;
}

const MARKER =
  /^(?:[•●▪◦·○➢➔⇨✓✗☐☑☒*]|[-–—][ \u00A0]?(?=[^\d๐-๙\s])|[-–—]\s|\((?:[\d๐-๙]{1,2}|[ก-ฮa-zA-Z])\)|(?:[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2}){0,3}|[ก-ฮa-zA-Z])\)|[\d๐-๙]{1,2}\.(?:[\d๐-๙]{1,2}\.?){0,3}(?=[\s\u0E00-\u0E4F(“"])(?!\s*(?:น\.|บาท|ล้าน|%)))/u;
const DASH = /^[-–—]/u;
/** "สังกัด : …": a short label, its colon, and what it asks for. */
const LABEL = /^[\p{L}\p{M}][\p{L}\p{M} ./-]{1,28}\s?:(?=\s|$)/u;
/** What follows the dash of a range: a figure, a month, a numbered thing. */
const RANGE_END =
  /^[-–—]\s*(?:[\d๐-๙]|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?|(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์|ข้อ)/u;
/** "ส่วนที่ ๒ …", "แผนย่อยที่ ๑ …": a part of the paper under its own number. */
const ORDINAL = /^(?:ส่วน|ตอน|หมวด|ด้าน|แผนย่อย|แผนงาน|แนวทาง(?:การพัฒนา)?|เป้าหมาย|เป้าประสงค์|(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์)ที่\s*[\d๐-๙]/u;
/** Words that lead on to a number: what follows them is no item of a list. */
const REFERS = /(?:ข้อ|มาตรา|วรรค|ลำดับที่|ตาม|และ|หรือ|กว่า|ละ|ระดับ|คะแนน|จำนวน|เท่ากับ|อย่างน้อย|ไม่เกิน|ประมาณ|[,–-])\s*$/u;

/** Whether a line begins with a bullet or a number of its own, so that it starts a new paragraph. */
export function beginsItem(text: string, before: string, paragraph: string): boolean {
  if (!MARKER.test(text)) return false;
  if (DASH.test(text) && RANGE_END.test(text) && isInBracket(before)) return false;
  if (DASH.test(text)) return DASH.test(paragraph) || !(RANGE_END.test(text) && /(?:[\d๐-๙.)]|คม|ยน|พันธ์)$/u.test(before));
  return !REFERS.test(before);
}

/** รวมบรรทัดเป็นย่อหน้า — wrapped lines joined; a bullet, a number, a wide gap or a line that was left before it was full begins another paragraph. */
export function joinLines(lines: readonly Line[], strip: Strip): readonly Joined[] {
  const paragraphs: Line[][] = [];
  const leading = usualLeading(lines, strip.leading);
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const current = paragraphs.at(-1);
    if (before && current && continues(line, before, current, strip, leading)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((paragraph) => ({ lines: paragraph, text: textOf(paragraph, strip) }));
}

/** Distance of neighbouring lines, in letter sizes: the smallest third, so that gaps between paragraphs do not count. */
function usualLeading(lines: readonly Line[], otherwise: number): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const step = before && before.turn === line.turn ? (line.base - before.base) / Math.max(line.size, before.size) : 0;
    return step > 0.6 && step < 4 ? [step] : [];
  });
  if (steps.length < 2) return otherwise;
  return Math.min(otherwise * 1.3, steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 3)] ?? otherwise);
}

function continues(line: Line, before: Line, paragraph: readonly Line[], strip: Strip, leading: number): boolean {
  const [first] = paragraph;
  if (!first || line.turn !== before.turn) return false;
  const size = Math.max(line.size, before.size);
  if (line.base - before.base > size * leading * 1.32) return false;
  if (beginsItem(line.text, before.text, first.text)) return false;
  if (strip.indented) {
    const [ends, begins] = [before.words.at(-1)?.size ?? before.size, line.words[0]?.size ?? line.size];
    if (Math.min(ends, begins) < Math.max(ends, begins) * 0.88) return false;
    if (standsAlone(before.text, line.text) || endsCentred(line, before, strip)) return false;
    const aligned = Math.abs(line.from - before.from) < size * 0.6;
    const back = paragraph.length === 1 && line.from < first.from && line.from - strip.from < size * 0.6;
    const hanging = paragraph.length === 1 && MARKER.test(first.text) && line.from > first.from;
    if (!aligned && !back && !hanging && !isInBracket(before.text)) return false;
    // A signature, a date, a title in the middle: its lines are joined only where they run to the margin.
    const width = strip.to - strip.from;
    if (!back && before.from - strip.from > width * 0.3 && before.to < strip.to - size * 3) return false;
    if (before.text.includes("\t") || line.text.includes("\t")) return false;
  }
  return !fitsAfter(line, before, strip);
}

/** Words that no line of running text begins or ends with: a dotted leader, a name in brackets under a signature, a label with its colon. */
function standsAlone(before: string, text: string): boolean {
  if (/[.…]{4,}\s*$/u.test(before) && !/^[.…]/u.test(text)) return true;
  if (/ดัง(?:ต่อไป)?นี้\s*:?$/u.test(before) || (ORDINAL.test(text) && !REFERS.test(before))) return true;
  return /^\([^()]{4,60}\)$/u.test(before.trim()) || LABEL.test(text);
}

/** A bracket was opened and not yet closed. */
function isInBracket(text: string): boolean {
  return text.lastIndexOf("(") > text.lastIndexOf(")");
}

/** A line in the middle of the strip was ended on purpose when the next words, at the margin or under its own middle, had room beside it. */
function endsCentred(line: Line, before: Line, strip: Strip): boolean {
  const size = Math.max(line.size, before.size);
  const left = before.from - strip.from;
  const right = strip.to - before.to;
  if (left < size * 2.5 || Math.abs(left - right) > size * 1.5) return false;
  const under = Math.abs(line.from + line.to - before.from - before.to) < size * 0.5 && line.from - strip.from > size;
  return unbrokenWidth(line) + size * 0.35 < (under ? left + right : right);
}

/** The next words would have found room on the line before: it was ended on purpose. */
function fitsAfter(line: Line, before: Line, strip: Strip): boolean {
  if (before.text.endsWith(".") && /^[\d๐-๙]/u.test(line.text)) return false;
  const size = Math.max(line.size, before.size);
  return before.to - strip.from + size * 0.35 + unbrokenWidth(line) < (strip.to - strip.from) * 0.96;
}

/** Width of what a typesetter would have kept together at the beginning of the line: a word, and the figure or abbreviation that goes with it. */
function unbrokenWidth({ words, from, size }: Line): number {
  let end = from;
  let written = "";
  for (const [index, word] of words.entries()) {
    const previous = words[index - 1];
    const text = word.glyphs.map((glyph) => glyph.text).join("");
    const blank = previous !== undefined && (previous.blankAfter || word.blankBefore || word.from - previous.to > previous.size * 0.22);
    if (blank && !/[.\d๐-๙–-]$/u.test(written) && !/^[\d๐-๙–-]/u.test(text)) break;
    written = blank ? text : written + text;
    end = word.to;
  }
  if (!/^[\u0E00-\u0E7F]/u.test(written)) return end - from;
  return Math.min(end - from, size * (written.includes("/") ? LONGEST_CHAIN : LONGEST_THAI));
}

function textOf(lines: readonly Line[], strip: Strip): string {
  let text = "";
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const next = line.text.trim();
    text = before ? text + between(text, next, (strip.to - before.to) / before.size) + next : next;
  }
  return mendGlyphOrder(text);
}

/** Thai runs on without a blank; figures, Latin words and brackets had one where the line was broken, and so may a line that was not full. */
function between(before: string, after: string, room: number): string {
  const last = before.at(-1) ?? "";
  const next = after.charAt(0);
  if (isFigureCut(before, after)) return "";
  if (/[A-Za-z\d]/u.test(last) && /[A-Za-z]/u.test(next)) return " ";
  if ((/[\u0E00-\u0E7F]/u.test(last) && /[A-Za-z]/u.test(next)) || (/[A-Za-z]/u.test(last) && /[\u0E01-\u0E44]/u.test(next))) return " ";
  if (/[-/@_]/u.test(last) && !/\s[-–—]$/u.test(before)) return "";
  if (/[\d๐-๙]/u.test(last) !== /[\d๐-๙]/u.test(next)) return /[/("“]/u.test(last) || /[/%)"”,]/u.test(next) ? "" : " ";
  if (/[\d๐-๙]/u.test(last)) return " ";
  if (/[–—,;:]/u.test(last) || /[(“\-–—]/u.test(next) || /[)”ๆฯ]/u.test(last)) return /[(“]/u.test(last) ? "" : " ";
  if (FIGURE_WITH_UNIT.test(before)) return " ";
  return room > ROOM && /[\u0E00-\u0E7F]/u.test(last) && /[\u0E01-\u0E44]/u.test(next) ? " " : "";
}

/** A sum that a narrow column broke between its digits: "๑๕๐,๐๐" and "๐", "๑๕๐," and "๐๐๐", "๑๕" and "๐,๐๐๐ บาท". */
function isFigureCut(before: string, after: string): boolean {
  const head = /(?:^|[^\d๐-๙,.])((?:[\d๐-๙]{1,3})(?:,[\d๐-๙]{3})*(?:,[\d๐-๙]{0,2})?)$/u.exec(before)?.[1];
  const tail = /^[\d๐-๙]{0,3}(?:,[\d๐-๙]{3})*(?![\d๐-๙,])/u.exec(after)?.[0];
  if (!head || !tail || !/,/u.test(head + tail)) return false;
  return /^[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+$/u.test(head + tail) && !/^[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+$/u.test(head);
}

/** How far apart lines usually are on a page, in letter sizes, seen over all its texts. */
export function pageLeading(groups: readonly (readonly Line[])[]): number {
  const steps = groups.flatMap((lines) =>
    lines.flatMap((line, index) => {
      const before = lines[index - 1];
      const step = before && before.turn === line.turn ? (line.base - before.base) / Math.max(line.size, before.size) : 0;
      return step > 0.6 && step < 3 ? [step] : [];
    }),
  );
  return median(steps, 1.5);
}
