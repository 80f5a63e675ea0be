import type { AgencyName, Contact, Declared, NationalTarget, Place, Signatory } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { planYearsIn } from "#domain/thai/fiscal-year.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import { agencyInTitle, looksLikeAgency, splitAgency } from "./agency.ts";
import type { Draft } from "./draft.ts";
import { readHeadings } from "./headings.ts";
import { addHeading } from "./heading-tree.ts";
import { readLabels, withoutSlot, type Labelled } from "./labels.ts";
import { bareName, isPageNumber, type Line } from "./memo.ts";
import { UNPLACED_TITLE } from "../forms/form.ts";
import { isPlaceToSign } from "./signature-rows.ts";
import { figuresIn, nationalRowOf, readBudgetSource } from "./sheets.ts";
import { readFigures } from "./totals.ts";

/** What the lines around the tables say of the plan as a whole. */
export interface Facts {
  titleLines: string[];
  agency: AgencyName | null;
  headcount: number | null;
  contact: { -readonly [Key in keyof Contact]: Contact[Key] };
  readonly signatories: { role: string; name: string | null; position: string | null }[];
  readonly bySource: Declared["bySource"][number][];
  nationalTargets: NationalTarget[];
  readonly expectedResults: string[];
  planYears: readonly [number, number] | null;
  region: string | null;
  isForm: boolean;
  /** Where the plan's own fields stood, by field name. */
  readonly places: Record<string, Place>;
  /** Titles of further plans in the same file. */
  readonly otherTitles: Line[];
  /** What the next lines belong to. */
  context: "title" | "expected" | "targets" | "signature" | "notes" | "unplaced" | null;
  person: "contact" | "approver" | null;
  declaredAt: number | null;
  lastRow: number | null;
}

/** Nothing known yet. */
export function noFacts(): Facts {
  return {
    titleLines: [],
    agency: null,
    headcount: null,
    contact: { name: null, position: null, unit: null, address: null, phone: null, fax: null, email: null, line: null },
    signatories: [],
    bySource: [],
    nationalTargets: [],
    expectedResults: [],
    planYears: null,
    region: null,
    isForm: false,
    places: {},
    otherTitles: [],
    context: null,
    person: null,
    declaredAt: null,
    lastRow: null,
  };
}

type Rule = (line: Line, facts: Facts, draft: Draft) => boolean;

/** The rules, tried in this order; the first that understands a line takes it. */
const RULES: readonly Rule[] = [
  readUnplaced,
  readPageNumber,
  readSignature,
  readSectionTitle,
  readTitle,
  readBudget,
  readNationalLine,
  readDeclared,
  readHeadcount,
  readLabelled,
  readNote,
  readExpected,
  readOwnTitle,
  readFormWords,
  readLoneAgency,
];

/** Read one line; what no rule understands is kept as not placed. */
export function readLine(line: Line, facts: Facts, draft: Draft): void {
  if (!understandLine(line, facts, draft)) draft.unplaced.push({ place: line.place, text: oneLine(line.text) });
}

/** Read one line if any rule understands it; says whether one did. */
export function understandLine(line: Line, facts: Facts, draft: Draft): boolean {
  const text = oneLine(line.text);
  return text === "" || RULES.some((rule) => rule({ text, place: line.place }, facts, draft));
}

/** What an earlier reading could not place goes along at the end of our papers: it is still not placed. */
function readUnplaced(line: Line, facts: Facts, draft: Draft): boolean {
  if (squash(line.text) === squash(UNPLACED_TITLE)) {
    facts.context = "unplaced";
    return furniture(draft, line);
  }
  if (facts.context !== "unplaced") return false;
  draft.unplaced.push({ place: line.place, text: line.text });
  return true;
}

function furniture(draft: Draft, line: Line, text = line.text): true {
  draft.furniture.push({ place: line.place, text });
  return true;
}

const TITLE =
  /^(?:แบบฟอร์ม|แบบ|ร่าง|\(ร่าง\))?\s*(?:การรายงาน|รายงาน|แบบรายงาน|การจัดทำ|แบบ)?\s*(?:ผล)?(?:การดำเนินงาน)?\s*(?:ตาม)?\s*แผน(?:ปฏิบัติการ|ปฏิบัติราชการ|ปฏิบัติงาน|งาน|การ|ส่งเสริม|ดำเนินงาน|พัฒนา|ขับเคลื่อน|ยุทธศาสตร์)/u;

