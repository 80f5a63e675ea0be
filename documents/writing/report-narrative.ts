import type { Activity } from "#domain/plan/plan.ts";
import { moneyPicture } from "#domain/pictures/money-picture.ts";
import { progressPicture } from "#domain/pictures/progress-picture.ts";
import { THAI_PICTURE_WORDS } from "#domain/pictures/thai-picture-words.ts";
import { valueAt } from "#domain/result/figures.ts";
import { sayAchieved, sayCompleteness, countedIn, sayResult, saySpent, sayStanding, NOT_REPORTED } from "#domain/result/say-figures.ts";
import { sayValue } from "#domain/result/say-result.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import type { Block, Row, Table } from "../document.ts";
import { labelled } from "./answer-filled.ts";
import { cell, paragraph, row } from "./paper.ts";
import { indicatorsOf, roundOf, roundWords, spentWords, toldOf, type ReportPaper } from "./report-paper.ts";

/** เนื้อหารายงานเชิงบรรยาย — the summary with its completeness, a table of all activities, then each activity by itself. */
export function writeNarrative(paper: ReportPaper): readonly Block[] {
  return [
    ...writeSummary(paper),
    paragraph("๒. ผลการดำเนินงานรายกิจกรรม", "section"),
    ...paper.plan.activities.flatMap((activity, index) => writeActivity(activity, index + 1, paper)),
  ];
}

function writeSummary(paper: ReportPaper): readonly Block[] {
  const { standing, spentSatang, budgetSatang } = roundOf(paper).figures;
  const isOnTheWay = standing.progress !== standing.points;
  return [
    paragraph("๑. สรุปผลในภาพรวม", "section"),
    ...paper.summary
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => paragraph(line, "body")),
    paragraph(`ความครบถ้วน: ${sayCompleteness(standing)}`, "item"),
    paragraph(`ผลสัมฤทธิ์ตามเป้าหมายที่ถึงกำหนด: ${sayStanding(standing.points)}`, "item"),
    ...(isOnTheWay ? [paragraph(`ความก้าวหน้าเทียบเป้าหมายทั้งปี: ${sayStanding(standing.progress)}`, "item")] : []),
    paragraph(`บรรลุเป้าหมาย: ${standing.reached} ตัวชี้วัด`, "item"),
    paragraph(
      spentSatang === null && budgetSatang === 0
        ? `งบประมาณ: ${paper.plan.activities.every(({ budget }) => budget.kind === "none") ? "ไม่ใช้งบประมาณ" : "แผนไม่ได้ระบุวงเงิน"}`
        : `งบประมาณที่ใช้: ${saySpent(spentSatang)} จากงบประมาณตามแผน ${formatBaht(budgetSatang / 100)} บาท`,
      "item",
    ),
    overview(paper),
    ...pictures(paper),
  ];
}

/** Indicators in one picture: a sheet holds so many. */
const IN_ONE = 8;

/** Progress against targets, a picture for as many activities as a sheet holds, and the money. */
function pictures(paper: ReportPaper): readonly Block[] {
  const { plan, rounds } = paper;
  const { figures } = roundOf(paper);
  // Numbered as in the table above: on some forms every heading's activities begin again at one.
  const numbered = plan.activities.map((activity, index) => ({ ...activity, number: String(index + 1) }));
  const drawn = sheetsOf(numbered).map((activities) => progressPicture({ activities }, rounds, THAI_PICTURE_WORDS));
  const money = figures.budgetSatang > 0 ? [moneyPicture({ activities: [] }, figures, THAI_PICTURE_WORDS)] : [];
  return [...drawn, ...money].map((picture) => ({ ...paragraph(picture.says, "body"), picture }));
}

/** Activities whose indicators fit one picture together. */
function sheetsOf(activities: readonly Activity[]): readonly (readonly Activity[])[] {
  const sheets: Activity[][] = [];
  let count = 0;
  for (const activity of activities) {
    const own = activity.indicators.length;
    if (own === 0) continue;
    const last = sheets.at(-1);
    if (last === undefined || count + own > IN_ONE) {
      sheets.push([activity]);
      count = own;
    } else {
      last.push(activity);
      count += own;
    }
  }
  return sheets;
}

