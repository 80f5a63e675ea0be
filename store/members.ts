import { sql } from "kysely";

import type { MachineToken, Member, Members } from "#domain/person/members.ts";
import type { Membership, Role, Scope } from "#domain/person/role.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

const TOKEN_COLUMNS = ["id", "agency_id", "name", "scopes", "made_at", "expires_at", "revoked_at", "last_used_at"] as const;

/** Rows of one statement. */
const PORTION = 1000;

/** ทะเบียนผู้ปฏิบัติงานและกุญแจของธุรกรรมนี้. */
export function membersIn(desk: Desk): Members {
  const { trx, person } = desk;
  const members = trx
    .selectFrom("membership")
    .select(["membership.id", "person_id", "agency_id", "role", "acting_for", "valid_from", "valid_until"])
    .select([
      sql<string>`(select name from person_names where person_names.id = person_id)`.as("name"),
      sql<string>`(select email from person_names where person_names.id = person_id)`.as("email"),
      sql<boolean | null>`(select is_disabled from person_names where person_names.id = person_id)`.as("is_disabled"),
    ]);
  return {
    ofAgency: async (agency) => (await members.where("agency_id", "=", agency).orderBy("role").orderBy("name").execute()).map(toMember),
    find: async (id) => {
      const row = await members.where("membership.id", "=", id).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    ofPerson: async (who) => (await members.where("person_id", "=", who).orderBy("agency_id").orderBy("role").execute()).map(toMember),
    ownEmail: async () => {
      const { rows } = await sql<{ readonly email: string }>`select email from person_names where id = ${person.id}`.execute(trx);
      return rows[0]?.email ?? "";
    },
    administersPerson: async (who) => {
      const { rows } = await sql<{ readonly does: boolean }>`select administers_person(${who}) as does`.execute(trx);
      return rows[0]?.does ?? false;
    },
    needsFirstLink: async (who) => {
      const { rows } = await sql<{ readonly needs: boolean }>`select needs_first_link(${who}) as needs`.execute(trx);
      return rows[0]?.needs ?? false;
    },
    isLastAdministrator: async (id) => {
      const { rows } = await sql<{ readonly last: boolean }>`select is_last_administrator(${id}::uuid) as last`.execute(trx);
      return rows[0]?.last ?? false;
    },
    addAll: async (added, entry) => {
      if (added.length === 0) return;
      await writeAudit(desk, entry);
      for (let from = 0; from < added.length; from += PORTION)
        await trx
          .insertInto("membership")
          .values(
            added.slice(from, from + PORTION).map((one) => ({ person_id: one.person, agency_id: one.agency, ...membershipColumns(one) })),
          )
          .execute();
    },
    add: async (who, membership, entry) => {
      await writeAudit(desk, entry);
      const { id } = await trx
        .insertInto("membership")
        .values({ person_id: who, agency_id: membership.agency, ...membershipColumns(membership) })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    },
    remove: async (id, entry) => {
      await writeAudit(desk, entry);
      await trx.deleteFrom("membership").where("id", "=", id).execute();
    },
    shutOut: async (who, entry) => {
      await writeAudit(desk, entry);
      await sql`select shut_out(${who})`.execute(trx);
    },
    tokens: async (agency) =>
      (
        await trx.selectFrom("machine_token").select(TOKEN_COLUMNS).where("agency_id", "=", agency).orderBy("made_at", "desc").execute()
      ).map(toToken),
    findToken: async (id) => {
      const row = await trx.selectFrom("machine_token").select(TOKEN_COLUMNS).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toToken(row);
    },
    addToken: async ({ agency, name, scopes, expiresAt }, hash, entry) => {
      await writeAudit(desk, entry);
      const row = await trx
        .insertInto("machine_token")
        .values({ agency_id: agency, name, scopes: [...scopes], hash, made_by: person.id, expires_at: expiresAt })
        .returning(TOKEN_COLUMNS)
        .executeTakeFirstOrThrow();
      return toToken(row);
    },
    revokeToken: async (id, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("machine_token")
        .set({ revoked_at: sql`now()` })
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .execute();
    },
  };
}

function membershipColumns({ role, actingFor, from, until }: Membership) {
  return { role, acting_for: actingFor, valid_from: from, valid_until: until };
}

interface MemberRow {
  readonly id: string;
  readonly person_id: string;
  readonly agency_id: number;
  readonly role: Role;
  readonly acting_for: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly is_disabled: boolean | null;
}

function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    person: row.person_id,
    name: row.name ?? "",
    email: row.email ?? "",
    disabled: row.is_disabled ?? false,
    agency: row.agency_id,
    role: row.role,
    actingFor: row.acting_for,
    from: row.valid_from,
    until: row.valid_until,
  };
}

interface TokenRow {
  readonly id: string;
  readonly agency_id: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly made_at: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
  readonly last_used_at: string | null;
}

function toToken(row: TokenRow): MachineToken {
  return {
    id: row.id,
    agency: row.agency_id,
    name: row.name,
    scopes: row.scopes,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
