import { budgetBahtOf } from "#domain/plan/plan-budget.ts";
import type { Contact, Figure, Plan } from "#domain/plan/plan.ts";
import { NATIONAL_TARGET_ROWS } from "#domain/reference/national-targets.ts";
import { squash } from "#domain/thai/text.ts";
import { rankOf } from "../reading/headings.ts";
import type { Block, Row } from "../document.ts";
import { UNPLACED_TITLE } from "../forms/form.ts";
import { cell, paragraph, row } from "./paper.ts";
import { pathOf } from "./table-writer.ts";

/** The figure as a form prints it: dots for an open slot. */
function figure(value: Figure | undefined): string {
  if (value === undefined || value === null) return ".....";
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}

function year(plan: Plan): string {
  return plan.fiscalYear === null ? "........" : String(plan.fiscalYear);
}

/** The plan's title, line by line. */
export function writeTitle(plan: Plan): readonly Block[] {
  const title = plan.title ?? `แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ${year(plan)}`;
  return title.split("\n").map((line) => paragraph(line, "title", { field: "title" }, "center"));
}

/** ชื่อหน่วยงาน with its parent, where the title does not say them. */
export function writeAgencyLine(plan: Plan, isLabelled: boolean): readonly Block[] {
  const { name, parent } = plan.agency;
  if (name === null && !isLabelled) return [];
  const whole = [
    name ?? "........................................",
    parent === null ? null : parent.startsWith("กระทรวง") ? parent : `สังกัด ${parent}`,
  ]
    .filter((one) => one !== null)
    .join(" ");
  const isInTitle = name !== null && parent === null && squash(plan.title ?? "").includes(squash(name));
  if (isInTitle && !isLabelled) return [];
  return [paragraph(isLabelled ? `ชื่อหน่วยงาน ${whole}` : whole, "title", { field: "agency.name" }, isLabelled ? "left" : "center")];
}

const CONTACT: readonly (readonly [keyof Contact, string])[] = [
  ["address", "สถานที่ตั้ง"],
  ["name", "ชื่อผู้ประสานงาน"],
  ["position", "ตำแหน่ง"],
  ["unit", "สังกัด"],
  ["phone", "โทรศัพท์"],
  ["fax", "โทรสาร"],
  ["email", "อีเมล"],
  ["line", "Line ID"],
];

/** ส่วนที่ ๑ ข้อมูลทั่วไป (national-2568). */
export function writeContactPart(plan: Plan): readonly Block[] {
  const lines = CONTACT.filter(([key]) => key !== "position" || plan.contact?.position != null);
  return [
    paragraph("ส่วนที่ ๑ ข้อมูลทั่วไป", "section"),
    ...lines.map(([key, label]) => raw(`${label}: `, plan.contact?.[key] ?? "", `contact.${key}`)),
  ];
}

/** A labelled answer whose digits stay as they were typed: telephone, mail, address. */
function raw(label: string, value: string, field: string): Block {
  return {
    kind: "paragraph",
    text: `${label}${value === "" ? "........................................" : value}`,
    place: {},
    style: "item",
    field: { field },
  };
}

/** ผู้ประสานงาน in one line (DIW 2569 part 2). */
export function writeContactLine(plan: Plan): Block {
  const { contact } = plan;
  const part = (label: string, value: string | null | undefined): string => (value == null ? "" : ` ${label} ${value}`);
  const text = `ชื่อผู้ประสานงาน ${contact?.name ?? "............................."}${part("ตำแหน่ง", contact?.position)}${part("สังกัด", contact?.unit)} โทรศัพท์ ${contact?.phone ?? "....................."}${part("โทรสาร", contact?.fax)} E-mail ${contact?.email ?? "............................."}${part("Line ID", contact?.line)}${part("ที่อยู่", contact?.address)}`;
  return { kind: "paragraph", text, place: {}, style: "body", field: { field: "contact.name" } };
}

