/** How many bytes tell text from other files. */
const SAMPLE = 8192;

/** What a file is, by its content; its name only settles text. */
export type FileKind = "docx" | "xlsx" | "pdf" | "compound" | "zip" | "picture" | "binary" | "text";

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d], // BMP
  [0x52, 0x49, 0x46, 0x46], // WebP
];

/** Recognise a file by its first bytes, and a zip by the parts it names. */
export function kindOf(bytes: Uint8Array, name = ""): FileKind {
  if (begins(bytes, [0x50, 0x4b])) return officeKind(bytes, name);
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "compound";
  if (latin(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  if (PICTURES.some((magic) => begins(bytes, magic)) && !looksLikeText(bytes)) return "picture";
  return looksLikeText(bytes) && !latin(bytes.subarray(0, 8)).startsWith("{\\rtf") ? "text" : "binary";
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function officeKind(bytes: Uint8Array, name: string): FileKind {
  const tail = latin(bytes.subarray(Math.max(0, bytes.length - 512 * 1024)));
  const head = latin(bytes.subarray(0, 64 * 1024));
  const names = head + tail;
  if (names.includes("word/")) return "docx";
  if (names.includes("xl/")) return "xlsx";
  if (/\.docx?$/iu.test(name)) return "docx";
  return /\.xls[xm]?$/iu.test(name) ? "xlsx" : "zip";
}

function latin(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Text has no NUL (save in UTF-16) and hardly any control characters. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (utf16Of(bytes) !== null) return true;
  const head = bytes.subarray(0, SAMPLE);
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  }
  return odd <= head.length * 0.02;
}

/**
 * UTF-16 by its mark, or without one by its pattern: of Thai and Latin text every second byte is 0x0E or 0x00 and the byte beside it
 * hardly ever a control character.
 */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (begins(bytes, [0xff, 0xfe])) return "utf-16le";
  if (begins(bytes, [0xfe, 0xff])) return "utf-16be";
  const head = bytes.subarray(0, SAMPLE);
  const pairs = Math.floor(head.length / 2);
  if (pairs < 4) return null;
  for (const [name, high] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    let letters = 0;
    for (let at = 0; at < pairs * 2; at += 2) {
      const top = head[at + high] ?? 0;
      const low = head[at + 1 - high] ?? 0;
      if (top === 0x0e ? low >= 1 && low <= 0x5b : top === 0 && ((low >= 32 && low < 127) || low === 9 || low === 10 || low === 13))
        letters += 1;
    }
    if (letters >= pairs * 0.8) return name;
  }
  return null;
}

/**
 * Text of a file: UTF-16 by its mark or pattern, else UTF-8, also where a byte of it is broken, or Thai of old machines (TIS-620,
 * Windows-874), whichever explains more of the bytes.
 */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return withoutBroken(new TextDecoder(utf16).decode(bytes));
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = count(text, /\uFFFD/gu);
  if (broken === 0) return text;
  // Old Thai has no three-byte letters: read as UTF-8 nearly every byte of it is broken.
  if (count(text, /[ก-๛]/gu) >= broken) return withoutBroken(text);
  const thai = new TextDecoder("windows-874").decode(bytes);
  const isThai = /[ก-๛]{2}/u.test(thai) && count(thai, /[\uFFFD\u0080-\u009F]/gu) * 4 < count(thai, /[ก-๛]/gu);
  return isThai ? withoutBroken(thai) : withoutBroken(text);
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}

/** A broken byte at the edge of a word says nothing; inside a word its mark shows that a letter is missing. */
function withoutBroken(text: string): string {
  return text.replaceAll(/\uFFFD+/gu, (marks, at: number) =>
    /^\S\S$/u.test(`${text[at - 1] ?? " "}${text[at + marks.length] ?? " "}`) ? marks : "",
  );
}
