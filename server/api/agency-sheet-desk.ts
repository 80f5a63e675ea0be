import type { SetUpRow } from "#domain/agency/set-up.ts";
import { openPaperDesk } from "#server/paper-desk.ts";

/** Sheets of agencies come seldom: one process, that leaves when it has read one. */
export const AGENCY_SHEET_DESK = openPaperDesk({
  workers: 1,
  waiting: 4,
  milliseconds: 20_000,
  memoryMb: 256,
  recycleAfter: 1,
  idleMilliseconds: 1000,
  program: new URL("agency-sheet-worker.ts", import.meta.url),
});

/** What the worker sent: rows of JSON that this house wrote itself. */
export function rowsOfSheet(prepared: Uint8Array | null): readonly SetUpRow[] {
  return prepared === null ? [] : JSON.parse(new TextDecoder().decode(prepared));
}
