import { sql, type Transaction } from "kysely";

import type { Person } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import type { Result } from "#domain/result.ts";
import { agenciesIn } from "./agencies.ts";
import { auditIn } from "./audit.ts";
import { calendarKeysIn } from "./calendar-keys.ts";
import { changeSetsIn } from "./change-sets.ts";
import { commentsIn } from "./comments.ts";
import type { Database } from "./database.ts";
import { evidenceIn } from "./evidence.ts";
import { handoversIn } from "./handovers.ts";
import { inChargesIn } from "./in-charges.ts";
import { importsIn } from "./imports.ts";
import { membersIn } from "./members.ts";
import { plansIn } from "./plans.ts";
import { reportsIn } from "./reports.ts";
import { roundsIn } from "./rounds.ts";
import { submissionsIn } from "./submissions.ts";
import type { Tables } from "./tables.ts";
import { unitAnswersIn } from "./unit-answers.ts";
import { uploadsIn } from "./uploads.ts";

/** สิ่งที่ใช้แสดงตน — a session's token, or the SHA-256 of a machine's token. */
export interface Credential {
  readonly token: string;
  readonly isMachine: boolean;
  /** A calendar's key or a pass of the house, as its SHA-256: nothing can be changed with it. */
  readonly onlyReads?: true;
}

/** What a transaction is told from outside: who asks, the day in Bangkok, the request's number for the log. */
export interface Asking {
  readonly credential: Credential;
  readonly today: string;
  readonly request: string;
}

/** An open transaction of one person. */
export interface Desk {
  readonly trx: Transaction<Tables>;
  readonly person: Person;
  readonly request: string;
}

/** Nobody is signed in with this credential. */
export interface NotSignedIn {
  readonly kind: "not-signed-in";
}

/** ทะเบียน — the record as the house uses it: each piece of work is one transaction of one person, kept whole or not at all. */
export interface Store {
  readonly within: <T, E = never>(
    asking: Asking,
    work: (records: Records, trx: Transaction<Tables>) => Promise<Result<T, E>>,
  ) => Promise<Result<T, E | NotSignedIn>>;
}

const TRIES = 3;
/** Two transactions met; the one refused may simply be done again. */
const MET_ANOTHER: readonly unknown[] = ["40001", "40P01"];

/** Opens the record on a pool that works as `khunatham_app`. */
export function openStore({ query }: Pick<Database, "query">): Store {
  async function once<T, E>(
    { credential, today, request }: Asking,
    work: (records: Records, trx: Transaction<Tables>) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | NotSignedIn>> {
    const trx = await query.startTransaction().execute();
    try {
      const enters = credential.onlyReads
        ? sql<{ readonly person: Person | null }>`select enter_reading(${credential.token}, ${today}::date) as person`
        : sql<{ readonly person: Person | null }>`
        select enter(${credential.token}, ${credential.isMachine}, ${today}::date) as person`;
      const { rows } = await enters.execute(trx);
      const person = rows[0]?.person ?? null;
      if (person === null) {
        await trx.rollback().execute();
        return { ok: false, error: { kind: "not-signed-in" } };
      }
      const desk: Desk = { trx, person, request };
      const answer = await work(recordsOf(desk, today), trx);
      await (answer.ok ? trx.commit() : trx.rollback()).execute();
      return answer;
    } catch (cause) {
      if (!trx.isCommitted && !trx.isRolledBack)
        await trx
          .rollback()
          .execute()
          .catch(() => undefined);
      throw cause;
    }
  }
  return {
    within: async (asking, work) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(asking, work);
        } catch (cause) {
          if (attempt === TRIES || !MET_ANOTHER.includes(codeOf(cause))) throw cause;
        }
      }
    },
  };
}

/** PostgreSQL's five-character code of an error; undefined for any other. */
export function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}

function recordsOf(desk: Desk, today: string): Records {
  return {
    person: desk.person,
    today,
    plans: plansIn(desk),
    submissions: submissionsIn(desk),
    comments: commentsIn(desk),
    imports: importsIn(desk),
    rounds: roundsIn(desk),
    reports: reportsIn(desk),
    answers: unitAnswersIn(desk),
    changeSets: changeSetsIn(desk),
    evidence: evidenceIn(desk),
    uploads: uploadsIn(desk),
    agencies: agenciesIn(desk),
    members: membersIn(desk),
    calendarKeys: calendarKeysIn(desk),
    handovers: handoversIn(desk),
    inCharges: inChargesIn(desk),
    audit: auditIn(desk),
  };
}
