/** ปัญหาของฐานข้อมูลในเครื่อง — why the private cluster cannot be opened. */
export type ClusterError =
  | { readonly kind: "no-postgres"; readonly folder: string; readonly found: string }
  | { readonly kind: "other-version"; readonly folder: string; readonly found: string; readonly here: readonly number[] }
  | { readonly kind: "in-use"; readonly folder: string; readonly found?: string }
  | { readonly kind: "not-allowed"; readonly folder: string; readonly found: string }
  | { readonly kind: "no-space"; readonly folder: string; readonly found: string }
  | { readonly kind: "will-not-start"; readonly folder: string; readonly found: string };

type Says = { readonly [Kind in ClusterError["kind"]]: (error: Extract<ClusterError, { readonly kind: Kind }>) => string };

/** คำอธิบายปัญหา — what happened to the private cluster and what to do next, one sentence maker for each kind. */
export const CLUSTER_SAYS = {
  "no-postgres": ({ found }) =>
    `ไม่พบโปรแกรม PostgreSQL รุ่น 15 ขึ้นไปในเครื่องนี้ (${found}) กรุณาติดตั้ง PostgreSQL หรือสั่ง npm install โดยไม่ข้ามแพ็กเกจเสริม หรือระบุฐานข้อมูลของหน่วยงานด้วย DATABASE_URL แล้วเริ่มใหม่`,
  "other-version": ({ folder, found, here }) =>
    `ข้อมูลใน ${folder} เป็นของ PostgreSQL รุ่น ${found} แต่เครื่องนี้มี${here.length > 0 ? `เฉพาะรุ่น ${here.join(", ")}` : "โปรแกรมรุ่นอื่น"} ข้อมูลยังอยู่ครบ กรุณาติดตั้ง PostgreSQL รุ่น ${found} แล้วเริ่มใหม่ หากต้องการย้ายไปรุ่นใหม่ ให้สำรองข้อมูลด้วยรุ่น ${found} ก่อน แล้วกู้คืนลงในโฟลเดอร์ใหม่`,
  "in-use": ({ folder, found }) =>
    `โฟลเดอร์ ${folder} มีระบบคุณธรรมอีกชุดหนึ่งใช้งานอยู่${found === undefined ? "" : ` (หมายเลขกระบวนการ ${found})`} กรุณาปิดชุดนั้นก่อน หรือเลือกโฟลเดอร์ข้อมูลอื่น แล้วเริ่มใหม่`,
  "not-allowed": ({ folder, found }) =>
    `ระบบไม่ได้รับอนุญาตให้ใช้โฟลเดอร์ ${folder} สำหรับฐานข้อมูล (${found}) กรุณาเลือกโฟลเดอร์ข้อมูลอื่น หรือให้ผู้ดูแลเครื่องแก้ไขสิทธิ์ แล้วเริ่มใหม่`,
  "no-space": ({ folder, found }) => `พื้นที่ว่างสำหรับโฟลเดอร์ ${folder} ไม่พอ (${found}) ข้อมูลที่บันทึกแล้วยังอยู่ กรุณาเพิ่มพื้นที่ว่างในเครื่อง แล้วเริ่มใหม่`,
  "will-not-start": ({ folder, found }) => `เปิดฐานข้อมูลใน ${folder} ไม่สำเร็จ กรุณาเก็บโฟลเดอร์นี้ไว้ตามเดิมและแจ้งผู้ดูแลระบบพร้อมข้อความนี้: ${found}`,
} as const satisfies Says;

/** คำอธิบายปัญหา — the Thai sentence of one error. */
export function sayClusterError(error: ClusterError): string {
  const says: (error: never) => string = CLUSTER_SAYS[error.kind];
  return says(error as never);
}

/** What PostgreSQL's own last words mean; its English is fixed by `lc_messages = C`. */
export function readPostgresWords(folder: string, words: string): ClusterError {
  const found = words.trim().split("\n").slice(-8).join("\n") || "PostgreSQL ended without a word";
  if (/No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/u.test(words)) return { kind: "no-space", folder, found };
  const version = /initialized by PostgreSQL version (?<version>\d+)/u.exec(words)?.groups?.["version"];
  if (version !== undefined) return { kind: "other-version", folder, found: version, here: [] };
  if (
    /Permission denied|EPERM|EACCES|Operation not permitted|Read-only file system|execution of PostgreSQL by a user with administrative/iu.test(
      words,
    )
  ) {
    return { kind: "not-allowed", folder, found };
  }
  return { kind: "will-not-start", folder, found };
}
