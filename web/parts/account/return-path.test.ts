import { expect, test } from "vitest";

import { returnPath } from "./return-path.ts";

test.each(["/", "/plans", "/plans/new?agency=3&year=2570", "/agencies/7#members"])("%s is an address of the house", (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  null,
  "",
  "plans",
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "javascript:alert(1)",
])("%j leads home: it is no address of the house", (path) => {
  expect(returnPath(path)).toBe("/");
});

test("the door itself is nowhere to go back to", () => {
  expect([returnPath("/sign-in"), returnPath("/sign-in?to=/plans"), returnPath("/set-password")]).toEqual(["/", "/", "/"]);
});
