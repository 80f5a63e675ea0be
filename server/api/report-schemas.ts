import { z } from "zod";

import { activitySchema } from "#documents/formats/plan-json.ts";
import { ROUND_MONTHS } from "#domain/result/round.ts";
import { agencyName } from "./agency-schemas.ts";
import { decision, isoDate, moment, plan, planId, workflow } from "./schemas.ts";

/** The shapes of rounds, reports and units' answers. */

export const reportId = z.uuid().meta({ description: "รหัสรายงาน" });
export const roundMonths = z.coerce
  .number()
  .pipe(z.union(ROUND_MONTHS.map((months) => z.literal(months)) as [z.ZodLiteral<3>, z.ZodLiteral<6>, z.ZodLiteral<9>, z.ZodLiteral<12>]))
  .meta({ description: "รอบ: 3, 6, 9 หรือ 12 เดือนของปีงบประมาณ" });
const figure = z.number().min(0).max(1_000_000_000);
export const satang = z.int().min(0).max(100_000_000_000).meta({ description: "สตางค์" });
export const text = z.string().max(20_000);
const points = z.int().meta({ description: "หนึ่งในหมื่น: 8650 = ร้อยละ 86.50" });

export const round = z
  .object({
    id: z.uuid(),
    agency: z.int(),
    fiscalYear: z.int(),
    months: z.int(),
    kind: z.enum(["report", "assessment"]).meta({ description: "report: asks for reports; assessment: days of the assessment" }),
    opens: isoDate,
    due: isoDate,
    late: z.enum(["accept", "refuse"]),
  })
  .meta({ id: "Round", description: "รอบรายงาน" });
export const extension = z
  .object({ round: z.uuid(), agency: z.int(), due: isoDate, reason: z.string(), byName: z.string(), at: moment })
  .meta({ id: "Extension", description: "การขยายเวลา" });
export const roundDue = z
  .object({ fiscalYear: z.int(), months: z.int(), opens: isoDate, due: isoDate, closes: isoDate.nullable() })
  .meta({ id: "RoundDue", description: "กำหนดของหน่วยงานในรอบหนึ่ง" });

export const value = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("count"), count: figure }),
    z.object({ kind: z.literal("share"), numerator: figure, denominator: figure }),
    z.object({ kind: z.literal("level"), steps: z.array(z.int()).max(10) }),
    z.object({ kind: z.literal("milestone"), done: z.boolean() }),
    z.object({ kind: z.literal("amount"), satang }),
  ])
  .meta({ id: "Value", description: "ค่าที่รายงาน" });
export const activityResult = z
  .object({
    indicators: z
      .array(
        z.object({
          position: z.int().min(0).max(200),
          value: value.nullable(),
          reckoning: z.enum(["cumulative", "per-round"]),
          note: text,
        }),
      )
      .max(200),
    narrative: text,
    problems: text,
    solutions: text,
    notDoneBecause: text.nullable(),
    spentSatang: satang.nullable(),
  })
  .meta({ id: "ActivityResult", description: "ผลของกิจกรรมหนึ่งในรอบหนึ่ง" });

const lastYearValues = z.array(z.object({ soFar: value.nullable(), alone: value.nullable() }).nullable());
const lastYear = z
  .object({ months: z.int(), values: z.record(z.string(), lastYearValues) })
  .meta({ description: "ผลปีก่อนที่อนุมัติแล้ว ของตัวชี้วัดเดียวกัน: by activity and position of its indicators" });

const standing = z
  .object({ points: points.nullable(), progress: points.nullable(), reported: z.int(), of: z.int(), reached: z.int() })
  .meta({ id: "Achieved", description: "ผลสัมฤทธิ์รวมและความครบถ้วน" });
const achievement = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("not-reported") }),
    z.object({ kind: z.literal("no-target"), measured: z.number() }),
    z.object({ kind: z.literal("nothing-to-count") }),
    z.object({
      kind: z.literal("measured"),
      measured: z.number(),
      asked: z.object({ bound: z.enum(["atLeast", "moreThan", "atMost", "lessThan"]), figure: z.number(), times: z.int() }).nullable(),
      raw: points,
      capped: points,
      isReached: z.boolean(),
      isDue: z.boolean(),
    }),
  ])
  .meta({ id: "Achievement", description: "ผลสัมฤทธิ์ของตัวชี้วัด" });
const eachUnit = z.object({
  points: points.nullable(),
  reached: z.int(),
  answered: z.int(),
  of: z.int(),
  sum: value.nullable(),
  together: achievement.nullable(),
  units: z.array(z.object({ unit: z.int(), achievement })),
});
export const figures = z
  .object({
    activities: z.array(
      z.object({
        activity: z.string(),
        indicators: z.array(
          z.object({
            position: z.int(),
            value: value.nullable(),
            missing: z.array(z.int()),
            achievement,
            isOwed: z.boolean(),
            units: eachUnit.nullable(),
          }),
        ),
        standing,
        spentSatang: satang.nullable(),
        budgetSatang: satang.nullable(),
      }),
    ),
    standing,
    spentSatang: satang.nullable(),
    budgetSatang: satang,
  })
  .meta({ id: "ReportFigures", description: "ผลตามที่คำนวณ" });

