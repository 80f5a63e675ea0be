import { expect, test } from "vitest";

import { canWatch } from "./process-tree.ts";
import { peakOf, run, type Command } from "./run-process.ts";

const BUSY = "const end = Date.now() + 300; while (Date.now() < end);";
const node = (program: string): Command => [process.execPath, "-e", program];

test.skipIf(process.platform === "win32")(
  "a run counts the processor time of its children's children, and tells what was printed",
  async () => {
    const nested = `process.stdout.write(String(require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(BUSY)}]).status))`;
    const ran = await run(node(nested));
    expect(ran.output).toBe("0");
    expect(ran.wallMs).toBeGreaterThan(290);
    expect(ran.cpuMs).toBeGreaterThan(100);
  },
);

test.skipIf(process.platform === "win32")(
  "a program that fails says so with its own words, and one that does not end is ended",
  async () => {
    await expect(run(node(`console.error("เอกสารหาย"); process.exit(3)`))).rejects.toThrow(/ended with 3: เอกสารหาย/u);
    await expect(run(node("setInterval(() => {}, 1000)"), { seconds: 0.5 })).rejects.toThrow(/did not end/u);
    await expect(peakOf(["no-such-program-at-all"])).rejects.toThrow(/cannot start/u);
  },
);

test.skipIf(!canWatch())("peak memory holds a child's memory too, also when the child outlives its parent", async () => {
  const hungry = "const held = Buffer.alloc(150 * 1024 * 1024, 1); setTimeout(() => held, 600)";
  const parent = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(hungry)}], { stdio: "inherit" }).unref()`;
  const peak = await peakOf(node(parent));
  expect(peak?.peakMb).toBeGreaterThan(150);
  expect((await peakOf(node("setTimeout(() => {}, 300)")))?.peakMb).toBeLessThan(120);
});
