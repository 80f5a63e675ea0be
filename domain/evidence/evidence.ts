import { err, ok, type Result } from "../result.ts";

/** ชนิดของหลักฐาน: ภาพถ่าย · PDF · Word · Excel · ลิงก์. */
export type EvidenceKind = "photo" | "pdf" | "word" | "excel" | "link";

/** รายละเอียดของหลักฐาน — what the person who attached it says of it. */
export interface EvidenceDetails {
  /** วันที่ของเหตุการณ์ (ISO date); null where not told. */
  readonly happenedOn: string | null;
  /** ช่องทางเผยแพร่ เช่น เว็บไซต์ เฟซบุ๊ก บอร์ดประชาสัมพันธ์. */
  readonly channel: string;
  readonly note: string;
  /** ได้รับความยินยอมจากบุคคลที่จำหน้าได้ในภาพ. */
  readonly consent: boolean;
}

/** ไฟล์ของหลักฐาน — as it is kept, its location data taken out; the SHA-256 is of these bytes. */
export interface EvidenceFile {
  readonly sha256: string;
  /** Content type, by its content. */
  readonly type: string;
  readonly size: number;
  /** Of photographs only. */
  readonly width: number | null;
  readonly height: number | null;
}

/** หลักฐาน — a file or a link of one agency; attached once and used by several results. */
export interface Evidence extends EvidenceDetails {
  readonly id: string;
  readonly agency: number;
  readonly kind: EvidenceKind;
  /** Name of the file, or title of the link. */
  readonly name: string;
  /** Null where it is a link. */
  readonly file: EvidenceFile | null;
  readonly link: string | null;
  readonly madeByName: string;
  readonly madeAt: string;
  /** ลิงก์เปิดไม่ได้ตั้งแต่วันที่ (ISO date); null where it opens, is no link or nobody has looked. */
  readonly deadSince: string | null;
  /** ใช้เป็นหลักฐานกี่แห่ง. */
  readonly uses: number;
}

/** ผลที่หลักฐานนี้พิสูจน์ — an activity of a report or of a unit's answer, one of its indicators or the whole of it. */
export interface EvidencePlace {
  readonly activity: string;
  /** Position of the indicator from 0; null = the whole activity. */
  readonly position: number | null;
}

/** การใช้หลักฐานกับผลหนึ่ง. */
export interface EvidenceUse extends EvidencePlace {
  readonly id: string;
  readonly report: string;
  /** The unit's answer it belongs to; null where it is the report's own. */
  readonly answer: string | null;
  readonly agency: number;
  readonly agencyName: string;
  readonly evidence: Evidence;
}

/** ขนาดไฟล์หลักฐานที่รับ: ๒๕ เมกะไบต์. */
export const EVIDENCE_BYTES = 25 * 1024 * 1024;

/** How much of a file is sent at once: so much is lost at most when a line breaks, and no more of it is held in memory. */
export const PART_BYTES = 512 * 1024;

const LINK_LENGTH = 2000;

/** ลิงก์หลักฐาน — an address on the web as it may be kept: http or https, with a host, no spaces, no name and password in it. */
export function checkedLink(text: string): Result<string, { readonly kind: "link-wrong" }> {
  const link = text.trim();
  const isLink = /^https?:\/\/[^\s/?#@\\:]+(?::\d{1,5})?(?:[/?#][^\s<>"\\]*)?$/iu.test(link);
  return isLink && link.length <= LINK_LENGTH ? ok(link) : err({ kind: "link-wrong" });
}

/** ชื่อไฟล์ที่เก็บ — without folders and control characters, at most 200 letters, its ending kept. */
export function fileNameOf(text: string): string {
  const name = (text.split(/[/\\]/u).at(-1) ?? "")
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  if (name.length <= 200) return name === "" ? "ไม่มีชื่อ" : name;
  const ending = /\.\w{1,5}$/u.exec(name)?.[0] ?? "";
  return `${name.slice(0, 200 - ending.length)}${ending}`;
}
