import { randomBytes } from "node:crypto";

import { MACHINE_TOKEN_PREFIX, machineTokenHash } from "#server/api/credential.ts";
import type { OpenHouse } from "#server/open-house.ts";
import { readSecret } from "#server/sign-in/secret.ts";
import { writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import { as } from "./database.ts";
import type { Office } from "./office.ts";

/** The address of the houses in tests: where Hono's `app.request` sends to. */
export const TEST_ADDRESS = "http://localhost";

/** What a request in a test carries beside its path. */
export interface Asking {
  readonly method?: string;
  /** JSON, or bytes and FormData as they are. */
  readonly body?: unknown;
  /** The revision that was seen. */
  readonly ifMatch?: number | string;
  /** Idempotency-Key. */
  readonly key?: string;
  /** These stand over all others; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly signal?: AbortSignal;
}

/** Asks the house for a path, as a browser or a program would: `ask("/api/v1/plans", { method: "POST", body: … })`. */
export type Ask = (path: string, asking?: Asking) => Promise<Response>;

type TestedHouse = Pick<OpenHouse, "app" | "signIns">;

/** Requests of an officer of the small country (testing/office.ts) from the house's own pages. */
export function signedIn(house: TestedHouse, office: Pick<Office, "session">, officer: string): Ask {
  const cookie = cookieOf(house, office.session(officer));
  return async (path, asking = {}) => send(house, path, asking, { cookie: await cookie(), origin: TEST_ADDRESS });
}

/** Requests of a machine with this token. */
export function machine(house: TestedHouse, token: string): Ask {
  return (path, asking = {}) => send(house, path, asking, { authorization: `Bearer ${token}` });
}

/** Requests of a browser that nobody signed in with. */
export function nobody(house: TestedHouse): Ask {
  return (path, asking = {}) => send(house, path, asking, { origin: TEST_ADDRESS });
}

/** A machine's token of an agency, kept as the administrator would keep it. */
export async function addMachineToken(
  office: Pick<Office, "agency" | "superUrl">,
  agency: string,
  scopes: readonly string[],
  { expires = "30 days", revoked = false }: { readonly expires?: string; readonly revoked?: boolean } = {},
): Promise<string> {
  const token = `${MACHINE_TOKEN_PREFIX}${randomBytes(24).toString("base64url")}`;
  await as(office.superUrl, (client) =>
    client.query(
      `insert into machine_token (agency_id, within, name, scopes, hash, made_by, expires_at, revoked_at)
       values ($1, '{}', $2, $3, $4, 'person-author', now() + $5::interval, case when $6 then now() end)`,
      [office.agency(agency), `กุญแจของ${agency}`, scopes, machineTokenHash(token), expires, revoked],
    ),
  );
  return token;
}

function cookieOf({ signIns }: TestedHouse, token: string): () => Promise<string> {
  let written: Promise<string> | undefined;
  return () => {
    written ??= readSecret(process.env, signIns.pool).then((secret) => writeSessionCookie(token, secret, TEST_ADDRESS).split(";")[0] ?? "");
    return written;
  };
}

async function send(
  { app }: TestedHouse,
  path: string,
  { method = "GET", body, ifMatch, key, headers = {}, signal }: Asking,
  own: Readonly<Record<string, string>>,
): Promise<Response> {
  const isRaw = body instanceof Uint8Array || body instanceof FormData || typeof body === "string";
  const all = new Headers(own);
  if (body !== undefined && !isRaw) all.set("content-type", "application/json");
  if (ifMatch !== undefined) all.set("if-match", typeof ifMatch === "number" ? `"${ifMatch}"` : ifMatch);
  if (key !== undefined) all.set("idempotency-key", key);
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const sent = body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) };
  return app.request(path, { method, headers: all, ...sent, ...(signal === undefined ? {} : { signal }) });
}
