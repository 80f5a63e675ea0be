import { z } from "zod";
import type { Plan } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why a text is no plan/1: `path` is where it first differs from the schema. */
export interface PlanJsonError {
  readonly kind: "not-json" | "not-plan-json";
  readonly path: string;
}

const LONGEST = 200_000;
const text = z.string().max(LONGEST).meta({ description: "as written" });
const optional = text.nullable();
const texts = z.array(text).max(5_000).readonly();
const year = z.int().min(2400).max(2700).meta({ description: "พ.ศ." });

const place = z
  .object({
    line: z.int().exactOptional(),
    page: z.int().exactOptional(),
    sheet: z.string().exactOptional(),
    table: z.int().exactOptional(),
    row: z.int().exactOptional(),
    column: z.int().exactOptional(),
  })
  .meta({ description: "ตำแหน่งในเอกสารต้นฉบับ: counts start at 1; only what the source knows" });

const measure = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("count"), unit: optional }),
    z.object({ kind: z.literal("share"), unit: optional, numerator: optional, denominator: optional }),
    z.object({ kind: z.literal("level") }),
    z.object({ kind: z.literal("milestone"), what: optional }),
    z.object({ kind: z.literal("amount") }),
  ])
  .meta({ description: "วิธีวัด: จำนวน ร้อยละ ระดับ มี/ไม่มี บาท" });

const target = z
  .object({
    round: z.int().min(1).max(12).meta({ description: "months into the fiscal year: 6, 9, 12" }),
    atLeast: z.number().exactOptional(),
    atMost: z.number().exactOptional(),
    moreThan: z.number().exactOptional(),
    lessThan: z.number().exactOptional(),
    per: texts.exactOptional().meta({ description: "ต่อ: ปี หน่วยงาน …" }),
    written: text,
  })
  .meta({ description: "ค่าเป้าหมาย" });

const rubricLevel = z.object({ level: z.int().min(1).max(5), text });
const indicator = z
  .object({ text, measure, targets: z.array(target).max(500).readonly(), rubric: z.array(rubricLevel).max(50).readonly() })
  .meta({ description: "ตัวชี้วัด: text as written, how it is measured, what must be reached, เกณฑ์การให้คะแนน" });

const budget = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("none"), written: text }),
    z.object({ kind: z.literal("baht"), amount: z.number().nonnegative(), written: text }),
    z.object({ kind: z.literal("not-applicable"), written: text }),
    z.object({ kind: z.literal("dash"), written: text }),
    z.object({ kind: z.literal("not-stated"), written: text }),
  ])
  .meta({ description: "งบประมาณ: ไม่ใช้งบประมาณ · จำนวนบาท · N/A · - · ไม่ระบุ are five different answers" });

const headingKind = z.enum(["sub-plan", "goal", "guideline", "strategy", "tactic"]);
const heading = z
  .object({
    id: z.string().max(100),
    parent: z.string().max(100).nullable(),
    kind: headingKind,
    number: optional,
    label: text,
    title: text,
    indicators: z.array(indicator).max(500).readonly(),
    source: place,
  })
  .meta({ description: "หัวข้อของแผน: แผนย่อย เป้าหมาย แนวทาง ยุทธศาสตร์ กลยุทธ์" });

const months = z.array(z.int().min(1).max(12)).max(12).readonly().meta({ description: "months of the fiscal year, 1 = ตุลาคม" });
/** A row of the plan, as plan/1 writes it. */
export const activitySchema = z
  .object({
    id: z.string().max(100),
    number: optional,
    heading: z.string().max(100).nullable(),
    title: text,
    objectives: texts,
    indicators: z.array(indicator).max(500).readonly(),
    goalIndicator: z.int().nullable(),
    countingUnit: optional,
    targetTexts: texts,
    quantitative: texts,
    qualitative: texts,
    budget,
    months,
    monthsWritten: optional,
    units: texts,
    performedBy: z.enum(["agency", "each-unit"]),
    remarks: optional,
    criteria: z.array(z.int().min(1).max(99)).max(99).readonly(),
    ownCriteria: z
      .array(z.int().min(1).max(9))
      .max(9)
      .readonly()
      .exactOptional()
      .meta({ description: "criteria that a person chose for the row beside those its remarks name" }),
    weight: z.int().min(1).max(100).exactOptional().meta({ description: "น้ำหนักของกิจกรรมในค่าเฉลี่ยของแผน; 1 where absent" }),
    indicatorWeights: z
      .array(z.int().min(1).max(100))
      .max(500)
      .readonly()
      .exactOptional()
      .meta({ description: "น้ำหนักของตัวชี้วัดตามลำดับ; 1 where absent" }),
    nationalGuideline: optional,
    answer: optional,
    more: z
      .array(z.object({ column: text, text }))
      .max(5_000)
      .readonly(),
    source: place,
  })
  .meta({ description: "โครงการ/กิจกรรม" });

