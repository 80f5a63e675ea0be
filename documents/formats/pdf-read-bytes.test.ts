import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";

import { tagReplacementTexts } from "./pdf-read-bytes.ts";

/** A PDF's body of one packed stream; the readers of pages do not look at it. */
function withStream(content: string | Buffer, keys = "/Filter /FlateDecode"): Uint8Array {
  const packed = deflateSync(content, { level: 1 });
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${packed.length} ${keys} >>\nstream\n`),
    packed,
    Buffer.from("\nendstream\nendobj\n"),
  ]);
}

function contentOf(pdf: Uint8Array): string {
  const file = Buffer.from(pdf);
  return inflateSync(file.subarray(file.indexOf("stream\n") + 7)).toString("latin1");
}

const many = (span: string) => span.repeat(20);

test("a span with a replacement text is renamed in place, and the file keeps its length", () => {
  const pdf = withStream(many("BT /Span << /ActualText <FEFF0E170E35> >> BDC <0001> Tj EMC ET "));
  const tagged = tagReplacementTexts(pdf);
  expect(tagged).toMatchObject({ ok: true, value: { texts: ["ที"], hasPictures: false } });
  if (!tagged.ok) return;
  expect(tagged.value.bytes).toHaveLength(pdf.length);
  expect(contentOf(tagged.value.bytes)).toBe(many("BT /Kt0 BMC <0001> Tj EMC ET "));
});

test.each([
  ["UTF-16 in hexadecimal, with blanks", "<FE FF 0E 01>", "ก"],
  ["UTF-16 as a literal with escaped bytes", "(\\376\\377\\016\\001)", "ก"],
  ["one byte a letter, with an escaped bracket", "(a\\)b)", "a)b"],
  ["nothing at all", "()", ""],
])("a replacement text is read from %s", (_, written, text) => {
  const tagged = tagReplacementTexts(withStream(many(`/Span<</MCID 3/ActualText${written}>>BDC (x) Tj EMC\n`)));
  expect(tagged).toMatchObject({ ok: true, value: { texts: [text] } });
});

test("a span without a replacement text and a file that is not packed stay as they are", () => {
  const pdf = withStream("/P << /MCID 0 >> BDC (x) Tj EMC");
  expect(tagReplacementTexts(pdf)).toEqual({ ok: true, value: { bytes: new Uint8Array(pdf), texts: [], hasPictures: false } });
  const text = new TextEncoder().encode("stream endstream obj stream");
  expect(tagReplacementTexts(text)).toEqual({ ok: true, value: { bytes: text, texts: [], hasPictures: false } });
});

test("a small file that unpacks without end is refused, also when it is packed twice", () => {
  const huge = Buffer.alloc(300 * 1024 * 1024, 0x20);
  expect(tagReplacementTexts(withStream(huge))).toMatchObject({ ok: false, error: { kind: "too-much-inside" } });
  expect(tagReplacementTexts(withStream(deflateSync(huge), "/Filter [/FlateDecode /FlateDecode]"))).toMatchObject({
    ok: false,
    error: { kind: "too-much-inside" },
  });
});

test("a picture is noticed", () => {
  expect(tagReplacementTexts(withStream("x", "/Subtype /Image /Filter /FlateDecode"))).toMatchObject({
    ok: true,
    value: { hasPictures: true },
  });
});
