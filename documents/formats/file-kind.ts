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

/** Text has no NUL (save in UTF-16 with its mark) and hardly any control characters. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (isUtf16(bytes)) return true;
  const head = bytes.subarray(0, 8192);
  let odd = 0;
  for (const byte of head) {
    if (byte === 0) return false;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  }
  return odd <= head.length * 0.02;
}

function isUtf16(bytes: Uint8Array): boolean {
  return begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);
}

/** Text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 when it is sound, else Thai of old machines (TIS-620, Windows-874). */
export function decodeText(bytes: Uint8Array): string {
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const thai = new TextDecoder("windows-874").decode(bytes);
    const share = [...thai.slice(0, 4000)].filter((character) => character >= "ก" && character <= "๛").length / Math.min(4000, Math.max(1, thai.length));
    return share > 0.2 ? thai : new TextDecoder("utf-8").decode(bytes);
  }
}
