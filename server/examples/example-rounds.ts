import { extendRound } from "#actions/extend-round.ts";
import { setRound } from "#actions/set-round.ts";
import type { Round } from "#domain/result/round.ts";
import { dayAfter } from "#domain/thai/dates.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { AsOfficer } from "./example-plans.ts";
import type { AgencyIds } from "./example-tree.ts";

/** The days that examples are told by. */
export interface ExampleDays {
  readonly today: string;
  /** The running fiscal year. */
  readonly fiscalYear: number;
  /** The day on which last year's half was reported, and the one on which its whole was. */
  readonly halfReported: string;
  readonly yearReported: string;
  /** The round of the running year that comes next. */
  readonly next: RoundMonths;
}

/** วันของตัวอย่าง — fitted to the day on which the examples are planted. */
export function exampleDays(today: string, fiscalYear: number): ExampleDays {
  // October is the first month of a fiscal year.
  const month = ((Number(today.slice(5, 7)) + 2) % 12) + 1;
  const next = month <= 3 ? 3 : month <= 6 ? 6 : month <= 9 ? 9 : 12;
  return { today, fiscalYear, halfReported: `${fiscalYear - 1 - 543}-04-20`, yearReported: dayAfter(today, -6), next };
}

/**
 * รอบรายงานตัวอย่าง — last year's half is long over, its whole has just fallen due with more time for one department, and the next round
 * of this year is open: two fiscal years at once.
 */
export async function setExampleRounds(as: AsOfficer, ids: AgencyIds, { today, fiscalYear, next }: ExampleDays): Promise<void> {
  const last = fiscalYear - 1;
  const agency = ids.get("กระทรวงตัวอย่าง") ?? 0;
  const set = (person: "example-ministry-reviewer" | "example-province-reviewer", round: Omit<Round, "id" | "kind">): Promise<Round> =>
    as(person, (records) => setRound({ records }, { ...round, kind: "report" }));
  await set("example-ministry-reviewer", {
    agency,
    fiscalYear: last,
    months: 6,
    opens: `${last - 543}-04-01`,
    due: `${last - 543}-04-30`,
    late: "accept",
  });
  const whole = { fiscalYear: last, months: 12, opens: dayAfter(today, -40), late: "accept" } as const;
  const { id: round } = await set("example-ministry-reviewer", { agency, ...whole, due: dayAfter(today, -4) });
  const coming = { fiscalYear, months: next, opens: dayAfter(today, -10) } as const;
  await set("example-ministry-reviewer", { agency, ...coming, due: dayAfter(today, 20), late: "accept" });
  const province = ids.get("จังหวัดตัวอย่าง") ?? 0;
  await set("example-province-reviewer", { agency: province, ...whole, due: dayAfter(today, -2) });
  await set("example-province-reviewer", { agency: province, ...coming, due: dayAfter(today, 27), late: "refuse" });
  const late = { round, agency: ids.get("กรมตัวอย่างป่าชุมชน") ?? 0, due: dayAfter(today, 8) };
  await as("example-ministry-reviewer", (records) =>
    extendRound({ records }, { ...late, reason: "เจ้าหน้าที่ของกองออกดับไฟป่าต่อเนื่องหลายสัปดาห์" }),
  );
}