const figure = z.union([z.number(), z.literal("-"), z.literal("N/A"), z.null()]);
const signatory = z.object({ name: optional, position: optional });
const memo = z
  .object({
    from: optional,
    number: optional,
    date: z.string().max(40).nullable(),
    dateWritten: optional,
    urgency: optional,
    subject: optional,
    to: optional,
    body: texts,
    signatory: signatory.nullable(),
    fiscalYears: z.array(z.int()).max(200).readonly(),
  })
  .meta({ description: "บันทึกข้อความ" });

const fieldPlace = z.object({
  activity: z.string().max(100).exactOptional(),
  heading: z.string().max(100).exactOptional(),
  field: z.string().max(100),
});
const message = z
  .object({
    kind: z.string().max(100),
    severity: z.enum(["error", "warning", "info"]),
    place: place.extend({ ...fieldPlace.shape, field: fieldPlace.shape.field.exactOptional() }),
    found: text.exactOptional(),
    expected: text.exactOptional(),
    says: text,
    mend: fieldPlace.extend({ text }).exactOptional(),
  })
  .meta({ description: "ข้อสังเกต" });
const placed = z.array(z.object({ place, text })).max(200_000).readonly();

/** รูปแบบแลกเปลี่ยน plan/1 — the public schema of a plan. */
export const planSchema = z
  .object({
    format: z.literal("plan/1"),
    form: z.enum(["diw-2569", "tisi-2567", "national-2568", "narathiwat-2569", "mfa-2568"]).nullable(),
    agency: z.object({ name: optional, parent: optional }),
    region: optional,
    fiscalYear: year.nullable(),
    planYears: z.tuple([year, year]).readonly().nullable(),
    title: optional,
    blank: z.boolean(),
    headcount: z.number().nullable(),
    contact: z
      .object({
        name: optional,
        position: optional,
        unit: optional,
        address: optional,
        phone: optional,
        fax: optional,
        email: optional,
        line: optional,
      })
      .nullable(),
    approver: signatory.nullable(),
    memo: memo.nullable(),
    declared: z.object({
      activities: z.number().nullable(),
      budgetBaht: z.number().nullable(),
      budgetWritten: optional,
      byHeading: z
        .array(z.object({ heading: z.string().max(100), activities: z.number(), written: text }))
        .max(5_000)
        .readonly(),
      bySource: z
        .array(
          z.object({
            source: text,
            items: z
              .array(z.object({ name: text, ticked: z.boolean(), amount: figure }))
              .max(100)
              .readonly(),
            total: figure,
          }),
        )
        .max(500)
        .readonly(),
    }),
    headings: z.array(heading).max(5_000).readonly(),
    activities: z.array(activitySchema).max(10_000).readonly(),
    nationalTargets: z
      .array(
        z.object({
          row: z.int().min(1).max(5),
          previous: z.array(figure).max(100).readonly(),
          planned: z.array(figure).max(100).readonly(),
        }),
      )
      .max(100)
      .readonly(),
    staff: z
      .array(z.object({ unit: optional, headcount: figure, targetGroups: optional, population: optional, total: z.boolean() }))
      .max(5_000)
      .readonly(),
    expectedResults: texts,
    notes: texts,
    messages: z.array(message).max(100_000).readonly(),
    unplaced: placed,
    source: z.object({ furniture: placed, places: z.record(z.string().max(100), place) }),
  })
  .meta({ title: "plan/1", description: "แผนปฏิบัติการด้านส่งเสริมคุณธรรม: one agency's plan for one fiscal year" });

/** Parse a plan/1 at the door: from a file, a request body or a PDF's attachment. */
export function parsePlanJson(json: string): Result<Plan, PlanJsonError> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return err({ kind: "not-json", path: "" });
  }
  return parsePlan(value);
}

/** The same for a value that is parsed already. */
export function parsePlan(value: unknown): Result<Plan, PlanJsonError> {
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) return err({ kind: "not-plan-json", path: parsed.error.issues[0]?.path.join(".") ?? "" });
  return ok(withoutUndefined(parsed.data));
}

/** zod says "string | undefined" where the house says "absent": JSON has no undefined, so they are the same value. */
function withoutUndefined(data: z.infer<typeof planSchema>): Plan {
  return data as Plan;
}

/** JSON Schema (2020-12) of plan/1, as published in docs/plan-1.schema.json. */
export function planJsonSchema(): unknown {
  return z.toJSONSchema(planSchema, { io: "input" });
}
