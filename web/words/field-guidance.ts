import type { FieldPlace } from "#domain/plan/plan.ts";
import type { Language } from "../words.ts";

/** คำแนะนำของช่อง — what belongs in a field, an example of it, and what often goes wrong. The example is Thai in every language. */
export interface Guidance {
  readonly what: string;
  readonly example?: string;
  readonly fault?: string;
}

const THAI = {
  "row.number": {
    what: "ลำดับที่ของกิจกรรม เรียงต่อกันทั้งตารางหรือเรียงใหม่ในแต่ละหัวข้อ",
    example: "๑",
    fault: "มักมีเลขซ้ำหรือข้ามหลังจากเพิ่มหรือลบแถว ใช้ปุ่มเรียงเลขลำดับใหม่ได้",
  },
  "row.title": {
    what: "ชื่อโครงการหรือกิจกรรมที่บอกว่าจะทำอะไร ให้ผู้อ่านภายนอกเข้าใจได้",
    example: "กิจกรรมอ่านหนังสือเสียงเพื่อผู้พิการทางสายตา",
    fault: "ชื่อที่กว้างเกินไป เช่น “ส่งเสริมคุณธรรม” ทำให้ไม่ทราบว่าทำอะไรและวัดผลไม่ได้",
  },
  "row.objectives": {
    what: "เหตุที่จัดกิจกรรม และสิ่งที่ต้องการให้เกิดกับใคร ข้อละหนึ่งบรรทัด",
    example: "เพื่อให้บุคลากรใช้เวลาว่างช่วยเหลือผู้อื่น",
    fault: "มักเขียนวิธีทำแทนวัตถุประสงค์ วัตถุประสงค์ควรตอบว่าทำไปเพื่ออะไร",
  },
  "row.indicators": {
    what: "สิ่งที่ใช้วัดว่าสำเร็จ พร้อมค่าเป้าหมายที่นับได้ หากมีหลายตัวชี้วัดให้แยกบรรทัด",
    example: "บันทึกหนังสือเสียง ไม่น้อยกว่า ๒๐ เรื่อง",
    fault: "มักไม่มีตัวเลขเป้าหมาย หรือหน่วยนับไม่ตรงกับคอลัมน์อื่นในแถวเดียวกัน",
  },
  "row.countingUnit": {
    what: "หน่วยที่ใช้นับผลของตัวชี้วัด หรือค่าเป้าหมายพร้อมหน่วย",
    example: "เรื่อง",
    fault: "หน่วยนับต้องเป็นหน่วยเดียวกับในตัวชี้วัด",
  },
  "row.targetTexts": {
    what: "ค่าที่ต้องทำให้ได้ของตัวชี้วัดแต่ละข้อ เรียงตามลำดับเดียวกับตัวชี้วัด",
    example: "ไม่น้อยกว่า ๒๐ เรื่อง",
    fault: "จำนวนค่าเป้าหมายไม่เท่ากับจำนวนตัวชี้วัด ทำให้จับคู่กันไม่ได้",
  },
  "row.quantitative": {
    what: "ผลที่นับเป็นจำนวนได้เมื่อจบกิจกรรม เช่น จำนวนคน จำนวนครั้ง หรือร้อยละ",
    example: "มีหนังสือเสียงไม่น้อยกว่า ๒๐ เรื่อง",
    fault: "มักใช้คำว่า “เพิ่มขึ้น” โดยไม่บอกว่าเท่าใด",
  },
  "row.qualitative": {
    what: "ความเปลี่ยนแปลงที่เกิดกับคนหรือหน่วยงาน ซึ่งนับเป็นจำนวนโดยตรงไม่ได้",
    example: "ผู้พิการทางสายตาเข้าถึงความรู้ได้ด้วยตนเอง",
    fault: "มักซ้ำกับวัตถุประสงค์หรือกับผลลัพธ์เชิงปริมาณ",
  },
  "row.budget": {
    what: "จำนวนเงินที่ใช้ทั้งกิจกรรม เป็นบาท พร้อมแหล่งเงิน หากไม่ใช้เงินให้เขียนว่า ไม่ใช้งบประมาณ",
    example: "๘,๔๐๐ บาท (งบดำเนินงาน)",
    fault: "ช่องว่างหรือขีด (-) ไม่ได้แปลว่าไม่ใช้งบประมาณ ผู้ตรวจจะถือว่ายังไม่ระบุ",
  },
  "row.months": {
    what: "เดือนที่ดำเนินการภายในปีงบประมาณ ตั้งแต่ตุลาคมถึงกันยายน",
    example: "พ.ย. – ก.พ.",
    fault: "มักใส่ปี พ.ศ. ผิด เดือนตุลาคมถึงธันวาคมเป็นปี พ.ศ. ก่อนปีงบประมาณ",
  },
  "row.quarter": {
    what: "ทำเครื่องหมายในไตรมาสที่มีการดำเนินการ ไตรมาส ๑ คือตุลาคมถึงธันวาคม",
    example: "✓",
    fault: "ไตรมาส ๑ ของปีงบประมาณไม่ใช่มกราคมถึงมีนาคม",
  },
  "row.units": {
    what: "กอง กลุ่ม หรือฝ่ายที่รับผิดชอบ เขียนชื่อให้ตรงกันทั้งแผน หากทุกหน่วยต้องทำให้เขียนว่า ทุกหน่วยงาน",
    example: "กลุ่มงานพัฒนาบุคลากร",
    fault: "หน่วยเดียวกันเขียนสองแบบ ทำให้รวมผลแยกหน่วยไม่ถูกต้อง",
  },
  "row.remarks": {
    what: "ข้อมูลเพิ่มเติม เช่น เกณฑ์องค์กรคุณธรรมข้อที่กิจกรรมนี้ตอบ",
    example: "องค์กรคุณธรรม ข้อ ๓ และข้อ ๕",
    fault: "หากไม่เขียนคำว่า “องค์กรคุณธรรม” ระบบจะไม่ทราบว่าเลขข้อเป็นของเกณฑ์ใด",
  },
  "row.answer": {
    what: "คำตอบของหน่วยงานตามรอบรายงาน กรอกตัวเลขหรือทำเครื่องหมายในช่องที่แบบฟอร์มเว้นไว้",
    example: "☑ ดำเนินการแล้ว ๒ ครั้ง",
    fault: "อย่าลบคำถามของแบบฟอร์ม เพราะใช้จับคู่กับตัวชี้วัด",
  },
  "row.rubric": {
    what: "สิ่งที่ต้องทำได้จึงจะได้คะแนนระดับนี้ ระดับสูงรวมสิ่งที่ระดับต่ำกว่าทำได้ด้วย",
    example: "มีแผนและแต่งตั้งผู้รับผิดชอบแล้ว",
    fault: "ควรมีครบทั้ง ๕ ระดับ และไม่ซ้ำกัน",
  },
  "row.criteria": {
    what: "เกณฑ์องค์กรคุณธรรมที่กิจกรรมนี้เป็นผลงานให้ เลือกได้หลายข้อ",
    example: "ข้อ ๓, ๕",
    fault: "เลือกเฉพาะข้อที่มีหลักฐานจากกิจกรรมนี้จริง",
  },
  "row.nationalGuideline": {
    what: "แนวทางการพัฒนาแห่งชาติ ๑ ใน ๑๓ แนวทางที่กิจกรรมนี้ตอบมากที่สุด",
    example: "๒.๓",
    fault: "หากไม่ระบุ กิจกรรมจะไม่ถูกนับในภาพรวมระดับชาติ",
  },
  "row.weight": { what: "น้ำหนักของกิจกรรมนี้ในค่าเฉลี่ยของแผน จำนวนเต็ม ๑ ถึง ๑๐๐", example: "๓", fault: "หากทุกกิจกรรมสำคัญเท่ากัน ไม่ต้องกรอก" },
  "row.indicatorWeights": {
    what: "น้ำหนักของตัวชี้วัดตามลำดับ คั่นด้วยจุลภาค จำนวนเต็ม ๑ ถึง ๑๐๐",
    example: "๓, ๑",
    fault: "หากทุกตัวชี้วัดสำคัญเท่ากัน ไม่ต้องกรอก",
  },
  "heading.title": {
    what: "ชื่อหัวข้อตามแผนแม่บทหรือยุทธศาสตร์ที่ใช้ เขียนให้ตรงกับเอกสารต้นทาง",
    example: "ปลูกฝังวินัยและความรับผิดชอบ",
    fault: "ชื่อที่คัดมาไม่ครบทำให้จับคู่กับแนวทางระดับชาติไม่ได้",
  },
  "heading.number": { what: "เลขของหัวข้อตามเอกสารต้นทาง", example: "๑.๒", fault: "เลขที่ไม่ตรงกับแผนแม่บทจะจับคู่กับแนวทางระดับชาติไม่ได้" },
  "heading.indicators": {
    what: "ตัวชี้วัดของหัวข้อเอง ไม่ใช่ของกิจกรรมใดกิจกรรมหนึ่ง",
    example: "บุคลากรปฏิบัติตามข้อตกลงร่วม ไม่น้อยกว่าร้อยละ ๗๕",
    fault: "อย่านำตัวชี้วัดของกิจกรรมมารวมไว้ในช่องนี้",
  },
  title: {
    what: "ชื่อแผนเต็ม มีปีงบประมาณและชื่อหน่วยงาน",
    example: "แผนปฏิบัติการด้านการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๗๐",
    fault: "เมื่อใช้แผนปีก่อนเป็นต้นแบบ มักลืมเปลี่ยนปี",
  },
  "agency.name": { what: "ชื่อเต็มของหน่วยงานเจ้าของแผน", fault: "อย่าใช้ชื่อย่อ และตรวจว่าไม่ใช่ชื่อหน่วยงานจากแผนต้นแบบ" },
  "agency.parent": { what: "กระทรวงหรือหน่วยงานต้นสังกัด เขียนชื่อเต็ม" },
  region: { what: "ชื่อจังหวัดของแผน ไม่ต้องมีคำว่าจังหวัด", fault: "ตรวจว่าไม่มีชื่อจังหวัดอื่นหลงอยู่ในเอกสาร" },
  fiscalYear: { what: "ปีงบประมาณ พ.ศ. ของแผน เริ่ม ๑ ตุลาคมของปีก่อน", example: "๒๕๗๐" },
  headcount: { what: "จำนวนบุคลากรทุกประเภทของหน่วยงาน เป็นตัวหารของตัวชี้วัดร้อยละ", example: "๑๔๘", fault: "นับทั้งข้าราชการ พนักงานราชการ และลูกจ้าง" },
  "contact.name": { what: "ชื่อและนามสกุลของผู้ประสานงานที่ตอบคำถามเรื่องแผนได้" },
  "contact.position": { what: "ตำแหน่งของผู้ประสานงาน", example: "นักทรัพยากรบุคคลชำนาญการ" },
  "contact.unit": { what: "กองหรือกลุ่มที่ผู้ประสานงานสังกัด" },
  "contact.address": { what: "ที่อยู่ของหน่วยงานสำหรับส่งหนังสือ พร้อมรหัสไปรษณีย์" },
  "contact.phone": { what: "หมายเลขโทรศัพท์ที่ติดต่อได้ในเวลาราชการ พร้อมหมายเลขภายใน", fault: "ตรวจว่ามีครบ ๙ หรือ ๑๐ หลัก" },
  "contact.fax": { what: "หมายเลขโทรสาร หากไม่มีให้เว้นว่าง" },
  "contact.email": { what: "อีเมลที่มีผู้เปิดอ่านเป็นประจำ", fault: "ใช้เลขอารบิกและตัวอักษรอังกฤษเท่านั้น เลขไทยในอีเมลส่งไม่ถึง" },
  "contact.line": { what: "ชื่อบัญชีไลน์ของผู้ประสานงาน หากไม่มีให้เว้นว่าง" },
  "approver.name": { what: "ชื่อและนามสกุลของผู้อนุมัติแผน ตามที่จะลงนาม" },
  "approver.position": { what: "ตำแหน่งของผู้อนุมัติ หากปฏิบัติราชการแทนให้ระบุด้วย" },
  "memo.from": { what: "ส่วนราชการเจ้าของเรื่อง พร้อมหมายเลขโทรศัพท์" },
  "memo.number": { what: "เลขที่หนังสือของหน่วยงาน เว้นเลขทะเบียนไว้ได้จนกว่าจะออกเลข" },
  "memo.date": { what: "วันที่ของบันทึก", example: "๔ พฤศจิกายน ๒๕๖๙" },
  "memo.urgency": { what: "ชั้นความเร็ว ได้แก่ ด่วน ด่วนมาก หรือด่วนที่สุด หากไม่มีให้เว้นว่าง" },
  "memo.subject": { what: "เรื่องของบันทึก มีปีงบประมาณตรงกับแผน", fault: "มักเหลือปีงบประมาณของบันทึกปีก่อน" },
  "memo.to": { what: "ตำแหน่งของผู้รับบันทึก", example: "ผู้อำนวยการกองกลาง" },
  "memo.body": { what: "เนื้อความของบันทึก บอกเรื่องเดิม สิ่งที่เสนอ และสิ่งที่ขอให้พิจารณา", fault: "ตรวจว่าปีงบประมาณในเนื้อความตรงกับแผน" },
  "memo.signatory": { what: "ผู้ลงนามในบันทึก พร้อมตำแหน่ง" },
  "declared.activities": { what: "จำนวนโครงการและกิจกรรมทั้งหมด ต้องเท่ากับจำนวนแถวในตาราง", fault: "มักไม่ได้แก้หลังเพิ่มหรือลบกิจกรรม" },
  "declared.budgetBaht": { what: "งบประมาณรวมทุกกิจกรรม เป็นบาท ต้องเท่ากับผลรวมในตาราง", fault: "มักไม่ได้แก้หลังเปลี่ยนงบประมาณของกิจกรรม" },
  "declared.byHeading": { what: "จำนวนกิจกรรมใต้หัวข้อนี้ ต้องเท่ากับจำนวนแถวในตาราง" },
  expectedResults: {
    what: "ผลที่คาดว่าจะได้รับจากแผนทั้งปี ข้อละหนึ่งเรื่อง",
    example: "ประชาชนเชื่อมั่นในการให้บริการมากขึ้น",
    fault: "ควรเป็นผลที่เกิดขึ้น ไม่ใช่รายการกิจกรรม",
  },
  notes: { what: "หมายเหตุท้ายตาราง เช่น คำอธิบายตัวย่อหรือเงื่อนไขของแผน" },
} as const satisfies Readonly<Record<string, Guidance>>;

