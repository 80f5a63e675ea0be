import type { Context } from "hono";

import { err, ok, type Result } from "#domain/result.ts";
import type { Numbered } from "#server/application.ts";
import type { Endpoint } from "./endpoint.ts";

/** A plan of the largest size, as JSON. */
const JSON_BYTES = 8 * 1024 * 1024;

/** What a request carried. */
export interface Sent {
  readonly bytes: Uint8Array;
  /** Undefined where the endpoint takes bytes or nothing. */
  readonly json: unknown;
}

type BodyRefusal = { readonly kind: "too-large" } | { readonly kind: "not-json" } | { readonly kind: "unknown-type" };

/** The body, read up to its limit and no further; JSON where the endpoint takes JSON. */
export async function bodyOf(endpoint: Endpoint, context: Context<Numbered>): Promise<Result<Sent, BodyRefusal>> {
  if (endpoint.body === null && endpoint.bytes === null) return ok({ bytes: new Uint8Array(), json: undefined });
  const limit = endpoint.bytes ?? JSON_BYTES;
  const told = Number(context.req.header("content-length") ?? 0);
  if (told > limit) return err({ kind: "too-large" });
  // Small texts are taken as they come; what may be large goes to its place piece by piece.
  const isSmall = told > 0 && endpoint.bytes === null;
  const bytes = isSmall ? await readWhole(context.req.raw, limit) : await readUpTo(context.req.raw.body, limit, told > 0 ? told : 0);
  if (bytes === null) return err({ kind: "too-large" });
  if (endpoint.bytes !== null) return ok({ bytes, json: undefined });
  if (!/^application\/(?:[\w.-]+\+)?json\b/iu.test(context.req.header("content-type") ?? "")) return err({ kind: "unknown-type" });
  try {
    return ok({ bytes, json: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) ?? null });
  } catch {
    return err({ kind: "not-json" });
  }
}

/** A body whose length was told is no longer than told. */
async function readWhole(request: Request, limit: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return bytes.byteLength > limit ? null : bytes;
}

/** Written to its place as it comes: the pieces of many large requests at once are not held beside their wholes. `told` is the length that the sender told. */
async function readUpTo(body: ReadableStream<Uint8Array> | null, limit: number, told: number): Promise<Uint8Array | null> {
  if (body === null) return new Uint8Array();
  let whole = new Uint8Array(Math.min(told, limit));
  let length = 0;
  for await (const piece of body) {
    const longer = length + piece.byteLength;
    if (longer > limit) return null;
    if (longer > whole.length) {
      const larger = new Uint8Array(Math.min(limit, Math.max(longer, whole.length * 2)));
      larger.set(whole.subarray(0, length));
      whole = larger;
    }
    whole.set(piece, length);
    length = longer;
  }
  return whole.subarray(0, length);
}