/** Does a line begin the plan's title? */
export function isTitle(text: string): boolean {
  return TITLE.test(text) && /คุณธรรม|จริยธรรม|ธรรมาภิบาล|ทุจริต|โปร่งใส/u.test(text) && text.length < 260;
}

function readTitle(line: Line, facts: Facts, draft: Draft): boolean {
  if (isTitle(line.text) && draft.activities.length > 0 && facts.titleLines.length > 0 && !sameTitle(line.text, facts)) {
    facts.otherTitles.push(line);
    return furniture(draft, line);
  }
  if (isTitle(line.text) && draft.activities.length === 0 && facts.titleLines.length === 0) {
    facts.titleLines.push(line.text);
    facts.places["title"] = line.place;
    facts.places["fiscalYear"] = line.place;
    facts.isForm = /แบบฟอร์ม|แบบรายงาน/u.test(line.text);
    facts.planYears = planYearsIn(line.text) ?? facts.planYears;
    facts.agency = (facts.isForm ? null : agencyInTitle(line.text)) ?? facts.agency;
    facts.region = regionIn(line.text) ?? facts.region;
    facts.context = "title";
    return true;
  }
  if (facts.context !== "title") return false;
  const isAgency = looksLikeAgency(line.text) && readLabels(line.text).length === 0;
  if (
    !isAgency &&
    /^(?:ประจำปี|ปีงบประมาณ|พ\.\s*ศ\.|ระยะที่|ระยะ\s|รอบ|\(?พ\.ศ\.|(?:และ|ของ|การ|ด้าน)\S)/u.test(line.text) &&
    line.text.length < 160
  ) {
    facts.titleLines.push(line.text);
    facts.planYears = planYearsIn(line.text) ?? facts.planYears;
    return true;
  }
  const parent = /^(?:ใน)?สังกัด\s*(\S.*?)(?=\s*(?:ประจำปี|ปีงบประมาณ|$))/u.exec(line.text)?.[1];
  if (parent !== undefined && facts.agency && facts.agency.parent === null) {
    facts.agency = { ...facts.agency, parent };
    if (/ปีงบประมาณ|ประจำปี/u.test(line.text)) facts.titleLines.push(line.text);
    return true;
  }
  if (/^\([^)]*\)$/u.test(line.text) && line.text.includes("/")) return furniture(draft, line);
  if (isAgency) {
    if (facts.agency?.name == null) facts.agency = splitAgency(line.text);
    else facts.agency = { ...facts.agency, parent: facts.agency.parent ?? line.text };
    facts.region = regionIn(line.text) ?? facts.region;
    return furniture(draft, line);
  }
  facts.context = null;
  return false;
}

/** จังหวัด — a province that a title speaks of; "จังหวัดคุณธรรม" is no province. */
function regionIn(text: string): string | null {
  const found = /จังหวัด\s*([ก-๙]+)/u.exec(text)?.[1];
  return found === undefined || /^(?:คุณธรรม|ที่|ใน|และ|ของ|ต่าง)/u.test(found) ? null : found;
}

