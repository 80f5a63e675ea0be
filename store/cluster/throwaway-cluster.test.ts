import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

import { Client } from "pg";
import { expect, test } from "vitest";

import { openThrowawayCluster } from "./throwaway-cluster.ts";

test("a throwaway cluster lets tests copy a database, and leaves nothing behind", async () => {
  const cluster = await openThrowawayCluster();
  const client = new Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  await client.query("create database copied template khunatham owner khunatham_owner");
  const { rows } = await client.query("select current_setting('fsync') as fsync");
  await client.end();
  await cluster.stop();
  expect(rows).toEqual([{ fsync: "off" }]);
  expect(existsSync(cluster.folder)).toBe(false);
});

test("a throwaway cluster goes with its folder when the process that runs the tests is killed", async () => {
  const code = `const { openThrowawayCluster } = await import(${JSON.stringify(new URL("throwaway-cluster.ts", import.meta.url).href)});
    console.log((await openThrowawayCluster()).folder);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  const folder = await new Promise<string>((resolve) => child.stdout.once("data", (bytes: Buffer) => resolve(String(bytes).trim())));
  expect(existsSync(folder)).toBe(true);
  child.kill("SIGKILL");
  for (let waited = 0; waited < 10_000 && existsSync(folder); waited += 50) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- waiting is what this loop is for
    await pause(50);
  }
  expect(existsSync(folder)).toBe(false);
});
