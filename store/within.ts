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
import { statement } from "./statement.ts";
import { submissionsIn } from "./submissions.ts";
import type { Tables } from "./tables.ts";
import { begin } from "./transaction.ts";
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

interface Entered {
  readonly person: Person | null;
}

const ENTER = statement((draft, given: { readonly token: string; readonly isMachine: boolean; readonly today: string }) =>
  draft.selectNoFrom(sql<Entered["person"]>`enter(${given.token}, ${given.isMachine}, ${given.today}::date)`.as("person")),
);
const ENTER_READING = statement((draft, given: { readonly token: string; readonly today: string }) =>
  draft.selectNoFrom(sql<Entered["person"]>`enter_reading(${given.token}, ${given.today}::date)`.as("person")),
);

/** Opens the record on a pool that works as `khunatham_app`. */
export function openStore({ pool }: Pick<Database, "pool">): Store {
  async function once<T, E>(
    { credential, today, request }: Asking,
    work: (records: Records, trx: Transaction<Tables>) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | NotSignedIn>> {
    const { trx, commit, rollback } = await begin(pool);
    try {
      const { token, isMachine } = credential;
      const [entered] = credential.onlyReads ? await ENTER_READING(trx, { token, today }) : await ENTER(trx, { token, isMachine, today });
      const person = entered?.person ?? null;
      if (person === null) {
        await rollback();
        return { ok: false, error: { kind: "not-signed-in" } };
      }
      const answer = await work(new OpenRecords({ trx, person, request }, today), trx);
      await (answer.ok ? commit() : rollback());
      return answer;
    } catch (cause) {
      await rollback();
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

/** The registers of one transaction, each opened when it is first asked: most requests need two or three. */
class OpenRecords implements Records {
  readonly person: Person;
  readonly today: string;
  readonly #desk: Desk;
  readonly #open: { -readonly [Name in keyof Records]?: Records[Name] } = {};

  constructor(desk: Desk, today: string) {
    this.person = desk.person;
    this.today = today;
    this.#desk = desk;
  }

  get plans(): Records["plans"] {
    return (this.#open.plans ??= plansIn(this.#desk));
  }

  get submissions(): Records["submissions"] {
    return (this.#open.submissions ??= submissionsIn(this.#desk));
  }

  get comments(): Records["comments"] {
    return (this.#open.comments ??= commentsIn(this.#desk));
  }

  get imports(): Records["imports"] {
    return (this.#open.imports ??= importsIn(this.#desk));
  }

  get rounds(): Records["rounds"] {
    return (this.#open.rounds ??= roundsIn(this.#desk));
  }

  get reports(): Records["reports"] {
    return (this.#open.reports ??= reportsIn(this.#desk));
  }

  get answers(): Records["answers"] {
    return (this.#open.answers ??= unitAnswersIn(this.#desk));
  }

  get changeSets(): Records["changeSets"] {
    return (this.#open.changeSets ??= changeSetsIn(this.#desk));
  }

  get handovers(): Records["handovers"] {
    return (this.#open.handovers ??= handoversIn(this.#desk));
  }

  get inCharges(): Records["inCharges"] {
    return (this.#open.inCharges ??= inChargesIn(this.#desk));
  }

  get evidence(): Records["evidence"] {
    return (this.#open.evidence ??= evidenceIn(this.#desk));
  }

  get uploads(): Records["uploads"] {
    return (this.#open.uploads ??= uploadsIn(this.#desk));
  }

  get agencies(): Records["agencies"] {
    return (this.#open.agencies ??= agenciesIn(this.#desk));
  }

  get members(): Records["members"] {
    return (this.#open.members ??= membersIn(this.#desk));
  }

  get calendarKeys(): Records["calendarKeys"] {
    return (this.#open.calendarKeys ??= calendarKeysIn(this.#desk));
  }

  get audit(): Records["audit"] {
    return (this.#open.audit ??= auditIn(this.#desk));
  }
}
