import { sql } from "kysely";

import type { InCharges } from "#domain/handover/handovers.ts";
import type { ActivityInCharge } from "#domain/handover/owed.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

/** ทะเบียนผู้รับผิดชอบกิจกรรมของธุรกรรมนี้. */
export function inChargesIn(desk: Desk): InCharges {
  const { trx, person } = desk;
  return {
    ofPlan: async (planId) =>
      trx
        .selectFrom("in_charge")
        .select(["key as activity", "person_id as person"])
        .select(sql<string>`coalesce((select name from person_names where person_names.id = person_id), '')`.as("name"))
        .where("plan_id", "=", planId)
        .orderBy(sql`length(key)`)
        .orderBy("key")
        .execute(),
    ofPerson: async (who, agency) => {
      const { rows } = await sql<ActivityInCharge>`select c.plan_id as "planId", p.fiscal_year as "fiscalYear", c.key as activity,
          coalesce(a.title, '') as title
        from in_charge c join plan p on p.id = c.plan_id left join activity a on a.plan_id = c.plan_id and a.key = c.key
        where c.person_id = ${who} ${agency === null ? sql`` : sql`and c.agency_id = ${agency}`}
        order by p.fiscal_year desc, c.plan_id, a.position, c.key`.execute(trx);
      return rows;
    },
    put: async (planId, activity, who, entry) => {
      await writeAudit(desk, entry);
      if (who === null) {
        await trx.deleteFrom("in_charge").where("plan_id", "=", planId).where("key", "=", activity).execute();
        return;
      }
      await trx
        .insertInto("in_charge")
        .values({ plan_id: planId, key: activity, person_id: who, made_by_name: person.name })
        .onConflict((met) =>
          met.columns(["plan_id", "key"]).doUpdateSet({ person_id: who, made_by_name: person.name, made_at: sql`now()` }),
        )
        .execute();
    },
  };
}
