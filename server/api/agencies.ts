import { z } from "zod";

import { addAgency } from "#actions/add-agency.ts";
import { changeAgency } from "#actions/change-agency.ts";
import { setAgencyRules } from "#actions/set-agency-rules.ts";
import { setDeadline } from "#actions/set-deadline.ts";
import { setHeadcount } from "#actions/set-headcount.ts";
import type { AgencyKind } from "#domain/agency/agency.ts";
import { lastDayOfFiscalYear } from "#domain/agency/agency-change.ts";
import { countStandings, isLatePlan } from "#domain/agency/standing.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { err, ok } from "#domain/result.ts";
import { agencyPageOf, reads } from "./agency-page.ts";
import { agencyChange, agencyPage, deadlines, headcounts, standing } from "./agency-schemas.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { agency, agencyId, agencyKind, fiscalYear, isoDate } from "./schemas.ts";

const tag = "หน่วยงาน";
const parameters = z.object({ agency: agencyId });
const ofYear = z.object({ agency: agencyId, fiscalYear });
const name = z.string().trim().min(1).max(300);
const shortName = z.string().trim().min(1).max(100).nullable();
const kind = agencyKind.transform((word) => word as AgencyKind);
const truth = z.enum(["true", "false"]).transform((word) => word === "true");

