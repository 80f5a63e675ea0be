import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";

import { FORMS } from "#documents/forms/forms.ts";
import { FILE_FORMATS, type FileFormat } from "#documents/formats/write-file.ts";
import { LIMITS } from "#documents/limits.ts";
import type { PaperDesk } from "#server/paper-desk.ts";
import { toProblem } from "#server/problems.ts";
import type { Numbered } from "#server/application.ts";

/** Content type of each kind of file. */
export const FILE_TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
} as const satisfies Record<FileFormat, string>;

const formName = z.enum(FORMS.map((form) => form.name));
const outputName = z.enum(FILE_FORMATS);

/** A worker stopped in the middle of writing: what it was given had been checked, so the fault is ours. */
export const WRITING_STOPPED: readonly string[] = ["too-much-inside", "too-slow"];

/** Characters of a plan take up to three bytes each, keys and quotes beside them. */
const PLAN_BYTES = LIMITS.characters * 4;

/** `POST /write?form=…&to=…` — a `plan/1` plan as the official form, in PDF, Word, Excel or JSON. */
export function writeRoute(desk: PaperDesk): Hono<Numbered> {
  const route = new Hono<Numbered>();
  route.use("/write", (context, next) => (desk.isFull() ? Promise.resolve(toProblem("busy", context.get("id"))) : next()));
  route.use("/write", bodyLimit({ maxSize: PLAN_BYTES, onError: (context) => toProblem("too-much-inside", context.get("id")) }));
  route.post("/write", async (context) => {
    const id = context.get("id");
    const form = formName.safeParse(context.req.query("form"));
    if (!form.success) return toProblem("unknown-form", id);
    const to = outputName.safeParse(context.req.query("to"));
    if (!to.success) return toProblem("unknown-output", id);

    const json = await context.req.text();
    const file = await desk.hand({ does: "write", json, form: form.data, to: to.data }, context.req.raw.signal);
    if (!file.ok) return toProblem(WRITING_STOPPED.includes(file.error.kind) ? "not-written" : file.error.kind, id, file.error.found);
    return new Response(file.value, {
      headers: {
        "content-type": FILE_TYPES[to.data],
        "content-disposition": `attachment; filename="plan-${form.data}.${to.data}"`,
        "cache-control": "no-store",
      },
    });
  });
  return route;
}