/** ส่วนที่ ๒ ข้อมูลพื้นฐาน (national-2568). */
export function writeStaffPart(plan: Plan): readonly Block[] {
  const head = [
    "ชื่อหน่วยงานในสังกัด",
    "จำนวนบุคลากรในหน่วยงาน",
    "จำนวนกลุ่มเป้าหมายและภาคีเครือข่ายที่รับผิดชอบโครงการในแผนปฏิบัติการ",
    "จำนวนประชาชนเป้าหมาย",
  ];
  const count = (value: Figure): string => (value === null ? "" : typeof value === "number" ? value.toLocaleString("en-US") : value);
  const staff =
    plan.staff.length > 0
      ? plan.staff
      : [{ unit: plan.agency.name, headcount: plan.headcount, targetGroups: null, population: null, total: false }];
  const rows: Row[] = staff.map((one) =>
    row(
      [
        cell(one.unit ?? "", 1, { bold: one.total }),
        cell(count(one.headcount), 2, { align: "center" }),
        cell(one.targetGroups ?? "", 3),
        cell(one.population ?? "", 4, { align: "center" }),
      ],
      one.total ? "total" : undefined,
    ),
  );
  return [
    paragraph("ส่วนที่ ๒ ข้อมูลพื้นฐาน", "section"),
    {
      kind: "table",
      place: {},
      rows: [headRow(head), ...rows],
      headerRows: 1,
      widths: [24, 16, 40, 20],
      summary: "จำนวนบุคลากรและกลุ่มเป้าหมาย",
    },
  ];
}

function headRow(texts: readonly string[]): Row {
  return { cells: texts.map((text, index) => cell(text, index + 1, { align: "center", bold: true })), place: {}, header: true };
}

/** ส่วนที่ ๓ โครงการและงบประมาณ: counts per heading as declared, else as counted (national-2568). */
export function writeCountsPart(plan: Plan): readonly Block[] {
  const count = (id: string): number =>
    plan.activities.filter((activity) => pathOf(activity.heading, plan).some((heading) => heading.id === id)).length;
  const counted = plan.headings
    .filter((heading) => heading.parent === null || rankOf(heading.kind) === 3)
    .map((heading) => ({
      heading: heading.id,
      activities: count(heading.id),
      written: count(heading.id) === 0 ? "-" : String(count(heading.id)),
    }));
  const lines = plan.declared.byHeading.length > 0 ? plan.declared.byHeading : counted;
  const sum = budgetBahtOf(plan);
  const budget = plan.declared.budgetBaht ?? (sum > 0 ? sum : null);
  return [
    paragraph("ส่วนที่ ๓ โครงการและงบประมาณ", "section"),
    paragraph(
      `๓.๑ จำนวนโครงการ/กิจกรรมที่ดำเนินการในปีงบประมาณ พ.ศ. ${year(plan)} รวมจำนวน ${plan.declared.activities ?? plan.activities.length} โครงการ ดังนี้`,
      "body",
      { field: "declared.activities" },
    ),
    ...lines.flatMap((line): readonly Block[] => {
      const heading = plan.headings.find((one) => one.id === line.heading);
      if (!heading) return [];
      const isTop = heading.parent === null;
      const words = `${heading.label.replace(/^[๐-๙\d.]+\s+/u, "")} ${isTop ? heading.title : ""}`.trim();
      return [
        paragraph(`${words} รวม ${line.written} โครงการ`, isTop ? "item" : "sub-item", { field: `declared.byHeading.${heading.id}` }),
      ];
    }),
    paragraph(
      `๓.๒ งบประมาณที่ใช้ดำเนินงานในปีงบประมาณ พ.ศ. ${year(plan)} ทั้งหมด รวมจำนวน ${budget === null ? "-" : budget.toLocaleString("en-US")} บาท`,
      "body",
      { field: "declared.budgetBaht" },
    ),
    paragraph("รายละเอียดโครงการและกิจกรรม ดังนี้", "body"),
  ];
}

