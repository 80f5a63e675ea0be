import type { Activity, Plan } from "#domain/plan/plan.ts";
import { editDistance, squash } from "#domain/thai/text.ts";
import type { Check, Finding } from "./check.ts";
import { exampleActivity, examplePlan } from "./example.ts";
import { remember } from "./remember.ts";
import { atActivity } from "./where.ts";

/** A unit's name as one cell writes it; `beside` is what stands with it: the words around its brackets or within them. */
interface Name {
  readonly activity: Activity;
  readonly written: string;
  readonly key: string;
  readonly beside: string;
}

interface Form {
  readonly key: string;
  readonly written: string;
  readonly names: readonly Name[];
}

/** Names of places differ by a letter and are still two places; numbers and Latin letters tell units apart. */
const PLACE = /โรงเรียน|วิทยาลัย|วัด|บ้าน|ตำบล|อำเภอ|เขต|แขวง|จังหวัด|ชุมชน|เทศบาล|อบต|โรงพยาบาล|สาขา|ภาค|สถานี|ศาล|ท่า|ด่าน/u;
const MARKS = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E.,ฯ-]/gu;
/** Letters that scanning and quick typing take for one another. */
const LOOK_ALIKE = [
  "ดต",
  "คด",
  "คต",
  "ผพ",
  "ฝฟ",
  "ผฝ",
  "พฟ",
  "ชซ",
  "ขช",
  "ถภ",
  "ฎฏ",
  "บษ",
  "ลส",
  "ศส",
  "รธ",
  "ณน",
  "ญณ",
  "มน",
  "าำ",
  "แเ",
  "ใไ",
  "โไ",
];
/** A department has a secretary (เลขานุการกรม); a secretary-general heads an office of another kind. */
const KNOWN: readonly (readonly [string, string])[] = [["เลขาธิการกรม", "เลขานุการกรม"]];

/** ชื่อหน่วยงานสะกดต่างกัน — two spellings of one responsible unit within a plan. */
export const unitNameVaries: Check = {
  kind: "unit-name-varies",
  severity: "warning",
  thai: "ชื่อหน่วยงานสะกดไม่เหมือนกัน",
  why: "หน่วยงานเดียวกันที่สะกดต่างกันจะถูกนับเป็นคนละหน่วยงาน ทำให้ภาระงานและผลการรายงานของหน่วยงานนั้นไม่ครบ",
  find: (plan) => {
    const forms = formsOf(plan);
    return forms.flatMap((form) => {
      const usual = forms.find((other) => isMoreUsual(other, form) && areOneUnit(other, form));
      if (!usual) return [];
      const rows = new Map(form.names.map((name) => [name.activity.id, name]));
      return [...rows.values()].map((name): Finding => {
        const found = { ...atActivity(plan, name.activity, "units"), found: name.written, expected: usual.written };
        const certain = isKnownSlip(form.key, usual.key) || (form.names.length === 1 && usual.names.length > 2);
        const text = certain ? name.activity.units.join("\n").replace(name.written, usual.written) : null;
        return text === null ? found : { ...found, mend: { activity: name.activity.id, field: "units", text } };
      });
    });
  },
  says: ({ where, found = "", expected = "" }) =>
    `${where} เขียนว่า “${found}” แต่ช่องอื่นเขียนว่า “${expected}” กรุณาตรวจสอบว่าเป็นหน่วยงานเดียวกันหรือไม่ และใช้ชื่อเดียวกันทั้งแผน`,
  fails: examplePlan({
    activities: [
      exampleActivity({ units: ["กลุ่มงานส่งเสริมหัตถกรรม"] }),
      exampleActivity({ id: "a2", number: "2", title: "ปลูกต้นไม้ริมรั้ว", units: ["กลุ่มงานส่งเสริมหัตถกรรม"] }),
      exampleActivity({ id: "a3", number: "3", title: "เล่านิทานให้น้องฟัง", units: ["กลุ่มงานสงเสริมหัตถกรรม"] }),
    ],
  }),
  passes: examplePlan({
    activities: [
      exampleActivity({ units: ["กลุ่มงานช่างที่ ๑"] }),
      exampleActivity({ id: "a2", number: "2", title: "ปลูกต้นไม้ริมรั้ว", units: ["กลุ่มงานช่างที่ ๒"] }),
    ],
  }),
};

