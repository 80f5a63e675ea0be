import { rmSync } from "node:fs";
import { join } from "node:path";

import { type Result, err, ok } from "#domain/result.ts";

import { type ClusterError, readPostgresWords } from "../cluster-error.ts";
import { SUPERUSER } from "./first-start.ts";
import type { Passwords } from "../folder/passwords.ts";
import { type Programs, program } from "../programs/programs.ts";
import { OWNER, SERVER } from "./roles.ts";
import { run } from "../programs/run.ts";
import type { SystemUser } from "../programs/system-user.ts";

interface Renewed {
  readonly folder: string;
  readonly programs: Programs;
  readonly user: SystemUser | undefined;
  readonly passwords: Passwords;
}

/**
 * Gives the roles new passwords when the file of the old ones is gone, as when only `data` was brought over from
 * another computer. PostgreSQL alone, without a server, asks for none: whoever may read the files is let in.
 */
export async function renewPasswords({ folder, programs, user, passwords }: Renewed): Promise<Result<void, ClusterError>> {
  const { superuser, owner, server } = passwords;
  // One statement to a line. A role that a cut first start did not make is an error here, and is made later.
  const input = [
    [SUPERUSER, superuser],
    [OWNER, owner],
    [SERVER, server],
  ]
    .map(([role, password]) => `alter role ${role} password '${password}'\n`)
    .join("");
  const given = ["--single", "-D", join(folder, "data"), "-c", "log_min_messages=fatal", "postgres"];
  const { code, words } = await run(program(programs.bin, "postgres"), given, { user, folder, input });
  if (code === 0) return ok(undefined);
  rmSync(join(folder, "passwords.json"), { force: true }); // not yet theirs: the next start tries again
  return err(readPostgresWords(folder, words));
}
