/** How much a reader takes in before it says "too much": every reader honours the same limits. */
export const LIMITS = {
  /** Bytes of the file as given. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes after unpacking a DOCX or XLSX, all parts together. */
  unpackedBytes: 256 * 1024 * 1024,
  /** Unpacked ÷ packed of one part larger than 1 MB. */
  zipRatio: 250,
  zipEntries: 5_000,
  pages: 400,
  /** Cells of all tables together. */
  cells: 200_000,
  /** Elements inside elements. */
  depth: 256,
  /** Characters of text altogether. */
  characters: 5_000_000,
  /** Bytes of a report paper's blocks that are compared with the record: what we print has far fewer. */
  reportBytes: 4 * 1024 * 1024,
  milliseconds: 30_000,
} as const;
