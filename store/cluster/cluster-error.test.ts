import { expect, test } from "vitest";

import { type ClusterError, readPostgresWords, sayClusterError } from "./cluster-error.ts";
import { chooseUser, parseUsers } from "./programs/system-user.ts";

const folder = "/srv/khunatham";

test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "no-space"],
  ['could not open file "global/pg_control": Permission denied', "not-allowed"],
  ["spawn /usr/lib/postgresql/15/bin/postgres EPERM", "not-allowed"],
  ["The data directory was initialized by PostgreSQL version 14, which is not compatible with this version 15.18.", "other-version"],
  ["PANIC:  could not locate a valid checkpoint record", "will-not-start"],
  ["", "will-not-start"],
])("PostgreSQL's words %j mean %s", (words, kind) => {
  expect(readPostgresWords(folder, words).kind).toBe(kind);
});

test.each<ClusterError>([
  { kind: "no-postgres", folder, found: "linux-x64" },
  { kind: "other-version", folder, found: "14", here: [15, 18] },
  { kind: "in-use", folder, found: "1234" },
  { kind: "in-use", folder },
  { kind: "not-allowed", folder, found: "EACCES" },
  { kind: "no-space", folder, found: "12 MB" },
  { kind: "will-not-start", folder, found: "PANIC" },
])("$kind is said in Thai with what to do next", (error) => {
  const sentence = sayClusterError(error);
  expect(sentence).toContain("กรุณา");
  if ("found" in error) expect(sentence).toContain(error.found);
  expect(sentence).not.toMatch(/undefined/u);
});

const USERS = "root:x:0:0:root:/root:/bin/bash\n# a note\n_postgres:*:216:216::/:/bin/false\nnobody:x:65534:65534::/:/bin/false\n";

test("root hands PostgreSQL to its own user where there is one, else to nobody, never to root", () => {
  const users = parseUsers(USERS);
  expect(chooseUser("/none/such", users)?.name).toBe("_postgres");
  expect(
    chooseUser(
      "/none/such",
      users.filter(({ name }) => name !== "_postgres"),
    )?.name,
  ).toBe("nobody");
  expect(
    chooseUser(
      "/none/such",
      users.filter(({ uid }) => uid === 0),
    ),
  ).toBeUndefined();
});
