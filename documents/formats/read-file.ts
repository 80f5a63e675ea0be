import type { Plan } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { checkPlan } from "#domain/checks/check-plan.ts";
import type { Document, ReadError } from "../document.ts";
import { LIMITS } from "../limits.ts";
import { readPlan } from "../reading/read-plan.ts";
import { decodeText, kindOf } from "./file-kind.ts";
import type { PrintedReport } from "./report-json.ts";

/** Read a file of any kind we know as blocks. Each format's library is loaded only when a file of that kind comes. */
export async function readFile(bytes: Uint8Array, name = ""): Promise<Result<Document, ReadError>> {
  if (bytes.length === 0) return err({ kind: "empty" });
  if (bytes.length > LIMITS.fileBytes) return err({ kind: "too-large", found: String(bytes.length) });
  const kind = kindOf(bytes, name);
  switch (kind) {
    case "docx":
      return (await import("./docx-read.ts")).readDocx(bytes);
    case "xlsx":
      return (await import("./xlsx-read.ts")).readXlsx(bytes);
    case "pdf":
      return (await import("./pdf-read.ts")).readPdf(bytes);
    case "compound":
      return err((await import("./zip.ts")).refuseCompoundFile(bytes));
    case "zip":
      return readUnknownZip(bytes);
    case "picture":
      return err({ kind: "no-text" });
    case "binary":
      return err({ kind: "unknown-type" });
    case "text":
      return readPlainText(bytes, name);
  }
}

/** A zip that is no Office file: broken ones say so, sound ones are of a kind we do not read. */
async function readUnknownZip(bytes: Uint8Array): Promise<Result<Document, ReadError>> {
  const unzipped = (await import("./zip.ts")).unzip(bytes);
  return unzipped.ok ? err({ kind: "unknown-type" }) : unzipped;
}

async function readPlainText(bytes: Uint8Array, name: string): Promise<Result<Document, ReadError>> {
  const text = decodeText(bytes);
  if (text.trim() === "") return err({ kind: "empty" });
  if (text.length > LIMITS.characters) return err({ kind: "too-much-inside" });
  if (/^\s*\{/u.test(text) && text.includes('"plan/1"')) {
    const { parsePlanJson } = await import("./plan-json.ts");
    const plan = parsePlanJson(text);
    return plan.ok ? ok({ blocks: [], attachedPlan: plan.value }) : err({ kind: "damaged", found: plan.error.path });
  }
  if (/\.csv$/iu.test(name)) return ok((await import("./csv.ts")).readCsv(text));
  return ok((await import("./text.ts")).readText(text));
}

/**
 * Read a file as a plan: a `plan/1` inside it (our own PDF, or JSON) is taken as it is; else the page is read. A document
 * without any plan table says so.
 */
export async function readPlanFile(bytes: Uint8Array, name = ""): Promise<Result<Plan, ReadError>> {
  const document = await readFile(bytes, name);
  return document.ok ? planOf(document.value) : document;
}

/** The plan that a document holds (see `readPlanFile`). */
export async function planOf(document: Document): Promise<Result<Plan, ReadError>> {
  if (document.attachedPlan !== undefined) {
    const attached = (await import("./plan-json.ts")).parsePlan(document.attachedPlan);
    if (attached.ok) return ok(withMessages(attached.value, document.blocks.length > 0));
  }
  const plan = readPlan(document);
  const isPlan = plan.activities.length > 0 || plan.blank;
  return isPlan ? ok(plan) : err({ kind: "no-plan" });
}

/** The report that a PDF of ours holds as it was printed; null where there is none, or it is not as we write it. */
export async function reportOf({ attachedReport }: Document): Promise<PrintedReport | null> {
  if (attachedReport === undefined) return null;
  const report = (await import("./report-json.ts")).parseReport(attachedReport);
  return report.ok ? report.value : null;
}

/** The plan's own messages renewed by today's rules; a PDF of ours says that its attachment was read, not its page. */
function withMessages(plan: Plan, isPaper: boolean): Plan {
  const source = {
    kind: "read-from-attachment",
    severity: "info",
    place: {},
    says: "แฟ้มนี้ระบบเป็นผู้พิมพ์ จึงอ่านจากข้อมูลแผนที่แนบอยู่ในแฟ้ม ไม่ได้อ่านจากหน้ากระดาษ หากมีผู้แก้ไขหน้ากระดาษภายหลัง กรุณาเทียบกับต้นฉบับ",
  } as const;
  const doubts = plan.messages.filter((message) => message.kind === "alignment-uncertain");
  return { ...plan, messages: [...(isPaper ? [source] : []), ...doubts, ...checkPlan(plan)] };
}
