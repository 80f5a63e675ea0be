import { Client } from "pg";

import type { AgencyKind } from "#domain/agency/agency.ts";
import { DISTRICTS } from "#domain/reference/districts.ts";
import { MINISTRIES } from "#domain/reference/ministries.ts";
import { PROVINCES } from "#domain/reference/provinces.ts";
import { poolSettings } from "./database.ts";

const BANGKOK = "10";
/** The lock that two servers starting at once meet at. */
const LOCK = [8569, 3] as const;
/** Every agency of the tree is told to be there from this day on: the reorganisation of ministries of 2545. It is no founding day of each. */
const SINCE = "2002-10-03";
const REASON = "ทะเบียนตั้งต้นของระบบ วันที่นี้ไม่ใช่วันจัดตั้งจริงของหน่วยงาน";

/** An agency of the official tree, before it has a number. */
interface ReferenceAgency {
  /** Names it among the others: its code, or its name. */
  readonly key: string;
  readonly above: string | null;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly shortName: string | null;
  readonly code: string | null;
}

const ROOT = "ประเทศไทย";

/** ผังหน่วยงานราชการ — the nation, its 20 ministries, 77 provinces, 878 districts and the 50 districts of Bangkok; each after the one above it. */
export const REFERENCE_TREE: readonly ReferenceAgency[] = [
  { key: ROOT, above: null, kind: "nation", name: ROOT, shortName: null, code: null },
  ...MINISTRIES.map(({ name, shortName }) => ({ key: name, above: ROOT, kind: "ministry" as const, name, shortName, code: null })),
  ...PROVINCES.map(({ code, thai }) => ({
    key: code,
    above: ROOT,
    kind: "province" as const,
    name: code === BANGKOK ? thai : `จังหวัด${thai}`,
    shortName: null,
    code,
  })),
  ...DISTRICTS.map(({ code, thai, province }) => ({
    key: code,
    above: province,
    kind: province === BANGKOK ? ("bangkok-district" as const) : ("district" as const),
    name: `${province === BANGKOK ? "เขต" : "อำเภอ"}${thai}`,
    shortName: null,
    code,
  })),
];

/**
 * ตั้งต้นผังหน่วยงาน — plants the official tree in a record that has no agency yet; from then on it belongs to the administrators,
 * who rename and move. Answers how many agencies were planted.
 */
export async function plantReferenceTree(ownerUrl: string): Promise<number> {
  const { max: _max, idleTimeoutMillis: _idle, ...settings } = poolSettings(ownerUrl, null, 1);
  const client = new Client(settings);
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1, $2)", [...LOCK]);
    const columns = (["key", "above", "kind", "name", "shortName", "code"] as const).map((column) =>
      REFERENCE_TREE.map((agency) => agency[column]),
    );
    // Rows go in from the root down: the trigger that computes an agency's line finds those above it already there.
    const planted = await client.query(
      `with wish as materialized (
         select nextval(pg_get_serial_sequence('agency', 'id'))::int as id, one.*
         from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
           with ordinality as one (key, above, kind, name, short_name, code, place)
         where not exists (select from agency)
         order by place
       )
       insert into agency (id, kind, name, short_name, code, parent_id, within)
       select wish.id, wish.kind, wish.name, wish.short_name, wish.code, up.id, '{}'
       from wish left join wish up on up.key = wish.above order by wish.place`,
      columns,
    );
    if ((planted.rowCount ?? 0) > 0)
      await client.query(
        `insert into agency_period (agency_id, valid_from, change, kind, name, short_name, code, parent_id, reason)
         select id, $1::date, 'founded', kind, name, short_name, code, parent_id, $2 from agency`,
        [SINCE, REASON],
      );
    await client.query("commit");
    return planted.rowCount ?? 0;
  } finally {
    await client.end();
  }
}
