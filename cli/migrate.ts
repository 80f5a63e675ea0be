import { err, ok } from "#domain/result.ts";
import { schemaSays } from "#server/schema-says.ts";
import { migrate } from "#store/migrate.ts";
import { onPlace, type Outcome } from "./record-commands.ts";

/** `khunatham migrate` — brings the database to the schema of this version of the house. */
export function migrateRecord(): Promise<Outcome> {
  return onPlace({ mustExist: false }, async ({ ownerUrl }) => {
    const steps = await migrate(ownerUrl);
    if (typeof steps !== "number") return err(schemaSays(steps));
    return ok({ says: [steps === 0 ? "ฐานข้อมูลเป็นรุ่นล่าสุดอยู่แล้ว" : `ปรับฐานข้อมูลแล้ว ${steps} ขั้น`] });
  });
}
