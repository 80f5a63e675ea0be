import { createHmac, randomBytes } from "node:crypto";

import type { Pool } from "pg";

import { SettingError } from "#server/setting-error.ts";

const SHORTEST = 32;

/**
 * The secret that signs cookies and seals second factors. KHUNATHAM_SECRET gives it; without that it is made once and kept in the
 * database (auth.setting), so that several servers on one database agree. Who can read a dump of that table can forge a cookie of a
 * living session found in the same dump: keep dumps as you keep the database, or give KHUNATHAM_SECRET.
 */
export async function readSecret(environment: Readonly<Record<string, string | undefined>>, pool: Pool): Promise<string> {
  const given = environment["KHUNATHAM_SECRET"];
  if (given !== undefined && given !== "") {
    if (given.length < SHORTEST) throw new SettingError(`KHUNATHAM_SECRET must have at least ${SHORTEST} characters`);
    return given;
  }
  const kept = await keptSecret(pool);
  if (kept !== undefined) return kept;
  await pool.query("insert into auth.setting (name, value) values ('secret', $1) on conflict (name) do nothing", [
    randomBytes(48).toString("base64url"),
  ]);
  const made = await keptSecret(pool);
  if (made === undefined) throw new Error("the secret could not be kept in auth.setting");
  return made;
}

async function keptSecret(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ readonly value: string }>("select value from auth.setting where name = 'secret'");
  return rows[0]?.value;
}

/** A text that cannot be read back, the same each time: for addresses, e-mail addresses and citizens' numbers in tables and logs. */
export function sealed(secret: string, purpose: string, text: string): string {
  return createHmac("sha256", secret).update(`${purpose}\n${text}`).digest("base64url");
}
