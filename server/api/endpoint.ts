import type { z } from "zod";

import type { Scope } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import type { Result } from "#domain/result.ts";
import type { Equipment } from "#server/equipment.ts";
import type { ProblemKind } from "#server/problems.ts";

/** Why an endpoint does not do what was asked: a kind with its sentence in problems.ts, and facts for the asker. */
export interface Refusal {
  readonly kind: ProblemKind;
}

/** A file as an answer. */
export interface AnsweredFile {
  /** All of it, or piece by piece as it is sent. */
  readonly bytes: Uint8Array | ReadableStream<Uint8Array>;
  readonly type: string;
  readonly name: string;
  /** Where it can never change: its ETag, letters and digits. The asker may keep it and ask whether it still holds. */
  readonly tag?: string;
  readonly size?: number;
}

/** What an endpoint answers with when it did what was asked. */
export interface Answer {
  readonly body?: unknown;
  /** Bytes instead of JSON: a file, with its headers. */
  readonly file?: AnsweredFile;
  /** Revision for the ETag. */
  readonly revision?: number;
  /** What the revision does not tell of the answer, for the ETag: letters and digits. */
  readonly mark?: string;
  /** The asker has it already: nothing is sent but the ETag. */
  readonly isUnchanged?: boolean;
  /** Path of what was made, below /api/v1. */
  readonly location?: string;
  /** Work that needs no transaction any more, done after it is kept: a file is written. */
  readonly afterwards?: () => Promise<Result<Answer, Refusal>>;
}

/** What a request's bytes became before a transaction was opened for it: text of JSON, or nothing. */
export type Prepared = Uint8Array | null;

/** What an endpoint is asked with, already checked. */
export interface Asked<Parameters, Query, Body> {
  readonly records: Records;
  /** What `prepares` made of the request before the transaction began. */
  readonly prepared: Prepared;
  readonly parameters: Parameters;
  readonly query: Query;
  readonly body: Body;
  /** The revision of If-Match; 0 where the endpoint demands none. */
  readonly revision: number;
  /** The ETag of If-None-Match, without its quotes; null where there is none. */
  readonly seen: string | null;
  readonly equipment: Equipment;
  readonly signal: AbortSignal;
  /** Another transaction of the same person, for `afterwards`. */
  readonly again: Again;
}

/** One more transaction of the person who asked; between two of them, slow work holds no connection. */
export type Again = <T, E extends Refusal>(
  work: (records: Records) => Promise<Result<T, E>>,
) => Promise<Result<T, E | { readonly kind: "not-signed-in" }>>;

/** What `prepares` works with. */
export interface Preparing {
  readonly equipment: Equipment;
  readonly signal: AbortSignal;
  readonly query: unknown;
}

/** One thing that can be done with the record over the network. The API's description, the tests of isolation and the routes all come from these. */
export interface Endpoint {
  readonly name: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Below /api/v1, parameters in braces: `/plans/{plan}`. */
  readonly path: string;
  readonly tag: string;
  readonly thai: string;
  readonly english: string;
  /** The scope a machine's token must have; "people" refuses machines. */
  readonly scope: Scope | "people";
  readonly parameters: z.ZodObject | null;
  readonly query: z.ZodObject | null;
  readonly body: z.ZodType | null;
  /** Bytes are asked for instead of JSON, of at most this many. */
  readonly bytes: number | null;
  readonly answer: z.ZodType | null;
  readonly status: 200 | 201 | 204;
  /** If-Match must name the revision that was seen. */
  readonly needsRevision: boolean;
  /** Answers If-None-Match with 304 where nothing changed. */
  readonly tellsUnchanged: boolean;
  readonly refuses: readonly ProblemKind[];
  /** Slow work on the request's bytes, done before a transaction is opened. */
  readonly prepares: ((bytes: Uint8Array, asked: Preparing) => Promise<Result<Prepared, Refusal>>) | null;
  readonly does: (asked: Asked<never, never, never>) => Promise<Result<Answer, Refusal>>;
}

interface Wish<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>
  extends
    Pick<Endpoint, "name" | "method" | "path" | "tag" | "thai" | "english" | "scope">,
    Partial<Pick<Endpoint, "status" | "needsRevision" | "tellsUnchanged" | "refuses" | "bytes" | "answer" | "prepares">> {
  readonly parameters?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly does: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Result<Answer, Refusal>>;
}

/** Describes an endpoint; what it is asked with has the types of its schemas. */
export function endpoint<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(wish: Wish<P, Q, B>): Endpoint {
  return {
    parameters: null,
    query: null,
    body: null,
    bytes: null,
    answer: null,
    status: wish.answer === undefined ? 204 : 200,
    needsRevision: false,
    tellsUnchanged: false,
    refuses: [],
    prepares: null,
    ...wish,
  };
}
