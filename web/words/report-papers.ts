import type { PictureWords } from "#domain/pictures/picture.ts";
import { THAI_PICTURE_WORDS } from "#domain/pictures/thai-picture-words.ts";

interface PaperWords extends PictureWords {
  readonly papers: string;
  readonly papersSay: string;
  readonly form: string;
  readonly kinds: { readonly form: string; readonly narrative: string; readonly memo: string };
  readonly outputs: { readonly pdf: string; readonly docx: string; readonly xlsx: string };
  readonly download: (kind: string, output: string) => string;
  readonly pictures: string;
  readonly progressTitle: string;
  readonly yearTitle: string;
  readonly moneyTitle: string;
  readonly asTable: string;
}

const english = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
const ENGLISH_MONTHS = ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"];

const THAI: PaperWords = {
  papers: "เอกสารรายงาน",
  papersSay: "ตัวเลขในเอกสารเป็นตัวเลขเดียวกับในหน้านี้ ตามที่บันทึกไว้แล้ว",
  form: "แบบฟอร์ม",
  kinds: { form: "รายงานตามแบบฟอร์ม", narrative: "รายงานเชิงบรรยาย", memo: "บันทึกข้อความนำส่ง" },
  outputs: { pdf: "PDF", docx: "Word (DOCX)", xlsx: "Excel (XLSX)" },
  download: (kind, output) => `ดาวน์โหลด${kind} เป็น ${output}`,
  pictures: "ภาพของผล",
  progressTitle: "ผลเทียบเป้าหมายรายตัวชี้วัด (ขีดตั้งคือเป้าหมาย)",
  yearTitle: "เดือนที่ดำเนินกิจกรรมในปีงบประมาณ",
  moneyTitle: "งบประมาณที่ตั้งไว้และที่ใช้ไป",
  asTable: "ดูเป็นตาราง",
  ...THAI_PICTURE_WORDS,
};

const ENGLISH: PaperWords = {
  papers: "Papers of this report",
  papersSay: "The figures in the papers are those of this page, as recorded",
  form: "Form",
  kinds: { form: "On the form", narrative: "Narrative report", memo: "Cover memo" },
  outputs: THAI.outputs,
  download: (kind, output) => `Download: ${kind}, ${output}`,
  pictures: "Pictures",
  progressTitle: "Results against targets (the mark is the target)",
  yearTitle: "Months of the activities in the fiscal year",
  moneyTitle: "Budget planned and spent",
  asTable: "Show as a table",
  round: (months) => `${months} mo.`,
  percent: (points) => `${(points / 100).toFixed(2)} %`,
  baht: (satang) => `${english(satang / 100)} baht`,
  number: english,
  notReported: "not reported",
  noTarget: "no target",
  activity: "Activity",
  indicator: "Indicator",
  months: "Months",
  budget: "Planned",
  spent: "Spent",
  all: "The whole plan",
  spentOf: (spent, budget) => `planned ${budget}, spent ${spent}`,
  progressSays: (indicators, reached) => `Results of ${indicators} indicators against their targets; ${reached} reached`,
  yearSays: (activities, today) =>
    `Months of ${activities} activities from October to September${today === null ? "" : `; the line is today, ${today}`}`,
  moneySays: (spent, budget) => `${spent} spent of ${budget} planned`,
  monthName: (month) => ENGLISH_MONTHS[month - 1] ?? "",
  date: (day) => day,
};

/** Words of a report's papers and pictures by language. */
export const REPORT_PAPER_WORDS = { th: THAI, en: ENGLISH };
