import { createHash } from "node:crypto";

import { Hono, type Context } from "hono";
import type { z } from "zod";

import { err, ok, type Result } from "#domain/result.ts";
import type { Numbered } from "#server/application.ts";
import type { Equipment } from "#server/equipment.ts";
import { toProblem } from "#server/problems.ts";
import { tooManyRequests } from "#server/rate-limits.ts";
import { bodyOf } from "./body.ts";
import { credentialOf, isForged } from "./credential.ts";
import type { Again, Answer, AnsweredFile, Asked, Endpoint, Refusal } from "./endpoint.ts";
import { answeredBefore, keepAnswer, type KeptAnswer } from "#store/answered.ts";
import { waitForTwin } from "#store/count-request.ts";

const UNIQUE = "23505";

/** Every endpoint at its address, inside who may ask, what was asked, and once only. */
export function mount(endpoints: readonly Endpoint[], equipment: Equipment): Hono<Numbered> {
  const route = new Hono<Numbered>();
  const methods = new Map<string, string[]>();
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, ":$1");
    route.on(endpoint.method.toUpperCase(), path, (context) => answer(endpoint, equipment, context));
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method.toUpperCase()]);
  }
  for (const [path, known] of methods) route.all(path, (context) => otherMethod(known, context));
  return route;
}

/** Which methods an address takes: told when asked, and with the refusal of any other. No other site is let in: there are no CORS headers. */
function otherMethod(known: readonly string[], context: Context<Numbered>): Response {
  const allowed = [...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const response =
    context.req.method === "OPTIONS" ? new Response(null, { status: 204 }) : toProblem("method-not-allowed", context.get("id"));
  response.headers.set("allow", allowed);
  return response;
}

async function answer(endpoint: Endpoint, equipment: Equipment, context: Context<Numbered>): Promise<Response> {
  const id = context.get("id");
  const request = context.req.raw;
  const credential = await credentialOf(request, equipment.signIn);
  if (credential === null) return toProblem("not-signed-in", id);
  if (!credential.isMachine && endpoint.method !== "get" && isForged(request, equipment.address)) return toProblem("forged", id);

  const wait = credential.isMachine ? await equipment.limits.count("machine", credential.token) : null;
  if (wait !== null) return tooManyRequests(id, wait);

  const parameters = checked(endpoint.parameters, context.req.param(), "path");
  if (!parameters.ok) return toProblem("not-found", id);
  const query = checked(endpoint.query, context.req.query(), "query");
  if (!query.ok) return toProblem("invalid-request", id, { errors: query.error });
  const sent = await bodyOf(endpoint, context);
  if (!sent.ok) return toProblem(sent.error.kind, id, sent.error);
  const body = sent.value.json === undefined ? ok(sent.value.bytes) : checked(endpoint.body, sent.value.json, "body");
  if (!body.ok) return toProblem("invalid-request", id, { errors: body.error });
  const revision = revisionOf(request.headers.get("if-match"));
  if (endpoint.needsRevision && revision === null) return toProblem("no-if-match", id);

  const key = endpoint.method === "get" ? undefined : request.headers.get("idempotency-key");
  if (key != null && (key.length < 8 || key.length > 200))
    return toProblem("invalid-request", id, { errors: [{ at: "Idempotency-Key", says: "8-200" }] });
  const hash =
    key == null ? "" : createHash("sha256").update(`${request.method} ${context.req.path}\n`).update(sent.value.bytes).digest("hex");
  const asking = { credential, today: equipment.today(), request: id };

  const paperWait = endpoint.prepares === null ? null : await equipment.limits.count("documents", credential.token);
  if (paperWait !== null) return tooManyRequests(id, paperWait);
  const prepared =
    endpoint.prepares === null
      ? ok(null)
      : await endpoint.prepares(sent.value.bytes, { equipment, signal: request.signal, query: query.value });
  if (!prepared.ok) return toProblem(prepared.error.kind, id, prepared.error);

  for (let attempt = 1; ; attempt += 1) {
    try {
      const answered = await equipment.store.within<KeptAnswer | NonNullable<Answer["afterwards"]>, Refusal>(
        asking,
        async (records, trx) => {
          const { person } = records;
          if (person.scopes !== null && (endpoint.scope === "people" || !person.scopes.includes(endpoint.scope)))
            return err({ kind: "scope-missing" });
          if (key != null) {
            await waitForTwin(trx, person.id, key);
            const before = await answeredBefore(trx, person.id, key);
            if (before !== null) return before.hash === hash ? ok(before.answer) : err({ kind: "key-used-otherwise" });
          }
          const asked = {
            records,
            prepared: prepared.value,
            parameters: parameters.value,
            query: query.value,
            body: body.value,
            revision: revision ?? 0,
            seen: endpoint.tellsUnchanged ? tagIn(request.headers.get("if-none-match")) : null,
            equipment,
            // Made when it is asked for: few endpoints wait for anything that could be broken off.
            get signal(): AbortSignal {
              return request.signal;
            },
            again: ((work) => equipment.store.within(asking, work)) satisfies Again,
          };
          const done = await endpoint.does(asked as unknown as Asked<never, never, never>);
          if (!done.ok) return done;
          if (done.value.afterwards !== undefined) return ok(done.value.afterwards);
          const kept = toKept(endpoint, done.value);
          if (key != null) await keepAnswer(trx, person.id, key, hash, kept);
          return ok(kept);
        },
      );
      if (!answered.ok) return toProblem(answered.error.kind, id, answered.error);
      if (typeof answered.value !== "function") return toResponse(answered.value);
      const later = await answered.value();
      if (!later.ok) return toProblem(later.error.kind, id, later.error);
      const { file, isUnchanged } = later.value;
      return file === undefined ? toResponse(toKept(endpoint, later.value)) : fileAnswer(file, isUnchanged === true);
    } catch (cause) {
      // The same request came twice at once: the other has answered by now.
      const isTwin = key != null && attempt < 3 && isUniqueViolationOf(cause, "answered_request");
      if (!isTwin) throw cause;
    }
  }
}

function checked(
  schema: z.ZodType | null,
  value: unknown,
  where: string,
): Result<unknown, readonly { readonly at: string; readonly says: string }[]> {
  if (schema === null) return ok(undefined);
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ at: [where, ...path].join("."), says: message })));
}