/** ส่วนที่ ๔ เป้าหมาย: last year's result beside this year's plan (national-2568). */
export function writeNationalTargetsPart(plan: Plan): readonly Block[] {
  const last = plan.fiscalYear === null ? "........" : String(plan.fiscalYear - 1);
  const rows = NATIONAL_TARGET_ROWS.map((one) => {
    const target = plan.nationalTargets.find((other) => other.row === one.row);
    const values = (figures: readonly Figure[] | undefined): string =>
      one.units.map((unit, index) => `${figure(figures?.[index])} ${unit}`).join("\n");
    return row([
      cell(`${one.row}. ${one.lines.join("\n")}`, 1),
      cell(values(target?.previous), 2, { align: "center" }),
      cell(values(target?.planned), 3, { align: "center" }),
    ]);
  });
  return [
    paragraph(`ส่วนที่ ๔ เป้าหมายของแผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ${year(plan)}`, "section"),
    {
      kind: "table",
      place: {},
      rows: [headRow(["การดำเนินงาน", `ผลการดำเนินงาน ปี ${last}`, `แผนการดำเนินงาน ปี ${year(plan)}`]), ...rows],
      headerRows: 1,
      widths: [60, 20, 20],
      summary: "เป้าหมายระดับชาติ ๕ รายการ",
    },
  ];
}

/** ส่วนที่ ๕ ผลที่คาดว่าจะได้รับ (national-2568). */
export function writeExpectedPart(plan: Plan): readonly Block[] {
  return [
    paragraph(`ส่วนที่ ๕ ผลที่คาดว่าจะได้รับจากการดำเนินโครงการ / กิจกรรม ตามแผนปฏิบัติการฯ ปีงบประมาณ พ.ศ. ${year(plan)}`, "section"),
    ...plan.expectedResults.map((text, index) => paragraph(text, "item", { field: `expectedResults.${index}` })),
  ];
}

/** ส่วนที่ ๒ แบบสรุปท้ายแผน: contact, staff, counts, money by source, national targets, expected results (DIW 2569). */
export function writeSummaryPart(plan: Plan): readonly Block[] {
  const sum = budgetBahtOf(plan);
  const sources: Plan["declared"]["bySource"] =
    plan.declared.bySource.length > 0 ? plan.declared.bySource : defaultSources(plan.declared.budgetBaht ?? sum);
  return [
    paragraph("ส่วนที่ ๒ แบบสรุปท้ายแผนฯ", "section"),
    writeContactLine(plan),
    paragraph(`๑. จำนวนบุคลากรภายในหน่วยงาน (รวมทุกประเภท) รวม ${figure(plan.headcount)} คน`, "body", { field: "headcount" }),
    paragraph(
      `๒. จำนวนโครงการ/กิจกรรมที่ดำเนินการในปีงบประมาณ พ.ศ. ${year(plan)} รวม ${plan.declared.activities ?? plan.activities.length} โครงการ/กิจกรรม`,
      "body",
      { field: "declared.activities" },
    ),
    paragraph(`๓. จำนวนงบประมาณที่ใช้ดำเนินการในปีงบประมาณ พ.ศ. ${year(plan)}`, "body"),
    {
      kind: "table",
      place: {},
      widths: [17, 18, 13, 18, 15, 19],
      summary: "งบประมาณแยกตามแหล่ง",
      rows: sources.map((source, index) =>
        row([
          cell(`๓.${index + 1} ${source.source}`, 1),
          ...source.items
            .slice(0, 2)
            .flatMap((item, at) => [
              cell(`${item.ticked ? "☑" : "☐"} ${item.name}`, at * 2 + 2),
              cell(`${figure(item.amount)} บาท`, at * 2 + 3, { align: "right" }),
            ]),
          cell(`รวม ${figure(source.total)} บาท`, 6, { align: "right", bold: true }),
        ]),
      ),
    },
    paragraph(`๔. เป้าหมายในปีงบประมาณ พ.ศ. ${year(plan)}`, "body"),
    ...NATIONAL_TARGET_ROWS.flatMap((one) => {
      const planned = plan.nationalTargets.find((other) => other.row === one.row)?.planned;
      return one.lines.map((line, index) =>
        paragraph(
          `${index === 0 ? `๔.${one.row} ` : ""}${line}${one.units[index] === undefined ? "" : ` ${figure(planned?.[index])} ${one.units[index]}`}`,
          index === 0 ? "item" : "sub-item",
        ),
      );
    }),
    paragraph("๕. ผลที่คาดว่าจะได้รับจากการดำเนินการในโครงการ/กิจกรรมต่าง ๆ ตามแผนปฏิบัติการฯ ของหน่วยงาน", "body"),
    ...plan.expectedResults.map((text, index) => paragraph(text, "item", { field: `expectedResults.${index}` })),
  ];
}

