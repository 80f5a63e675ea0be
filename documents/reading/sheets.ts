import type { Figure, NationalTarget, PlacedText, StaffRow } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import type { Table } from "../document.ts";
import { textsOf, widthOf } from "./header.ts";

/** Words by which each of the five national rows is known, whatever else the line says (domain.md §1.4). */
const ROWS: readonly RegExp[] = [
  /ประชากรอายุ.*กิจกรรม|ประชากรอายุ[๑1][๓3]/u,
  /เครือข่ายทางสังคม.*ขีดความสามารถ/u,
  /เครือข่าย\/องค์กรจากทุกภาคส่วน|ร่วมกันทำกิจกรรมสาธารณะ/u,
  /เครดิตทางสังคม|ระบบเครดิตสังคม/u,
  /องค์กรที่(?:ให้การ)?สนับสนุน(?:ให้มี)?(?:การ)?จัดกิจกรรม|องค์กรที่สนับสนุน.*(?:อบรม|สัมมนา)/u,
];
const SECOND_LINES: readonly (readonly [number, RegExp])[] = [
  [3, /^(?:[-–•]|และ)*จำนวนคนที่เข้าร่วมกิจกรรมสาธารณะ/u],
  [5, /^(?:[-–•]|และ)*จำนวนคน(?:ที่)?ได้รับการพัฒนาทักษะชีวิต/u],
  [2, /^\((?:นับ)?(?:จาก)?ผล(?:การ)?ประเมิน/u],
];

/** Which of the five national rows a line is (1–5), or null. `isRest` marks the second line of a row. */
export function nationalRowOf(text: string): { readonly row: number; readonly isRest: boolean } | null {
  const said = squash(text);
  const rest = SECOND_LINES.find(([, words]) => words.test(said));
  if (rest) return { row: rest[0], isRest: true };
  const row = /^[-–•]*(?:[๐-๙\d.]+[.)]?)?(?:จำนวน|ประชากร|เครือข่าย|องค์กร)/u.test(said) ? ROWS.findIndex((words) => words.test(said)) : -1;
  return row >= 0 && said.length < 400 ? { row: row + 1, isRest: false } : null;
}

/** Figures with their unit, in order: "๖ แห่ง ๒๕๐ คน" → [6, 250]; "- แห่ง" → ["-"]; dots → [null]. */
export function figuresIn(text: string): readonly Figure[] {
  const said = toArabicDigits(oneLine(text)).replaceAll(/\([^)]*\)/gu, " ");
  const unit = "(?:คน|แห่ง|หน่วยงาน|องค์กร|ครั้ง|ราย|เครือข่าย)";
  const found = [
    ...said.matchAll(
      new RegExp(`(?:^|[\\s:.…])(N\\/?A|n\\/?a|[-–—]|ไม่มี|[\\d][\\d,]*(?:\\.\\d+)?|[.…_]{3,})[\\s.…]*${unit}(?=\\s|$|[.…,])`, "gu"),
    ),
  ];
  return found.map((one) => figureOf(one[1] ?? ""));
}

/** One figure of a declared sheet. */
export function figureOf(text: string): Figure {
  const said = squash(toArabicDigits(text)).replaceAll(",", "").replace(/บาท$/u, "");
  if (/^(?:n\/?a\.?|ไม่มีข้อมูล)$/iu.test(said)) return "N/A";
  if (/^(?:[-–—]+|ไม่มี)$/u.test(said)) return "-";
  return /^\d+(?:\.\d+)?$/u.test(said) ? Number(said) : null;
}

/**
 * Is a table the national target sheet: do three of its rows name national targets, or, where a page end cut it, all that
 * follow its heading of results and plans by year?
 */
export function isNationalTargets(table: Table): boolean {
  if (widthOf(table) > 5) return false;
  const rows = table.rows.map((row) => [...textsOf(row).values()]);
  const named = new Set(rows.flatMap((texts) => texts.flatMap((text) => nationalRowOf(text)?.row ?? [])));
  if (named.size >= 3) return true;
  const [head, ...below] = rows;
  const isHeaded =
    head !== undefined && head.length >= 2 && head.slice(1).every((text) => /(?:ผล|แผน)(?:การดำเนินงาน)?.*ปี/u.test(squash(text)));
  return isHeaded && named.size >= 1 && below.every((texts) => texts.length === 0 || texts.some((text) => nationalRowOf(text) !== null));
}

