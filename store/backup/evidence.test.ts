import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { evidenceFolder, evidenceIn, evidencePath, openEvidenceFolder } from "../evidence-folder.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

const folder = mkdtempSync(join(tmpdir(), "khunatham-evidence-"));
const evidence = evidenceFolder(join(folder, "data"));
const file = join(folder, "สำรอง");
const databases: TestDatabase[] = [];
/** A picture of several pieces, one byte, and an empty file. */
const FILES = [Buffer.alloc(300_000, "ภาพกิจกรรม"), Buffer.from("x"), Buffer.alloc(0)];
const names = FILES.map((bytes) => createHash("sha256").update(bytes).digest("hex"));

async function another(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  databases.push(database);
  return database;
}
async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
let source: TestDatabase;
beforeAll(async () => {
  source = await another();
  for (const bytes of FILES) await openEvidenceFolder(evidence).keepAs(inPieces(bytes));
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  rmSync(folder, { recursive: true, force: true });
});

const backUp = (passphrase?: string) => {
  rmSync(file, { force: true });
  return writeBackup({ ownerUrl: source.ownerUrl, file, house: "0.1.0", evidence: openEvidenceFolder(evidence), passphrase });
};

test("a file is kept once under the SHA-256 of its bytes, and one that was cut off leaves nothing", async () => {
  expect(await evidenceIn(evidence)).toEqual(names.toSorted());
  expect(await openEvidenceFolder(evidence).keepAs(inPieces(FILES[0]!))).toEqual({ sha256: names[0], size: 300_000, isNew: false });
  const cut = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from("half");
    throw new Error("the sender went away");
  };
  await expect(openEvidenceFolder(evidence).keepAs(cut())).rejects.toThrow("went away");
  expect(readdirSync(evidence).filter((name) => name.startsWith("coming"))).toEqual([]);
  expect(await evidenceIn(join(folder, "nowhere"))).toEqual([]);
});

test.each([undefined, "ฝนตกที่ ชายทุ่ง 7 วัน"])(
  "a backup carries every file and restores it byte for byte (passphrase: %s)",
  async (passphrase) => {
    const manifest = await backUp(passphrase);
    expect(manifest.evidence).toMatchObject({ files: 3, bytes: 300_001, damaged: [] });
    const [target, other] = [await another(), evidenceFolder(join(folder, `other-${passphrase === undefined}`))];
    const restored = await restoreBackup({
      ownerUrl: target.ownerUrl,
      file,
      passphrase,
      evidence: openEvidenceFolder(other),
      replace: false,
    });
    expect(restored).toEqual({ ok: true, value: manifest });
    expect(await evidenceIn(other)).toEqual(names.toSorted());
    for (const [index, name] of names.entries()) expect(readFileSync(evidencePath(other, name)).equals(FILES[index]!)).toBe(true);
  },
);

test("a restore that is given up leaves no file behind, and takes none away that was there", async () => {
  await backUp();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, -200));
  const [target, other] = [await another(), evidenceFolder(join(folder, "given-up"))];
  const own = (await openEvidenceFolder(other).keepAs(inPieces(Buffer.from("ของเดิม"))))?.sha256;
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file, evidence: openEvidenceFolder(other), replace: true })).toMatchObject({
    ok: false,
    error: { kind: "damaged" },
  });
  expect(await evidenceIn(other)).toEqual([own]);
  // The whole file beside --replace: what belonged to the record before goes with it.
  writeFileSync(file, bytes);
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file, evidence: openEvidenceFolder(other), replace: true })).toMatchObject({
    ok: true,
  });
  expect(await evidenceIn(other)).toEqual(names.toSorted());
});

test("a file whose bytes no longer fit its name is told by the backup, and carried as it is", async () => {
  const path = evidencePath(evidence, names[1]!);
  writeFileSync(path, "y");
  const manifest = await backUp();
  writeFileSync(path, "x");
  expect(manifest.evidence.damaged).toEqual([names[1]]);
  const [target, other] = [await another(), evidenceFolder(join(folder, "damaged"))];
  expect(await restoreBackup({ ownerUrl: target.ownerUrl, file, evidence: openEvidenceFolder(other), replace: false })).toMatchObject({
    ok: true,
  });
  expect(readFileSync(evidencePath(other, names[1]!), "utf8")).toBe("y");
});

test.skipIf(process.platform === "win32")(
  "a file altered, left out or added inside the archive is found, and nothing is restored",
  async () => {
    await backUp();
    const work = join(folder, "work");
    const tar = (...words: readonly string[]) => {
      const ran = spawnSync("tar", words, { cwd: work, encoding: "utf8" });
      expect(ran.stderr).toBe("");
      return ran.stdout.trim().split("\n");
    };
    const other = evidenceFolder(join(folder, "altered"));
    const target = await another();
    const stranger = createHash("sha256").update("stranger").digest("hex");
    const harms: readonly ((listed: readonly string[]) => readonly string[])[] = [
      (listed) => {
        writeFileSync(join(work, "evidence", names[0]!), Buffer.alloc(300_000, "แก้ไข"));
        return listed;
      },
      (listed) => listed.filter((name) => !name.endsWith(names[2]!)),
      (listed) => {
        writeFileSync(join(work, "evidence", stranger), "stranger");
        return listed.flatMap((name) => (name === "manifest.json" ? [`evidence/${stranger}`, name] : [name]));
      },
    ];
    for (const harm of harms) {
      rmSync(work, { recursive: true, force: true });
      mkdirSync(work);
      const listed = tar("-tzf", file);
      tar("-xzf", file);
      const altered = join(dirname(work), "altered.tar.gz");
      tar("--format=ustar", "-czf", altered, "--no-recursion", ...harm(listed));
      expect(
        await restoreBackup({ ownerUrl: target.ownerUrl, file: altered, evidence: openEvidenceFolder(other), replace: false }),
      ).toEqual({
        ok: false,
        error: { kind: "damaged", found: "evidence/" },
      });
      expect(existsSync(other) ? await evidenceIn(other) : []).toEqual([]);
    }
  },
);
