import { describe, expect, test } from "vitest";

import { endure } from "./rounds.ts";

// Three rounds each in every test run; `node testing/endurance/main.ts` does twenty.
describe.skipIf(process.platform === "win32")("kill -9 while four people save", () => {
  test("of the server loses no acknowledged save, doubles none and leaves none half done", { timeout: 120_000 }, async () => {
    const endured = await endure("server", 3);
    expect(endured.wrong).toEqual([]);
    expect(endured.acknowledged).toBeGreaterThan(0);
    expect(endured.unanswered).toBeGreaterThan(0);
  });

  test(
    "of the database does the same, and the server lives on: it says that the database is away, and starts it again",
    { timeout: 120_000 },
    async () => {
      const endured = await endure("database", 3);
      expect(endured.wrong).toEqual([]);
      expect(endured.acknowledged).toBeGreaterThan(0);
      expect(endured.away).toBeGreaterThan(0);
      expect(endured.unanswered).toBe(0);
    },
  );
});
