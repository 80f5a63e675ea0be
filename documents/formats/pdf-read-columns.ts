import type { Line } from "./pdf-read-lines.ts";
import type { Strip } from "./pdf-read-paragraphs.ts";

/** Lines that run in one column, with the strip they fill. */
export interface TextColumn {
  readonly lines: readonly Line[];
  readonly strip: Strip;
}

export function columnsOf(lines: readonly Line[], strip: Strip): readonly TextColumn[] {
  return [{ lines, strip }];
}
