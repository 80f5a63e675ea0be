import { createHash } from "node:crypto";

import { z } from "zod";

import { acceptImport } from "#actions/accept-import.ts";
import { undoImport } from "#actions/undo-import.ts";
import type { Document } from "#documents/document.ts";
import { LIMITS } from "#documents/limits.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { mayWrite } from "#domain/plan/who-may.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { shown } from "./plans.ts";
import { agencyId, fiscalYear, plan, planRecord } from "./schemas.ts";

const importId = z.uuid().meta({ description: "รหัสการนำเข้า" });
const parameters = z.object({ import: importId });
const usual = { tag: "นำเข้าเอกสาร", scope: "people" } as const;

const importRecord = z
  .object({
    id: importId,
    agency: z.int(),
    fileName: z.string(),
    fileHash: z.string(),
    plan,
    document: z.looseObject({ blocks: z.array(z.unknown()) }).meta({ description: "the paper as blocks, each text with its place" }),
    planId: z.uuid().nullable(),
    revisionAfter: z.int().nullable(),
    madeAt: z.string(),
    acceptedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .meta({ id: "Import", description: "การนำเข้าเอกสาร" });

/** นำเข้าเอกสาร: read a paper into the record, look at it beside its source, take it in or drop it, undo it whole. */
export const IMPORT_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    ...usual,
    name: "importDocument",
    method: "post",
    path: "/imports",
    thai: "อ่านเอกสารเพื่อนำเข้า: ส่งไฟล์เป็นเนื้อคำขอ ยังไม่เปลี่ยนแผนใด",
    english: "Read a document to be taken in; the file is the request's body. No plan changes yet",
    query: z.object({ agency: agencyId, name: z.string().min(1).max(255) }),
    bytes: LIMITS.fileBytes,
    answer: importRecord,
    status: 201,
    refuses: [
      "agency-not-found",
      "not-your-plan",
      "unknown-type",
      "no-plan",
      "no-text",
      "damaged",
      "password",
      "empty",
      "busy",
      "too-many-requests",
    ],
    prepares: async (bytes, { equipment, signal, query }) => {
      if (bytes.byteLength === 0) return err({ kind: "empty" });
      return equipment.desk.hand({ does: "import", bytes, name: nameIn(query) }, signal);
    },
    does: async ({ records, query, body, prepared }) => {
      if ((await records.agencies.find(query.agency)) === null) return err({ kind: "agency-not-found" });
      if (!mayWrite(records.person, query.agency)) return err({ kind: "not-your-plan" });
      const read: { readonly plan: Plan; readonly document: Document } = JSON.parse(new TextDecoder().decode(prepared ?? new Uint8Array()));
      const fileHash = createHash("sha256")
        .update(body as unknown as Uint8Array)
        .digest("hex");
      const id = await records.imports.add({ agency: query.agency, fileName: query.name, fileHash, ...read });
      return ok({ body: await records.imports.find(id), location: `/imports/${id}` });
    },
  }),
  endpoint({
    ...usual,
    name: "listImports",
    method: "get",
    path: "/imports",
    thai: "เอกสารที่อ่านแล้วแต่ยังไม่ได้รับเข้าเป็นแผน",
    english: "Documents read but not yet taken in",
    query: z.object({ agency: agencyId }),
    answer: z.array(z.object({ id: importId, fileName: z.string(), madeAt: z.string() })),
    does: async ({ records, query }) => ok({ body: await records.imports.waiting(query.agency) }),
  }),
  endpoint({
    ...usual,
    name: "openImport",
    method: "get",
    path: "/imports/{import}",
    thai: "เปิดเอกสารที่อ่านแล้วเพื่อตรวจเทียบกับต้นฉบับ",
    english: "A document read, to be looked at beside its source",
    parameters,
    answer: importRecord,
    refuses: ["import-not-found"],
    does: async ({ records, parameters: { import: id } }) => {
      const found = await records.imports.find(id);
      return found === null ? err({ kind: "import-not-found" }) : ok({ body: found });
    },
  }),
  endpoint({
    ...usual,
    name: "acceptImport",
    method: "post",
    path: "/imports/{import}/accept",
    thai: "รับแผนที่ตรวจแล้วเข้าทะเบียน: เป็นแผนใหม่ หรือแทนร่างของปีนั้น",
    english: "Take the plan as reviewed into the record",
    parameters,
    body: z.object({ plan, fiscalYear }),
    answer: planRecord,
    refuses: ["import-not-found", "import-settled", "not-your-plan", "plan-is-closed"],
    does: async ({ records, parameters: { import: id }, body }) => {
      const accepted = await acceptImport({ records }, { id, ...body });
      if (!accepted.ok) return accepted;
      const plan = await shown(records, accepted.value);
      return plan === null ? err({ kind: "plan-not-found" }) : ok({ body: plan, revision: plan.revision });
    },
  }),
  endpoint({
    ...usual,
    name: "undoImport",
    method: "post",
    path: "/imports/{import}/undo",
    thai: "เลิกทำการนำเข้าทั้งฉบับ",
    english: "Undo the whole import",
    parameters,
    answer: z.object({ planId: z.uuid().nullable() }),
    refuses: ["import-not-found", "not-your-plan", "changed-since-import"],
    does: async ({ records, parameters: { import: id } }) => {
      const undone = await undoImport({ records }, { id });
      return undone.ok ? ok({ body: { planId: undone.value } }) : undone;
    },
  }),
  endpoint({
    ...usual,
    name: "dropImport",
    method: "delete",
    path: "/imports/{import}",
    thai: "ทิ้งเอกสารที่อ่านแล้วแต่ไม่นำเข้า",
    english: "Drop a document that is not taken in",
    parameters,
    refuses: ["import-not-found", "not-your-plan"],
    does: async ({ records, parameters: { import: id } }) => {
      const found = await records.imports.find(id);
      if (found === null) return err({ kind: "import-not-found" });
      if (!mayWrite(records.person, found.agency)) return err({ kind: "not-your-plan" });
      await records.imports.drop(id);
      return ok({});
    },
  }),
];

function nameIn(query: unknown): string | null {
  return typeof query === "object" && query !== null && "name" in query && typeof query.name === "string" ? query.name : null;
}
