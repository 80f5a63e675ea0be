import { z } from "zod";

import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { err, ok } from "#domain/result.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { agency, agencyId, fiscalYear, role } from "./schemas.ts";

const MOST = 200;

/** ผู้ใช้งานและหน่วยงาน: who is asking, the tree of agencies, and how those below stand with their plans. */
export const AGENCY_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "me",
    method: "get",
    path: "/me",
    tag: "หน้าแรก",
    thai: "ท่านเป็นใคร และมีบทบาทใดในหน่วยงานใด",
    english: "Who you are, and the roles you hold",
    scope: "people",
    answer: z.object({
      person: z.object({ id: z.string(), name: z.string() }),
      today: z.iso.date(),
      fiscalYear: z.int(),
      memberships: z.array(
        z.object({
          agency: z.object({ id: z.int(), name: z.string(), shortName: z.string().nullable(), kind: z.string() }),
          role,
          actingFor: z.string().nullable(),
          until: z.iso.date().nullable(),
        }),
      ),
    }),
    does: async ({ records }) => {
      const { person, today } = records;
      const own = await records.agencies.findAll([...new Set(person.memberships.map((one) => one.agency))]);
      const byId = new Map(own.map((one) => [one.id, one]));
      const memberships = person.memberships.flatMap(({ agency: id, role: held, actingFor, until }) => {
        const one = byId.get(id);
        return one === undefined
          ? []
          : [{ agency: { id, name: one.name, shortName: one.shortName, kind: one.kind }, role: held, actingFor, until }];
      });
      return ok({ body: { person: { id: person.id, name: person.name }, today, fiscalYear: fiscalYearOf(today), memberships } });
    },
  }),
  endpoint({
    name: "listAgencies",
    method: "get",
    path: "/agencies",
    tag: "หน่วยงาน",
    thai: "หน่วยงานโดยตรงใต้หน่วยงานหนึ่ง หรือค้นหาจากชื่อ ชื่อย่อ หรือรหัส",
    english: "Agencies directly below one, or found by name, short name or code",
    scope: "agencies:read",
    query: z.object({
      parent: agencyId.optional(),
      words: z.string().max(200).optional(),
      under: agencyId.optional(),
      limit: z.coerce.number().int().min(1).max(MOST).default(50),
    }),
    answer: z.array(agency),
    does: async ({ records, query }) => {
      const { words = "", parent, under } = query;
      if (words.trim() !== "") return ok({ body: await records.agencies.search(words.trim(), under ?? null, query.limit) });
      return ok({ body: await records.agencies.below(parent ?? null) });
    },
  }),
  endpoint({
    name: "openAgency",
    method: "get",
    path: "/agencies/{agency}",
    tag: "หน่วยงาน",
    thai: "หน่วยงาน พร้อมสายบังคับบัญชา ประวัติ และจำนวนบุคลากร",
    english: "An agency with those above it, its history and its headcounts",
    scope: "agencies:read",
    parameters: z.object({ agency: agencyId }),
    answer: z.looseObject({ agency }),
    refuses: ["agency-not-found"],
    does: async ({ records, parameters: { agency: id } }) => {
      const found = await records.agencies.find(id);
      if (found === null) return err({ kind: "agency-not-found" });
      const [above, history, headcounts, deadlines] = [
        await records.agencies.findAll(found.within.filter((one) => one !== id)),
        await records.agencies.history(id),
        await records.agencies.headcounts(id),
        await records.agencies.deadlines(found.within),
      ];
      const names = above.map((one) => ({ id: one.id, kind: one.kind, name: one.name }));
      return ok({ body: { agency: found, above: names, history, headcounts, deadlines }, revision: found.revision });
    },
  }),
  endpoint({
    name: "agencyStanding",
    method: "get",
    path: "/agencies/{agency}/standing",
    tag: "หน่วยงาน",
    thai: "แผนของหน่วยงานในสังกัดโดยตรง ว่าถึงขั้นใด",
    english: "How the agencies directly below stand with their plans of a year",
    scope: "plans:read",
    parameters: z.object({ agency: agencyId }),
    query: z.object({ fiscalYear: fiscalYear.optional() }),
    answer: z.looseObject({ fiscalYear: z.int() }),
    refuses: ["agency-not-found"],
    does: async ({ records, parameters: { agency: id }, query }) => {
      if ((await records.agencies.find(id)) === null) return err({ kind: "agency-not-found" });
      const year = query.fiscalYear ?? fiscalYearOf(records.today);
      // A year that is over is shown with the tree as it stood when it ended.
      const day = year < fiscalYearOf(records.today) ? `${year - 543}-09-30` : null;
      return ok({ body: { fiscalYear: year, agencies: await records.agencies.standing(id, year, day) } });
    },
  }),
];
