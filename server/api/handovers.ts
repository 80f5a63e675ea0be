import { z } from "zod";

import { acknowledgeHandover, handOver, readPersonsWork } from "#actions/hand-over.ts";
import { putInCharge } from "#actions/put-in-charge.ts";
import type { Successor } from "#domain/handover/hand-over.ts";
import { err, ok } from "#domain/result.ts";
import { reads } from "./agency-page.ts";
import { oneTimeLink } from "./agency-schemas.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { FIRST_LINK_HOURS } from "./people.ts";
import { agencyId, duties, member, planId } from "./schemas.ts";

const tag = "ส่งมอบงาน";
const personId = z.string().min(1).max(100).meta({ description: "รหัสบุคคล" });
const ofPerson = z.object({ agency: agencyId, person: personId });
const ofPlan = z.object({ plan: planId });

const owed = z
  .object({
    duties,
    inCharge: z.array(z.object({ planId: z.uuid(), fiscalYear: z.int(), activity: z.string(), title: z.string() })),
    comments: z.array(z.object({ planId: z.uuid(), fiscalYear: z.int(), own: z.int(), others: z.int() })),
    imports: z.array(z.object({ id: z.uuid(), fileName: z.string() })),
    uploads: z.array(z.object({ name: z.string(), size: z.int(), received: z.int() })),
    tokens: z.array(z.object({ id: z.uuid(), agency: z.int(), name: z.string(), expiresAt: z.string() })),
    hasCalendar: z.boolean(),
  })
  .meta({ id: "Owed", description: "งานที่ค้างอยู่ของบุคคลหนึ่งในหน่วยงานหนึ่ง" });

const personsWork = z
  .object({
    person: z.object({ id: z.string(), name: z.string() }),
    agency: z.object({ id: z.int(), name: z.string() }),
    roles: z.array(member),
    successors: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
    owed,
    mayInvite: z.boolean(),
  })
  .meta({ id: "PersonsWork", description: "บทบาทและงานที่จะส่งมอบ" });

const handover = z
  .object({
    id: z.uuid(),
    agency: z.int(),
    agencyName: z.string(),
    predecessorName: z.string(),
    successorName: z.string(),
    note: z.string(),
    owed,
    madeByName: z.string(),
    madeAt: z.string(),
    seenAt: z.string().nullable(),
  })
  .meta({ id: "Handover", description: "การส่งมอบงานครั้งหนึ่ง" });

const inCharges = z
  .array(z.object({ activity: z.string(), person: z.string(), name: z.string() }))
  .meta({ id: "InCharges", description: "ผู้รับผิดชอบกิจกรรม กิจกรรมที่ไม่มีในรายการเป็นของผู้จัดทำทุกคน" });

const memberIds = z.array(z.uuid()).max(50);

