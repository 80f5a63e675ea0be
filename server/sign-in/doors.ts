import type { z } from "zod";

import { signInProblem } from "#server/sign-in/sign-in-problems.ts";
import type { Visit } from "#server/sign-in/visit.ts";

/** A way in: one method and path, what may be sent, who may come. Whatever has no door is not found. */
export interface Door {
  readonly method: "GET" | "POST";
  /** Below /api/v1/auth; a final `/:x` takes one more word. */
  readonly path: string;
  /** Requests of one address in a minute. */
  readonly perMinute: number;
  readonly enter: (visit: Visit) => Promise<Response>;
}

/** A door for anybody that reads a JSON body first. */
export function bodyDoor<T>(
  path: string,
  perMinute: number,
  shape: z.ZodType<T>,
  enter: (visit: Visit, body: T) => Promise<Response>,
): Door {
  return {
    method: "POST",
    path,
    perMinute,
    enter: async (visit) => {
      const body = shape.safeParse(await readJson(visit.request));
      return body.success ? enter(visit, body.data) : signInProblem("not-understood", visit.incident);
    },
  };
}

const LARGEST_BODY = 64 * 1024;

async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The door for this method and path, with the word its `/:x` took. */
export function findDoor(
  doors: readonly Door[],
  method: string,
  path: string,
): { readonly door: Door; readonly parameter: string } | undefined {
  for (const door of doors) {
    if (door.method !== method) continue;
    if (door.path === path) return { door, parameter: "" };
    const stem = door.path.endsWith("/:x") ? door.path.slice(0, -2) : undefined;
    const word = stem !== undefined && path.startsWith(stem) ? path.slice(stem.length) : "";
    if (/^[a-z][a-z0-9-]*$/u.test(word)) return { door, parameter: word };
  }
  return undefined;
}
