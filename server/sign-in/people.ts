import { createHash, randomBytes } from "node:crypto";

import type { Pool } from "pg";

import { err, ok, type Result } from "#domain/result.ts";

/** ผู้ใช้งาน — as the sign-in knows a person. */
export interface SignedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly secondFactor: boolean;
  readonly hasPassword: boolean;
}

/** การเข้าใช้งาน — one browser that is signed in, without its token. */
export interface SignedSession {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address: string;
  readonly userAgent: string;
}

/** ลิงก์ตั้งรหัสผ่าน — shown once, to the administrator who hands it over. */
export interface OneTimeLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** Why no link was made. */
export interface NoLink {
  readonly kind: "person-not-found" | "person-disabled";
}

/** People and their sessions in the schema auth, without loading better-auth. */
export interface People {
  readonly ofSession: (token: string) => Promise<string | undefined>;
  readonly find: (id: string) => Promise<SignedPerson | undefined>;
  readonly idOfEmail: (email: string) => Promise<string | undefined>;
  readonly ofLink: (token: string) => Promise<SignedPerson | undefined>;
  readonly findOrMake: (person: { readonly name: string; readonly email: string }) => Promise<string>;
  readonly isDisabled: (id: string) => Promise<boolean>;
  readonly disable: (id: string) => Promise<void>;
  readonly enable: (id: string) => Promise<void>;
  readonly makeLink: (id: string, purpose: "first-password" | "reset", hours: number) => Promise<Result<OneTimeLink, NoLink>>;
  readonly linkSubject: (id: string, provider: string, subject: string) => Promise<boolean>;
  readonly makeSession: (id: string, address: string, userAgent: string) => Promise<string>;
  readonly sessions: (id: string, currentToken: string | undefined) => Promise<readonly SignedSession[]>;
  readonly endSession: (id: string, session: string) => Promise<boolean>;
  readonly endOtherSessions: (id: string, token: string) => Promise<number>;
}

/** One spelling of an e-mail address. */
export function toEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** How better-auth names a one-time link in its table, given `storeIdentifier: "hashed"`. */
function linkIdentifier(token: string): string {
  return createHash("sha256").update(`reset-password:${token}`).digest("base64url");
}

function newId(): string {
  return randomBytes(24).toString("base64url");
}

function isoTime(value: unknown): string {
  return new Date(value instanceof Date ? value : String(value)).toISOString();
}

const PERSON = `select p.id, p.name, p.email, coalesce(p.second_factor_on, false) as "secondFactor",
  exists (select from auth.account a where a.person_id = p.id and a.provider_id = 'credential' and a.password is not null) as "hasPassword"
  from auth.person p`;

/** Opens the people of this database; `address` is the house's public origin. */
export function openPeople(pool: Pool, address: string): People {
  const first = async <T>(sql: string, values: readonly unknown[]): Promise<T | undefined> =>
    (await pool.query<T & object>(sql, [...values])).rows[0];

  const idOfEmail: People["idOfEmail"] = async (email) =>
    (await first<{ id: string }>("select id from auth.person where email = $1", [toEmail(email)]))?.id;

  return {
    idOfEmail,
    ofSession: async (token) => (await first<{ who: string | null }>("select auth.keep_session($1) as who", [token]))?.who ?? undefined,
    find: (id) => first<SignedPerson>(`${PERSON} where p.id = $1`, [id]),
    ofLink: (token) =>
      first<SignedPerson>(
        `${PERSON} join auth.verification v on v.value = p.id where v.identifier = $1 and v.expires_at > now() and p.disabled_at is null`,
        [linkIdentifier(token)],
      ),
    findOrMake: async ({ name, email }) => {
      const made = await first<{ id: string }>(
        `insert into auth.person (id, name, email, email_verified) values ($1, $2, $3, true) on conflict (email) do nothing returning id`,
        [newId(), name.trim(), toEmail(email)],
      );
      const id = made?.id ?? (await idOfEmail(email));
      if (id === undefined) throw new Error("a person was neither made nor found");
      return id;
    },
    isDisabled: async (id) => (await first("select 1 from auth.person where id = $1 and disabled_at is null", [id])) === undefined,
    disable: async (id) => {
      await pool.query(
        `with disabled as (update auth.person set disabled_at = coalesce(disabled_at, now()) where id = $1),
           links as (delete from auth.verification where value = $1)
         delete from auth.session where person_id = $1`,
        [id],
      );
    },
    enable: async (id) => {
      await pool.query("update auth.person set disabled_at = null where id = $1", [id]);
    },
    makeLink: async (id, purpose, hours) => {
      const person = await first<{ disabled: boolean }>("select disabled_at is not null as disabled from auth.person where id = $1", [id]);
      if (person === undefined) return err({ kind: "person-not-found" });
      if (person.disabled) return err({ kind: "person-disabled" });
      const token = newId();
      // An earlier link of the same person ends here: one at a time.
      await pool.query("delete from auth.verification where value = $1", [id]);
      const made = await first<{ expires_at: unknown }>(
        `insert into auth.verification (id, identifier, value, expires_at) values ($1, $2, $3, now() + $4 * interval '1 hour') returning expires_at`,
        [newId(), linkIdentifier(token), id, hours],
      );
      // In the fragment, which browsers send to nobody: no log and no referrer sees the token.
      return ok({ url: `${address}/set-password?for=${purpose}#${token}`, expiresAt: isoTime(made?.expires_at) });
    },
    linkSubject: async (id, provider, subject) => {
      const linked = await first(
        `insert into auth.account (id, account_id, provider_id, person_id, updated_at) values ($1, $2, $3, $4, now())
         on conflict (provider_id, account_id) do update set updated_at = now() where account.person_id = excluded.person_id returning id`,
        [newId(), subject, provider, id],
      );
      return linked !== undefined;
    },
    makeSession: async (id, from, userAgent) => {
      const token = newId();
      await pool.query(
        `insert into auth.session (id, token, person_id, expires_at, updated_at, ip_address, user_agent)
         select $1, $2, id, now() + interval '7 days', now(), $4, $5 from auth.person where id = $3 and disabled_at is null`,
        [newId(), token, id, from, userAgent],
      );
      return token;
    },
    sessions: async (id, currentToken) => {
      const { rows } = await pool.query<Record<string, unknown>>(
        `select id, token = $2 as current, created_at, updated_at, expires_at, coalesce(ip_address, '') as address, coalesce(user_agent, '') as agent
         from auth.session where person_id = $1 and expires_at > now() order by updated_at desc, id`,
        [id, currentToken ?? ""],
      );
      return rows.map((row) => ({
        id: String(row["id"]),
        current: row["current"] === true,
        createdAt: isoTime(row["created_at"]),
        lastSeenAt: isoTime(row["updated_at"]),
        expiresAt: isoTime(row["expires_at"]),
        address: String(row["address"]),
        userAgent: String(row["agent"]),
      }));
    },
    endSession: async (id, session) =>
      (await pool.query("delete from auth.session where person_id = $1 and id = $2", [id, session])).rowCount === 1,
    endOtherSessions: async (id, token) =>
      (await pool.query("delete from auth.session where person_id = $1 and token <> $2", [id, token])).rowCount ?? 0,
  };
}
