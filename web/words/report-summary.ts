const THAI = {
  title: "สรุปผลในภาพรวม",
  says: "เขียนสั้น ๆ ว่าถึงรอบนี้ทำได้เพียงใด ติดขัดเรื่องใด ข้อความนี้พิมพ์ในรายงานเชิงบรรยาย",
};

const ENGLISH: typeof THAI = {
  title: "Summary",
  says: "In a few words: how far things went, and what stood in the way. It is printed in the narrative report.",
};

/** คำของช่องสรุปผลในภาพรวม by language. */
export const REPORT_SUMMARY_WORDS = { th: THAI, en: ENGLISH };
