const HEADS = ["ลำดับที่", "โครงการ/กิจกรรม", "วัตถุประสงค์", "ตัวชี้วัด", "งบประมาณ (บาท)", "ระยะเวลาดำเนินงาน", "หน่วยงานที่รับผิดชอบ", "หมายเหตุ"];

const ROWS = [
  ["๑", "ปลูกต้นไม้รอบอาคาร", "เพื่อให้บุคลากรร่วมแรงกัน", "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", "๕,๐๐๐ บาท", "พ.ย. ๖๘ - ม.ค. ๖๙", "ฝ่ายอาคารสถานที่", ""],
  ["๒", "อบรมการใช้เงินอย่างพอเพียง", "เพื่อให้บุคลากรวางแผนการเงินได้", "บุคลากรเข้าอบรม ร้อยละ ๗๕", "", "ก.พ. ๖๙", "ฝ่ายการเจ้าหน้าที่", ""],
];

/** A plan table as Word puts it on the clipboard: its second row states no budget. */
export const PASTED_TABLE = `<html><body><p>แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ๒๕๖๙</p><table border=1>${[HEADS, ...ROWS]
  .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
  .join("")}</table></body></html>`;

/** The row and column of the cell that states no budget, as its finding and its label name it. */
export const NO_BUDGET = { activity: "อบรมการใช้เงินอย่างพอเพียง", answer: "ไม่ใช้งบประมาณ" };
