import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openLogFile } from "./log-file.ts";

test("a large log moves aside while PostgreSQL goes on writing to it, and two older ones are kept", () => {
  const folder = mkdtempSync(join(tmpdir(), "khunatham-log-"));
  const file = join(folder, "postgres.log");
  appendFileSync(file, "before\n");
  const log = openLogFile(file, undefined);
  for (const turn of [1, 2, 3, 4]) {
    writeSync(log.descriptor, `${turn} ${"x".repeat(5_000_000)}\n`);
    log.rotate();
    writeSync(log.descriptor, `after ${turn}\n`);
    log.rotate();
  }
  expect(readdirSync(folder)).toEqual(["postgres.log", "postgres.log.1", "postgres.log.2"]);
  expect(readFileSync(file, "utf8")).toBe("after 4\n");
  expect(readFileSync(`${file}.2`, "utf8").slice(0, 12)).toBe("after 2\n3 xx");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  log.close();
  log.rotate();
  rmSync(folder, { recursive: true });
});

test("the log tells what was written since it was opened", () => {
  const folder = mkdtempSync(join(tmpdir(), "khunatham-log-"));
  const file = join(folder, "postgres.log");
  appendFileSync(file, "ก่อน\n");
  const log = openLogFile(file, undefined);
  writeSync(log.descriptor, "หลัง\n");
  expect(log.sinceOpened()).toBe("หลัง\n");
  log.close();
  rmSync(folder, { recursive: true });
});
