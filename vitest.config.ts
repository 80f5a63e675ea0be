import { availableParallelism } from "node:os";

import { defineConfig } from "vitest/config";

import { LongFirst } from "./testing/long-first.ts";

const WAIT_MILLISECONDS = 20_000;

/**
 * Every test of the house, in two projects. Tests of the pure rooms keep nothing to themselves, so files of one worker share what is loaded;
 * the others have each a worker of its own, and one PostgreSQL for all. In CI the outcome is also written to .cache/tests.json, for the
 * closing line of .ci/run.
 */
export default defineConfig({
  test: {
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", ["json", { outputFile: ".cache/tests.json" }]],
    sequence: { sequencer: LongFirst },
    // One core less is the usual, which on two cores leaves one at rest.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "rooms",
          include: ["{domain,documents,web}/**/*.test.{ts,tsx}"],
          isolate: false,
          testTimeout: WAIT_MILLISECONDS,
        },
      },
      {
        test: {
          name: "house",
          include: ["{actions,bench,bin,cli,server,store,testing}/**/*.test.{ts,tsx}"],
          globalSetup: "testing/cluster.ts",
          expect: { poll: { timeout: 10_000 } },
          testTimeout: WAIT_MILLISECONDS,
          // A PostgreSQL begins and ends in these; on a busy machine that takes its time.
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
