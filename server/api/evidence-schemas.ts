import { z } from "zod";

import { isoDate, moment } from "./schemas.ts";

/** The shapes of evidence and uploads. */

export const evidenceId = z.uuid().meta({ description: "รหัสหลักฐาน" });
const told = {
  happenedOn: isoDate.nullable().default(null).meta({ description: "วันที่ของเหตุการณ์" }),
  channel: z.string().max(500).default("").meta({ description: "ช่องทางเผยแพร่" }),
  note: z.string().max(4000).default(""),
  consent: z.boolean().default(false).meta({ description: "ได้รับความยินยอมจากบุคคลที่จำหน้าได้ในภาพ" }),
};
export const evidenceDetails = z.object(told).meta({ id: "EvidenceDetails", description: "รายละเอียดของหลักฐาน" });
export const linkWish = z
  .object({ link: z.string().min(1).max(2000), name: z.string().max(300).default(""), ...told })
  .meta({ id: "LinkWish", description: "ลิงก์หลักฐาน" });
export const evidence = z
  .object({
    id: evidenceId,
    agency: z.int(),
    kind: z.enum(["photo", "pdf", "word", "excel", "link"]),
    name: z.string(),
    file: z
      .object({
        sha256: z.string().meta({ description: "of the file as it is kept, location data taken out" }),
        type: z.string(),
        size: z.int(),
        width: z.int().nullable(),
        height: z.int().nullable(),
      })
      .nullable(),
    link: z.string().nullable(),
    happenedOn: isoDate.nullable(),
    channel: z.string(),
    note: z.string(),
    consent: z.boolean(),
    madeByName: z.string(),
    madeAt: moment,
    deadSince: isoDate.nullable().meta({ description: "ลิงก์เปิดไม่ได้ตั้งแต่วันที่" }),
    uses: z.int(),
  })
  .meta({ id: "Evidence", description: "หลักฐาน" });
export const evidenceUse = z
  .object({
    id: z.uuid(),
    report: z.uuid(),
    answer: z.uuid().nullable(),
    activity: z.string(),
    position: z.int().nullable(),
    agency: z.int(),
    agencyName: z.string(),
    evidence,
  })
  .meta({ id: "EvidenceUse", description: "การใช้หลักฐานกับผล" });
export const upload = z
  .object({
    id: z.uuid(),
    agency: z.int(),
    name: z.string(),
    size: z.int(),
    received: z.int().meta({ description: "ส่วนต่อไปเริ่มที่ไบต์นี้" }),
    sha256: z.string().nullable(),
    evidence: evidenceId.nullable(),
  })
  .meta({ id: "Upload", description: "ไฟล์ที่กำลังส่ง" });
