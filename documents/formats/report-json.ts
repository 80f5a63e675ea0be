import { z } from "zod";

import type { FormName } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { figuresOf } from "#domain/result/figures.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import type { PaperRound, ReportKind, ReportPaper } from "../writing/report-paper.ts";
import { planSchema, type PlanJsonError } from "./plan-json.ts";

/** รายงานที่อยู่ในแฟ้ม — what was printed, on which form, as the record was at that moment. */
export interface PrintedReport {
  readonly form: FormName;
  readonly kind: ReportKind;
  readonly paper: ReportPaper;
}

const text = z.string().max(200_000);
const number = z.number().nonnegative().max(1e14);
const months = z.union([z.literal(3), z.literal(6), z.literal(9), z.literal(12)]);
const value = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("count"), count: number }),
  z.object({ kind: z.literal("share"), numerator: number, denominator: number }),
  z.object({ kind: z.literal("level"), steps: z.array(z.int().min(1).max(10)).max(10).readonly() }),
  z.object({ kind: z.literal("milestone"), done: z.boolean() }),
  z.object({ kind: z.literal("amount"), satang: number }),
]);
const result = z.object({
  indicators: z
    .array(
      z.object({ position: z.int().min(0).max(500), value: value.nullable(), reckoning: z.enum(["cumulative", "per-round"]), note: text }),
    )
    .max(500)
    .readonly(),
  narrative: text,
  problems: text,
  solutions: text,
  notDoneBecause: text.nullable(),
  spentSatang: number.nullable(),
});
const units = z
  .array(
    z.object({
      activity: z.string().max(100),
      agency: z.int(),
      agencyName: text,
      status: z.enum(["asked", "answered", "accepted"]),
      result,
    }),
  )
  .max(50_000)
  .readonly();
const round = z.object({
  months,
  rows: z.record(z.string().max(100), z.object({ revision: z.int(), result })),
  units,
  reportedOn: z.string().max(40).nullable(),
});
const reportSchema = z.object({
  format: z.literal("report/1"),
  form: planSchema.shape.form.unwrap(),
  kind: z.enum(["form", "narrative", "memo"]),
  agencyName: text,
  fiscalYear: z.int().min(2400).max(2700),
  isApproved: z.boolean(),
  summary: text,
  rounds: z.array(round).min(1).max(4).readonly(),
  plan: planSchema,
});
type ReportJson = z.infer<typeof reportSchema>;

/** รายงานเป็น `report/1` — its plan, and of its results what stands in the paper: no notes among officers, no answers of units that nobody has accepted. */
export function reportJson(paper: ReportPaper, form: FormName, kind: ReportKind): string {
  const { plan, agencyName, fiscalYear, isApproved, summary, rounds } = paper;
  const last = rounds.length - 1;
  const told: ReportJson = {
    format: "report/1",
    form,
    kind,
    agencyName,
    fiscalYear,
    isApproved,
    summary,
    rounds: rounds.map(({ months: of, rows, reportedOn, units: own = [] }, at) => ({
      months: of,
      reportedOn,
      rows: Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, { revision: row.revision, result: withoutNotes(row.result) }])),
      units: (at === last ? paper.units : own).map(({ activity, agency, agencyName: name, status, result: answer }) => ({
        activity,
        agency,
        agencyName: name,
        status: status === "asked" || status === "accepted" ? status : "answered",
        result: status === "accepted" ? withoutNotes(answer) : NO_RESULT,
      })),
    })),
    plan: plan as ReportJson["plan"],
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}

/** The same read back, its figures computed anew. */
export function parseReport(given: unknown): Result<PrintedReport, PlanJsonError> {
  const parsed = reportSchema.safeParse(given);
  if (!parsed.success) return err({ kind: "not-plan-json", path: parsed.error.issues[0]?.path.join(".") ?? "" });
  const { form, kind, rounds, plan, agencyName, fiscalYear, isApproved, summary } = withoutUndefined(parsed.data);
  const papers = rounds.map(({ months: of, rows, reportedOn, units: own }, at): PaperRound => ({
    months: of,
    rows,
    reportedOn,
    units: own,
    figures: figuresOf({ months: of, rows, plan }, rounds.slice(0, at), own),
  }));
  const last = papers.at(-1);
  if (last === undefined) return err({ kind: "not-plan-json", path: "rounds" });
  const paper = {
    plan,
    agencyName,
    fiscalYear,
    isApproved,
    summary,
    rounds: [...papers.slice(0, -1), last] as const,
    units: last.units ?? [],
  };
  return ok({ form, kind, paper });
}

function withoutNotes(told: ActivityResult): ActivityResult {
  return { ...told, indicators: told.indicators.map((one) => ({ ...one, note: "" })) };
}

/** zod says "string | undefined" where the house says "absent": JSON has no undefined, so they are the same value. */
function withoutUndefined(data: ReportJson): Omit<ReportJson, "plan"> & Pick<ReportPaper, "plan"> {
  return data as Omit<ReportJson, "plan"> & Pick<ReportPaper, "plan">;
}