function readSectionTitle(line: Line, facts: Facts, draft: Draft): boolean {
  const text = line.text.replace(/^[#*\s]+/u, "");
  const said = squash(text);
  const isPart = /^(?:ส่วนที่|ตอนที่|ภาคผนวก|หมวดที่)\s*[๐-๙\dก-ฮ]+/u.test(text);
  const isNumbered = /^(?:[๐-๙\d]+(?:\.[๐-๙\d]+)*[.)]?)\s*\S/u.test(text);
  if (!isPart && !isNumbered && !/^(?:ผลที่คาดว่าจะได้รับ|เป้าหมาย(?:ใน)?ปี|รายละเอียดโครงการ)/u.test(said)) return false;
  if (/ผลที่คาดว่าจะได้รับ/u.test(said) && said.length < 220 && (isPart || !/บุคลากร.*มี/u.test(said))) facts.context = "expected";
  else if (/เป้าหมาย(?:ของ|ใน|ตาม)?(?:แผน|ปี)/u.test(said) && said.length < 160 && figuresIn(text).length === 0) facts.context = "targets";
  else if (isPart && said.length < 200) facts.context = null;
  else if (/รายละเอียด(?:โครงการ|แผน)/u.test(said) && said.length < 120 && !/รวม/u.test(said)) facts.context = null;
  else if (isNumbered && /(?:งบประมาณ)(?:ที่ใช้|ใน)/u.test(said) && !/รวม/u.test(said)) facts.context = null;
  else return false;
  return furniture(draft, line);
}

function readBudget(line: Line, facts: Facts, draft: Draft): boolean {
  const source = readBudgetSource(line.text);
  if (!source) return false;
  facts.places["declared.budgetBaht"] ??= line.place;
  facts.bySource.push(source);
  return furniture(draft, line);
}

function readNationalLine(line: Line, facts: Facts, draft: Draft): boolean {
  const named = nationalRowOf(line.text);
  if (!named || facts.context === "expected" || (draft.activities.length === 0 && facts.context !== "targets")) return false;
  const figures = figuresIn(line.text);
  if (figures.every((figure) => figure === null)) return furniture(draft, line);
  const before = facts.nationalTargets.find((one) => one.row === named.row);
  const target = { row: named.row, previous: before?.previous ?? [], planned: [...(before?.planned ?? []), ...figures] };
  facts.nationalTargets = [...facts.nationalTargets.filter((one) => one.row !== named.row), target].sort(
    (one, other) => one.row - other.row,
  );
  facts.lastRow = named.row;
  return furniture(draft, line);
}

/** "… รวมจำนวน.....๑๘.....โครงการ", "แนวทางการพัฒนาที่ ๑ รวม .....๒.....โครงการ", "งบประมาณ … รวม … บาท". */
function readDeclared(line: Line, facts: Facts, draft: Draft): boolean {
  const text = line.text.replace(/^[-•*]\s+/u, "");
  const sum =
    /(?:รวม|จำนวน|ทั้งสิ้น|ทั้งหมด)\s*(?:จำนวน|ทั้งสิ้น|ทั้งหมด|เป็นเงิน)?\s*[.…_]*\s*([๐-๙\d][๐-๙\d,]*(?:\.[๐-๙\d]+)?|[-–—]|N\/A|[.…_]{3,})\s*[.…_]*\s*(โครงการ|กิจกรรม|แผนงาน|บาท)/u.exec(
      text,
    );
  if (!sum || sum[1] === undefined) return false;
  const figure = Number(toArabicDigits(sum[1]).replaceAll(",", ""));
  const headings = readHeadings(text.slice(0, sum.index));
  if (headings.length > 0 && sum[2] !== "บาท") {
    let at = facts.declaredAt;
    for (const heading of headings)
      at = addHeading(
        draft.headings,
        at,
        { ...heading, title: withoutSlot(heading.title.replace(/\s*(?:รวม|จำนวน)?[\s.…]*$/u, "")) },
        line.place,
      );
    facts.declaredAt = at;
    if (at !== null && !/^[.…_]+$/u.test(sum[1]))
      draft.declared.byHeading.push({ heading: at, activities: Number.isFinite(figure) ? figure : 0, written: sum[1] });
  } else if (!/จำนวน\s*(?:โครงการ|กิจกรรม)|งบ(?:ประมาณ)?|โครงการ\/กิจกรรม/u.test(text)) return false;
  else if (sum[2] === "บาท") {
    facts.places["declared.budgetBaht"] = line.place;
    draft.declared.budgetBaht = Number.isFinite(figure) ? figure : draft.declared.budgetBaht;
    if (/^[-–—]|N/u.test(sum[1])) draft.declared.budgetWritten = sum[1];
  } else {
    facts.places["declared.activities"] = line.place;
    draft.declared.activities = Number.isFinite(figure) ? figure : draft.declared.activities;
    const both = readFigures(text);
    draft.declared.budgetBaht = both.baht ?? draft.declared.budgetBaht;
  }
  return furniture(draft, line);
}

function readHeadcount(line: Line, facts: Facts, draft: Draft): boolean {
  if (!/จำนวน(?:บุคลากร|เจ้าหน้าที่|ข้าราชการ|กำลังพล|ครูและบุคลากร)/u.test(line.text)) return false;
  const found = /([๐-๙\d][๐-๙\d,]*)\s*[.…]*\s*(?:คน|ราย|อัตรา|นาย)/u.exec(line.text)?.[1];
  if (found === undefined && !/[.…]{3,}\s*คน/u.test(line.text)) return false;
  facts.places["headcount"] = line.place;
  facts.headcount = found === undefined ? facts.headcount : Number(toArabicDigits(found).replaceAll(",", ""));
  return furniture(draft, line);
}

function readLabelled(line: Line, facts: Facts, draft: Draft): boolean {
  const labelled = readLabels(line.text);
  if (labelled.length === 0) return false;
  for (const one of labelled) {
    if (!takeLabelled(one, facts, line.place)) draft.unplaced.push({ place: line.place, text: `${one.printed} ${one.value}`.trim() });
  }
  draft.furniture.push({ place: line.place, text: line.text });
  facts.context = null;
  return true;
}

function takeLabelled({ label, value }: Labelled, facts: Facts, place: Place): boolean {
  if (label === "agency") {
    facts.places["agency.name"] ??= place;
    if (value !== "" && facts.agency?.name != null) return facts.agency.name === splitAgency(value).name;
    if (value !== "") facts.agency = splitAgency(value);
    return true;
  }
  if (label === "person" || label === "reporter") facts.person = "contact";
  if (label === "executive") facts.person = "approver";
  if (value === "") return true;
  if (facts.person === "approver" && ["executive", "name", "position"].includes(label)) {
    const signatory = facts.signatories.find((one) => one.role === "ผู้บริหาร") ?? { role: "ผู้บริหาร", name: null, position: null };
    if (!facts.signatories.includes(signatory)) facts.signatories.push(signatory);
    if (label === "position") signatory.position = value;
    else signatory.name = value;
    return true;
  }
  const key = label === "person" || label === "reporter" || label === "name" ? "name" : label;
  if (key === "executive" || key === "date") return false;
  if (facts.contact[key] !== null) return facts.contact[key] === value;
  facts.contact[key] = value;
  facts.places[`contact.${key}`] = place;
  return true;
}

const ROLES = "ผู้อนุมัติ(?:แผน|โครงการ)?|ผู้เห็นชอบ(?:แผน)?|ผู้เสนอ(?:แผน|โครงการ)?|ผู้จัดทำ(?:แผน)?|ผู้ตรวจสอบ|ผู้รับรอง|ผู้รายงาน";
const ROLE = new RegExp(`(${ROLES})$`, "u");

const POSITION =
  "ผู้อำนวยการ|อธิบดี|ปลัด|เลขาธิการ|นายก(?=องค์การ|เทศมนตรี|เมือง|สภา|สมาคม)|นายอำเภอ|ผู้ว่าราชการ|อธิการบดี|คณบดี|หัวหน้า|รอง(?=อธิบดี|ปลัด|ผู้อำนวยการ|นายก)|ประธาน|กำนัน|ผู้ใหญ่บ้าน|เจ้าอาวาส|ผู้จัดการ|ผู้บัญชาการ|ผู้กำกับ|รักษาการ|รักษาราชการ";
const PERSON =
  "(?:นาย(?!ก|อำเภอ)|นาง|น\\.ส\\.|ว่าที่|ดร\\.|ผศ\\.|รศ\\.|ศ\\.|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|พล|พัน|ร้อย|แพทย์หญิง|หม่อม)\\S*(?:\\s+ดร\\.\\S*)?\\s+\\S+";

/** "ผู้อนุมัติแผน นายสมมติ มั่นคง ผู้อำนวยการ…": a whole signature in one line, the name before the position or after it. */
function readSignatureLine(line: Line, facts: Facts, draft: Draft): boolean {
  const named = new RegExp(`^(?:(${ROLES})\\s*[:.…]*\\s*)?(${PERSON})\\s+((?:${POSITION}).*)$`, "u").exec(line.text);
  const ranked = named ? null : new RegExp(`^(${ROLES})\\s*[:.…]*\\s*(${PERSON})\\s+(\\S.*)$`, "u").exec(line.text);
  const titled =
    (named ?? ranked) ? null : new RegExp(`^(?:(${ROLES})\\s*[:.…]*\\s*)?((?:${POSITION})\\S*)\\s+(${PERSON})$`, "u").exec(line.text);
  if ((!named && !ranked && !titled) || line.text.length > 160) return false;
  const [, role, name, position] = named ?? ranked ?? [titled?.[0], titled?.[1], titled?.[3], titled?.[2]];
  facts.signatories.push({ role: role ?? "", name: name ?? null, position: position ?? null });
  return furniture(draft, line);
}

/** ลงนาม — signature blocks: who signs as what. */
function readSignature(line: Line, facts: Facts, draft: Draft): boolean {
  if (readSignatureLine(line, facts, draft)) return true;
  const text = line.text;
  const role = ROLE.exec(text)?.[1];
  if (isPlaceToSign(text) || (role !== undefined && text.length < 60)) {
    const last = facts.signatories.at(-1);
    if (facts.context === "signature" && last && last.name === null && last.role === "") last.role = role ?? "";
    else facts.signatories.push({ role: role ?? "", name: null, position: null });
    facts.context = "signature";
    return furniture(draft, line);
  }
  const name = /^\(\s*(.+?)\s*\)$/u.exec(text)?.[1];
  const isName =
    name !== undefined && (/^(?:นาย|นาง|ว่าที่|ดร\.|พล|พ\.|ร้อย|น\.ส\.|รศ\.|ผศ\.|ศ\.|ม\.|หม่อม)/u.test(name) || facts.context === "signature");
  if (isName) {
    const last = facts.signatories.at(-1);
    if (facts.context === "signature" && last && last.name === null) last.name = bareName(text);
    else facts.signatories.push({ role: "", name: bareName(text), position: null });
    facts.context = "signature";
    return furniture(draft, line);
  }
  const last = facts.signatories.at(-1);
  if (facts.context !== "signature" || !last) return false;
  const position = withoutSlot(text.replace(/^ตำแหน่ง\s*[:.…]*/u, ""));
  const isPosition =
    last.name !== null &&
    last.position === null &&
    text.length < 120 &&
    readLabels(text.replace(/^ตำแหน่ง/u, "")).length === 0 &&
    !/^(?:ส่วนที่|[๐-๙\d]+[.)])/u.test(text);
  if (isPosition) {
    last.position = position === "" ? null : position;
    return furniture(draft, line);
  }
  if (/^(?:วันที่|ณ วันที่)/u.test(text)) return furniture(draft, line);
  facts.context = null;
  return false;
}

