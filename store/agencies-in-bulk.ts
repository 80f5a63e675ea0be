import { sql } from "kysely";

import type { AgenciesInBulk, AgencyReference, AgencyToAdd, AgencyToChange } from "#domain/agency/agencies-in-bulk.ts";
import { below, columnsOf, toAgency } from "./agency-columns.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

/** Rows of one statement. */
const PORTION = 1000;

/** ทะเบียนหน่วยงานทั้งสาย: many agencies in few statements. */
export function agenciesInBulk(desk: Desk): AgenciesInBulk {
  const { trx } = desk;
  const working = trx.selectFrom("agency").selectAll("agency").select(below.as("below")).where("ended_on", "is", null);
  const isUnder = (agency: number) => sql<boolean>`within @> array[${agency}::int] and agency.id <> ${agency}`;
  return {
    under: async (agency) => (await working.where(isUnder(agency)).orderBy("id").execute()).map(toAgency),
    areas: async () =>
      (await working.where("kind", "in", ["province", "district", "bangkok-district"]).orderBy("id").execute()).map(toAgency),
    headcountsUnder: async (agency, fiscalYear) => {
      const found = await trx
        .selectFrom("headcount")
        .select(["agency_id", "people"])
        .where("fiscal_year", "=", fiscalYear)
        .where("agency_id", "in", trx.selectFrom("agency").select("agency.id").where(isUnder(agency)))
        .execute();
      return new Map(found.map((row) => [row.agency_id, row.people]));
    },
    administratorsUnder: async (agency) => {
      const { rows } = await sql<{ readonly agency: number; readonly name: string; readonly email: string }>`
        select m.agency_id as agency, n.name, n.email from membership m join person_names n on n.id = m.person_id
        where m.role = 'administrator' and m.within @> array[${agency}::int] and (m.valid_until is null or m.valid_until >= current_date)
        order by m.agency_id, n.email`.execute(trx);
      return rows;
    },
    setUp: async ({ add, addedFrom, change, changedFrom, reason }, entry) => {
      if (add.length + change.length === 0) return new Map();
      await writeAudit(desk, entry);
      const idOfRow = await addAll(desk, add, addedFrom, reason);
      await standAside(desk, change, entry.agency);
      await changeAll(desk, change, idOfRow, changedFrom, reason);
      return idOfRow;
    },
    setHeadcounts: async (fiscalYear, people, entry) => {
      if (people.length === 0) return;
      await writeAudit(desk, entry);
      for (const some of portions(people))
        await trx
          .insertInto("headcount")
          .values(some.map((one) => ({ agency_id: one.agency, fiscal_year: fiscalYear, people: one.people })))
          .onConflict((conflict) =>
            conflict.columns(["agency_id", "fiscal_year"]).doUpdateSet({ people: (row) => row.ref("excluded.people") }),
          )
          .execute();
    },
  };
}

function portions<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / PORTION) }, (_, index) => all.slice(index * PORTION, (index + 1) * PORTION));
}

/** Those whose parents are there first: level by level. A name stands once below a parent, so it tells which row an id belongs to. */
async function addAll({ trx }: Desk, add: readonly AgencyToAdd[], from: string, reason: string): Promise<ReadonlyMap<number, number>> {
  const idOfRow = new Map<number, number>();
  let left = add;
  while (left.length > 0) {
    const ready = left.filter(({ parent, area }) => isThere(parent, idOfRow) && (area === null || isThere(area, idOfRow)));
    if (ready.length === 0) throw new Error("agencies of a sheet stand below each other in a circle");
    const placed = new Set(ready);
    left = left.filter((one) => !placed.has(one));
    for (const some of portions(ready)) {
      const rows = some.map((one) => ({ row: one.row, columns: toColumns(one, idOfRow) }));
      const made = await trx
        .insertInto("agency")
        .values(rows.map(({ columns }) => columns))
        .returning(["id", "parent_id", "name"])
        .execute();
      const idOf = new Map(made.map((row) => [`${row.parent_id} ${row.name}`, row.id]));
      for (const one of some) idOfRow.set(one.row, idOf.get(`${idOfReference(one.parent, idOfRow)} ${one.name}`) ?? 0);
      await trx
        .insertInto("agency_period")
        .values(
          rows.map(({ row, columns }) => ({
            ...columns,
            agency_id: idOfRow.get(row) ?? 0,
            valid_from: from,
            change: "founded" as const,
            reason,
          })),
        )
        .execute();
    }
  }
  return idOfRow;
}

/** Two that change places would stand below each other for a moment: first all that move stand directly below the top. */
async function standAside({ trx }: Desk, change: readonly AgencyToChange[], top: number): Promise<void> {
  const moved = change.filter((one) => one.moved).map(({ id }) => id);
  if (moved.length === 0) return;
  await trx.updateTable("agency").set({ parent_id: top, area_id: null }).where("id", "in", moved).execute();
}

async function changeAll(
  { trx }: Desk,
  change: readonly AgencyToChange[],
  idOfRow: ReadonlyMap<number, number>,
  from: string,
  reason: string,
): Promise<void> {
  for (const some of portions(change)) {
    const periods = some.map((one) => ({
      ...toColumns(one, idOfRow),
      agency_id: one.id,
      valid_from: from,
      change: one.moved ? ("moved" as const) : ("renamed" as const),
      reason,
    }));
    await trx
      .insertInto("agency_period")
      .values(periods)
      .onConflict((conflict) =>
        conflict.columns(["agency_id", "valid_from"]).doUpdateSet({
          kind: (row) => row.ref("excluded.kind"),
          name: (row) => row.ref("excluded.name"),
          short_name: (row) => row.ref("excluded.short_name"),
          code: (row) => row.ref("excluded.code"),
          parent_id: (row) => row.ref("excluded.parent_id"),
          area_id: (row) => row.ref("excluded.area_id"),
        }),
      )
      .execute();
    await sql`
      update agency a set kind = p.kind, name = p.name, short_name = p.short_name, code = p.code,
        parent_id = p.parent_id, area_id = p.area_id, revision = a.revision + 1
      from agency_period p
      where p.agency_id = a.id and p.valid_from = ${from}::date and a.id = any (${some.map(({ id }) => id)}::int[])`.execute(trx);
  }
  for (const { id } of change.filter(({ moved }) => moved)) await sql`select agency_moved(${id}, ${from}::date)`.execute(trx);
}

function toColumns(one: Omit<AgencyToAdd, "row">, idOfRow: ReadonlyMap<number, number>) {
  const { kind, name, shortName, code } = one;
  const area = one.area === null ? null : idOfReference(one.area, idOfRow);
  return columnsOf({ kind, name, shortName, code, parent: idOfReference(one.parent, idOfRow), area });
}

function isThere(reference: AgencyReference, idOfRow: ReadonlyMap<number, number>): boolean {
  return "id" in reference || idOfRow.has(reference.row);
}

function idOfReference(reference: AgencyReference, idOfRow: ReadonlyMap<number, number>): number {
  const id = "id" in reference ? reference.id : idOfRow.get(reference.row);
  if (id === undefined) throw new Error("a row of a sheet stands below one that is not there");
  return id;
}
