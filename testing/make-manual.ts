// Makes the old pictures of docs/manual anew: the journey through it, with a camera. With --all each of them.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const house = fileURLToPath(new URL("..", import.meta.url));
const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, "run", "testing/journeys/manual.test.ts"], {
  cwd: house,
  stdio: "inherit",
  env: { ...process.env, MANUAL: process.argv.includes("--all") ? "all" : "write" },
});
process.exitCode = status ?? 1;
