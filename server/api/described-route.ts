import type { z } from "zod";

import type { Scope } from "#domain/person/role.ts";
import { PROBLEMS, type ProblemKind } from "#server/problems.ts";
import { FILE_TYPES } from "#server/routes/write.ts";
import { SIGN_IN_PROBLEMS, type SignInProblem } from "#server/sign-in/sign-in-problems.ts";
import type { Endpoint } from "./endpoint.ts";

/** A reason for refusal as it is told: its kind, HTTP status and sentence. */
export interface ToldRefusal {
  readonly kind: string;
  readonly status: number;
  readonly says: string;
}

/** A route as the API's description tells of it, whoever serves it. */
export interface DescribedRoute {
  readonly name: string;
  readonly method: string;
  /** Below `base`, parameters in braces. */
  readonly path: string;
  /** `/` for what lies outside /api/v1. */
  readonly base: "/api/v1" | "/";
  readonly tag: string;
  readonly thai: string;
  readonly english: string;
  readonly who: Scope | "people" | "anybody";
  readonly parameters: z.ZodObject | null;
  readonly query: z.ZodObject | null;
  readonly body: z.ZodType | null;
  /** Content types of a body of bytes. */
  readonly bytes: readonly string[] | null;
  readonly answer: z.ZodType | null;
  /** Content types of an answer that is no JSON. */
  readonly file: readonly string[] | null;
  readonly status: number;
  readonly needsRevision: boolean;
  readonly takesKey: boolean;
  /** Answers If-None-Match with 304 where nothing changed. */
  readonly tellsUnchanged?: boolean;
  readonly refuses: readonly ToldRefusal[];
}

const ANY_BYTES = ["application/octet-stream"];

/** What may refuse any request to the record, whatever the endpoint. */
const ALWAYS: readonly ProblemKind[] = ["not-signed-in", "database-away", "broken"];

/** An endpoint of the record, with the refusals that its door adds. */
export function describeEndpoint(endpoint: Endpoint): DescribedRoute {
  const { name, method, path, tag, thai, english, scope, parameters, query, body, bytes, answer, status, needsRevision } = endpoint;
  const changes = method !== "get";
  const kinds: readonly ProblemKind[] = [
    ...ALWAYS,
    ...endpoint.refuses,
    ...when(changes, "forged", "key-used-otherwise"),
    // A machine whose scope does not reach, or that asks for what is for people only.
    "scope-missing",
    "too-many-requests",
    ...when(parameters !== null, "not-found"),
    ...when(query !== null || body !== null, "invalid-request"),
    ...when(body !== null, "unknown-type", "not-json"),
    ...when(body !== null || bytes !== null, "too-large"),
    ...when(needsRevision, "no-if-match"),
  ];
  return {
    name,
    method,
    path,
    tag,
    thai,
    english,
    parameters,
    query,
    body,
    answer,
    status,
    needsRevision,
    base: "/api/v1",
    who: scope,
    bytes: bytes === null ? null : ANY_BYTES,
    file: answer === null && status === 200 ? [...new Set(Object.values(FILE_TYPES))] : null,
    takesKey: changes,
    tellsUnchanged: endpoint.tellsUnchanged,
    refuses: [...new Set(kinds)].map((kind) => told(kind)),
  };
}

/** A refusal of the record or of the paper desk. */
export function told(kind: ProblemKind): ToldRefusal {
  return { kind, ...PROBLEMS[kind] };
}

/** A refusal of the sign-in. */
export function toldBySignIn(kind: SignInProblem): ToldRefusal {
  return { kind, ...SIGN_IN_PROBLEMS[kind] };
}

function when(holds: boolean, ...kinds: readonly ProblemKind[]): readonly ProblemKind[] {
  return holds ? kinds : [];
}
