import type { Indicator } from "#domain/plan/measure.ts";
import type { Activity } from "#domain/plan/plan.ts";
import { shareOf } from "#domain/result/basis-points.ts";
import type { IndicatorFigures } from "#domain/result/figures.ts";
import { NOT_REPORTED, sayAchieved, sayResult } from "#domain/result/say-figures.ts";
import { sayPoints, sayValue } from "#domain/result/say-result.ts";
import { formatNumber } from "#domain/thai/baht.ts";
import { indicatorsOf, numberedLines, roundWords, spentWords, toldOf, type PaperRound, type ReportPaper } from "./report-paper.ts";

/** ช่องผลการดำเนินงานที่กรอกแล้ว — the answer cell of a report form: every round's results, the inputs of each measure filled in. */
export function filledAnswer(activity: Activity, { rounds }: ReportPaper): string {
  return rounds.map((round) => `${roundWords(round.months)}\n${ofRound(activity, round)}`).join("\n");
}

function ofRound(activity: Activity, round: PaperRound): string {
  const { result, figures } = toldOf(round, activity.id);
  const asked = indicatorsOf(activity, round).map((one) => inputsOf(one.indicator, one.figures));
  // Why nothing was done is the answer: "not reported" beside it would say that there is none.
  const values = result.notDoneBecause !== null && asked.every((one) => one === NOT_REPORTED) ? [] : asked;
  const spent = figures?.spentSatang ?? null;
  const texts = [
    result.narrative,
    labelled("ปัญหา อุปสรรค", result.problems),
    labelled("แนวทางแก้ไข", result.solutions),
    labelled("ไม่ได้ดำเนินการ เนื่องจาก", result.notDoneBecause ?? ""),
    spent === null ? "" : `งบประมาณที่ใช้ ${spentWords(activity.budget, spent)}`,
  ];
  return [values.length === 0 ? "" : numberedLines(values), ...texts].filter((text) => text !== "").join("\n") || NOT_REPORTED;
}

/** "label text", or nothing where there is no text. */
export function labelled(label: string, text: string): string {
  return text.trim() === "" ? "" : `${label}: ${text}`;
}

/** The same inputs that the empty form asks for, each with its figure. */
function inputsOf({ measure, rubric }: Indicator, figures: IndicatorFigures): string {
  const { value, units } = figures;
  if (value === null) return units === null ? NOT_REPORTED : sayAchieved({ measure }, figures);
  const after =
    figures.missing.length === 0 && units === null
      ? ""
      : `\n${units === null ? sayResult({ measure }, figures) : sayAchieved({ measure }, figures)}`;
  switch (value.kind) {
    case "share": {
      const unit = measure.kind === "share" ? measure : null;
      const of = unit?.unit ?? "คน";
      const percent = value.denominator === 0 ? null : shareOf(value.numerator, value.denominator);
      return `${unit?.numerator ?? "จำนวนที่ดำเนินการได้"} ${formatNumber(value.numerator)} ${of}\n${unit?.denominator ?? "จำนวนทั้งหมด"} ${formatNumber(value.denominator)} ${of}\nคิดเป็น${sayPoints(percent)}${after}`;
    }
    case "level": {
      const levels = rubric.length === 0 ? [1, 2, 3, 4, 5] : rubric.map(({ level }) => level);
      return `${levels.map((level) => `${value.steps.includes(level) ? "☑" : "☐"} ระดับที่ ${level}`).join("\n")}\nได้${sayValue(value, null)}${after}`;
    }
    case "milestone":
      return `${value.done ? "☑" : "☐"} ดำเนินการแล้ว\n${value.done ? "☐" : "☑"} ยังไม่ได้ดำเนินการ${after}`;
    case "amount":
      return `${sayValue(value, null)}${after}`;
    case "count":
      return `${sayValue(value, measure.kind === "count" ? (measure.unit ?? "ครั้ง") : null)}${after}`;
  }
}
