/** แถวของข้อความที่คั่นด้วยเครื่องหมาย — one row of text between separators, where it stands by characters, and at which line (from 1). */
export interface SeparatedRecord {
  readonly fields: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/**
 * ข้อความที่คั่นด้วยแท็บหรือเครื่องหมาย — rows and fields of a CSV or of cells copied from a spreadsheet. Quotes may hold separators and line breaks;
 * a quote that is never closed, or closes in the middle of a field, is a quotation and stays.
 */
export function splitRecords(text: string, separator: string): readonly SeparatedRecord[] {
  const records: SeparatedRecord[] = [];
  let fields: string[] = [];
  let from = 0;
  let line = 1;
  let at = 0;
  // Once a quote is found open to the end of the text, quotes are ordinary characters: looking again at each would take for ever.
  let quotes = true;
  while (at <= text.length) {
    const inQuotes: Field | "bare" | undefined = quotes && text[at] === '"' ? quoted(text, at, separator) : "bare";
    if (inQuotes === undefined) quotes = false;
    const field: Field = inQuotes === undefined || inQuotes === "bare" ? bare(text, at, separator) : inQuotes;
    fields.push(field.text);
    at = field.end + 1;
    if (field.end < text.length && text[field.end] === separator) continue;
    records.push({ fields, from, to: Math.min(field.end, text.length), line });
    for (let char = from; char <= field.end && char < text.length; char += 1) if (text[char] === "\n") line += 1;
    fields = [];
    from = at;
  }
  return records;
}

interface Field {
  readonly text: string;
  readonly end: number;
}

function bare(text: string, from: number, separator: string): Field {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== "\n") end += 1;
  return { text: text.slice(from, end), end };
}

/** A field in quotes; "bare" where it merely begins with a quotation, undefined where the quote is never closed. */
function quoted(text: string, from: number, separator: string): Field | "bare" | undefined {
  let found = "";
  let at = from + 1;
  let isLoose = false;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return isLoose ? "bare" : undefined;
    const piece = text.slice(at, quote);
    // After a quote that nobody doubled, a separator or a line's end shows that the first one closed a quotation.
    if (isLoose && (piece.includes(separator) || piece.includes("\n"))) return "bare";
    found += piece;
    const next = text[quote + 1];
    if (next === undefined || next === separator || next === "\n") return { text: found, end: quote + 1 };
    isLoose ||= next !== '"';
    found += '"';
    at = next === '"' ? quote + 2 : quote + 1;
  }
}
