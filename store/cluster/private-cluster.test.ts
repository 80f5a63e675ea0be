import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { openCluster, openPrivateCluster, type OpenedCluster, type PrivateCluster } from "./private-cluster.ts";
import { findRunningCluster } from "./cluster-address.ts";
import { npmPackage } from "./programs/npm-programs.ts";
import { choosePrograms, program, type Programs } from "./programs/programs.ts";
import { asUser, postgresEnvironment } from "./programs/run.ts";
import { chooseUser, isRoot, type SystemUser } from "./programs/system-user.ts";

const place = mkdtempSync(join(isRoot() ? "/tmp" : tmpdir(), "khunatham-test-"));
chmodSync(place, 0o755);
const user: SystemUser | undefined = isRoot() ? chooseUser(join(place, "none")) : undefined;
const here: readonly Programs[] = (
  await Promise.all((["system", "npm"] as const).map((from) => choosePrograms(from, { user, cache: join(place, "programs") })))
).flatMap((found) => (found.ok ? [found.value] : []));
const [anyPrograms] = here;
if (anyPrograms === undefined) throw new Error("this machine has no PostgreSQL of version 15 or newer, neither its own nor npm's");

const running: PrivateCluster[] = [];
const children: ChildProcess[] = [];
let count = 0;
const aFolder = (): string => join(place, `${(count += 1)}`);

/** A folder whose first start is over, for what comes later: a copy of one made once, owners and modes with it. */
const made = join(place, "made");
function aMadeFolder(): string {
  const folder = aFolder();
  if (process.platform === "win32") cpSync(made, folder, { recursive: true });
  else execFileSync("cp", ["-a", made, folder]);
  return folder;
}

async function open(folder: string, { bin }: Programs = anyPrograms as Programs): Promise<OpenedCluster> {
  const opened = await openCluster({ folder, programs: { bin } }, { throwaway: false });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  running.push(opened.value);
  return opened.value;
}

