import { createHash } from "node:crypto";

import type { Credential } from "#store/within.ts";

/** The part of sign-in that every request needs: the session's token from the signed cookie. */
export interface SessionCookies {
  readonly sessionToken: (request: Request) => Promise<string | undefined>;
}

/** Machine tokens begin so: found at once where they leak. */
export const MACHINE_TOKEN_PREFIX = "khunatham_";

/** What is kept of a machine's token. */
export function machineTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Who asks: a machine by its bearer token, else a person by the session's cookie; null where neither is there. */
export async function credentialOf(request: Request, cookies: SessionCookies): Promise<Credential | null> {
  const bearer = /^Bearer\s+(\S+)$/iu.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return bearer.startsWith(MACHINE_TOKEN_PREFIX) ? { token: machineTokenHash(bearer), isMachine: true } : null;
  const token = await cookies.sessionToken(request);
  return token === undefined ? null : { token, isMachine: false };
}

/** A change asked for by a page that is not ours: told by the browser itself, or by the address it names. */
export function isForged(request: Request, address: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin";
  const origin = request.headers.get("origin");
  return origin === null || origin !== address;
}
