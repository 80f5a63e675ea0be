import { kindOf } from "#documents/formats/file-kind.ts";
import { parsePlanJson } from "#documents/formats/plan-json.ts";
import { planOf, readFile, readPlanFile } from "#documents/formats/read-file.ts";
import { stampIn } from "#documents/formats/report-stamp.ts";
import { writeFile } from "#documents/formats/write-file.ts";
import { writeReportFile } from "#documents/formats/write-report-file.ts";
import { LIMITS } from "#documents/limits.ts";
import { err, ok } from "#domain/result.ts";
import type { PaperAnswer, PaperReply, PaperWork } from "#server/paper-work.ts";

/** Runs in a process of its own (see paper-desk.ts): one piece of paper work in, one answer out, nothing kept. */
process.on("message", (work: PaperWork) => {
  void DOES[work.does](work as never).then(reply);
});

process.on("disconnect", () => process.exit());

const DOES = { read, import: importPaper, "report-back": reportBack, write, report } as const;

/** A bug ends the worker; the server hears where it was met. */
process.on("uncaughtException", (cause) => {
  reply({ bug: { name: cause.name, stack: cause.stack ?? "" } }, () => process.exit(1));
});

function reply(answer: PaperReply, then?: () => void): void {
  process.send?.(answer, undefined, undefined, then);
}

/** A paper for the record: its plan, and its blocks to show beside it. */
async function importPaper({ bytes, name }: PaperWork & { does: "import" }): Promise<PaperAnswer> {
  const document = await readFile(bytes, name ?? undefined);
  if (!document.ok) return document;
  const plan = await planOf(document.value);
  if (!plan.ok) return plan;
  const { attachedPlan: _plan, attachedReport: _report, ...paper } = document.value;
  return ok(new TextEncoder().encode(JSON.stringify({ plan: plan.value, document: paper })));
}

/** A report paper that comes back: Word and Excel keep its lines and cells, and what it knows of its printing; others do not. */
async function reportBack({ bytes, name }: PaperWork & { does: "report-back" }): Promise<PaperAnswer> {
  const kind = kindOf(bytes, name ?? "");
  if (kind === "pdf" || kind === "text" || kind === "picture") return err({ kind: "paper-not-editable" });
  const document = await readFile(bytes, name ?? undefined);
  if (!document.ok) return document;
  const stamp = stampIn(bytes, name ?? undefined);
  if (!stamp.ok) return stamp;
  const answer = new TextEncoder().encode(JSON.stringify({ document: { blocks: document.value.blocks }, stamp: stamp.value }));
  return answer.byteLength > LIMITS.reportBytes ? err({ kind: "too-much-inside" }) : ok(answer);
}

async function read({ bytes, name }: PaperWork & { does: "read" }): Promise<PaperAnswer> {
  const plan = await readPlanFile(bytes, name ?? undefined);
  return plan.ok ? ok(new TextEncoder().encode(JSON.stringify(plan.value))) : plan;
}

async function write({ json, form, to }: PaperWork & { does: "write" }): Promise<PaperAnswer> {
  const plan = parsePlanJson(json);
  if (!plan.ok) return err({ kind: "not-plan-json", found: plan.error.path });
  return ok(Uint8Array.from(await writeFile(plan.value, form, to)));
}

async function report({ paper, form, kind, to }: PaperWork & { does: "report" }): Promise<PaperAnswer> {
  return ok(Uint8Array.from(await writeReportFile(paper, form, kind, to)));
}
