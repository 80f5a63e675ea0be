import { defineConfig } from "vitest/config";

/** Every test of the house. In CI the outcome is also written to .cache/tests.json, for the closing line of .ci/run. */
export default defineConfig({
  test: {
    globalSetup: "testing/cluster.ts",
    include: ["{actions,bench,bin,cli,documents,domain,server,store,testing,web}/**/*.test.{ts,tsx}"],
    testTimeout: 20_000,
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: ".cache/tests.json" }]],
  },
});
