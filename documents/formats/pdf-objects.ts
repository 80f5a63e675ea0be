import { inflateSync } from "node:zlib";

/** Where the objects of a PDF with a classic cross-reference table lie. */
export interface PdfObjects {
  readonly file: Buffer;
  /** Object number → its first byte. */
  readonly at: ReadonlyMap<number, number>;
  readonly tableAt: number;
}

/** Finds the objects of a PDF; undefined where its table is of another kind. */
export function readObjects(pdf: Uint8Array): PdfObjects | undefined {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file.toString("latin1", Math.max(0, file.length - 200)))?.[1]);
  if (!Number.isInteger(tableAt) || tableAt >= file.length) return undefined;
  const head = /^xref\s+0 (\d+)\s+/u.exec(file.toString("latin1", tableAt, tableAt + 40));
  if (!head) return undefined;
  const at = new Map<number, number>();
  const table = file.toString("latin1", tableAt + head[0].length, tableAt + head[0].length + 20 * Number(head[1]));
  for (const [index, entry] of [...table.matchAll(/(\d{10}) (\d{5}) ([nf])\s*/gu)].entries())
    if (entry[3] === "n") at.set(index, Number(entry[1]));
  return { file, at, tableAt };
}

/** The dictionary of an object, up to its stream if it has one. */
export function dictionaryOf({ file, at }: PdfObjects, number: number): string {
  const start = at.get(number);
  if (start === undefined) return "";
  const end = file.indexOf("endobj", start);
  const object = file.subarray(start, end === -1 ? file.length : end);
  const stream = object.indexOf("\nstream");
  return object.toString("latin1", 0, stream === -1 ? object.length : stream);
}

/** The bytes of an object's stream, unpacked. */
export function streamOf(objects: PdfObjects, number: number): Buffer | undefined {
  const dictionary = dictionaryOf(objects, number);
  const length = Number(/\/Length (\d+)(?! \d+ R)/u.exec(dictionary)?.[1]);
  const start = (objects.at.get(number) ?? 0) + dictionary.length + 8;
  if (!Number.isInteger(length) || start + length > objects.file.length) return undefined;
  const bytes = objects.file.subarray(start, start + length);
  if (!dictionary.includes("/Filter")) return bytes;
  try {
    return dictionary.includes("/FlateDecode") ? inflateSync(bytes) : undefined;
  } catch {
    return undefined; // a damaged stream teaches nothing
  }
}

/** The file again with some objects replaced and its cross-reference table to match. */
export function rewrite({ file, at, tableAt }: PdfObjects, replaced: ReadonlyMap<number, Buffer>): Uint8Array {
  const order = [...at].toSorted((one, other) => one[1] - other[1]);
  const parts: Buffer[] = [file.subarray(0, order[0]?.[1] ?? tableAt)];
  const moved = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [index, [number, start]] of order.entries()) {
    const part = replaced.get(number) ?? file.subarray(start, order[index + 1]?.[1] ?? tableAt);
    moved.set(number, length);
    parts.push(part);
    length += part.length;
  }
  const tail = file.toString("latin1", tableAt);
  const entry = /\d{10} \d{5} [nf]/gu;
  let number = 0;
  const table = tail.replace(entry, (old) => {
    const place = moved.get(number);
    number += 1;
    return place === undefined ? old : `${String(place).padStart(10, "0")} 00000 n`;
  });
  return Buffer.concat([...parts, Buffer.from(table.replace(/startxref\s+\d+/u, `startxref\n${length}`), "latin1")]);
}
