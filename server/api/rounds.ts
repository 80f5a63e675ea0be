import { z } from "zod";

import { extendRound } from "#actions/extend-round.ts";
import { setRound } from "#actions/set-round.ts";
import { lastDayOfFiscalYear } from "#domain/agency/agency-change.ts";
import { err, ok } from "#domain/result.ts";
import { countReportStandings, isLateReport } from "#domain/result/report-standing.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { reads } from "./agency-page.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { extension, reportStandings, round, roundMonths } from "./report-schemas.ts";
import { agencyId, fiscalYear, isoDate } from "./schemas.ts";

const YEARS_SAID = "the year before, the running one and the next by default: two are open at once, and a round may be set ahead";

function yearsAsked(wanted: number | undefined, today: string): readonly number[] {
  const running = fiscalYearOf(today);
  return wanted === undefined ? [running - 1, running, running + 1] : [wanted];
}

/** รอบรายงาน: what an agency asks of those below it, and more time for one of them. */
export const ROUND_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listRounds",
    method: "get",
    path: "/agencies/{agency}/rounds",
    tag: "รอบรายงาน",
    thai: "รอบรายงานที่หน่วยงานนี้และหน่วยงานเหนือขึ้นไปกำหนด",
    english: "Rounds set by this agency and by those above it",
    scope: "agencies:read",
    parameters: z.object({ agency: agencyId }),
    query: z.object({ fiscalYear: fiscalYear.optional().meta({ description: YEARS_SAID }) }),
    answer: z.array(round),
    refuses: ["agency-not-found"],
    does: async ({ records, parameters, query }) => {
      const agency = await records.agencies.find(parameters.agency);
      if (agency === null) return err({ kind: "agency-not-found" });
      return ok({ body: await records.rounds.of(agency.within, yearsAsked(query.fiscalYear, records.today)) });
    },
  }),
  endpoint({
    name: "listExtensions",
    method: "get",
    path: "/agencies/{agency}/extensions",
    tag: "รอบรายงาน",
    thai: "การขยายเวลาในรอบที่หน่วยงานนี้และหน่วยงานเหนือขึ้นไปกำหนด เฉพาะของหน่วยงานที่ท่านดูได้",
    english: "More time given in rounds of this agency and of those above it, to agencies that you may read",
    scope: "plans:read",
    parameters: z.object({ agency: agencyId }),
    query: z.object({ fiscalYear: fiscalYear.optional().meta({ description: YEARS_SAID }) }),
    answer: z.array(extension),
    refuses: ["agency-not-found"],
    does: async ({ records: { agencies, rounds, today }, parameters, query }) => {
      const agency = await agencies.find(parameters.agency);
      if (agency === null) return err({ kind: "agency-not-found" });
      const set = await rounds.of(agency.within, yearsAsked(query.fiscalYear, today));
      return ok({ body: await rounds.extensions(set.map(({ id }) => id)) });
    },
  }),
  endpoint({
    name: "listReportStandings",
    method: "get",
    path: "/agencies/{agency}/report-standing",
    tag: "รอบรายงาน",
    thai: "สถานะรายงานผลของหน่วยงานที่ขึ้นตรงในรอบหนึ่ง: ผลสัมฤทธิ์เฉพาะรายงานที่อนุมัติแล้ว ผู้ที่ยังไม่รายงานไม่นับเป็นศูนย์",
    english: "Reports of the agencies directly below in a round; achievement of approved reports only, what is not reported is never zero",
    scope: "plans:read",
    parameters: z.object({ agency: agencyId }),
    query: z.object({ fiscalYear, months: roundMonths }),
    answer: reportStandings,
    refuses: ["agency-not-found", "not-your-agency"],
    does: async ({ records: { agencies, person, reports, today }, parameters, query: { fiscalYear: year, months } }) => {
      const agency = await agencies.find(parameters.agency);
      if (agency === null) return err({ kind: "agency-not-found" });
      if (!reads(person, agency.within)) return err({ kind: "not-your-agency" });
      const end = lastDayOfFiscalYear(year);
      const standings = await reports.standing(agency.id, { fiscalYear: year, months, day: end < today ? end : null });
      const shown = standings.map((one) => ({ ...one, late: isLateReport(one, today) }));
      return ok({ body: { fiscalYear: year, months, agencies: shown, counts: countReportStandings(standings, today) } });
    },
  }),
  endpoint({
    name: "setRound",
    method: "put",
    path: "/agencies/{agency}/rounds/{fiscalYear}/{months}",
    tag: "รอบรายงาน",
    thai: "กำหนดหรือแก้ไขรอบรายงานของหน่วยงานในสังกัด",
    english: "Set or change a round for the agencies below",
    scope: "people",
    parameters: z.object({ agency: agencyId, fiscalYear, months: roundMonths }),
    body: z.object({
      kind: z.enum(["report", "assessment"]).default("report"),
      opens: isoDate,
      due: isoDate,
      late: z.enum(["accept", "refuse"]),
    }),
    answer: round,
    refuses: ["agency-not-found", "not-your-role", "agency-ended", "deadline-order"],
    does: async ({ records, parameters, body }) => {
      const set = await setRound({ records }, { ...parameters, ...body });
      return set.ok ? ok({ body: set.value }) : set;
    },
  }),
  endpoint({
    name: "extendRound",
    method: "post",
    path: "/rounds/{round}/extensions",
    tag: "รอบรายงาน",
    thai: "ขยายเวลาให้หน่วยงานหนึ่ง พร้อมเหตุผล",
    english: "Give one agency more time, with the reason",
    scope: "people",
    parameters: z.object({ round: z.uuid() }),
    body: z.object({ agency: agencyId, due: isoDate, reason: z.string().max(2000) }),
    answer: z.array(extension),
    refuses: ["round-not-found", "agency-not-found", "not-your-role", "not-below", "deadline-order", "no-reason"],
    does: async ({ records, parameters, body }) => {
      const extended = await extendRound({ records }, { round: parameters.round, ...body });
      return extended.ok ? ok({ body: extended.value }) : extended;
    },
  }),
];
