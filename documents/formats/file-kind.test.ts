import { expect, test } from "vitest";

import { decodeText, kindOf } from "./file-kind.ts";

const TEXT = "แผนส่งเสริมคุณธรรม\nที่\tงาน\n1\tเนื้อเธอเนย";

/** Thai as machines wrote it before UTF-8: one byte a letter. */
function oldThai(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => (letter >= "ก" ? letter.charCodeAt(0) - 0x0d60 : letter.charCodeAt(0)));
}

test("a broken byte does not turn UTF-8 into something else", () => {
  const bytes = new TextEncoder().encode(TEXT);
  expect(decodeText(Uint8Array.from([0xff, ...bytes, 0xe0, 0xb8]))).toBe(TEXT);
  const inside = bytes.slice();
  inside[4] = 0xff;
  expect(decodeText(inside)).toMatch(/^แ\uFFFD+นส่งเสริมคุณธรรม/u);
});

test("Thai of old machines is read, also where it is a few words among figures", () => {
  expect(decodeText(oldThai(TEXT))).toBe(TEXT);
  expect(decodeText(oldThai(`${"1,2,3,4,5\n".repeat(50)}รวม`))).toMatch(/รวม$/u);
});

test.each([
  ["utf-16le", 0],
  ["utf-16be", 1],
] as const)("%s without its mark is text", (_, swap) => {
  const bytes = new Uint8Array(TEXT.length * 2);
  for (const [at, letter] of [...TEXT].entries()) {
    bytes[at * 2 + swap] = letter.charCodeAt(0) & 0xff;
    bytes[at * 2 + 1 - swap] = letter.charCodeAt(0) >> 8;
  }
  expect([kindOf(bytes), decodeText(bytes)]).toEqual(["text", TEXT]);
});

test("bytes with many zeros are no text", () => {
  expect(kindOf(new Uint8Array(400))).toBe("binary");
  expect(kindOf(Uint8Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? at % 31 : 0)))).toBe("binary");
});

test("half a million broken bytes are decoded in a moment", () => {
  const begun = performance.now();
  decodeText(new Uint8Array(500_000).fill(0xff));
  expect(performance.now() - begun).toBeLessThan(3_000);
});
