import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

import { LIMITS } from "#documents/limits.ts";
import type { PaperDesk } from "#server/paper-desk.ts";
import { toProblem } from "#server/problems.ts";
import type { Numbered } from "#server/application.ts";

/** Names given to bodies that come without one, so that the reader knows what it holds. */
const NAMES: Readonly<Record<string, string>> = { "text/html": "pasted.html", "text/plain": "pasted.txt", "application/json": "plan.json" };

/** Boundaries and headings of a multipart body, beside the file itself. */
const ENVELOPE_BYTES = 64 * 1024;

/** `POST /read` — a document as raw body, as multipart `file`, or a table pasted as text/html; answers `plan/1` with its findings. Nothing is kept. */
export function readRoute(desk: PaperDesk): Hono<Numbered> {
  const route = new Hono<Numbered>();
  route.use("/read", (context, next) => (desk.isFull() ? Promise.resolve(toProblem("busy", context.get("id"))) : next()));
  route.use(
    "/read",
    bodyLimit({ maxSize: LIMITS.fileBytes + ENVELOPE_BYTES, onError: (context) => toProblem("too-large", context.get("id")) }),
  );
  route.post("/read", async (context) => {
    const id = context.get("id");
    const sent = await sentFile(context.req.raw);
    if (sent === undefined) return toProblem("nothing-sent", id);
    if (sent.bytes.byteLength === 0) return toProblem("empty", id);
    if (sent.bytes.byteLength > LIMITS.fileBytes) return toProblem("too-large", id);

    const plan = await desk.hand({ does: "read", ...sent }, context.req.raw.signal);
    if (!plan.ok) return toProblem(plan.error.kind, id, plan.error.found);
    return new Response(plan.value, { headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } });
  });
  return route;
}

async function sentFile(request: Request): Promise<{ readonly bytes: Uint8Array; readonly name: string | null } | undefined> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "multipart/form-data") {
    const name = new URL(request.url).searchParams.get("name") ?? NAMES[type] ?? null;
    return { bytes: new Uint8Array(await request.arrayBuffer()), name };
  }
  const form = await request.formData().catch(() => undefined);
  const file = form?.get("file");
  return file instanceof File ? { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name } : undefined;
}
