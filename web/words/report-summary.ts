const THAI = {
  title: "สรุปผลในภาพรวม",
  says: "เขียนสั้น ๆ ว่าถึงรอบนี้ทำได้เพียงใด ติดขัดเรื่องใด ข้อความนี้พิมพ์ในรายงานเชิงบรรยาย",
  clashTitle: "มีผู้อื่นเขียนสรุปพร้อมกับท่าน",
  clashSays: "ข้อความของทั้งสองฝ่ายยังอยู่ กรุณาเลือกว่าจะใช้ของใคร แล้วแก้ไขต่อได้",
};

const ENGLISH: typeof THAI = {
  title: "Summary",
  says: "In a few words: how far things went, and what stood in the way. It is printed in the narrative report.",
  clashTitle: "Somebody else wrote the summary at the same time",
  clashSays: "Both texts are kept. Choose one, then go on writing.",
};

/** คำของช่องสรุปผลในภาพรวม by language. */
export const REPORT_SUMMARY_WORDS = { th: THAI, en: ENGLISH };
