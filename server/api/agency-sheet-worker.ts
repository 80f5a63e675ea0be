import { readAgencySheet } from "#documents/formats/agency-sheet.ts";
import { ok } from "#domain/result.ts";
import type { PaperWork } from "#server/paper-work.ts";

/** Runs in a process of its own (see paper-desk.ts): a workbook in, the rows of its sheet of agencies out. */
process.on("message", (work: PaperWork) => {
  if (work.does !== "read") return;
  const read = readAgencySheet(work.bytes);
  process.send?.(read.ok ? ok(new TextEncoder().encode(JSON.stringify(read.value))) : read);
});

process.on("disconnect", () => process.exit());
