import { err, ok, type Result } from "#domain/result.ts";

/** Why the server did not do it: its own kind and sentence; `says` is null where it could not be reached. Facts of the kind stand beside. */
export interface Problem {
  readonly kind: string;
  readonly status: number;
  readonly says: string | null;
  readonly incident?: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What is asked of the server. */
export interface Wish {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON; a Blob is sent as it is. */
  readonly body?: unknown;
  /** The revision that was seen. */
  readonly revision?: number;
  /** The ETag of what is here already: where it still holds, the answer is the refusal "unchanged". */
  readonly unless?: string;
  /** The same key may be sent again after a broken connection: it is done once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** What came back: the value, the revision of what it is, and its ETag. */
export interface Got<T> {
  readonly value: T;
  readonly revision: number | null;
  readonly etag: string | null;
}

/** Asks the server for something below /api/v1; a refusal is a value with the server's own sentence. */
export async function ask<T>(path: string, wish: Wish = {}): Promise<Result<Got<T>, Problem>> {
  const { method = "GET", body, revision, unless, key, signal } = wish;
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", body instanceof Blob ? body.type || "application/octet-stream" : "application/json");
  if (revision !== undefined) headers.set("if-match", `"${revision}"`);
  if (unless !== undefined) headers.set("if-none-match", unless);
  if (key !== undefined) headers.set("idempotency-key", key);
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    text = await answer.text();
  } catch {
    return err({ kind: signal?.aborted === true ? "stopped" : "unreachable", status: 0, says: null, facts: {} });
  }
  if (answer.status === 304) return err({ kind: "unchanged", status: 304, says: null, facts: {} });
  const value: unknown = parse(text);
  if (answer.ok) return ok({ value: value as T, revision: revisionIn(answer), etag: answer.headers.get("etag") });
  return err(problemIn(value, answer.status));
}

/** A key for a request that must be done once, however often it is sent. */
export function newKey(): string {
  return crypto.randomUUID();
}

function revisionIn(answer: Response): number | null {
  const found = /"(\d+)(?:\.\w+)?"/u.exec(answer.headers.get("etag") ?? "");
  return found === null ? null : Number(found[1]);
}

/** The refusal that an answer tells of, in the server's own words. */
export function problemIn(body: unknown, status: number): Problem {
  const facts: Readonly<Record<string, unknown>> = typeof body === "object" && body !== null ? { ...body } : {};
  const { kind, detail, incident } = facts;
  return {
    kind: typeof kind === "string" ? kind : "broken",
    status,
    says: typeof detail === "string" ? detail : null,
    ...(status === 500 && typeof incident === "string" ? { incident } : {}),
    facts,
  };
}

function parse(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
