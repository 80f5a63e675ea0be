import type { Activity } from "../plan/plan.ts";
import { activityLabel, LINE, SHEET_WIDTH, shortened, type Picture, type PictureWords, type Shape } from "./picture.ts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const STEP = SHEET_WIDTH / 12;
const BAR = 10;

/** ปีงบประมาณ ๑๒ เดือน — the months of each activity on a strip from October to September, with a line where today is. */
export function yearPicture(
  activities: readonly Pick<Activity, "number" | "title" | "months">[],
  fiscalYear: number,
  today: string,
  words: PictureWords,
): Picture {
  const shapes: Shape[] = MONTHS.map((month) => ({
    kind: "text",
    role: "small",
    x: round((month - 0.5) * STEP),
    y: LINE - 4,
    anchor: "middle",
    text: words.monthName(month),
  }));
  let y = LINE;
  for (const activity of activities) {
    y += LINE;
    shapes.push({ kind: "text", role: "label", x: 0, y, anchor: "start", text: shortened(activityLabel(activity, words)) });
    y += 5;
    for (const month of MONTHS) {
      const role = activity.months.includes(month) ? "planned" : "track";
      shapes.push({ kind: "bar", role, x: round((month - 1) * STEP + 1), y, width: round(STEP - 2), height: BAR });
    }
    y += BAR + 4;
  }
  const at = placeInYear(today, fiscalYear);
  if (at !== null) shapes.push({ kind: "line", role: "today", x: round(at * SHEET_WIDTH), from: LINE, to: y });
  return {
    width: SHEET_WIDTH,
    height: y,
    shapes,
    says: words.yearSays(activities.length, at === null ? null : words.date(today)),
    table: {
      heads: [words.activity, words.months],
      rows: activities.map((activity) => [activityLabel(activity, words), activity.months.map(words.monthName).join(" ") || "-"]),
    },
  };
}

/** วันนี้อยู่ตรงไหนของปีงบประมาณ — from 0 (1 October) to 1; null outside the year (พ.ศ.). Every month is drawn as wide as another. */
export function placeInYear(today: string, fiscalYear: number): number | null {
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  const months = (year - (fiscalYear - 544)) * 12 + month - 10;
  return months < 0 || months > 11 ? null : (months + (day - 1) / 31) / 12;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