/** หน่วยงาน: who is who, how it changes, its rules, people and deadlines. */
export const AGENCY_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listAgencies",
    method: "get",
    path: "/agencies",
    tag,
    thai: "รายชื่อหน่วยงาน: ใต้หน่วยงานหนึ่ง (parent) หรือค้นหาด้วยคำ (words)",
    english: "Agencies directly below one, or found by words; without either, the root",
    scope: "agencies:read",
    query: z.object({
      parent: agencyId.optional(),
      words: z.string().trim().max(200).optional(),
      under: agencyId.optional().meta({ description: "only of this agency's subtree" }),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: "of a search" }),
      ended: truth.default(false).meta({ description: "closed ones too" }),
    }),
    answer: z.array(agency),
    does: async ({ records: { agencies }, query: { parent, words, under, limit, ended } }) => {
      if (words !== undefined && words !== "") return ok({ body: await agencies.search(words, under ?? null, limit) });
      const below = await agencies.below(parent ?? null);
      return ok({ body: ended ? below : below.filter(({ endedOn }) => endedOn === null) });
    },
  }),
  endpoint({
    name: "openAgency",
    method: "get",
    path: "/agencies/{agency}",
    tag,
    thai: "หน่วยงานพร้อมประวัติและสายบังคับบัญชา ณ วันนี้ หรือ ณ วันที่ระบุ (on)",
    english: "An agency with its history and line, today or as it was on a day",
    scope: "agencies:read",
    parameters,
    query: z.object({ on: isoDate.optional() }),
    answer: agencyPage,
    refuses: ["agency-not-found", "agency-not-yet"],
    does: async ({ records, parameters: { agency: id }, query }) => {
      const found = await records.agencies.find(id);
      if (found === null) return err({ kind: "agency-not-found" });
      const body = await agencyPageOf(records, found, query.on ?? null);
      return body === null ? err({ kind: "agency-not-yet" }) : ok({ body, revision: found.revision });
    },
  }),
  endpoint({
    name: "addAgency",
    method: "post",
    path: "/agencies",
    tag,
    thai: "เพิ่มหน่วยงานใต้หน่วยงานที่ท่านดูแล",
    english: "Add an agency below one you administer",
    scope: "people",
    body: z.object({
      kind,
      name,
      shortName: shortName.default(null),
      code: shortName.default(null),
      parent: agencyId,
      area: agencyId.nullable().default(null),
      from: isoDate,
    }),
    answer: agency,
    status: 201,
    refuses: ["parent-not-found", "not-administrator", "parent-ended", "area-not-found", "name-taken", "future-change"],
    does: async ({ records, body }) => {
      const added = await addAgency({ records }, body);
      return added.ok ? ok({ body: added.value, revision: added.value.revision, location: `/agencies/${added.value.id}` }) : added;
    },
  }),
  endpoint({
    name: "changeAgency",
    method: "post",
    path: "/agencies/{agency}/changes",
    tag,
    thai: "เปลี่ยนชื่อ ย้ายสังกัด ควบรวม ยุบเลิก หรือเปิดใหม่ ตั้งแต่วันหนึ่ง: แผนของปีที่สิ้นสุดก่อนวันนั้นยังอยู่กับชื่อและสังกัดเดิม",
    english:
      "Rename, move, merge, close or reopen from a day on (today or before); plans of years that ended before keep the old name and line",
    scope: "people",
    parameters,
    body: z.object({
      from: isoDate,
      change: agencyChange,
      reason: z.string().trim().min(1).max(1000),
      kind: kind.exactOptional(),
      name: name.exactOptional(),
      shortName: shortName.exactOptional(),
      code: shortName.exactOptional(),
      parent: agencyId.exactOptional(),
      area: agencyId.nullable().exactOptional(),
      mergedInto: agencyId.exactOptional(),
    }),
    answer: agency,
    needsRevision: true,
    refuses: [
      "agency-not-found",
      "not-administrator",
      "not-administrator-above",
      "agency-changed",
      "agency-ended",
      "agency-works",
      "agency-has-below",
      "agency-under-itself",
      "future-change",
      "change-before-last",
      "nothing-changes",
      "merged-into-missing",
      "parent-not-found",
      "parent-ended",
      "area-not-found",
      "name-taken",
    ],
    does: async ({ records, parameters: { agency: id }, body, revision }) => {
      const changed = await changeAgency({ records }, { agency: id, wish: body, revision });
      return changed.ok ? ok({ body: changed.value, revision: changed.value.revision }) : changed;
    },
  }),
  endpoint({
    name: "setAgencyRules",
    method: "put",
    path: "/agencies/{agency}/rules",
    tag,
    thai: "กำหนดวิธีอนุมัติแผนของหน่วยงาน",
    english: "Say how the agency approves its plans",
    scope: "people",
    parameters,
    body: z.object({ allowsSelfApproval: z.boolean(), needsReview: z.boolean() }),
    answer: agency,
    needsRevision: true,
    refuses: ["agency-not-found", "not-administrator", "agency-changed", "agency-ended"],
    does: async ({ records, parameters: { agency: id }, body, revision }) => {
      const set = await setAgencyRules({ records }, { agency: id, rules: body, revision });
      return set.ok ? ok({ body: set.value, revision: set.value.revision }) : set;
    },
  }),
  endpoint({
    name: "setHeadcount",
    method: "put",
    path: "/agencies/{agency}/headcounts/{fiscalYear}",
    tag,
    thai: "บันทึกจำนวนบุคลากรของปีงบประมาณ",
    english: "Keep how many people the agency has in a fiscal year",
    scope: "people",
    parameters: ofYear,
    body: z.object({ people: z.int().min(0).max(5_000_000) }),
    answer: headcounts,
    refuses: ["agency-not-found", "not-your-role", "agency-ended"],
    does: async ({ records, parameters: { agency: id, fiscalYear: year }, body }) => {
      const set = await setHeadcount({ records }, { agency: id, headcount: { fiscalYear: year, people: body.people } });
      return set.ok ? ok({ body: set.value }) : set;
    },
  }),
  endpoint({
    name: "setDeadline",
    method: "put",
    path: "/agencies/{agency}/deadlines/{fiscalYear}",
    tag,
    thai: "กำหนดวันส่งแผนของหน่วยงานในสังกัด",
    english: "Say by when the agencies below hand in their plans of a year",
    scope: "people",
    parameters: ofYear,
    body: z.object({ opens: isoDate.nullable().default(null), due: isoDate }),
    answer: deadlines,
    refuses: ["agency-not-found", "not-your-role", "agency-ended", "deadline-order"],
    does: async ({ records, parameters: { agency: id, fiscalYear: year }, body }) => {
      const set = await setDeadline({ records }, { agency: id, fiscalYear: year, ...body });
      return set.ok ? ok({ body: set.value }) : set;
    },
  }),
  endpoint({
    name: "listStandings",
    method: "get",
    path: "/agencies/{agency}/standing",
    tag,
    thai: "สถานะแผนของหน่วยงานที่ขึ้นตรง: ปีที่สิ้นสุดแล้วแสดงตามสังกัด ณ สิ้นปีนั้น",
    english: "Plan status of the agencies directly below; for a past year, of those that were below when it ended",
    scope: "plans:read",
    parameters,
    query: z.object({ fiscalYear: fiscalYear.optional().meta({ description: "the running one by default" }) }),
    answer: standing,
    refuses: ["agency-not-found", "not-your-agency"],
    does: async ({ records: { agencies, person, today }, parameters: { agency: id }, query }) => {
      const found = await agencies.find(id);
      if (found === null) return err({ kind: "agency-not-found" });
      if (!reads(person, found.within)) return err({ kind: "not-your-agency" });
      const year = query.fiscalYear ?? fiscalYearOf(today);
      const end = lastDayOfFiscalYear(year);
      const standings = await agencies.standing(id, year, end < today ? end : null);
      const due = (await agencies.deadlines(found.within))
        .filter((one) => one.fiscalYear === year)
        .map((one) => one.due)
        .toSorted()[0];
      const late = (plan: (typeof standings)[number]["plan"]): boolean => isLatePlan(plan, due ?? null, today);
      const counts = countStandings(standings, due ?? null, today);
      const shown = standings.map((one) => ({ ...one, late: late(one.plan) }));
      return ok({ body: { fiscalYear: year, due: due ?? null, agencies: shown, counts } });
    },
  }),
];
