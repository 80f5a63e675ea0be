import { AlignmentType, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from "docx";

import type { Paragraph, Section } from "../document.ts";

type ParagraphStyle = NonNullable<Paragraph["style"]>;

/** The national font for official papers (มติ ครม. 7 ก.ย. 2553). */
export const FONT = "TH Sarabun New";
/** A font of every Windows and Macintosh office that draws ☐ ☑ ✓, which Thai fonts do not. */
export const SIGN_FONT = "Segoe UI Symbol";
/** Points; ระเบียบงานสารบรรณ asks for 16 in letters. */
const BODY_SIZE = 16;

/** A sheet and its margins in twips. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    readonly header: number;
    readonly footer: number;
  };
}

const SHORT_SIDE = 11_906;
const LONG_SIDE = 16_838;

/** กระดาษ — A4 lying for plans, upright for summaries, and the memo's 3 cm left and 2 cm right (คำอธิบาย 1, ระเบียบงานสารบรรณ). */
export const SHEETS = {
  "a4-landscape": { width: LONG_SIDE, height: SHORT_SIDE, margin: margins(20, 15, 15, 15) },
  "a4-portrait": { width: SHORT_SIDE, height: LONG_SIDE, margin: margins(25, 20, 20, 25) },
  memo: { width: SHORT_SIDE, height: LONG_SIDE, margin: margins(25, 20, 20, 30) },
} as const satisfies Record<Section["paper"], Sheet>;

/** How far text runs from left to right on a sheet. */
export function textWidth({ width, margin }: Sheet): number {
  return width - margin.left - margin.right;
}

/** How far text runs from the top to the foot of a sheet. */
export function textHeight({ height, margin }: Sheet): number {
  return height - margin.top - margin.bottom;
}

interface StyleRule {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly bold?: true;
  readonly colour?: string;
  readonly align?: "center";
  /** Points before the paragraph. */
  readonly before?: number;
  /** Exact line height in points. */
  readonly line?: number;
  /** Millimetres. */
  readonly left?: number;
  readonly hanging?: number;
  readonly keepNext?: true;
  /** Level in the navigation pane, from 0. */
  readonly outline?: number;
}

const RULES = {
  title: { id: "PlanTitle", name: "ชื่อแผน", size: 18, bold: true, align: "center", keepNext: true, outline: 0 },
  section: { id: "PlanSection", name: "ชื่อส่วน", size: 16, bold: true, before: 10, keepNext: true, outline: 1 },
  body: { id: "PlanBody", name: "เนื้อความ", size: BODY_SIZE, before: 3 },
  item: { id: "PlanItem", name: "ข้อ", size: BODY_SIZE, before: 3, left: 12, hanging: 6 },
  "sub-item": { id: "PlanSubItem", name: "ข้อย่อย", size: BODY_SIZE, left: 24, hanging: 8 },
  signature: { id: "PlanSignature", name: "ลงนาม", size: BODY_SIZE, align: "center" },
  "memo-title": { id: "MemoTitle", name: "บันทึกข้อความ", size: 29, bold: true, align: "center", line: 35, outline: 0 },
  urgency: { id: "MemoUrgency", name: "ชั้นความเร็ว", size: 32, bold: true, colour: "C00000" },
  "memo-line": { id: "MemoLine", name: "หัวบันทึก", size: BODY_SIZE, before: 2 },
} as const satisfies Record<ParagraphStyle, StyleRule>;

/** Styles that only tables use: the fuller a table is, the smaller it is set. */
const CELL_RULES = {
  "cell-14": { id: "PlanCell", name: "ตาราง", size: 14 },
  "cell-13": { id: "PlanCell13", name: "ตาราง ๑๓", size: 13 },
  "cell-12": { id: "PlanCell12", name: "ตาราง ๑๒", size: 12 },
  "cell-11": { id: "PlanCell11", name: "ตาราง ๑๑", size: 11 },
  "cell-10": { id: "PlanCell10", name: "ตาราง ๑๐", size: 10 },
} as const satisfies Record<string, StyleRule>;

/** ขนาดตัวอักษรในตาราง — the style of a table's cells. */
export type CellStyle = keyof typeof CELL_RULES;

/** The style of cells in letters of that many points; the nearest there is. */
export function cellStyleOf(size: number): CellStyle {
  const styles = Object.keys(CELL_RULES) as readonly CellStyle[];
  return styles.find((style) => CELL_RULES[style].size <= size) ?? "cell-10";
}

const ALL_RULES: Readonly<Record<ParagraphStyle | keyof typeof CELL_RULES, StyleRule>> = { ...RULES, ...CELL_RULES };

/** The Word style of a paragraph. */
export function styleId(style: keyof typeof ALL_RULES): string {
  return ALL_RULES[style].id;
}

/** Size of a style's text in points, and whether it is bold. */
export function faceOf(style: keyof typeof ALL_RULES): { readonly size: number; readonly bold: boolean; readonly colour?: string } {
  const { size, bold = false, colour } = ALL_RULES[style];
  return { size, bold, ...(colour !== undefined && { colour }) };
}

/** All styles of the file. Thai is a complex script to Word: sizes and weights are given twice, or Thai would keep the default. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: FONT,
        size: 2 * BODY_SIZE,
        sizeComplexScript: 2 * BODY_SIZE,
        language: { value: "en-US", eastAsia: "en-US", bidirectional: "th-TH" },
      },
      paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
  },
  paragraphStyles: Object.values(ALL_RULES).map(toWordStyle),
};

function toWordStyle(rule: StyleRule): IParagraphStyleOptions {
  return {
    id: rule.id,
    name: rule.name,
    basedOn: "Normal",
    next: rule.outline === undefined ? rule.id : RULES.body.id,
    quickFormat: true,
    run: {
      font: FONT,
      size: 2 * rule.size,
      sizeComplexScript: 2 * rule.size,
      ...(rule.bold && { bold: true, boldComplexScript: true }),
      ...(rule.colour !== undefined && { color: rule.colour }),
    },
    paragraph: {
      spacing: {
        before: 20 * (rule.before ?? 0),
        after: 0,
        ...(rule.line === undefined ? {} : { line: 20 * rule.line, lineRule: LineRuleType.EXACT }),
      },
      ...(rule.align && { alignment: AlignmentType.CENTER }),
      ...(rule.left !== undefined && { indent: { left: millimetres(rule.left), hanging: millimetres(rule.hanging ?? 0) } }),
      ...(rule.keepNext && { keepNext: true }),
      ...(rule.outline !== undefined && { outlineLevel: rule.outline }),
    },
  };
}

function margins(top: number, right: number, bottom: number, left: number): Sheet["margin"] {
  return {
    top: millimetres(top),
    right: millimetres(right),
    bottom: millimetres(bottom),
    left: millimetres(left),
    header: millimetres(12),
    footer: millimetres(8),
  };
}

/** Millimetres as Word's twentieths of a point. */
export function millimetres(length: number): number {
  return Math.round((length * 1440) / 25.4);
}
