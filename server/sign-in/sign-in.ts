import { setTimeout } from "node:timers/promises";

import type { Pool } from "pg";

import type { Result } from "#domain/result.ts";
import { countRequest } from "#server/sign-in/attempts.ts";
import { findDoor } from "#server/sign-in/doors.ts";
import { ENTRANCE_DOORS } from "#server/sign-in/entrance-doors.ts";
import type { OnSignInEvent } from "#server/sign-in/events.ts";
import { OWN_DOORS } from "#server/sign-in/own-doors.ts";
import { PASSWORD_RULES, type PasswordRules } from "#server/sign-in/passwords.ts";
import { openPeople, type NoLink, type OneTimeLink, type SignedSession } from "#server/sign-in/people.ts";
import { keptSubject, type SignInProvider } from "#server/sign-in/providers.ts";
import { sealed } from "#server/sign-in/secret.ts";
import { readSessionToken, writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import { signInProblem } from "#server/sign-in/sign-in-problems.ts";
import type { SignInHouse, Visit } from "#server/sign-in/visit.ts";

/** What the sign-in is opened with. */
export interface SignInRules {
  /** Connections that work as khunatham_sign_in. */
  readonly pool: Pool;
  /** From readSecret. */
  readonly secret: string;
  /** The public origin, e.g. `https://plan.example.go.th`; the only origin that may ask. */
  readonly address: string;
  readonly providers?: readonly SignInProvider[];
  readonly passwordRules?: PasswordRules;
  /** How long a provider may take to answer, in milliseconds. */
  readonly patience?: number;
  readonly onEvent?: OnSignInEvent;
  /** Complaints of the library and bugs, with the incident's number; never what was sent. */
  readonly log?: (line: { readonly incident: string; readonly error: string }) => void;
}

/** Who asks, as the server saw it: the address of the socket, or of the trusted proxy's header; and the request's number in the log. */
export interface Visitor {
  readonly address: string;
  readonly incident: string;
}

/** การเข้าสู่ระบบ — everything the house knows of who somebody is. */
export interface SignIn {
  /** Answers whatever is below /api/v1/auth. */
  readonly handler: (request: Request, visitor: Visitor) => Promise<Response>;
  /** The token in a rightly signed session cookie; the database says whether it still lives. */
  readonly sessionToken: (request: Request) => Promise<string | undefined>;
  readonly findOrMakePerson: (person: { readonly name: string; readonly email: string }) => Promise<string>;
  /** A link for setting a password, once, within so many hours; the person's earlier link ends. */
  readonly makeOneTimeLink: (personId: string, purpose: "first-password" | "reset", hours: number) => Promise<Result<OneTimeLink, NoLink>>;
  /** Lets a person in by a provider that gives no e-mail; false when somebody else holds that subject. */
  readonly linkSubject: (personId: string, providerId: string, subject: string) => Promise<boolean>;
  readonly disablePerson: (personId: string) => Promise<void>;
  readonly enablePerson: (personId: string) => Promise<void>;
  readonly listSessions: (personId: string) => Promise<readonly SignedSession[]>;
  readonly revokeSession: (personId: string, sessionId: string) => Promise<boolean>;
  /** A session without a password, for the development switch only: the value of a Set-Cookie header. */
  readonly signInAsExample: (personId: string, visitor: Visitor) => Promise<string>;
}

const DOORS = [...ENTRANCE_DOORS, ...OWN_DOORS];
const PATH = "/api/v1/auth";
const PATIENCE_MILLISECONDS = 15_000;

/** Opens the sign-in. better-auth is loaded at the first request that needs it. */
export function openSignIn(rules: SignInRules): SignIn {
  const address = new URL(rules.address).origin;
  const {
    pool,
    secret,
    providers = [],
    passwordRules = PASSWORD_RULES,
    patience = PATIENCE_MILLISECONDS,
    onEvent = () => undefined,
    log = () => undefined,
  } = rules;
  const people = openPeople(pool, address);
  const house: SignInHouse = { pool, secret, address, people, providers, passwordRules };
  const complain = (error: string): void => log({ incident: "", error });

  // One library for what is ours and one for each provider: it reads a provider's discovery before it answers anything,
  // and a provider that does not answer must hold nobody else up.
  const libraries = new Map<string, Promise<(request: Request) => Promise<Response>>>();
  const open = async (provider: string) => {
    const { openBetterAuth } = await import("#server/sign-in/better-auth.ts");
    const library = openBetterAuth({ pool, secret, address, providers: providers.filter(({ id }) => id === provider), people, complain });
    await library.$context;
    return library.handler;
  };
  const library = (provider: string): Promise<(request: Request) => Promise<Response>> => {
    const opened = libraries.get(provider) ?? open(provider);
    libraries.set(provider, opened);
    // One that could not be opened is tried again at the next request.
    opened.catch(() => libraries.delete(provider));
    return opened;
  };

  const sealAddress = (from: string): string => sealed(secret, "address", from);
  const tellOf =
    (from: string): Visit["tell"] =>
    async (event) =>
      onEvent({ ...event, address: sealAddress(from) });

  const ask = async (request: Request, visitor: Visitor, path: string, body: unknown, provider = ""): Promise<Response> => {
    const headers = new Headers({ origin: address, "x-khunatham-address": visitor.address });
    for (const name of ["cookie", "user-agent"]) {
      const value = request.headers.get(name);
      if (value !== null) headers.set(name, value);
    }
    if (body !== undefined) headers.set("content-type", "application/json");
    const asked = library(provider).then((handle) =>
      handle(
        new Request(`${address}${PATH}${path}`, {
          headers,
          ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
        }),
      ),
    );
    return provider === "" ? asked : Promise.race([asked, setTimeout(patience, new Response(null, { status: 504 }), { ref: false })]);
  };

  const answer = async (request: Request, visitor: Visitor): Promise<Response> => {
    const url = new URL(request.url);
    const found = url.pathname.startsWith(`${PATH}/`) ? findDoor(DOORS, request.method, url.pathname.slice(PATH.length)) : undefined;
    if (found === undefined) return signInProblem("not-found", visitor.incident);
    if (request.method === "POST" && !isOurs(request, address)) return signInProblem("foreign-origin", visitor.incident);
    const counted = await countRequest(pool, `${found.door.path}:${sealAddress(visitor.address)}`, found.door.perMinute);
    if (!counted.ok) return signInProblem(counted.error.kind, visitor.incident, counted.error.seconds);
    return found.door.enter({
      house,
      request,
      incident: visitor.incident,
      parameter: found.parameter,
      query: url.search,
      token: readSessionToken(request, secret, address),
      ask: (path, body, provider) => ask(request, visitor, path, body, provider),
      tell: tellOf(visitor.address),
    });
  };

  return {
    handler: async (request, visitor) => {
      try {
        return await answer(request, visitor);
      } catch (cause) {
        log({ incident: visitor.incident, error: cause instanceof Error ? cause.name : typeof cause });
        return signInProblem("sign-in-broken", visitor.incident);
      }
    },
    sessionToken: async (request) => readSessionToken(request, secret, address),
    findOrMakePerson: people.findOrMake,
    makeOneTimeLink: people.makeLink,
    linkSubject: async (personId, providerId, subject) => {
      const provider = providers.find(({ id }) => id === providerId);
      if (provider === undefined) return false;
      return people.linkSubject(personId, providerId, keptSubject(provider, subject, secret));
    },
    disablePerson: people.disable,
    enablePerson: people.enable,
    listSessions: (personId) => people.sessions(personId, undefined),
    revokeSession: people.endSession,
    signInAsExample: async (personId, visitor) => {
      const token = await people.makeSession(personId, visitor.address, "");
      await tellOf(visitor.address)({ kind: "signed-in", person: personId, by: "example" });
      return writeSessionCookie(token, secret, address);
    },
  };
}

/** JSON from our own pages: another site's form cannot send it, and another site's script is seen by its origin. */
function isOurs(request: Request, address: string): boolean {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  return request.headers.get("origin") === address && type === "application/json";
}
