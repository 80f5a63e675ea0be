import type { Plan } from "../plan/plan.ts";
import type { ReportFigures } from "../result/figures.ts";
import { activityLabel, LINE, SHEET_WIDTH, shortened, type Picture, type PictureWords, type Shape } from "./picture.ts";

const BAR = 12;

/** งบประมาณที่ตั้งและที่ใช้ — of the whole plan, then of each activity that has money; all on one scale. */
export function moneyPicture(plan: Pick<Plan, "activities">, figures: ReportFigures, words: PictureWords): Picture {
  const lines = [
    { label: words.all, budget: figures.budgetSatang, spent: figures.spentSatang },
    ...plan.activities.flatMap((activity) => {
      const own = figures.activities.find((one) => one.activity === activity.id);
      if (own === undefined || (own.budgetSatang === null && own.spentSatang === null)) return [];
      return [{ label: activityLabel(activity, words), budget: own.budgetSatang ?? 0, spent: own.spentSatang }];
    }),
  ];
  const most = Math.max(1, ...lines.map(({ budget, spent }) => Math.max(budget, spent ?? 0)));
  const widthOf = (satang: number): number => Math.round((satang / most) * SHEET_WIDTH * 100) / 100;
  const told = (spent: number | null): string => (spent === null ? words.notReported : words.baht(spent));
  const shapes: Shape[] = [];
  let y = 0;
  for (const { label, budget, spent } of lines) {
    y += LINE;
    shapes.push({ kind: "text", role: "label", x: 0, y, anchor: "start", text: shortened(label) });
    y += 5;
    shapes.push({ kind: "bar", role: "track", x: 0, y, width: widthOf(budget), height: BAR });
    if (spent !== null && spent > 0) shapes.push({ kind: "bar", role: "done", x: 0, y: y + 3, width: widthOf(spent), height: BAR - 6 });
    y += BAR + LINE - 4;
    shapes.push({ kind: "text", role: "small", x: 0, y, anchor: "start", text: words.spentOf(told(spent), words.baht(budget)) });
    y += 4;
  }
  return {
    width: SHEET_WIDTH,
    height: y,
    shapes,
    says: words.moneySays(told(figures.spentSatang), words.baht(figures.budgetSatang)),
    table: {
      heads: [words.activity, words.budget, words.spent],
      rows: lines.map(({ label, budget, spent }) => [label, words.baht(budget), told(spent)]),
    },
  };
}
