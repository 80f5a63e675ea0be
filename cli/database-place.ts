import { existsSync } from "node:fs";
import { resolve } from "node:path";

import { err, ok, type Result } from "#domain/result.ts";
import { logToStandardError } from "#server/log.ts";
import { openEvidencePlace } from "#server/evidence-place.ts";
import { dataFolder } from "#server/open-house.ts";
import { openRecordsPlace, type RecordsPlace } from "#server/start.ts";
import { findRunningCluster } from "#store/cluster/cluster-address.ts";
import { isReachable } from "#store/console.ts";

/** What a command may ask of the place it works on. */
export interface PlaceWish {
  /** A database's address or a data folder instead of the environment's. */
  readonly into?: string | undefined;
  /** Where there is no record, none is begun. */
  readonly mustExist: boolean;
}

/** The record that a command works on: DATABASE_URL, a private cluster that the server has open, or one opened for this command. */
export async function openPlace({ into, mustExist }: PlaceWish): Promise<Result<RecordsPlace, string>> {
  const environment = placeIn(into);
  if (!environment["DATABASE_URL"]) {
    const data = dataFolder(environment);
    const folder = resolve(data, "postgresql");
    if (mustExist && !existsSync(folder))
      return err(`ไม่พบฐานข้อมูลใน ${data} กรุณาระบุโฟลเดอร์ข้อมูลด้วย KHUNATHAM_DATA หรือระบุฐานข้อมูลด้วย DATABASE_URL`);
    const running = findRunningCluster(folder);
    if (running !== undefined && (await isReachable(running.ownerUrl)))
      return ok({ ...running, evidence: openEvidencePlace(environment, data), stop: () => Promise.resolve() });
  }
  const place = await openRecordsPlace({
    environment,
    say: (line) => process.stderr.write(`${line}\n`),
    log: logToStandardError,
  });
  return place.ok ? place : err(place.error.says);
}

function placeIn(into: string | undefined): Readonly<Record<string, string | undefined>> {
  if (into === undefined) return process.env;
  if (/^postgres(?:ql)?:\/\//u.test(into)) return { ...process.env, DATABASE_URL: into, DATABASE_OWNER_URL: into };
  // A drill never writes into the bucket that the record at work has.
  return { ...process.env, DATABASE_URL: "", DATABASE_OWNER_URL: undefined, KHUNATHAM_DATA: into, KHUNATHAM_EVIDENCE: "" };
}