function overview(paper: ReportPaper): Table {
  const round = roundOf(paper);
  const rows = paper.plan.activities.map((activity, index): Row => {
    const { figures } = toldOf(round, activity.id);
    const standing = figures?.standing;
    return row([
      cell(String(index + 1), 1, { align: "center" }),
      cell(activity.title, 2),
      cell(
        standing?.of === 0
          ? "ยังไม่ถึงกำหนดรายงาน"
          : standing === undefined || standing.reported === 0
            ? NOT_REPORTED
            : sayCompleteness(standing),
        3,
        { align: "center" },
      ),
      cell(standing === undefined || standing.reported === 0 ? "-" : sayStanding(standing.points), 4, { align: "center" }),
      cell(spentWords(activity.budget, figures?.spentSatang ?? null), 5, { align: "center" }),
    ]);
  });
  const heads = ["ที่", "โครงการ/กิจกรรม", "ความครบถ้วน", "ผลสัมฤทธิ์", "งบประมาณที่ใช้"];
  return tableOf(heads, rows, [6, 42, 20, 16, 16], `ผลรวมรายกิจกรรม${roundWords(round.months)}`);
}

function writeActivity(activity: Activity, at: number, paper: ReportPaper): readonly Block[] {
  const round = roundOf(paper);
  const { result, figures } = toldOf(round, activity.id);
  const texts = [
    labelled("ไม่ได้ดำเนินการ เนื่องจาก", result.notDoneBecause ?? ""),
    labelled("ผลการดำเนินงาน", result.narrative),
    labelled("ปัญหา อุปสรรค", result.problems),
    labelled("แนวทางแก้ไข", result.solutions),
  ].filter((text) => text !== "");
  const budget =
    activity.budget.kind === "baht" ? `งบประมาณตามแผน ${formatBaht(activity.budget.amount)} บาท งบประมาณที่ใช้: ` : "งบประมาณที่ใช้: ";
  return [
    paragraph(`๒.${at} ${activity.title}`, "section"),
    ...(activity.indicators.length === 0 ? [] : [indicatorTable(activity, paper)]),
    ...unitTable(activity, paper),
    ...texts.flatMap((text) => text.split("\n").map((line) => paragraph(line, "item"))),
    paragraph(`${budget}${spentWords(activity.budget, figures?.spentSatang ?? null)}`, "item"),
  ];
}

/** What was to be reached, what was reached at each round, and how that is reckoned at this one. */
function indicatorTable(activity: Activity, paper: ReportPaper): Table {
  const { rounds } = paper;
  const own = indicatorsOf(activity, roundOf(paper));
  const rows = own.map(({ indicator, figures }, index): Row => {
    const results = rounds.map((round, at) => {
      const told = indicatorsOf(activity, round)[index];
      return cell(told === undefined ? NOT_REPORTED : sayResult(told.indicator, told.figures), 3 + at);
    });
    const targets = indicator.targets.map(({ round, written }) => `รอบ ${round} เดือน ${written}`.trim()).join("\n");
    return row([
      cell(indicator.text.replace(/^[-–•]\s*/u, ""), 1),
      cell(targets || "ไม่มีค่าเป้าหมาย", 2),
      ...results,
      cell(sayAchieved(indicator, figures), 3 + rounds.length),
    ]);
  });
  const heads = ["ตัวชี้วัด", "เป้าหมาย", ...rounds.map(({ months }) => `ผล${roundWords(months)}`), "วิธีคิดและผลเทียบเป้าหมาย"];
  return tableOf(heads, rows, [30, 20, ...rounds.map(() => 18), 32], `ผลตามตัวชี้วัดของกิจกรรม ${activity.title}`);
}

/** What each unit answered; a value that the owner has not accepted is no figure yet. */
function unitTable(activity: Activity, { units }: ReportPaper): readonly Table[] {
  const answers = units.filter((one) => one.activity === activity.id).toSorted((one, other) => one.agency - other.agency);
  if (answers.length === 0) return [];
  const rows = answers.map(({ agencyName, status, result }): Row =>
    row([
      cell(agencyName, 1),
      ...activity.indicators.map((indicator, position) =>
        cell(
          status === "accepted"
            ? sayValue(valueAt(result, position), countedIn(indicator))
            : status === "asked"
              ? NOT_REPORTED
              : "อยู่ระหว่างตรวจรับ",
          2 + position,
          { align: "center" },
        ),
      ),
    ]),
  );
  const heads = [
    "หน่วยงาน",
    ...activity.indicators.map((indicator, index) => (activity.indicators.length === 1 ? "ผล" : `ผลตามตัวชี้วัดที่ ${index + 1}`)),
  ];
  return [
    tableOf(
      heads,
      rows,
      [40, ...activity.indicators.map(() => 60 / activity.indicators.length)],
      `ผลรายหน่วยงานของกิจกรรม ${activity.title}`,
    ),
  ];
}

function tableOf(heads: readonly string[], rows: readonly Row[], widths: readonly number[], summary: string): Table {
  const head: Row = { cells: heads.map((text, index) => cell(text, index + 1, { align: "center", bold: true })), place: {}, header: true };
  return { kind: "table", place: {}, rows: [head, ...rows], headerRows: 1, widths, summary };
}
