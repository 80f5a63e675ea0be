import type { PlanStatus } from "../plan/plan-moves.ts";
import type { AgencyKind } from "./agency.ts";

/** สถานะแผนของหน่วยงานในสังกัด — one agency directly below, and its plan of the year where it has one. */
export interface AgencyStanding {
  readonly agency: { readonly id: number; readonly kind: AgencyKind; readonly name: string };
  /** By which of its two lines it stands below: สังกัด or พื้นที่. */
  readonly line: "parent" | "area";
  readonly plan: StandingPlan | null;
}

/** แผนอย่างย่อในหน้าติดตามของหน่วยงานต้นสังกัด. */
export interface StandingPlan {
  readonly id: string;
  readonly status: PlanStatus;
  readonly version: number;
  readonly title: string | null;
  readonly activities: number;
  readonly budgetSatang: number;
  readonly changedAt: string;
  /** When the last submission was handed over. */
  readonly submittedAt: string | null;
}

/** จำนวนหน่วยงานตามสถานะแผน. */
export interface StandingCounts {
  readonly of: number;
  readonly none: number;
  readonly draft: number;
  readonly submitted: number;
  readonly returned: number;
  readonly approved: number;
  readonly published: number;
  readonly late: number;
}

/** ล่าช้า — the last day is over and the plan was not handed over: there is none, or it is still (or again) with its authors. */
export function isLatePlan(plan: Pick<StandingPlan, "status"> | null, due: string | null, today: string): boolean {
  return due !== null && today > due && (plan === null || plan.status === "draft" || plan.status === "returned");
}

/** นับตามสถานะ — how many of the agencies stand where. */
export function countStandings(standings: readonly AgencyStanding[], due: string | null, today: string): StandingCounts {
  const withStatus = (status: PlanStatus | undefined): number => standings.filter(({ plan }) => plan?.status === status).length;
  return {
    of: standings.length,
    none: withStatus(undefined),
    draft: withStatus("draft"),
    submitted: withStatus("submitted"),
    returned: withStatus("returned"),
    approved: withStatus("approved"),
    published: withStatus("published"),
    late: standings.filter(({ plan }) => isLatePlan(plan, due, today)).length,
  };
}
