import type { Memo } from "#domain/plan/plan.ts";
import { sayCompleteness, saySpent, sayStanding } from "#domain/result/say-figures.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import { roundOf, roundWords, type ReportPaper } from "./report-paper.ts";

/**
 * บันทึกข้อความนำส่งรายงาน — tells the round's result to whoever approves. Number and date are left for the hand that sends it; addressee
 * and signatory are those of the plan's own memo.
 */
export function reportMemo(paper: ReportPaper): Memo {
  const { plan, agencyName, fiscalYear } = paper;
  const { months, figures } = roundOf(paper);
  const { standing, spentSatang, budgetSatang } = figures;
  const of = `แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`;
  const told = [
    `กิจกรรมตามแผน จำนวน ${plan.activities.length} กิจกรรม ${sayCompleteness(standing)}`,
    `ผลสัมฤทธิ์ตามเป้าหมายที่ถึงกำหนด ${sayStanding(standing.points)} บรรลุเป้าหมาย ${standing.reached} ตัวชี้วัด`,
    ...(spentSatang === null && budgetSatang === 0
      ? []
      : [`งบประมาณตามแผน ${formatBaht(budgetSatang / 100)} บาท งบประมาณที่ใช้ ${saySpent(spentSatang)}`]),
  ];
  return {
    from: plan.memo?.from ?? agencyName,
    number: null,
    date: null,
    dateWritten: null,
    urgency: null,
    subject: `รายงานผลการดำเนินงานตาม${of} ${roundWords(months)}`,
    to: plan.memo?.to ?? null,
    body: [
      `ตามที่${agencyName}ได้จัดทำ${of} ไว้แล้ว นั้น`,
      `บัดนี้ ${agencyName}ได้รวบรวมผลการดำเนินงาน${roundWords(months)}เรียบร้อยแล้ว สรุปได้ดังนี้`,
      ...told.map((text, index) => `${index + 1}. ${text}`),
      "รายละเอียดปรากฏตามรายงานที่แนบมาพร้อมนี้",
      "จึงเรียนมาเพื่อโปรดพิจารณา",
    ],
    signatory: plan.memo?.signatory ?? plan.approver ?? { name: null, position: null },
    fiscalYears: [fiscalYear],
  };
}