function readNote(line: Line, facts: Facts, draft: Draft): boolean {
  const begins = /^\*{0,2}\s*(?:หมายเหตุ|คำอธิบาย|คำชี้แจง)\s*[:：]?/u.test(line.text);
  const goesOn = facts.context === "notes" && !/^(?:ส่วนที่|ลงชื่อ)/u.test(line.text);
  if (!begins && !goesOn) return false;
  facts.context = "notes";
  draft.notes.push(line.text);
  return true;
}

function readExpected(line: Line, facts: Facts): boolean {
  if (facts.context !== "expected") return false;
  facts.places[`expectedResults.${facts.expectedResults.length}`] = line.place;
  facts.expectedResults.push(line.text);
  return true;
}

/** The title said again on a later page, or before the table. */
function readOwnTitle(line: Line, facts: Facts, draft: Draft): boolean {
  return sameTitle(line.text, facts) ? furniture(draft, line) : false;
}

function sameTitle(text: string, facts: Facts): boolean {
  const said = squash(text);
  const title = squash(facts.titleLines.join(""));
  return title !== "" && (title.includes(said) || said.includes(title));
}

/** "- ๒ -", "หน้า ๒ จาก ๖": the paper's own counting. */
function readPageNumber(line: Line, _facts: Facts, draft: Draft): boolean {
  return isPageNumber(line.text) ? furniture(draft, line) : false;
}