/** แผ่นเป้าหมายระดับชาติ — the table form of the target sheet, with last year's result beside this year's plan; null where the table is none. */
export function readNationalTargets(table: Table, furniture: PlacedText[]): readonly NationalTarget[] | null {
  if (!isNationalTargets(table)) return null;
  const rows = table.rows.map((row) => ({ row, texts: textsOf(row) }));
  const head = rows[0]?.texts ?? new Map<number, string>();
  const columns = [...head].slice(1).filter(([, text]) => /ผล|แผน|เป้าหมาย|ปี/u.test(text));
  const previous = columns.find(([, text]) => squash(text).startsWith("ผล"))?.[0];
  const planned =
    columns.find(([column, text]) => column !== previous && /แผน|เป้าหมาย/u.test(text))?.[0] ??
    columns.findLast(([column]) => column !== previous)?.[0];
  const targets = new Map<number, { previous: Figure[]; planned: Figure[] }>();
  for (const { row, texts } of rows) {
    const named = [...texts].find(([, text]) => nationalRowOf(text) !== null);
    const national = named === undefined ? null : nationalRowOf(named[1]);
    for (const [column, text] of texts) furniture.push({ place: { ...table.place, ...row.place, column }, text });
    if (!national || named === undefined) continue;
    const target = targets.get(national.row) ?? { previous: [], planned: [] };
    const cells = [...texts].filter(([column]) => column !== named[0]);
    for (const [column, text] of cells) {
      const figures = figuresIn(text);
      const values = figures.length > 0 ? figures : [figureOf(text)];
      if (column === previous) target.previous.push(...values);
      else if (column === planned || (planned === undefined && column > named[0])) target.planned.push(...values);
    }
    if (cells.length === 0) target.planned.push(...figuresIn(named[1]));
    targets.set(national.row, target);
  }
  // A slot nobody filled is no figure; a row of open slots says nothing.
  const isFilled = (figures: readonly Figure[]): boolean => figures.some((value) => value !== null);
  return [...targets]
    .filter(([, target]) => isFilled(target.previous) || isFilled(target.planned))
    .sort(([one], [other]) => one - other)
    .map(([row, target]) => ({
      row,
      previous: isFilled(target.previous) ? target.previous : [],
      planned: isFilled(target.planned) ? target.planned : [],
    }));
}

/** ข้อมูลพื้นฐาน — staff and target groups; null where the table is none. */
export function readStaff(table: Table, furniture: PlacedText[]): readonly StaffRow[] | null {
  const head = textsOf(table.rows[0] ?? { cells: [], place: {} });
  const column = (words: RegExp): number => [...head].find(([, text]) => words.test(squash(text)))?.[0] ?? -1;
  const headcount = column(/จำนวน(?:บุคลากร|เจ้าหน้าที่|ข้าราชการ|กำลังคน)|อัตรากำลัง/u);
  const unit = column(/หน่วยงาน(?:ใน)?(?:สังกัด)?|ส่วนราชการ|ฝ่าย|กลุ่มงาน/u);
  if (headcount < 0 || unit < 0 || unit === headcount) return null;
  const groups = column(/กลุ่มเป้าหมาย|ภาคีเครือข่าย/u);
  const population = column(/ประชาชน/u);
  for (const [at, text] of head) furniture.push({ place: { ...table.place, ...table.rows[0]?.place, column: at }, text });
  return table.rows.slice(1).flatMap((row) => {
    const texts = textsOf(row);
    if (texts.size === 0) return [];
    const name = texts.get(unit) ?? null;
    const isTotal = name !== null && squash(name).startsWith("รวม");
    return [
      {
        unit: name,
        headcount: figureOf(texts.get(headcount) ?? ""),
        targetGroups: texts.get(groups) ?? null,
        population: texts.get(population) ?? null,
        total: isTotal,
      },
    ];
  });
}

/** งบประมาณแยกตามแหล่ง — "๓.๑ งบหน่วยงาน ☐ งบรายจ่ายอื่น N/A บาท ☑ งบดำเนินงาน ๒๗,๓๐๐ บาท รวม ๒๗,๓๐๐ บาท"; null where the line is none. */
export function readBudgetSource(text: string): {
  readonly source: string;
  readonly items: readonly { readonly name: string; readonly ticked: boolean; readonly amount: Figure }[];
  readonly total: Figure;
} | null {
  const said = oneLine(text);
  const figure = "(N\\/?A|[-–—]|[๐-๙\\d][๐-๙\\d,]*(?:\\.[๐-๙\\d]+)?|[.…]{3,})";
  const items = [...said.matchAll(new RegExp(`([☐☑✓✔□■☒])\\s*([^☐☑✓✔□■☒]+?)\\s*[.…]*\\s*${figure}\\s*[.…]*\\s*บาท`, "gu"))].map(
    (found) => ({
      name: (found[2] ?? "").trim(),
      ticked: !/[☐□]/u.test(found[1] ?? ""),
      amount: figureOf(found[3] ?? ""),
    }),
  );
  const source = /^(?:[๐-๙\d.]+\)?\s*)?(งบ[^☐☑✓✔□■☒]*?)\s*(?=[☐☑✓✔□■☒])/u.exec(said)?.[1];
  if (items.length === 0 || source === undefined) return null;
  const total = new RegExp(`รวม\\s*[.…]*\\s*${figure}\\s*[.…]*\\s*บาท`, "u").exec(said)?.[1];
  return { source: source.trim(), items, total: total === undefined ? null : figureOf(total) };
}