/** The spellings in use, in the order in which they appear. */
function formsOf(plan: Plan): readonly Form[] {
  const forms = new Map<string, Name[]>();
  for (const activity of plan.activities) {
    for (const name of namesOf(activity)) {
      const same = forms.get(name.key);
      if (same) same.push(name);
      else forms.set(name.key, [name]);
    }
  }
  // A narrow column breaks a name into pieces: the least broken writing is shown.
  return [...forms].map(([key, names]) => ({
    key,
    written: names.map((name) => name.written).toSorted((one, other) => one.length - other.length)[0] ?? key,
    names,
  }));
}

const namesOf = remember((activity: Activity) => activity.units.flatMap((unit) => namesIn(unit, activity)));

/** "สำนักช่าง (กลุ่มไม้, กลุ่มเหล็ก) / กองกลาง" names four units. */
function namesIn(unit: string, activity: Activity): readonly Name[] {
  const outside = unit.replaceAll(/[([][^)\]]*[)\]]?/gu, "/");
  const inside = [...unit.matchAll(/[([]([^)\]]*)/gu)].map((match) => match[1] ?? "");
  const around = squash(outside.replaceAll("/", ""));
  const within = squash(inside.join(""));
  return [
    ...partsOf(outside).map((written) => ({ written, beside: within })),
    ...inside.flatMap(partsOf).map((written) => ({ written, beside: around })),
  ].flatMap(({ written, beside }) => {
    const key = squash(written).replaceAll("\u0E4D\u0E32", "\u0E33");
    return key.length < 8 ? [] : [{ activity, written, key, beside }];
  });
}

function partsOf(text: string): readonly string[] {
  return text.split(/[/,;\n]|\sและ\s|หรือ/u).map((part) => part.trim().replace(/^(?:[-•–*]|\(?[0-9๐-๙]{1,2}[.)])\s*/u, ""));
}

function isMoreUsual(one: Form, other: Form): boolean {
  if (one.key === other.key) return false;
  if (isKnownSlip(other.key, one.key)) return true;
  if (isKnownSlip(one.key, other.key)) return false;
  return one.names.length > other.names.length || (one.names.length === other.names.length && comesFirst(one, other));
}

function comesFirst(one: Form, other: Form): boolean {
  const [a, b] = [one.names[0], other.names[0]];
  return a !== undefined && b !== undefined && (a.activity.id === b.activity.id ? a.key < b.key : orderOf(a) < orderOf(b));
}

function orderOf({ activity }: Name): number {
  return Number(activity.id.replaceAll(/\D/gu, "")) || 0;
}

/** Little differs, and something besides says that it is one unit: only marks differ, the letters look alike, the same words stand beside it, or one form is rare. */
function areOneUnit(usual: Form, form: Form): boolean {
  const [one, other] = [usual.key, form.key];
  if (isKnownSlip(other, one)) return true;
  if (one.startsWith(other) || other.startsWith(one)) return false;
  const most = one.length >= 16 ? 3 : 2;
  if (Math.abs(one.length - other.length) > most || editDistance(one, other, most) > most) return false;
  const [a, b] = difference(one, other);
  if (/[0-9๐-๙A-Za-z.]/u.test(a + b) || PLACE.test(one)) return false;
  if (one.replaceAll(MARKS, "") === other.replaceAll(MARKS, "")) return true;
  if (usual.names.some(({ beside }) => beside !== "" && form.names.some((name) => name.beside === beside))) return true;
  if (a.length + b.length === 1 && one.length >= 12) return true;
  if (a.length === 1 && b.length === 1 && LOOK_ALIKE.some((pair) => pair.includes(a) && pair.includes(b))) return true;
  return form.names.length === 1 && usual.names.length > 3;
}

/** What is left of both when their common beginning and end are taken off. */
function difference(one: string, other: string): readonly [string, string] {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

function isKnownSlip(slip: string, right: string): boolean {
  return KNOWN.some(([wrong, good]) => slip.includes(wrong) && slip.replace(wrong, good) === right);
}