function defaultSources(total: number): Plan["declared"]["bySource"] {
  const items = (amount: Figure) => [
    { name: "งบรายจ่ายอื่น", ticked: false, amount: "N/A" as const },
    { name: "งบดำเนินงาน", ticked: amount !== "N/A", amount },
  ];
  const own: Figure = total > 0 ? total : "N/A";
  return [
    { source: "งบหน่วยงาน", items: items(own), total: own },
    { source: "งบบูรณาการ", items: items("N/A"), total: "N/A" },
  ];
}

const EMPTY_ROUNDS: readonly string[] = [
  "* รายงานผลรอบ ๖ เดือน",
  "ครั้งที่ ๑ วันที่รายงานผล ........................................",
  "ครั้งที่ ๒ วันที่รายงานผล ........................................",
];

/** หัวแบบรายงาน — who reports, for which rounds (narathiwat-2569). */
export function writeReportHead(plan: Plan, rounds = EMPTY_ROUNDS): readonly Block[] {
  const slot = "................................................";
  const value = (text: string | null | undefined): string => text ?? slot;
  return [
    raw("หน่วยงาน ", value(plan.agency.name), "agency.name"),
    raw("ที่อยู่ ", value(plan.contact?.address), "contact.address"),
    raw("ผู้บริหาร ชื่อ-สกุล ", `${value(plan.approver?.name)} ตำแหน่ง ${value(plan.approver?.position)}`, "approver.name"),
    raw("ผู้รายงานข้อมูล ชื่อ-สกุล ", `${value(plan.contact?.name)} ตำแหน่ง ${value(plan.contact?.position)}`, "contact.name"),
    raw("เบอร์โทรศัพท์ (ที่สามารถติดต่อได้) ", value(plan.contact?.phone), "contact.phone"),
    ...rounds.map((line) => paragraph(line, "body")),
  ];
}

/** ลงนาม — who approves. */
export function writeSignature(plan: Plan): readonly Block[] {
  if (plan.approver === null) return [];
  return [
    paragraph("ลงนาม ............................................................ ผู้อนุมัติ", "signature"),
    paragraph(`(${plan.approver.name ?? "............................................................"})`, "signature", {
      field: "approver.name",
    }),
    ...(plan.approver.position === null ? [] : [paragraph(plan.approver.position, "signature", { field: "approver.position" })]),
  ];
}

/** Notes below the table. */
export function writeNotes(plan: Plan): readonly Block[] {
  return plan.notes.map((text, index) => paragraph(text, "body", { field: `notes.${index}` }));
}

/** Texts that could not be placed. */
export function writeUnplaced(plan: Plan): readonly Block[] {
  if (plan.unplaced.length === 0) return [];
  return [
    paragraph(UNPLACED_TITLE, "section"),
    ...plan.unplaced.map((one) => ({ kind: "paragraph" as const, text: one.text, place: {}, style: "item" as const })),
  ];
}