/** Words that only guide the eye: "รายละเอียด … ดังนี้", report rounds, dotted lines. */
function readFormWords(line: Line, _facts: Facts, draft: Draft): boolean {
  const said = squash(line.text);
  const isGuide =
    /^[.…_\-–—=*]+$/u.test(said) ||
    (/ดังนี้[:：]?$/u.test(said) && said.length < 80) ||
    /^\*?รายงานผล(?:รอบ|ครั้ง)/u.test(said) ||
    /^(?:รอบ|ครั้ง)ที่[๐-๙\d]+วันที่รายงานผล/u.test(said) ||
    /^[☐☑]?รอบ(?:ที่)?[๐-๙\d]+(?:เดือน)?$/u.test(said) ||
    /^แบบ(?:ฟอร์ม)?\s*[ก-ฮ]{0,4}\.?[\s\-–]*[๐-๙\d.]*$/u.test(said) ||
    said === "(ต่อ)";
  return isGuide ? furniture(draft, line) : false;
}

/** A line before the table that is nothing but an agency's name. */
function readLoneAgency(line: Line, facts: Facts, draft: Draft): boolean {
  if (draft.activities.length > 0 || !looksLikeAgency(line.text) || /[:：]/u.test(line.text) || line.text.length > 90) return false;
  if (facts.agency?.name != null) return false;
  facts.agency = splitAgency(line.text);
  return true;
}

/** Who approved: the signatory named as such, else the last who signed. */
export function approverOf(facts: Facts): Signatory | null {
  const signed = facts.signatories.filter((one) => one.name !== null || one.position !== null);
  const found =
    signed.find((one) => one.role.startsWith("ผู้อนุมัติ")) ??
    signed.find((one) => one.role.startsWith("ผู้เห็นชอบ")) ??
    signed.find((one) => one.role === "ผู้บริหาร") ??
    signed.at(-1);
  return found ? { name: found.name, position: found.position } : null;
}
