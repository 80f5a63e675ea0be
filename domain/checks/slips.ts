/** คำที่มักพิมพ์หรือสแกนผิด — a way of writing that is wrong wherever it stands, and the right one. */
export interface Slip {
  readonly wrong: RegExp;
  /** As the replacement of String.replace: "$1" is kept from the text. */
  readonly right: string;
}

const BLANK = String.raw`[ \t\u00A0]+`;

/** Words that scanning splits where no line of a cell is broken: after ำ and inside a syllable. Other splits are too common in narrow columns to tell of. */
const SPLIT_WORDS = ["ดำ|เนิน", "จำ|นวน", "สำ|นัก", "สำ|เร็จ", "กำ|หนด", "กำ|กับ", "คำ|สั่ง", "จำ|เป็น", "ประพฤ|ติ", "ทุจ|ริต", "สุจ|ริต"];

const SPLITS: readonly Slip[] = SPLIT_WORDS.map((word) => ({
  wrong: new RegExp(word.replace("|", BLANK), "gu"),
  right: word.replace("|", ""),
}));

const WORDS: readonly Slip[] = [
  { wrong: /มาตฐาน/gu, right: "มาตรฐาน" },
  { wrong: /มาตราฐาน/gu, right: "มาตรฐาน" },
  { wrong: /วิฤต/gu, right: "วิกฤต" },
  { wrong: /ปลุกฝัง/gu, right: "ปลูกฝัง" },
  { wrong: /ปลูกผัง/gu, right: "ปลูกฝัง" },
  { wrong: /(?<=ทาง|สถาบัน|หลัก|ชาติ\s?)ศาลนา/gu, right: "ศาสนา" },
  { wrong: /แวดล้ม/gu, right: "แวดล้อม" },
  { wrong: /(?<!ภาร|ธุร|พันธ)กิจกรม/gu, right: "กิจกรรม" },
  { wrong: /คุณธรม/gu, right: "คุณธรรม" },
  { wrong: /จริธรรม/gu, right: "จริยธรรม" },
  { wrong: /จริยะธรรม/gu, right: "จริยธรรม" },
  { wrong: /ทุกช่วยวัย/gu, right: "ทุกช่วงวัย" },
  { wrong: /ความเสี่ง(?=[\s]|$|ก)/gu, right: "ความเสี่ยง" },
  { wrong: /ไม่ใช่(\s*งบประมาณ)(?!แผ่นดิน|ของ|ประจำ)/gu, right: "ไม่ใช้$1" },
  { wrong: /โดยมี\s*หวัง(\s*)ผล/gu, right: "โดยมิหวัง$1ผล" },
  { wrong: /(จิตสำนึก\s*)ด้าน(\s*ทุจริต)/gu, right: "$1ต้าน$2" },
  { wrong: /(วัฒนธรรม\s*ไทย\s*ที่\s*)(?:ดั่งงาม|ดียิ่ง)/gu, right: "$1ดีงาม" },
  { wrong: /(จำนวน\s*(?:คน|หน่วยงาน|ราย|บุคลากร)\s*)ต่อต้าน(?!\s*(?:การ|ทุจริต|คอร์|คอรัป|สินบน))/gu, right: "$1ต่อด้าน" },
  { wrong: /ร้อยละ(\s*[1-5๑-๕]\s*คะแนน)/gu, right: "ข้อละ$1" },
  { wrong: /(ส่งเสริม\s*และ\s*รักษา)กิจกรรม(\s*ประจำหน่วยงาน)/gu, right: "$1จริยธรรม$2" },
  { wrong: /(ไม่)\s?ย\s?(กว่า)/gu, right: "$1น้อย$2" },
  { wrong: /ประพฤติมิชอป/gu, right: "ประพฤติมิชอบ" },
  { wrong: /ต่อด้าน(\s*(?:การ)?\s*(?:ทุจริต|คอร์รัปชัน))/gu, right: "ต่อต้าน$1" },
  { wrong: /บุคคลากร/gu, right: "บุคลากร" },
  { wrong: /อนุญาติ/gu, right: "อนุญาต" },
  { wrong: /สังเกตุ/gu, right: "สังเกต" },
  { wrong: /กฏ(หมาย|ระเบียบ|กระทรวง|เกณฑ์)/gu, right: "กฎ$1" },
  { wrong: /ปรากฎ/gu, right: "ปรากฏ" },
  { wrong: /ผลลัพท์/gu, right: "ผลลัพธ์" },
  { wrong: /ผลลัพย์/gu, right: "ผลลัพธ์" },
  { wrong: /เจตนารมย์/gu, right: "เจตนารมณ์" },
  { wrong: /เจตนารมน์/gu, right: "เจตนารมณ์" },
  { wrong: /เกียรติบัติ/gu, right: "เกียรติบัตร" },
  { wrong: /เชิดชูเกียรต(?!ิ)/gu, right: "เชิดชูเกียรติ" },
  { wrong: /ธรรมมาภิบาล/gu, right: "ธรรมาภิบาล" },
  { wrong: /ธรรมาภิบาน/gu, right: "ธรรมาภิบาล" },
  { wrong: /โปร่งไส/gu, right: "โปร่งใส" },
  { wrong: /กตัญญ(?![ูุ])/gu, right: "กตัญญู" },
  { wrong: /กตัญญุ(?!ต)/gu, right: "กตัญญู" },
  { wrong: /ทุจริจ/gu, right: "ทุจริต" },
  { wrong: /ทุจริด/gu, right: "ทุจริต" },
];

/** Marks and letters that can only be a slip of the keyboard or the scanner. */
const MARKS: readonly Slip[] = [
  { wrong: /เเ/gu, right: "แ" },
  { wrong: /([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1+/gu, right: "$1" },
  // The last letter of a word once more, alone between blanks: "ผลสำเร็จ จ ของ".
  { wrong: /([ก-ฮ]) \1 (?=[ก-ฮเแโใไ])/gu, right: "$1 " },
];

/** ตารางคำผิด — every slip that is looked for, in order. */
export const SLIPS: readonly Slip[] = [...MARKS, ...SPLITS, ...WORDS];

const ANY_WORD = new RegExp([...SPLITS, ...WORDS].map(({ wrong }) => wrong.source).join("|"), "u");

/** Whether any slip stands in a text: one look for all words, since most texts have none. */
export function hasSlip(text: string): boolean {
  return ANY_WORD.test(text) || MARKS.some(({ wrong }) => text.search(wrong) >= 0);
}