const reportStatus = z.enum(["draft", "submitted", "returned", "approved"]).meta({ description: "สถานะของรายงาน" });
export const reportHead = z
  .object({
    id: reportId,
    planId,
    agency: z.int(),
    agencyName: z.string(),
    within: z.array(z.int()),
    fiscalYear: z.int(),
    months: z.int(),
    status: reportStatus,
    revision: z.int(),
    planVersion: z.int(),
    openUntil: isoDate.nullable(),
    changedAt: moment,
    changedBy: z.string().nullable(),
  })
  .meta({ id: "ReportHead", description: "รายงานในรายการ" });
export const unitAnswer = z
  .object({
    id: z.uuid(),
    reportId,
    activity: z.string(),
    question: z.object({ ownerName: z.string(), fiscalYear: z.int(), months: z.int(), activity: activitySchema }),
    agency: z.int(),
    agencyName: z.string(),
    owner: z.int(),
    status: z.enum(["asked", "answered", "queried", "returned", "accepted"]),
    revision: z.int(),
    result: activityResult,
    draft: activityResult.nullable().meta({ description: "ร่างที่ยังไม่ได้ส่ง: null to everybody but the unit" }),
    notes: z.array(z.object({ byName: z.string(), agency: z.int(), at: moment, body: z.string() })),
    answeredByName: z.string().nullable(),
    changedAt: moment,
  })
  .meta({ id: "UnitAnswer", description: "คำตอบของหน่วยงานในกิจกรรมที่ทุกหน่วยดำเนินการ" });
export const openAnswer = unitAnswer
  .extend({
    headcount: z.int().nullable().meta({ description: "จำนวนบุคลากรของหน่วยในปีนั้น" }),
    before: z.object({ months: z.int(), result: activityResult, soFar: z.array(value.nullable()) }).nullable(),
    lastYear: z.object({ months: z.int(), values: lastYearValues }).nullable(),
  })
  .meta({ id: "OpenAnswer", description: "สิ่งที่หน่วยต้องตอบ พร้อมจำนวนบุคลากรและผลก่อนหน้า" });
export const reportRecord = reportHead
  .extend({
    plan,
    summary: z.string(),
    rows: z.record(z.string(), z.object({ revision: z.int(), result: activityResult })),
    submissions: z.array(
      z.object({
        id: z.uuid(),
        number: z.int(),
        status: z.enum(["waiting", "withdrawn", "returned", "approved"]),
        isLate: z.boolean(),
        workflow,
        decisions: z.array(decision),
        submittedBy: z.string(),
        submittedByName: z.string(),
        submittedAt: moment,
      }),
    ),
    figures,
    earlier: z
      .array(z.object({ months: z.int(), rows: z.record(z.string(), z.object({ revision: z.int(), result: activityResult })), figures }))
      .meta({ description: "rounds of the year before this one" }),
    headcount: z.int().nullable().meta({ description: "จำนวนบุคลากรของหน่วยงานในปีนั้น" }),
    lastYear: lastYear.nullable(),
    due: roundDue.nullable(),
    mayWrite: z.boolean(),
    moves: z
      .array(z.enum(["submit", "withdraw", "return", "approve", "reopen"]))
      .meta({ description: "what the asker could do with it now" }),
  })
  .meta({ id: "ReportRecord", description: "รายงานผลของแผนในรอบหนึ่ง" });
export const savedResult = z
  .object({ report: z.int(), row: z.int(), figures })
  .meta({ id: "SavedResult", description: "รุ่นใหม่ และผลตามที่คำนวณ" });
export const reportStandings = z
  .object({
    fiscalYear: z.int(),
    months: z.int(),
    agencies: z.array(
      z.object({
        agency: agencyName,
        line: z.enum(["parent", "area"]),
        planId: planId.nullable().meta({ description: "plan of the year with an approved version" }),
        report: z
          .object({
            id: reportId,
            status: reportStatus,
            submitted: z.object({ at: moment, byName: z.string(), isLate: z.boolean() }).nullable(),
            figures: z.object({ standing, spentSatang: satang.nullable(), budgetSatang: z.int() }).nullable().meta({
              description:
                "as approved last and frozen into its submission; a report that is open again keeps them until it is approved anew",
            }),
          })
          .nullable(),
        due: roundDue.nullable(),
        late: z.boolean(),
      }),
    ),
    counts: z.object({ of: z.int(), approved: z.int(), submitted: z.int(), late: z.int(), mended: z.int(), standing: standing.nullable() }),
  })
  .meta({ id: "ReportStandings", description: "สถานะรายงานของหน่วยงานในสังกัด" });
