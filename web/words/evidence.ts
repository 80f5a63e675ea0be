import type { EvidenceKind } from "#domain/evidence/evidence.ts";
import { formatThaiDate } from "#domain/thai/dates.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import type { Language } from "../words.ts";

const MEGABYTE = 1_048_576;
const isSmall = (bytes: number): boolean => bytes < MEGABYTE;
const inMegabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
const inKilobytes = (bytes: number): string => String(Math.max(1, Math.round(bytes / 1024)));

const THAI = {
  title: "หลักฐาน",
  count: (many: number) => `หลักฐาน ${toThaiDigits(many)} รายการ`,
  none: "ยังไม่มีหลักฐาน",
  add: "เลือกไฟล์",
  camera: "ถ่ายภาพ",
  dropHere: "หรือลากไฟล์มาวางในกรอบนี้ หลายไฟล์พร้อมกันได้",
  accepts: "ภาพ JPEG PNG, PDF, Word, Excel ไฟล์ละไม่เกิน ๒๕ เมกะไบต์ ระบบลบข้อมูลตำแหน่งออกจากภาพให้",
  consent: "ได้รับความยินยอมจากบุคคลที่จำหน้าได้ในภาพแล้ว",
  consented: "ได้รับความยินยอมแล้ว",
  confirmConsent: "ยืนยันว่าได้รับความยินยอมแล้ว",
  addLink: "เพิ่มลิงก์",
  link: "ที่อยู่เว็บ (ลิงก์)",
  linkName: "ชื่อเรื่อง",
  happenedOn: "วันที่",
  channel: "ช่องทางเผยแพร่",
  save: "เพิ่มลิงก์นี้",
  cancel: "ยกเลิก",
  pick: "เลือกจากหลักฐานที่มีอยู่",
  pickNone: "ยังไม่มีหลักฐานอื่นของหน่วยงานนี้",
  use: "ใช้",
  remove: "ถอนออก",
  open: (name: string) => `เปิด ${name}`,
  kinds: { photo: "ภาพถ่าย", pdf: "PDF", word: "Word", excel: "Excel", link: "ลิงก์" } satisfies Record<EvidenceKind, string>,
  size: (bytes: number) => (isSmall(bytes) ? `${toThaiDigits(inKilobytes(bytes))} กิโลไบต์` : `${toThaiDigits(inMegabytes(bytes))} เมกะไบต์`),
  date: formatThaiDate,
  dead: (since: string) => `เปิดไม่ได้ตั้งแต่ ${formatThaiDate(since)} กรุณาตรวจสอบหรือแนบใหม่`,
  uses: (many: number) => `ใช้ ${toThaiDigits(many)} แห่ง`,
  progress: (name: string) => `ความคืบหน้าของ ${name}`,
  sending: {
    waiting: "รอส่ง",
    sending: "กำลังส่ง",
    away: "สัญญาณขาด ระบบจะส่งต่อจากเดิมเอง",
    busy: "ระบบยังไม่พร้อมรับ จะลองใหม่เอง",
    checking: "กำลังตรวจและเก็บไฟล์",
    refused: "ส่งไม่สำเร็จ",
  },
  giveUp: "เลิกส่ง",
  begun: (name: string, percent: number) =>
    `มีไฟล์ที่ส่งค้างไว้: ${name} ส่งแล้วร้อยละ ${toThaiDigits(percent)} กรุณาเลือกไฟล์เดิมอีกครั้ง ระบบจะส่งต่อจากเดิม`,
  begunWhole: (name: string) => `มีไฟล์ที่ส่งครบแล้วแต่ยังไม่ได้เก็บ: ${name} กรุณากดเก็บไฟล์นี้`,
  goOn: "เลือกไฟล์เดิม",
  keepNow: "เก็บไฟล์นี้",
  details: "วันที่และช่องทางเผยแพร่ของไฟล์",
  describe: "วันที่และช่องทาง",
  saveDetails: "บันทึก",
  erase: "ลบหลักฐานนี้",
  removedSays: "หลักฐานที่ไม่ได้ใช้ลบได้ ไฟล์ที่ลบแล้วและไม่ได้ใช้ที่ใดจะถูกลบถาวรเมื่อครบ ๓๐ วัน",
  tryAgain: "ลองใหม่",
};

type EvidenceWords = typeof THAI;

const ENGLISH: EvidenceWords = {
  title: "Evidence",
  count: (many) => `${many} pieces of evidence`,
  none: "No evidence yet",
  add: "Choose files",
  camera: "Take a photo",
  dropHere: "or drop files inside this frame, several at once",
  accepts: "JPEG and PNG pictures, PDF, Word, Excel, up to 25 MB each. The place is taken out of photos.",
  consent: "People who can be recognised in the picture have agreed",
  consented: "People have agreed",
  confirmConsent: "Confirm that people have agreed",
  addLink: "Add a link",
  link: "Address on the web",
  linkName: "Title",
  happenedOn: "Date",
  channel: "Channel",
  save: "Add this link",
  cancel: "Cancel",
  pick: "Choose from evidence there is",
  pickNone: "This agency has no other evidence yet",
  use: "Use",
  remove: "Take off",
  open: (name) => `Open ${name}`,
  kinds: { photo: "Photo", pdf: "PDF", word: "Word", excel: "Excel", link: "Link" },
  size: (bytes) => (isSmall(bytes) ? `${inKilobytes(bytes)} KB` : `${inMegabytes(bytes)} MB`),
  date: (day) => day,
  dead: (since) => `Has not opened since ${since}. Please check it or attach it anew.`,
  uses: (many) => `used ${many} times`,
  progress: (name) => `Progress of ${name}`,
  sending: {
    waiting: "Waiting",
    sending: "Sending",
    away: "The line is gone; it goes on by itself",
    busy: "Not ready yet; it tries again by itself",
    checking: "Being looked at and kept",
    refused: "Not taken",
  },
  giveUp: "Give up",
  begun: (name, percent) => `A file was left half sent: ${name}, ${percent}%. Choose the same file again; it goes on where it was.`,
  begunWhole: (name) => `A file has come whole but is not kept yet: ${name}. Please keep it.`,
  goOn: "Choose the same file",
  keepNow: "Keep this file",
  details: "Date and channel of the files",
  describe: "Date and channel",
  saveDetails: "Save",
  erase: "Remove this evidence",
  removedSays: "Evidence that is not used may be removed; a removed file that is used nowhere is erased for good after 30 days.",
  tryAgain: "Try again",
};

/** คำของหลักฐาน. */
export const EVIDENCE_WORDS: Readonly<Record<Language, EvidenceWords>> = { th: THAI, en: ENGLISH };
