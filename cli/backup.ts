import { existsSync, readFileSync, statSync } from "node:fs";

import { err, ok } from "#domain/result.ts";
import { writeBackup } from "#store/backup/write-backup.ts";
import { EvidenceAwayError } from "#store/evidence-keep.ts";
import { readBackupKey } from "./backup-key.ts";
import { onPlace, type Outcome } from "./record-commands.ts";

/** `khunatham backup FILE` — the whole record in one file, while people work on. */
export async function backup(file: string): Promise<Outcome> {
  if (existsSync(file)) return err(`มีแฟ้ม ${file} อยู่แล้ว กรุณาใช้ชื่ออื่น เพื่อไม่ให้ทับข้อมูลสำรองเดิม`);
  const key = readBackupKey();
  if (!key.ok) return key;
  return onPlace({ mustExist: true }, async ({ ownerUrl, evidence }) => {
    try {
      const { sums, evidence: files } = await writeBackup({ ownerUrl, file, evidence, house: houseVersion(), passphrase: key.value });
      const rows = sums.reduce((sum, one) => sum + one.rows, 0);
      const sealed = key.value === undefined ? "แฟ้มนี้ไม่ได้เข้ารหัส กรุณาเก็บในที่ปลอดภัย" : "เข้ารหัสแล้ว กรุณาเก็บรหัสไว้แยกจากแฟ้ม";
      const damaged = files.damaged.map((name) => `หลักฐาน ${name} ชำรุด (ข้อความในแฟ้มไม่ตรงกับชื่อ) กรุณากู้แฟ้มนี้จากข้อมูลสำรองชุดก่อน`);
      const sum = `สำรองข้อมูลแล้ว ${sums.length} ตาราง ${rows} แถว หลักฐาน ${files.files} แฟ้ม (${statSync(file).size} ไบต์) ${sealed}`;
      return ok({ says: [...damaged, sum], code: damaged.length === 0 ? 0 : 1 });
    } catch (cause) {
      if (cause instanceof EvidenceAwayError)
        return err(`ระบบเก็บแฟ้มหลักฐานไม่พร้อม (${cause.message}) จึงยังไม่ได้สำรองข้อมูล กรุณาตรวจสอบ KHUNATHAM_EVIDENCE แล้วสั่งใหม่`);
      const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
      if (code === "ENOSPC") return err(`ที่เก็บแฟ้ม ${file} เต็ม จึงยังไม่ได้สำรองข้อมูล กรุณาเพิ่มพื้นที่ว่างหรือเลือกที่อื่น`);
      if (code === "ENOENT" || code === "EACCES" || code === "ENOTDIR" || code === "EROFS")
        return err(`เขียนแฟ้ม ${file} ไม่ได้ กรุณาตรวจสอบโฟลเดอร์และสิทธิ์`);
      throw cause;
    }
  });
}

function houseVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return manifest.version;
}