/** ส่งมอบงาน: what a person owes, passing it on in one step, what was passed on; who is in charge of which activity. */
export const HANDOVER_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "readPersonsWork",
    method: "get",
    path: "/agencies/{agency}/people/{person}/work",
    tag,
    thai: "งานที่ค้างอยู่ของบุคคลในหน่วยงาน ก่อนส่งมอบ",
    english: "What a person owes and holds at an agency, before it is handed over",
    scope: "people",
    parameters: ofPerson,
    answer: personsWork,
    refuses: ["agency-not-found", "not-administrator", "person-not-found"],
    does: async ({ records, parameters }) => {
      const work = await readPersonsWork({ records }, parameters);
      return work.ok ? ok({ body: work.value }) : work;
    },
  }),
  endpoint({
    name: "handOver",
    method: "post",
    path: "/agencies/{agency}/people/{person}/handover",
    tag,
    thai: "ส่งมอบบทบาทและงานให้ผู้รับมอบในครั้งเดียว",
    english: "Pass roles and work on to a successor, all at once or not at all",
    scope: "people",
    parameters: ofPerson,
    body: z.object({
      successor: z
        .union([
          z.object({ person: personId }),
          z.object({ name: z.string().trim().min(1).max(200), email: z.string().trim().toLowerCase().pipe(z.email().max(254)) }),
        ])
        .transform((one): Successor => one),
      passed: memberIds.meta({ description: "รหัสบทบาทที่ผู้ส่งมอบพ้น" }),
      shared: memberIds.default([]).meta({ description: "รหัสบทบาทที่ผู้ส่งมอบยังทำต่อร่วมกับผู้รับมอบ" }),
      revokedTokens: z.array(z.uuid()).max(200).default([]).meta({ description: "กุญแจ API ที่ให้ยกเลิก ที่เหลือเป็นของผู้รับมอบ" }),
      note: z.string().trim().max(4000).default(""),
    }),
    answer: z.object({ handover, link: oneTimeLink.nullable() }),
    status: 201,
    refuses: [
      "agency-not-found",
      "not-administrator",
      "agency-ended",
      "person-not-found",
      "nothing-handed-over",
      "roles-changed",
      "successor-same",
      "successor-not-here",
      "person-disabled",
    ],
    does: async ({ records, parameters: { agency, person }, body, equipment: { signIn } }) => {
      const done = await handOver({ records, findOrMakePerson: signIn.findOrMakePerson }, { ...body, agency, predecessor: person });
      if (!done.ok) return done;
      const { handover: made, successor, needsLink } = done.value;
      if (!needsLink) return ok({ body: { handover: made, link: null } });
      return ok({
        afterwards: async () => {
          const link = await signIn.makeOneTimeLink(successor, "first-password", FIRST_LINK_HOURS);
          return ok({ body: { handover: made, link: link.ok ? { url: link.value.url, until: link.value.expiresAt } : null } });
        },
      });
    },
  }),
  endpoint({
    name: "listHandovers",
    method: "get",
    path: "/agencies/{agency}/handovers",
    tag,
    thai: "การส่งมอบงานในหน่วยงานที่ท่านเกี่ยวข้องหรือดูแล ล่าสุดก่อน",
    english: "Handovers at an agency that concern you or that you administer, newest first",
    scope: "people",
    parameters: z.object({ agency: agencyId }),
    answer: z.array(handover),
    does: async ({ records, parameters }) => ok({ body: await records.handovers.ofAgency(parameters.agency) }),
  }),
  endpoint({
    name: "acknowledgeHandover",
    method: "put",
    path: "/handovers/{handover}/seen",
    tag,
    thai: "รับทราบงานที่รับมอบ",
    english: "Say that what was handed over to you was read",
    scope: "people",
    parameters: z.object({ handover: z.uuid() }),
    refuses: ["handover-not-found"],
    does: async ({ records, parameters }) => {
      const seen = await acknowledgeHandover({ records }, { id: parameters.handover });
      return seen.ok ? ok({}) : seen;
    },
  }),
  endpoint({
    name: "listInCharge",
    method: "get",
    path: "/plans/{plan}/in-charge",
    tag,
    thai: "ผู้รับผิดชอบกิจกรรมของแผน",
    english: "Who is in charge of which activity of a plan",
    scope: "plans:read",
    parameters: ofPlan,
    answer: inCharges,
    refuses: ["plan-not-found"],
    does: async ({ records: { plans, inCharges: kept, person }, parameters: { plan: id } }) => {
      const plan = await plans.head(id);
      if (plan === null || !reads(person, plan.within)) return err({ kind: "plan-not-found" });
      return ok({ body: await kept.ofPlan(id) });
    },
  }),
  endpoint({
    name: "putInCharge",
    method: "put",
    path: "/plans/{plan}/in-charge/{activity}",
    tag,
    thai: "กำหนดผู้รับผิดชอบกิจกรรมหนึ่ง หรือให้เป็นของผู้จัดทำทุกคน",
    english: "Put an author in charge of an activity, or every author again",
    scope: "people",
    parameters: z.object({ plan: planId, activity: z.string().regex(/^a[1-9]\d{0,8}$/u) }),
    body: z.object({ person: personId.nullable() }),
    answer: inCharges,
    refuses: ["plan-not-found", "not-your-plan", "activity-not-found", "not-an-author"],
    does: async ({ records, parameters: { plan, activity }, body }) => {
      const put = await putInCharge({ records }, { planId: plan, activity, person: body.person });
      return put.ok ? ok({ body: put.value }) : put;
    },
  }),
];
