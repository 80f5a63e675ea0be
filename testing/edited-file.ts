import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** Texts put for others, as somebody who edits outside leaves them. */
export type Edits = readonly (readonly [was: string, now: string])[];

/** แฟ้มที่แก้ไขภายนอก — a DOCX or XLSX with the first of each of these texts in its words replaced, its other parts as they were. */
export function editedFile(bytes: Uint8Array, edits: Edits, without: readonly string[] = []): Uint8Array {
  const parts = unzipSync(bytes);
  for (const name of ["word/document.xml", "xl/sharedStrings.xml"]) {
    const part = parts[name];
    if (part !== undefined) parts[name] = strToU8(edits.reduce((xml, [was, now]) => xml.replace(was, now), strFromU8(part)));
  }
  for (const name of without) delete parts[name];
  return zipSync(parts);
}