/** `"12"` names revision 12, and so does `"12.9f3a"`, its ETag with a mark; `*` and several names are not taken: whoever writes has seen one state. */
function revisionOf(header: string | null): number | null {
  const found = /^(?:W\/)?"(\d{1,9})(?:\.\w+)?"$/u.exec(header?.trim() ?? "");
  return found === null ? null : Number(found[1]);
}

/** The one ETag that the asker has; several are taken for none: the whole answer is never wrong. */
function tagIn(header: string | null): string | null {
  return /^(?:W\/)?"([\w.]{1,60})"$/u.exec(header?.trim() ?? "")?.[1] ?? null;
}

function toKept(endpoint: Endpoint, { body, revision, mark, isUnchanged, location }: Answer): KeptAnswer {
  const headers: Record<string, string> = { "cache-control": "no-store" };
  if (revision !== undefined) headers["etag"] = mark === undefined ? `"${revision}"` : `"${revision}.${mark}"`;
  if (location !== undefined) headers["location"] = `/api/v1${location}`;
  return { status: isUnchanged === true ? 304 : endpoint.status, headers, body: body === undefined ? "" : JSON.stringify(body) };
}

function toResponse({ status, headers, body }: KeptAnswer): Response {
  const all = new Headers(headers);
  if (body !== "") all.set("content-type", "application/json; charset=utf-8");
  return new Response(body === "" ? null : body, { status, headers: all });
}

function fileAnswer({ bytes, type, name, tag, size }: AnsweredFile, isUnchanged: boolean): Response {
  const headers = new Headers({
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    "cache-control": tag === undefined ? "no-store" : "private, no-cache",
    "x-content-type-options": "nosniff",
  });
  if (tag !== undefined) headers.set("etag", `"${tag}"`);
  if (isUnchanged) return new Response(null, { status: 304, headers });
  if (size !== undefined) headers.set("content-length", String(size));
  return new Response(bytes instanceof Uint8Array ? new Uint8Array(bytes) : bytes, { headers });
}

function isUniqueViolationOf(cause: unknown, table: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === UNIQUE && "table" in cause && cause.table === table;
}
