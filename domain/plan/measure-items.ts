const MARKER_SHAPES = [
  /\((\d{1,2}|[๐-๙]{1,2})\)/gu, // (๑)
  /(?<![\d๐-๙.(])(\d{1,2}|[๐-๙]{1,2})\)/gu, // ๑)
  /(?<![\d๐-๙.(])(\d{1,2}|[๐-๙]{1,2})\.(?![\d๐-๙])/gu, // ๑.
  /(?<![\d๐-๙.(])((?:\d{1,2}|[๐-๙]{1,2})(?:\.(?:\d{1,2}|[๐-๙]{1,2}))+)[.)]?(?=\s+[^\d๐-๙\s])/gu, // ๑.๑
  /ตัวชี้วัด(?:ที่)?\s*(\d{1,2}|[๐-๙]{1,2})(?![\d๐-๙]|\s*[-–])/gu, // ตัวชี้วัดที่ ๑
] as const;
const BULLET = /[•●○◦▪▫■◆◇❖➢➤►▶✓✔*·\uF0B7\uF0A7\uF0D8\uF0FC]/u;
const DASH = "–—−‐‑\\-";
// "ตาม ๑)" points at an item and begins none.
const POINTS = /(?:ตาม|ข้อ|ที่|หมวด|มาตรา|วรรค)\s*\(?$/u;
const NO_LIST_AFTER = /(?:ลำดับ|ระดับ|และ|ถึง|ใน|จาก|พ\.ศ\.|ร้อยละ|ปี|เดือน|กว่า|น้อย|จำนวน)\s*\(?$/u;

/**
 * ข้อย่อยของช่อง — a cell cut into its items at line breaks, bullets and numbering.
 * Each item keeps its marker and the blanks after it; joined, the items are the text.
 */
export function splitItems(text: string): readonly string[] {
  return cutAt(text, itemStarts(text));
}

/** The text cut before each of the given places; nothing is lost, no piece is blank. */
export function cutAt(text: string, places: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  const [firstInk, lastInk] = [text.search(/\S/u), text.trimEnd().length];
  for (const place of [...new Set(places)].sort((one, other) => one - other)) {
    if (place <= from || place <= firstInk || place >= lastInk || text.slice(from, place).trim() === "") continue;
    pieces.push(text.slice(from, place));
    from = place;
  }
  const rest = text.slice(from);
  return rest === "" ? pieces : [...pieces, rest];
}

/** Where items begin in a text: after line breaks, at bullets, at numbering that counts on. */
export function itemStarts(text: string): readonly number[] {
  return [...lineStarts(text), ...markerStarts(text)];
}

/** Where lines begin. */
export function lineStarts(text: string): readonly number[] {
  return [...text.matchAll(/\n+[^\S\n]*/gu)].map((found) => found.index + found[0].length);
}

/** Where bullets and numbers of a list stand, on their own lines or within a line. */
export function markerStarts(text: string): readonly number[] {
  return [...bulletStarts(text), ...dashStarts(text), ...numberStarts(text)];
}

const BULLET_START = new RegExp(String.raw`(?<=^|\s)${BULLET.source}\s*(?=\S)`, "gu");

function bulletStarts(text: string): readonly number[] {
  return [...text.matchAll(BULLET_START)].map((found) => found.index);
}

const DASH_START = new RegExp(String.raw`(?<=^|\s)[${DASH}]+\s*(?=[^\s${DASH}])`, "gu");
const DASH_LINE = new RegExp(String.raw`(?:^|\n)[^\S\n]*[${DASH}]+[^\S\n]*\S`, "u");

function dashStarts(text: string): readonly number[] {
  // A dash within a line begins an item where the text itself begins with one; elsewhere it joins: "ต.ค. - มิ.ย.", "ข้อ ๑ - ข้อ ๙".
  const list = DASH_LINE.test(text);
  return [...text.matchAll(DASH_START)]
    .filter((found) => {
      const before = text.slice(Math.max(0, found.index - 200), found.index);
      const after = text.slice(found.index + found[0].length, found.index + found[0].length + 20);
      if (opensLine(before)) return true;
      if (/^รอบ\s*(?:ที่\s*)?[\d๐-๙]/u.test(after)) return true;
      return list && !joins(before, after);
    })
    .map((found) => found.index);
}

function joins(before: string, after: string): boolean {
  if (before.split("(").length > before.split(")").length) return true;
  if (/[\d๐-๙]\s*$/u.test(before) && /^(?:[\d๐-๙]|ข้อ)/u.test(after)) return true;
  return /(?:(?:ค|ย|พ)\.|คม|ยน|พันธ์)\s*(?:พ\.ศ\.\s*)?[\d๐-๙]*\s*$/u.test(before) && /^(?:ม|ก|พ|ต|ธ|ส|เม|มี|มิ)[ก-ฮ]?/u.test(after);
}

function numberStarts(text: string): readonly number[] {
  return MARKER_SHAPES.flatMap((shape) => {
    const markers = [...text.matchAll(shape)].map((found) => ({ at: found.index, number: toNumbers(found[1] ?? "") }));
    const lastAt = new Map(markers.map(({ at, number }) => [number.join("."), at]));
    const starts: number[] = [];
    let last: readonly number[] | null = null;
    for (const { at, number } of markers) {
      const before = text.slice(Math.max(0, at - 40), at);
      if (!opensLine(before)) {
        // Within a line a marker must count on from the last one, or begin a list that goes on.
        if (POINTS.test(before) || !/\s$/u.test(before)) continue;
        const goesOn = (lastAt.get(next(number)) ?? -1) > at;
        const begins = last === null && number.at(-1) === 1 && !NO_LIST_AFTER.test(before) && goesOn;
        if (!begins && (last === null || next(last) !== number.join("."))) continue;
      }
      starts.push(at);
      last = number;
    }
    return starts;
  });
}

function opensLine(before: string): boolean {
  return /\n\s*$/u.test(before) || before.trim() === "";
}

/** The number that follows one in its list: 1.2 → "1.3". */
function next(number: readonly number[]): string {
  return [...number.slice(0, -1), (number.at(-1) ?? 0) + 1].join(".");
}

function toNumbers(written: string): readonly number[] {
  return written
    .replaceAll(/[๐-๙]/gu, (digit) => String("๐๑๒๓๔๕๖๗๘๙".indexOf(digit)))
    .split(".")
    .map(Number);
}
