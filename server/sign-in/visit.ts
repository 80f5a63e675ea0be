import type { Pool } from "pg";

import type { SignInEvent } from "#server/sign-in/events.ts";
import type { PasswordRules } from "#server/sign-in/passwords.ts";
import type { People } from "#server/sign-in/people.ts";
import type { SignInProvider } from "#server/sign-in/providers.ts";
import { signInProblem, toSignInProblem, type SignInProblem } from "#server/sign-in/sign-in-problems.ts";

/** What every door needs of the house. */
export interface SignInHouse {
  readonly pool: Pool;
  readonly secret: string;
  /** The public origin, without a final slash. */
  readonly address: string;
  readonly people: People;
  readonly providers: readonly SignInProvider[];
  readonly passwordRules: PasswordRules;
}

/** One request at a door. */
export interface Visit {
  readonly house: SignInHouse;
  readonly request: Request;
  readonly incident: string;
  readonly parameter: string;
  readonly query: string;
  /** The session's token when its signature is right. */
  readonly token: string | undefined;
  /** Asks better-auth; the visitor's cookies and address go along. What concerns a provider is asked of that provider's own copy. */
  readonly ask: (path: string, body?: unknown, provider?: string) => Promise<Response>;
  readonly tell: (event: Omit<SignInEvent, "address">) => Promise<void>;
}

/** A refusal in our words, told to the audit. */
export async function refuse(visit: Visit, reason: SignInProblem, person: string | null, seconds?: number): Promise<Response> {
  await visit.tell({ kind: "refused", person, reason });
  return signInProblem(reason, visit.incident, seconds);
}

/** The library's refusal in our words, told to the audit. */
export async function passRefusal(visit: Visit, answer: Response, person: string | null): Promise<Response> {
  const problem = await toSignInProblem(answer, visit.incident);
  const kind = problemKind(await problem.clone().json());
  if (kind !== undefined) await visit.tell({ kind: "refused", person, reason: kind });
  return problem;
}

/** The kind in a problem's body. */
function problemKind(body: unknown): SignInProblem | undefined {
  return typeof body === "object" && body !== null && "kind" in body ? (body.kind as SignInProblem) : undefined;
}

/** A JSON answer; the cookies of the library's answer go along, its body does not. */
export function answerWith(body: unknown, from?: Response): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  for (const cookie of from?.headers.getSetCookie() ?? []) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify(body), { status: 200, headers });
}

/** The body of the library's answer as a record. */
export async function bodyOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null ? { ...body } : {};
}