/** A field that has guidance, whatever stands behind its last dots ("row.rubric" for every level). */
export type GuidedField = keyof typeof THAI;

const ENGLISH: Readonly<Record<GuidedField, Omit<Guidance, "example">>> = {
  "row.number": {
    what: "The activity's number, counted through the table or anew under each heading.",
    fault: "Numbers repeat or jump after rows were added or removed; renumber with the button.",
  },
  "row.title": {
    what: "The name of the project or activity: what will be done, clear to a reader outside.",
    fault: "A name as wide as “promote virtue” says nothing that can be measured.",
  },
  "row.objectives": {
    what: "Why it is done, and what should come of it for whom; one line each.",
    fault: "Often the method stands here instead of the purpose.",
  },
  "row.indicators": {
    what: "What shows success, with a target that can be counted; several indicators on lines of their own.",
    fault: "No figure to reach, or a unit other than elsewhere in the row.",
  },
  "row.countingUnit": {
    what: "The unit in which the indicator is counted, or the target with its unit.",
    fault: "It must be the indicator's own unit.",
  },
  "row.targetTexts": {
    what: "What each indicator must reach, in the same order.",
    fault: "As many targets as indicators, or they cannot be paired.",
  },
  "row.quantitative": { what: "Results that can be counted: people, times, percent.", fault: "“More” without saying how many." },
  "row.qualitative": { what: "What changes for people or the agency and cannot be counted.", fault: "Often the objective over again." },
  "row.budget": {
    what: "The whole cost in baht with its source; where no money is used, say ไม่ใช้งบประมาณ.",
    fault: "An empty cell or a dash does not say that no money is used.",
  },
  "row.months": {
    what: "Months of the fiscal year, October to September.",
    fault: "October to December belong to the calendar year before.",
  },
  "row.quarter": {
    what: "Tick the quarters in which something is done; the first is October to December.",
    fault: "The first quarter is not January to March.",
  },
  "row.units": {
    what: "The responsible divisions, named alike everywhere; ทุกหน่วยงาน where each unit performs.",
    fault: "One unit spelt two ways splits its results.",
  },
  "row.remarks": {
    what: "Anything more, such as the criteria of a moral organisation that the row serves.",
    fault: "Without the word องค์กรคุณธรรม a number could belong to any list.",
  },
  "row.answer": {
    what: "The agency's answer for the round: figures or ticks in the slots of the form.",
    fault: "Keep the form's question: it pairs the answer with its indicator.",
  },
  "row.rubric": {
    what: "What must be done to score this level; each level includes those below.",
    fault: "All five levels, each different.",
  },
  "row.criteria": {
    what: "Criteria of a moral organisation that this activity gives proof for.",
    fault: "Only those with evidence from this activity.",
  },
  "row.nationalGuideline": {
    what: "The one of the 13 national guidelines that the activity serves most.",
    fault: "Without it the row is not counted nationally.",
  },
  "row.weight": { what: "The weight of this activity in the plan's average, 1 to 100.", fault: "Leave it empty where all weigh alike." },
  "row.indicatorWeights": {
    what: "The weights of the indicators in their order, with commas between, 1 to 100.",
    fault: "Leave it empty where all weigh alike.",
  },
  "heading.title": {
    what: "The heading as its source document has it.",
    fault: "A title cut short cannot be matched with the national one.",
  },
  "heading.number": {
    what: "The heading's number in its source document.",
    fault: "Another number cannot be matched with the national one.",
  },
  "heading.indicators": {
    what: "An indicator of the heading itself, not of one activity.",
    fault: "Indicators of activities do not belong here.",
  },
  title: { what: "The plan's full title, with fiscal year and agency.", fault: "The year is often left from last year's plan." },
  "agency.name": {
    what: "The full name of the agency whose plan it is.",
    fault: "No abbreviation, and not the name on the plan that was copied.",
  },
  "agency.parent": { what: "The ministry or agency above, in full." },
  region: { what: "The province's name, without the word จังหวัด.", fault: "No other province's name may be left in the document." },
  fiscalYear: { what: "The fiscal year (B.E.), from 1 October of the year before." },
  headcount: {
    what: "Staff of all kinds: what percentages are taken of.",
    fault: "Count officials, government employees and hired staff.",
  },
  "contact.name": { what: "The person who can answer questions about the plan." },
  "contact.position": { what: "The coordinator's position." },
  "contact.unit": { what: "The coordinator's division." },
  "contact.address": { what: "The agency's postal address with its code." },
  "contact.phone": { what: "A telephone answered in office hours, with extension.", fault: "Nine or ten digits." },
  "contact.fax": { what: "Fax number; empty where there is none." },
  "contact.email": { what: "A mailbox that is read.", fault: "Arabic digits and Latin letters only." },
  "contact.line": { what: "LINE account; empty where there is none." },
  "approver.name": { what: "The approver's name as it will be signed." },
  "approver.position": { what: "The approver's position; say so where acting for another." },
  "memo.from": { what: "The office that sends the memo, with telephone." },
  "memo.number": { what: "The memo's number; the register number may wait." },
  "memo.date": { what: "The memo's date." },
  "memo.urgency": { what: "ด่วน, ด่วนมาก or ด่วนที่สุด; else empty." },
  "memo.subject": { what: "What the memo is about, with the plan's fiscal year.", fault: "The year is often left from last year's memo." },
  "memo.to": { what: "The addressee's position." },
  "memo.body": { what: "What went before, what is proposed, what is asked.", fault: "The fiscal year must be the plan's." },
  "memo.signatory": { what: "Who signs the memo, with position." },
  "declared.activities": {
    what: "The number of activities: as many as rows in the table.",
    fault: "Often left after rows were added or removed.",
  },
  "declared.budgetBaht": { what: "The whole budget in baht: the sum of the table.", fault: "Often left after a budget changed." },
  "declared.byHeading": { what: "How many activities stand under this heading." },
  expectedResults: { what: "What the plan brings about in the year, one thing per item.", fault: "Results, not a list of activities." },
  notes: { what: "Notes under the table: abbreviations, conditions." },
};

/** คำแนะนำของช่องหนึ่ง — by the field and its owner; undefined for a field that nobody fills in. */
export function guidanceOf(place: FieldPlace, language: Language): Guidance | undefined {
  const owner = place.activity !== undefined ? "row." : place.heading !== undefined ? "heading." : "";
  let path = `${owner}${place.field.replace(/^quarter-[1-4]$/u, "quarter")}`;
  for (;;) {
    if (isGuided(path)) {
      const thai: Guidance = THAI[path];
      return language === "th" || thai.example === undefined
        ? language === "th"
          ? thai
          : ENGLISH[path]
        : { ...ENGLISH[path], example: thai.example };
    }
    const dot = path.lastIndexOf(".");
    if (dot < 0) return undefined;
    path = path.slice(0, dot);
  }
}

function isGuided(path: string): path is GuidedField {
  return Object.hasOwn(THAI, path);
}
