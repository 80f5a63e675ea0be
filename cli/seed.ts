import { err, ok } from "#domain/result.ts";
import { firstAdministratorSays, prepareRecord } from "#server/examples/first-start.ts";
import { schemaSays } from "#server/schema-says.ts";
import { migrate } from "#store/migrate.ts";
import { plantReferenceTree } from "#store/reference-tree.ts";
import { houseAddress } from "./house-address.ts";
import { onPlace, type Outcome, type RecordOptions } from "./record-commands.ts";

/** `khunatham seed` — the official tree of agencies, and with `--examples` the example offices, for a record that has none yet. */
export function seed({ examples = false }: RecordOptions): Promise<Outcome> {
  if (examples && process.env["NODE_ENV"] === "production")
    return Promise.resolve(err("ระบบที่ใช้งานจริง (NODE_ENV=production) ไม่รับข้อมูลตัวอย่าง กรุณาสั่งโดยไม่ใช้ --examples"));
  return onPlace({ mustExist: false }, async ({ ownerUrl, serverUrl, evidence }) => {
    const steps = await migrate(ownerUrl);
    if (typeof steps !== "number") return err(schemaSays(steps));
    const planted = await plantReferenceTree(ownerUrl);
    const tree = planted === 0 ? "มีผังหน่วยงานอยู่แล้ว จึงคงไว้ตามเดิม" : `ตั้งต้นผังหน่วยงานแล้ว ${planted} หน่วยงาน`;
    if (!examples) return ok({ says: [tree] });
    const link = await prepareRecord({
      ownerUrl,
      serverUrl,
      address: houseAddress(),
      environment: process.env,
      examples,
      evidence,
    });
    return ok({ says: [tree, "เตรียมข้อมูลตัวอย่างแล้ว", ...(link === null ? [] : [firstAdministratorSays(link)])] });
  });
}