async function ask(url: string, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    let rows: readonly unknown[] = [];
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other is what is asked
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

/** Another process that opens the cluster in a folder, tells what came of it and stays. */
async function anotherProcess(
  folder: string,
  as?: SystemUser,
): Promise<{ readonly child: ChildProcess; readonly said: Record<string, unknown> }> {
  const code = `const { openPrivateCluster } = await import(${JSON.stringify(new URL("private-cluster.ts", import.meta.url).href)});
    const opened = await openPrivateCluster({ folder: process.argv[1], programs: { bin: process.argv[2] } });
    console.log(JSON.stringify(opened.ok ? opened.value : opened.error));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code, folder, (anyPrograms as Programs).bin], {
    ...asUser(as),
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const line = await new Promise<string>((resolve) => child.stdout?.once("data", (bytes: Buffer) => resolve(bytes.toString())));
  return { child, said: JSON.parse(line) as Record<string, unknown> };
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  return process.platform !== "linux" || !/\) Z /u.test(readFileSync(`/proc/${processId}/stat`, "utf8"));
}

async function until(holds: () => boolean, milliseconds = 10_000): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (holds()) return true;
    // oxlint-disable-next-line eslint/no-await-in-loop -- waiting is what this loop is for
    await pause(20);
  }
  return holds();
}

beforeAll(async () => {
  await open(made);
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
}, 60_000);
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await Promise.all(running.splice(0).map(({ stop }) => stop()));
});
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

describe.each(here)("PostgreSQL $majorVersion ($from)", (programs) => {
  const folder = join(place, `shared-${programs.majorVersion}`);
  let cluster: OpenedCluster;
  beforeAll(async () => {
    cluster = await open(folder, programs);
    running.length = 0;
  });
  afterAll(() => cluster.stop());

  test("the owner and the server come in, each as itself, to a UTF-8 database that finds Thai letters", async () => {
    const who =
      "select current_user::text as who, current_database()::text as at, pg_encoding_to_char(encoding)::text as letters from pg_database where datname = current_database()";
    expect(await ask(cluster.ownerUrl, who)).toEqual([{ who: "khunatham_owner", at: "khunatham", letters: "UTF8" }]);
    expect(await ask(cluster.serverUrl, who)).toEqual([{ who: "khunatham_server", at: "khunatham", letters: "UTF8" }]);
    expect(
      await ask(cluster.ownerUrl, "create extension if not exists pg_trgm", "select cardinality(show_trgm('คุณธรรม')) > 3 as found"),
    ).toEqual([{ found: true }]);
    expect(cluster.majorVersion).toBe(programs.majorVersion);
  });

  test("it listens on a socket for this user only, on no network address, and keeps what is saved", async () => {
    const settings =
      "select current_setting('listen_addresses') as network, current_setting('fsync') as fsync, current_setting('synchronous_commit') as waits, current_setting('timezone') as zone, current_setting('shared_buffers') as memory, current_setting('max_connections') as connections";
    expect(await ask(cluster.serverUrl, settings)).toEqual([
      { network: "", fsync: "on", waits: "on", zone: "UTC", memory: "64MB", connections: "60" },
    ]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "passwords.json")).mode & 0o777).toBe(0o600);
    await expect(ask(cluster.serverUrl.replace(/:[^:@]+@/u, ":wrong@"), "select 1")).rejects.toThrow("password authentication failed");
  });

  test.each([
    "create table public.mine (id int)",
    "create schema mine",
    "create role mine",
    "create database mine",
    "create temporary table mine (id int)",
    "set role khunatham_owner",
    "alter role khunatham_server bypassrls",
    "select pg_read_file('PG_VERSION')",
    "copy (select 1) to program 'cat'",
    "select rolpassword from pg_authid",
  ])("the server may not: %s", async (statement) => {
    await expect(ask(cluster.serverUrl, statement)).rejects.toThrow(/denied|must be superuser|permission/u);
  });

  test("neither the server nor the owner enters another database of the cluster", async () => {
    for (const url of [cluster.serverUrl, cluster.ownerUrl]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- two short questions
      await expect(ask(url.replace("/khunatham?", "/postgres?"), "select 1")).rejects.toThrow("permission denied for database");
    }
  });

  test("the owner makes the roles of the migrations and lends them to the server, who works as them only when it says so", async () => {
    await ask(
      cluster.ownerUrl,
      "create role khunatham_app nologin",
      "grant khunatham_app to khunatham_server",
      "create table kept (id int)",
      "grant select on kept to khunatham_app",
    );
    await expect(ask(cluster.serverUrl, "select * from kept")).rejects.toThrow("permission denied");
    expect(await ask(cluster.serverUrl, "set role khunatham_app", "select * from kept")).toEqual([]);
  });

  test("a restart keeps the data", async () => {
    await ask(cluster.ownerUrl, "create table if not exists words (word text)", "insert into words values ('พอเพียง')");
    await cluster.stop();
    await cluster.stop();
    cluster = await open(folder, programs);
    running.length = 0;
    expect(await ask(cluster.ownerUrl, "select word from words")).toEqual([{ word: "พอเพียง" }]);
  });
});

test("a first start that was cut short is mended by the next", async () => {
  const folder = aFolder();
  const half = join(folder, "data.making-1");
  mkdirSync(join(half, "base"), { recursive: true });
  writeFileSync(join(half, "PG_VERSION"), "15\n");
  writeFileSync(join(folder, "lock"), "");
  writeFileSync(join(folder, "passwords.json.making"), '{"superuser":');
  const first = await open(folder);
  expect(readdirSync(folder).filter((name) => name.includes("making-"))).toEqual([]);
  await ask(first.superuserUrl, "drop database khunatham", "drop role khunatham_server");
  await first.stop();
  const second = await open(folder);
  expect(await ask(second.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await ask(
    second.superuserUrl,
    "grant connect on database khunatham to public",
    "revoke connect on database khunatham from khunatham_server",
  );
  await second.stop();
  const third = await open(folder);
  expect(await ask(third.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a second owner is refused and told who the first is, in this process and in another", async () => {
  const folder = aMadeFolder();
  const { child, said } = await anotherProcess(folder);
  expect(findRunningCluster(folder)).toEqual({ ownerUrl: said["ownerUrl"], serverUrl: said["serverUrl"] });
  const opened = await openPrivateCluster({ folder });
  expect(opened).toEqual({ ok: false, error: { kind: "in-use", folder, found: String(child.pid) } });
  expect(isAlive(Number(said["processId"]))).toBe(true);

  const mine = aMadeFolder();
  await open(mine);
  expect(await openPrivateCluster({ folder: mine })).toEqual({
    ok: false,
    error: { kind: "in-use", folder: mine, found: String(process.pid) },
  });
});

test("when its parent is killed PostgreSQL stops in order, and the folder opens again with what was saved", async () => {
  const folder = aMadeFolder();
  const { child, said } = await anotherProcess(folder);
  const processId = Number(said["processId"]);
  await ask(String(said["ownerUrl"]), "create table words (word text)", "insert into words values ('วินัย')");
  child.kill("SIGKILL");
  expect(await until(() => !isAlive(processId))).toBe(true);
  expect(existsSync(join(folder, "data", "postmaster.pid"))).toBe(false);
  const again = await open(folder);
  expect(await ask(again.ownerUrl, "select word from words")).toEqual([{ word: "วินัย" }]);
});

test("killed and opened again at once, it waits for the one that is still stopping", async () => {
  const folder = aMadeFolder();
  const { child, said } = await anotherProcess(folder);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("close", resolve));
  const again = await open(folder);
  expect(again.processId).not.toBe(Number(said["processId"]));
});

test("an orphan is stopped and replaced", async () => {
  const folder = aMadeFolder();
  const first = await open(folder);
  await first.stop();
  const { bin } = anyPrograms;
  const orphan = spawn(program(bin, "postgres"), ["-D", join(folder, "data"), "-c", "listen_addresses=", "-k", join(folder, "socket")], {
    ...asUser(user),
    cwd: "/",
    env: postgresEnvironment(),
    stdio: "ignore",
  });
  children.push(orphan);
  await until(() => existsSync(join(folder, "socket", ".s.PGSQL.5432")));
  const again = await open(folder);
  expect(orphan.exitCode).toBe(0);
  expect(await ask(again.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a pid file whose number belongs to another process by now stops nobody", async () => {
  const folder = aMadeFolder();
  await (await open(folder)).stop();
  const stranger = spawn("/bin/sleep", ["60"], { ...asUser(user), cwd: join(folder, "data"), stdio: "ignore" });
  children.push(stranger);
  writeFileSync(join(folder, "data", "postmaster.pid"), `${stranger.pid}\n${join(folder, "data")}\n1700000000\n5432\n\n\n  1234567  0\n`);
  const again = await open(folder);
  expect(again.processId).not.toBe(stranger.pid);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);
  await again.stop();

  // Its parent never asks how it ended, so the dead process keeps its number.
  const careless = spawn("/bin/sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], { ...asUser(user), stdio: ["ignore", "pipe", "ignore"] });
  children.push(careless);
  const dead = await new Promise<number>((resolve) => careless.stdout.once("data", (bytes: Buffer) => resolve(Number(bytes))));
  expect(await until(() => !isAlive(dead))).toBe(true);
  writeFileSync(join(folder, "data", "postmaster.pid"), `${dead}\n${join(folder, "data")}\n1700000000\n5432\n\n\n  1234567  0\n`);
  expect(await ask((await open(folder)).serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("PostgreSQL that ends by itself is told, and the next start mends it", async () => {
  const folder = aMadeFolder();
  const said: string[] = [];
  const ended: string[] = [];
  const opened = await openPrivateCluster({
    folder,
    programs: { bin: anyPrograms.bin },
    say: (line) => said.push(line),
    ended: (how) => ended.push(how),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const busy = new Client({ connectionString: opened.value.serverUrl });
  busy.on("error", () => undefined);
  await busy.connect();
  const cut = busy.query("do $$ begin loop end loop; end $$").catch(() => "cut");
  process.kill(opened.value.processId, "SIGKILL");
  expect(await until(() => ended.length > 0)).toBe(true);
  expect(ended).toEqual(["SIGKILL"]);
  expect(said.at(-1)).toContain("ฐานข้อมูลหยุดทำงานเอง");
  await opened.value.stop();
  const again = await open(folder);
  expect(await cut).toBe("cut");
  expect(findRunningCluster(folder)?.serverUrl).toBe(again.serverUrl);
  expect(await ask(again.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await again.stop();
  expect(findRunningCluster(folder)).toBeUndefined();
});

test("data whose passwords were lost is entered with new ones", async () => {
  const folder = aMadeFolder();
  const first = await open(folder);
  await ask(first.ownerUrl, "create table words (word text)", "insert into words values ('สุจริต')");
  await first.stop();
  rmSync(join(folder, "passwords.json"));
  const again = await open(folder);
  expect(again.ownerUrl).not.toBe(first.ownerUrl);
  expect(await ask(again.ownerUrl, "select word from words")).toEqual([{ word: "สุจริต" }]);
  expect(await ask(again.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("data of another major version is left alone", async () => {
  const folder = aFolder();
  mkdirSync(join(folder, "data"), { recursive: true });
  writeFileSync(join(folder, "lock"), "");
  writeFileSync(join(folder, "data", "PG_VERSION"), "14\n");
  const opened = await openPrivateCluster({ folder, programs: { bin: anyPrograms.bin } });
  expect(opened).toEqual({ ok: false, error: { kind: "other-version", folder, found: "14", here: [anyPrograms.majorVersion] } });
  expect(readFileSync(join(folder, "data", "PG_VERSION"), "utf8")).toBe("14\n");
});

test("without programs it says so", async () => {
  const folder = aFolder();
  expect(await openPrivateCluster({ folder, programs: { bin: place } })).toEqual({
    ok: false,
    error: { kind: "no-postgres", folder, found: `${process.platform}-${process.arch}` },
  });
});

test("a folder that holds something else is not taken", async () => {
  const folder = aFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, "letter.txt"), "");
  const opened = await openPrivateCluster({ folder });
  expect(opened.ok ? undefined : opened.error.kind).toBe("not-allowed");
  expect(statSync(folder).uid).toBe(process.getuid?.() ?? 0);
});

test("a folder whose name is too long for a socket, with Thai letters, a comma and a quote, works", async () => {
  const folder = join(aFolder(), "ข้อมูล, ของ 'หน่วยงาน' \"ทั้งหมด\" ในกระทรวง".repeat(2));
  const cluster = await open(folder);
  expect(await ask(cluster.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  const socket = new URL(cluster.serverUrl.replace("@/", "@x/")).searchParams.get("host") ?? "";
  expect(statSync(socket).mode & 0o777).toBe(0o700);
  await cluster.stop();
  expect(existsSync(socket)).toBe(false);
  const near = join(aFolder(), 'ก, "ข"');
  expect(await ask((await open(near)).serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
});

const npm = npmPackage();
describe.runIf(npm !== undefined)("npm's programs", () => {
  const copyOf = (folder: string): string => {
    cpSync(npm ?? "", folder, { recursive: true, verbatimSymlinks: true });
    const libraries = join(folder, "native", "lib");
    for (const name of readdirSync(libraries)) if (lstatSync(join(libraries, name)).isSymbolicLink()) rmSync(join(libraries, name));
    return folder;
  };

  test("work when the install script that restores their links was blocked", async () => {
    const opened = await openPrivateCluster({ folder: aFolder(), programs: { npmPackage: copyOf(aFolder()) } });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    running.push(opened.value);
    expect(opened.value.majorVersion).toBe(18);
    expect(existsSync(join(opened.value.folder, "programs"))).toBe(false);
  });

  test.runIf(isRoot())("are copied when the user who runs them may not enter their folder", async () => {
    const closed = aFolder();
    mkdirSync(closed, { mode: 0o700 });
    const before = process.umask(0o077);
    const opened = await openPrivateCluster({ folder: aFolder(), programs: { npmPackage: copyOf(join(closed, "package")) } });
    process.umask(before);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    running.push(opened.value);
    expect(readdirSync(join(opened.value.folder, "programs"))).toEqual(["package-18.4.0-beta.17"]);
  });
});

describe.runIf(isRoot())("for root", () => {
  test("PostgreSQL runs as another user, who owns the folder", async () => {
    const cluster = await open(aFolder());
    expect(statSync(cluster.folder).uid).toBe(user?.uid);
    expect(statSync(join(cluster.folder, "data")).uid).toBe(user?.uid);
    if (process.platform === "linux") expect(statSync(`/proc/${cluster.processId}`).uid).toBe(user?.uid);
  });

  test("a folder that user cannot reach is refused, and nothing is opened to make it reachable", async () => {
    const closed = aFolder();
    mkdirSync(closed, { mode: 0o700 });
    const opened = await openPrivateCluster({ folder: join(closed, "data"), programs: { bin: anyPrograms.bin } });
    expect(opened.ok ? undefined : opened.error.kind).toBe("not-allowed");
    expect(opened.ok || !("found" in opened.error) ? "" : opened.error.found).toContain(`user ${user?.name}`);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
  });

  test("parents that had to be made let that user through, even under a narrow umask", async () => {
    const before = process.umask(0o077);
    const cluster = await open(join(aFolder(), "office", "data"));
    process.umask(before);
    expect(await ask(cluster.serverUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("a folder of a plain user works for that user, and for root after them", async () => {
    const nobody = { name: "nobody", uid: 65_534, gid: 65_534 };
    const folder = aFolder();
    mkdirSync(folder);
    chownSync(folder, nobody.uid, nobody.gid);
    const { child, said } = await anotherProcess(folder, nobody);
    expect(await ask(String(said["ownerUrl"]), "create table words (word text)")).toEqual([]);
    child.kill("SIGKILL");
    await until(() => !isAlive(Number(said["processId"])));
    const cluster = await open(folder);
    expect(statSync(join(folder, "data")).uid).toBe(nobody.uid);
    expect(await ask(cluster.ownerUrl, "select * from words")).toEqual([]);
  });
});
