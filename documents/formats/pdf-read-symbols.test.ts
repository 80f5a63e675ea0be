import { expect, test } from "vitest";

import { readSymbol } from "./pdf-read-symbols.ts";

test.each([
  ["the tick of Wingdings, by its letter", "ü", "ABCDEF+Wingdings-Regular", "✓"],
  ["the tick of Wingdings, by its private code", "\uF0FC", "", "✓"],
  ["the ticked box of Wingdings", "\uF0FE", "Wingdings", "☑"],
  ["the empty box of Wingdings", "o", "Wingdings", "☐"],
  ["the tick of Wingdings 2", "P", "Wingdings2", "✓"],
  ["the tick of Zapf Dingbats", "4", "ZapfDingbats", "✓"],
  ["the bullet of Symbol", "\uF0B7", "SymbolMT", "•"],
  ["a heavy tick", "✔", "DejaVuSans", "✓"],
])("%s is read as the sign it shows", (_, text, font, sign) => {
  expect(readSymbol(text, font)).toBe(sign);
});

test("letters of other fonts stay as they are", () => {
  expect(["ü", "ก", "P", "4", "่"].map((text) => readSymbol(text, "TH Sarabun New"))).toEqual(["ü", "ก", "P", "4", "่"]);
});
