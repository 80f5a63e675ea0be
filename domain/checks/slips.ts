/** คำที่มักพิมพ์หรือสแกนผิด — a way of writing that is wrong wherever it stands, and the right one. */
export interface Slip {
  /** Letters that stand in every such writing: a quick look before the pattern is tried. */
  readonly hint: string;
  readonly wrong: RegExp;
  /** As the replacement of String.replace: "$1" is kept from the text. */
  readonly right: string;
}

const BLANK = String.raw`[ \t\u00A0]+`;

/** Words that scanning splits where no line of a cell is broken: after ำ and inside a syllable. Other splits are too common in narrow columns to tell of. */
const SPLIT_WORDS = ["ดำ|เนิน", "จำ|นวน", "สำ|นัก", "สำ|เร็จ", "กำ|หนด", "กำ|กับ", "คำ|สั่ง", "จำ|เป็น", "ประพฤ|ติ", "ทุจ|ริต", "สุจ|ริต"];

const SPLITS: readonly Slip[] = SPLIT_WORDS.map((word) => ({ hint: word.split("|")[1] ?? word, wrong: new RegExp(word.replace("|", BLANK), "gu"), right: word.replace("|", "") }));

const WORDS: readonly Slip[] = [
  { hint: "มาตฐาน", wrong: /มาตฐาน/gu, right: "มาตรฐาน" },
  { hint: "มาตราฐาน", wrong: /มาตราฐาน/gu, right: "มาตรฐาน" },
  { hint: "วิฤต", wrong: /วิฤต/gu, right: "วิกฤต" },
  { hint: "ปลุกฝัง", wrong: /ปลุกฝัง/gu, right: "ปลูกฝัง" },
  { hint: "ปลูกผัง", wrong: /ปลูกผัง/gu, right: "ปลูกฝัง" },
  { hint: "ศาลนา", wrong: /(?<=ทาง|สถาบัน|หลัก|ชาติ\s?)ศาลนา/gu, right: "ศาสนา" },
  { hint: "แวดล้ม", wrong: /แวดล้ม/gu, right: "แวดล้อม" },
  { hint: "กิจกรม", wrong: /(?<!ภาร|ธุร|พันธ)กิจกรม/gu, right: "กิจกรรม" },
  { hint: "คุณธรม", wrong: /คุณธรม/gu, right: "คุณธรรม" },
  { hint: "จริธรรม", wrong: /จริธรรม/gu, right: "จริยธรรม" },
  { hint: "จริยะธรรม", wrong: /จริยะธรรม/gu, right: "จริยธรรม" },
  { hint: "ช่วยวัย", wrong: /ทุกช่วยวัย/gu, right: "ทุกช่วงวัย" },
  { hint: "ความเสี่ง", wrong: /ความเสี่ง(?=[\s]|$|ก)/gu, right: "ความเสี่ยง" },
  { hint: "งบประมาณ", wrong: /ไม่ใช่(\s*งบประมาณ)(?!แผ่นดิน|ของ|ประจำ)/gu, right: "ไม่ใช้$1" },
  { hint: "โดยมี", wrong: /โดยมี\s*หวัง(\s*)ผล/gu, right: "โดยมิหวัง$1ผล" },
  { hint: "จิตสำนึก", wrong: /(จิตสำนึก\s*)ด้าน(\s*ทุจริต)/gu, right: "$1ต้าน$2" },
  { hint: "วัฒนธรรม", wrong: /(วัฒนธรรม\s*ไทย\s*ที่\s*)(?:ดั่งงาม|ดียิ่ง)/gu, right: "$1ดีงาม" },
  { hint: "ต่อต้าน", wrong: /(จำนวน\s*(?:คน|หน่วยงาน|ราย|บุคลากร)\s*)ต่อต้าน(?!\s*(?:การ|ทุจริต|คอร์|คอรัป|สินบน))/gu, right: "$1ต่อด้าน" },
  { hint: "ร้อยละ", wrong: /ร้อยละ(\s*[1-5๑-๕]\s*คะแนน)/gu, right: "ข้อละ$1" },
  { hint: "ประจำหน่วยงาน", wrong: /(ส่งเสริม\s*และ\s*รักษา)กิจกรรม(\s*ประจำหน่วยงาน)/gu, right: "$1จริยธรรม$2" },
  { hint: "กว่า", wrong: /(ไม่)\s?ย\s?(กว่า)/gu, right: "$1น้อย$2" },
  { hint: "ประพฤติมิชอป", wrong: /ประพฤติมิชอป/gu, right: "ประพฤติมิชอบ" },
  { hint: "ต่อด้าน", wrong: /ต่อด้าน(\s*(?:การ)?\s*(?:ทุจริต|คอร์รัปชัน))/gu, right: "ต่อต้าน$1" },
  { hint: "บุคคลากร", wrong: /บุคคลากร/gu, right: "บุคลากร" },
  { hint: "อนุญาติ", wrong: /อนุญาติ/gu, right: "อนุญาต" },
  { hint: "สังเกตุ", wrong: /สังเกตุ/gu, right: "สังเกต" },
  { hint: "กฏ", wrong: /กฏ(หมาย|ระเบียบ|กระทรวง|เกณฑ์)/gu, right: "กฎ$1" },
  { hint: "ปรากฎ", wrong: /ปรากฎ/gu, right: "ปรากฏ" },
  { hint: "ผลลัพท์", wrong: /ผลลัพท์/gu, right: "ผลลัพธ์" },
  { hint: "ผลลัพย์", wrong: /ผลลัพย์/gu, right: "ผลลัพธ์" },
  { hint: "เจตนารมย์", wrong: /เจตนารมย์/gu, right: "เจตนารมณ์" },
  { hint: "เจตนารมน์", wrong: /เจตนารมน์/gu, right: "เจตนารมณ์" },
  { hint: "เกียรติบัติ", wrong: /เกียรติบัติ/gu, right: "เกียรติบัตร" },
  { hint: "เชิดชูเกียรต", wrong: /เชิดชูเกียรต(?!ิ)/gu, right: "เชิดชูเกียรติ" },
  { hint: "ธรรมมาภิบาล", wrong: /ธรรมมาภิบาล/gu, right: "ธรรมาภิบาล" },
  { hint: "ธรรมาภิบาน", wrong: /ธรรมาภิบาน/gu, right: "ธรรมาภิบาล" },
  { hint: "โปร่งไส", wrong: /โปร่งไส/gu, right: "โปร่งใส" },
  { hint: "กตัญญ", wrong: /กตัญญ(?![ูุ])/gu, right: "กตัญญู" },
  { hint: "กตัญญุ", wrong: /กตัญญุ(?!ต)/gu, right: "กตัญญู" },
  { hint: "ทุจริจ", wrong: /ทุจริจ/gu, right: "ทุจริต" },
  { hint: "ทุจริด", wrong: /ทุจริด/gu, right: "ทุจริต" },
];

/** Marks and letters that can only be a slip of the keyboard or the scanner. */
const MARKS: readonly Slip[] = [
  { hint: "เเ", wrong: /เเ/gu, right: "แ" },
  { hint: "", wrong: /([\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])\1+/gu, right: "$1" },
  // The last letter of a word once more, alone between blanks: "ผลสำเร็จ จ ของ".
  { hint: " ", wrong: /([ก-ฮ]) \1 (?=[ก-ฮเแโใไ])/gu, right: "$1 " },
];

/** ตารางคำผิด — every slip that is looked for, in order. */
export const SLIPS: readonly Slip[] = [...MARKS, ...SPLITS, ...WORDS];
