import { toThaiDigits } from "#domain/thai/digits.ts";

const THAI = {
  title: (agency: string, year: number) => `ตัวอย่างก่อนพิมพ์ แผนของ${agency} ปีงบประมาณ ${toThaiDigits(year)}`,
  says: "ที่เห็นคือไฟล์ PDF ที่จะได้จริงทุกหน้า พิมพ์จากกรอบนี้ได้ หรือดาวน์โหลดไปพิมพ์ภายหลัง",
  back: "กลับไปที่แผน",
  form: "แบบฟอร์ม",
  making: "กำลังจัดทำ PDF",
  preview: "PDF ของแผน",
  cannotShow: "เบราว์เซอร์นี้แสดง PDF ในหน้าเว็บไม่ได้ กรุณาเปิดไฟล์ในหน้าต่างใหม่ หรือดาวน์โหลด",
  open: "เปิด PDF ในหน้าต่างใหม่",
  download: "ดาวน์โหลด",
};

/** คำของหน้าตัวอย่างก่อนพิมพ์. */
export type PrintWords = typeof THAI;

const ENGLISH: PrintWords = {
  title: (agency, year) => `Print preview: the plan of ${agency}, fiscal year ${year}`,
  says: "This is the PDF itself, page by page. Print it from the frame, or download it to print later.",
  back: "Back to the plan",
  form: "Form",
  making: "Making the PDF",
  preview: "PDF of the plan",
  cannotShow: "This browser cannot show a PDF within a page. Open it in a new window, or download it.",
  open: "Open the PDF in a new window",
  download: "Download",
};

/** The words of the print preview by language. */
export const PRINT_WORDS = { th: THAI, en: ENGLISH };
