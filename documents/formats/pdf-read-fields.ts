import { apply, isNumberList, type Glyph, type Matrix } from "./pdf-read-shapes.ts";

/** ช่องกรอกในแบบฟอร์ม — values of form fields and free notes, as words standing where the field stands. */
export function fieldGlyphs(annotations: readonly unknown[], view: Matrix): readonly Glyph[] {
  return annotations.flatMap((annotation) => {
    if (typeof annotation !== "object" || annotation === null) return [];
    const fields = new Map<string, unknown>(Object.entries(annotation));
    const rect = fields.get("rect");
    const text = valueOf(fields);
    if (!isNumberList(rect) || text === null || fields.get("hidden") === true) return [];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [...rect];
    const [ax, ay] = apply(view, x0, y0);
    const [bx, by] = apply(view, x1, y1);
    const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
    const lines = text.split(/\r\n?|\n/u);
    const size = Math.min(14, Math.max(6, (bottom - top) / lines.length / 1.3));
    return lines.flatMap((line, index) => wordsAcross(line, left, top + ((bottom - top) / lines.length) * (index + 0.75), right, size));
  });
}

function wordsAcross(line: string, left: number, base: number, right: number, size: number): readonly Glyph[] {
  const letter = Math.min(size * 0.5, (right - left) / Math.max(1, line.length));
  return [...line.matchAll(/\s+|\S+/gu)].map(([text], index, all) => {
    const before = all.slice(0, index).reduce((sum, [one]) => sum + one.length, 0);
    const from = left + before * letter;
    const to = from + text.length * letter;
    return { text, from, to, base, size, turn: 0, x: (from + to) / 2, y: base - size * 0.25 };
  });
}

function valueOf(fields: ReadonlyMap<string, unknown>): string | null {
  const value = fields.get("fieldValue");
  if (fields.get("checkBox") === true) return typeof value === "string" && value !== "Off" && value !== "" ? "☑" : "☐";
  if (fields.get("radioButton") === true) return typeof value === "string" && value === fields.get("buttonValue") ? "☑" : "☐";
  if (fields.get("pushButton") === true) return null;
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(", ") || null;
  if (fields.get("subtype") !== "FreeText") return null;
  const contents = fields.get("contentsObj");
  const text = typeof contents === "object" && contents !== null && "str" in contents ? contents.str : null;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}
