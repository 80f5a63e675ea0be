import type { XmlElement } from "./xml.ts";
import { childOf, elementsOf, findAll } from "./xml.ts";

/** What a reader needs of a cell's style: how its number is shown, whether it stands inside ruled lines, whether it is a tick box. */
export interface CellStyle {
  readonly format: string;
  readonly ruled: boolean;
  readonly tickBox: boolean;
}

export const PLAIN_STYLE: CellStyle = { format: "General", ruled: false, tickBox: false };

/** Number formats that every spreadsheet knows by number (ECMA-376 18.8.30); 59–81 are those of Thai Excel: `t` shows Thai digits. */
const KNOWN_FORMATS: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  // 14 and 22 follow the computer's own calendar, which in a Thai office is พ.ศ.
  14: "d/m/bbbb",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "d/m/bbbb h:mm",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
  59: "t0",
  60: "t0.00",
  61: "t#,##0",
  62: "t#,##0.00",
  67: "t0%",
  68: "t0.00%",
  69: "t# ?/?",
  70: "t# ??/??",
  71: "td/m/bbbb",
  72: "td-mmm-bb",
  73: "td-mmm",
  74: "tmmm-bb",
  75: "th:mm",
  76: "th:mm:ss",
  77: "td/m/bbbb h:mm",
  78: "tmm:ss",
  79: "t[h]:mm:ss",
  80: "tmm:ss.0",
  81: "d/m/bb",
};

/** The cell styles of a workbook by their index; an index out of range is plain. */
export function readStyles(root: XmlElement | undefined): readonly CellStyle[] {
  if (!root) return [];
  const formats = new Map<number, string>();
  for (const format of findAll(root, "numFmt")) {
    formats.set(Number(format.attributes["numFmtId"]), format.attributes["formatCode"] ?? "General");
  }
  const borders = childOf(root, "borders");
  const ruled = borders ? elementsOf(borders).map(isRuled) : [];
  const styles = childOf(root, "cellXfs");
  return (styles ? elementsOf(styles) : []).map((style) => {
    const format = Number(style.attributes["numFmtId"] ?? 0);
    return {
      format: formats.get(format) ?? KNOWN_FORMATS[format] ?? "General",
      ruled: ruled[Number(style.attributes["borderId"] ?? 0)] ?? false,
      tickBox: findAll(style, "ext").some((extension) => elementsOf(extension).some((inside) => inside.name.endsWith("xfComplement"))),
    };
  });
}

/** Upright lines make a grid; a lone line below is a place to write on. */
function isRuled(border: XmlElement): boolean {
  return elementsOf(border).some(
    (side) => /^(?:left|right|start|end)$/u.test(side.name) && (side.attributes["style"] ?? "none") !== "none",
  );
}
