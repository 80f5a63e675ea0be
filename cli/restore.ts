import { existsSync } from "node:fs";

import { err, ok } from "#domain/result.ts";
import { schemaSays } from "#server/schema-says.ts";
import { restoreBackup, type RestoreError } from "#store/backup/restore-backup.ts";
import { readBackupKey } from "./backup-key.ts";
import { onPlace, type Outcome, type RecordOptions } from "./record-commands.ts";

type Says = { readonly [Kind in RestoreError["kind"]]: (error: Extract<RestoreError, { readonly kind: Kind }>) => string };

const SAYS = {
  "no-such-file": () => "ไม่พบแฟ้มนี้ กรุณาตรวจสอบชื่อและที่อยู่ของแฟ้ม",
  "evidence-away": ({ found }) =>
    `ระบบเก็บแฟ้มหลักฐานไม่พร้อม (${found}) จึงกู้คืนไม่ครบ กรุณาตรวจสอบ KHUNATHAM_EVIDENCE แล้วสั่งใหม่พร้อม --replace หากฐานข้อมูลปลายทางมีข้อมูลแล้ว`,
  "not-a-backup": () => "แฟ้มนี้ไม่ใช่ข้อมูลสำรองของระบบคุณธรรม กรุณาเลือกแฟ้มที่ได้จาก khunatham backup",
  damaged: ({ found }) => `แฟ้มข้อมูลสำรองชำรุดหรือมาไม่ครบ (${found}) ฐานข้อมูลยังเป็นตามเดิม กรุณาใช้แฟ้มสำรองชุดอื่น`,
  "needs-passphrase": () => "แฟ้มนี้เข้ารหัสไว้ กรุณาระบุแฟ้มรหัสด้วย KHUNATHAM_BACKUP_KEY_FILE แล้วสั่งใหม่",
  "wrong-passphrase": () => "รหัสไม่ตรงกับแฟ้มข้อมูลสำรองนี้ กรุณาตรวจสอบ KHUNATHAM_BACKUP_KEY_FILE",
  "newer-backup": ({ backup, house }) => `ข้อมูลสำรองนี้มาจากระบบรุ่นใหม่กว่า (ชั้นที่ ${backup} ระบบนี้รู้จักถึงชั้นที่ ${house}) กรุณาปรับระบบเป็นรุ่นล่าสุดแล้วสั่งใหม่`,
  "altered-migration": (refusal) => schemaSays(refusal),
  "holds-record": () => "ฐานข้อมูลปลายทางมีข้อมูลอยู่แล้ว จึงไม่ได้กู้คืน หากต้องการแทนที่ทั้งหมด กรุณาสำรองข้อมูลเดิมไว้ก่อน แล้วสั่งใหม่พร้อม --replace",
  "not-ours": ({ found }) => `ฐานข้อมูลปลายทางมีตารางของระบบอื่น (${found}) จึงไม่ได้กู้คืน กรุณาใช้ฐานข้อมูลที่ว่าง`,
} as const satisfies Says;

/** `khunatham restore FILE` — fills an empty database from a backup, whole or not at all. */
export async function restore(file: string, { into, replace = false }: RecordOptions): Promise<Outcome> {
  if (!existsSync(file)) return err(`${file}: ${SAYS["no-such-file"]()}`);
  const key = readBackupKey();
  if (!key.ok) return key;
  return onPlace({ into, mustExist: false }, async ({ ownerUrl, evidence }) => {
    const restored = await restoreBackup({ ownerUrl, file, evidence, passphrase: key.value, replace });
    if (!restored.ok) {
      const says: (error: never) => string = SAYS[restored.error.kind];
      return err(`${file}: ${says(restored.error as never)}`);
    }
    const { sums, evidence: files, at, house } = restored.value;
    const rows = sums.reduce((sum, one) => sum + one.rows, 0);
    return ok({ says: [`กู้คืนแล้ว ${sums.length} ตาราง ${rows} แถว หลักฐาน ${files.files} แฟ้ม จากข้อมูลสำรองเมื่อ ${at} (ระบบรุ่น ${house})`] });
  });
}
