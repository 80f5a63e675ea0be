import type { Plan } from "../plan/plan.ts";
import type { IndicatorFigures, ReportFigures } from "../result/figures.ts";
import { activityLabel, LINE, SHEET_WIDTH, shortened, type Picture, type PictureWords, type Shape } from "./picture.ts";

/** One round's figures. */
export interface RoundFigures {
  readonly months: number;
  readonly figures: ReportFigures;
}

const BAR = 12;
const LEFT = 46;
const RIGHT = 84;
const ROOM = SHEET_WIDTH - LEFT - RIGHT;
/** Basis points at the right end of a bar: a little more than all that was asked. */
const FULL = 12_000;
const WHOLE = 10_000;

/** ความก้าวหน้าเทียบเป้าหมาย — for each indicator a bar a round against the mark of its target; nothing is drawn where nothing was reported. */
export function progressPicture(plan: Pick<Plan, "activities">, rounds: readonly RoundFigures[], words: PictureWords): Picture {
  const shapes: Shape[] = [];
  const rows: (readonly string[])[] = [];
  let y = 0;
  let reached = 0;
  for (const activity of plan.activities) {
    const label = activityLabel(activity, words);
    for (const [position, { text }] of activity.indicators.entries()) {
      const name = activity.indicators.length === 1 ? label : `${label} (${words.number(position + 1)}) ${text}`;
      y += LINE;
      shapes.push({ kind: "text", role: "label", x: 0, y, anchor: "start", text: shortened(name) });
      const told = rounds.map(({ months, figures }) => ({
        months,
        own: figures.activities.find((one) => one.activity === activity.id)?.indicators.find((one) => one.position === position),
      }));
      const last = told.at(-1)?.own?.achievement;
      if (last?.kind === "measured" && last.isReached) reached += 1;
      for (const { months, own } of told) {
        const points = pointsOf(own);
        const says = saidOf(own, words);
        y += 6;
        shapes.push({ kind: "text", role: "small", x: 0, y: y + BAR - 2, anchor: "start", text: words.round(months) });
        shapes.push({ kind: "bar", role: "track", x: LEFT, y, width: ROOM, height: BAR });
        if (points !== null && points > 0)
          shapes.push({ kind: "bar", role: "done", x: LEFT, y, width: round((Math.min(points, FULL) / FULL) * ROOM), height: BAR });
        if (own?.achievement.kind !== "no-target")
          shapes.push({ kind: "line", role: "target", x: round(LEFT + (WHOLE / FULL) * ROOM), from: y - 3, to: y + BAR + 3 });
        shapes.push({ kind: "text", role: "small", x: SHEET_WIDTH, y: y + BAR - 2, anchor: "end", text: says });
        y += BAR;
      }
      y += 8;
      rows.push([label, text, ...told.map(({ own }) => saidOf(own, words))]);
    }
  }
  return {
    width: SHEET_WIDTH,
    height: Math.max(y, LINE),
    shapes,
    says: words.progressSays(rows.length, reached),
    table: { heads: [words.activity, words.indicator, ...rounds.map(({ months }) => words.round(months))], rows },
  };
}

function pointsOf(own: IndicatorFigures | undefined): number | null {
  return own?.achievement.kind === "measured" ? own.achievement.raw : null;
}

function saidOf(own: IndicatorFigures | undefined, words: PictureWords): string {
  const points = pointsOf(own);
  if (points !== null) return words.percent(points);
  return own?.value == null ? words.notReported : words.noTarget;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
