import { err, ok } from "#domain/result.ts";
import { verifyAudit, type AuditFault, type AuditFinding } from "#store/verify-audit.ts";
import { onPlace, type Outcome, type RecordOptions } from "./record-commands.ts";

const SAYS: Readonly<Record<AuditFault, string>> = {
  altered: "ข้อความในบรรทัดนี้ถูกแก้ไขหลังบันทึก",
  renumbered: "บรรทัดนี้ถูกย้ายจากลำดับเดิม",
  missing: "บรรทัดหายไปจากบันทึก",
  inserted: "มีบรรทัดที่ไม่ได้เขียนผ่านระบบแทรกอยู่",
  "broken-link": "บรรทัดนี้ไม่ต่อจากบรรทัดก่อนหน้า บรรทัดก่อนหน้าถูกเขียนใหม่",
  remade: "บันทึกถูกเขียนใหม่ทั้งสาย ไม่ตรงกับตราประทับ",
  "head-missing": "ไม่พบรายการบรรทัดสุดท้ายของหน่วยงานนี้",
  "head-altered": "รายการบรรทัดสุดท้ายของหน่วยงานนี้ถูกแก้ไข",
  "seal-altered": "ตราประทับถูกแก้ไข",
  "seal-missing": "ตราประทับหายไป",
  "seal-unknown": "ไม่พบตราประทับที่ระบุ ตราประทับท้ายสุดอาจถูกลบ",
};

/** `khunatham audit verify` — reads the whole log and computes it anew; 0 clean, 1 faults found. */
export async function audit({ seal }: RecordOptions): Promise<Outcome> {
  if (seal !== undefined && !/^[0-9a-f]{64}$/u.test(seal)) return err("ค่า --seal ต้องเป็นเลขฐานสิบหก ๖๔ ตัวตามที่ระบบแจ้งไว้ในบันทึกการทำงาน");
  return onPlace({ mustExist: true }, async ({ ownerUrl }) => {
    const { lines, chains, seals, lastSeal, faults, findings } = await verifyAudit(ownerUrl, seal);
    const told = findings.map(lineOf);
    const more = faults > findings.length ? [`และอีก ${faults - findings.length} รายการ`] : [];
    const sum = `ตรวจแล้ว ${lines} บรรทัด ${chains} หน่วยงาน ${seals} ตราประทับ ${faults === 0 ? "ไม่พบความผิดปกติ" : `พบความผิดปกติ ${faults} รายการ กรุณาเก็บฐานข้อมูลไว้ตามเดิมและแจ้งผู้ตรวจสอบ`}`;
    return ok({ says: [...told, ...more, sum, ...(lastSeal === "" ? [] : [`ตราประทับล่าสุด ${lastSeal}`])], code: faults === 0 ? 0 : 1 });
  });
}

/** "หน่วยงาน 12 · บรรทัด 3–5 · missing · …": whose chain, which lines, what. */
function lineOf({ agency, number, until, was, what }: AuditFinding): string {
  const which = until === undefined ? `${number}` : `${number}–${until}`;
  const where = agency === null ? `ตราประทับ ${which}` : `หน่วยงาน ${agency} · บรรทัด ${which}`;
  return `${where} · ${what} · ${SAYS[what]}${was === undefined ? "" : ` (เดิมคือบรรทัด ${was})`}`;
}
