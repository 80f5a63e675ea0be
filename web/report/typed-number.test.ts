import { expect, test } from "vitest";

import { typedNumber } from "./typed-number.ts";

test.each([
  ["๑,๒๐๐", 1200],
  ["120.5", 120.5],
  [" ๑๒ ๐๐๐ ", 12_000],
  ["", null],
  ["-3", undefined],
  ["สิบ", undefined],
  ["1.005", undefined],
])("what is typed as “%s” is %s", (text, number) => {
  expect(typedNumber(text)).toBe(number);
});
