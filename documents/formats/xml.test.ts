import { expect, test } from "vitest";

import { childOf, elementsOf, findAll, parseXml, scanXml, textOf } from "./xml.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

function textIn(part: Uint8Array): string {
  const parsed = parseXml(part);
  return parsed.ok ? textOf(parsed.value) : `refused: ${parsed.error.kind}`;
}

test("names are the house's whatever prefix the file uses, also in the strict standard", () => {
  for (const [prefix, namespace] of [
    ["w:", W],
    ["ns0:", W],
    ["x:", STRICT],
  ]) {
    const declared = `xmlns:${prefix?.slice(0, -1)}="${namespace}"`;
    const parsed = parseXml(bytes(`<${prefix}p ${declared} ${prefix}val="1" plain="2"><${prefix}t>ก</${prefix}t></${prefix}p>`));
    expect(parsed.ok && parsed.value).toMatchObject({
      name: "w:p",
      attributes: { "w:val": "1", plain: "2" },
      children: [{ name: "w:t", children: ["ก"] }],
    });
  }
  const plain = parseXml(bytes(`<p xmlns="${W}"><t>ก</t><q xmlns="urn:other"/></p>`));
  expect(plain.ok && [plain.value.name, ...elementsOf(plain.value).map(({ name }) => name)]).toEqual(["w:p", "w:t", "q"]);
});

test("a stranger does not pass under a prefix of ours", () => {
  const parsed = parseXml(bytes('<w:p xmlns:w="urn:not-word"/>'));
  expect(parsed.ok && parsed.value.name).toBe("other-w:p");
});

test("spreadsheet names have no prefix, with or without one in the file", () => {
  const parsed = parseXml(bytes('<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:c/></x:row>'));
  expect(parsed.ok && [parsed.value.name, childOf(parsed.value, "c")?.name]).toEqual(["row", "c"]);
});

test("Thai is read in UTF-8, UTF-16 of either order and the Windows code page", () => {
  const xml = '<?xml version="1.0"?><a>ปั้นน้ำ</a>';
  expect(textIn(bytes(xml))).toBe("ปั้นน้ำ");
  expect(textIn(bytes(`\uFEFF${xml}`))).toBe("ปั้นน้ำ");
  const little = Uint8Array.from([...`\uFEFF${xml}`].flatMap((letter) => [letter.charCodeAt(0) & 0xff, letter.charCodeAt(0) >> 8]));
  const big = Uint8Array.from([...`\uFEFF${xml}`].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 0xff]));
  expect(textIn(little)).toBe("ปั้นน้ำ");
  expect(textIn(little.slice(2))).toBe("ปั้นน้ำ");
  expect(textIn(big)).toBe("ปั้นน้ำ");
  expect(textIn(Uint8Array.from([...bytes('<?xml version="1.0" encoding="windows-874"?><a>'), 0xa1, 0xd2, ...bytes("</a>")]))).toBe("กา");
});

test("broken letters lose themselves and nothing else", () => {
  expect(textIn(Uint8Array.from([...bytes("<a>ก"), 0xff, 0xc0, ...bytes("ข</a>")]))).toBe("ก\uFFFD\uFFFDข");
  expect(textIn(bytes("<a>ก\u0000\u000B\uFFFEข</a>"))).toBe("กข");
  expect(textIn(bytes("<a>ก&#xE02;&amp;&lt;</a>"))).toBe("กข&<");
  expect(textIn(bytes("<a>ก&#xD800;ข&nbsp;ค</a>"))).toBe("ก&#xD800;ข&nbsp;ค");
  const lone = Uint8Array.from([..."<a>x</a>"].flatMap((letter) => (letter === "x" ? [0x00, 0xd8] : [letter.charCodeAt(0), 0])));
  expect(textIn(lone).isWellFormed()).toBe(true);
});

test("an entity bomb is refused and a harmless DOCTYPE is passed over", () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "${"ก".repeat(100)}"><!ENTITY c "${"&b;".repeat(1000)}">]><a>&c;</a>`;
  expect(parseXml(bytes(bomb))).toEqual({ ok: false, error: { kind: "too-much-inside", found: "entities" } });
  expect(parseXml(bytes('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'))).toMatchObject({ ok: false });
  expect(textIn(bytes('<!DOCTYPE html PUBLIC "-//X" "http://example.invalid/x.dtd"><a>ก</a>'))).toBe("ก");
});

test("ten thousand elements inside each other are refused, as many beside each other are not", () => {
  expect(parseXml(bytes("<a>".repeat(10_000) + "</a>".repeat(10_000)))).toEqual({
    ok: false,
    error: { kind: "too-much-inside", found: "depth" },
  });
  expect(textIn(bytes(`<a>${"<b>ก</b>".repeat(10_000)}</a>`))).toBe("ก".repeat(10_000));
});

test("more text than a plan can hold is refused", () => {
  expect(parseXml(bytes(`<a>${`<b>${"ก".repeat(100_000)}</b>`.repeat(51)}</a>`))).toEqual({
    ok: false,
    error: { kind: "too-much-inside", found: "characters" },
  });
});

test("what is cut off or does not close is damaged", () => {
  const broken = ["", "<a>", "<a><b></a>", "<a>ก & ข</a>", "<a", "no xml", "<a/><b/>"];
  expect(broken.map((xml) => textIn(bytes(xml)))).toEqual(broken.map(() => "refused: damaged"));
});

test("large parts can be read from front to back without a tree", () => {
  const seen: string[] = [];
  const scanned = scanXml(bytes("<a><b x='1'>ก</b><c/></a>"), {
    open: (name, attributes) => seen.push(`<${name} ${attributes["x"] ?? ""}`),
    text: (text) => seen.push(text),
    close: (name) => seen.push(`/${name}`),
  });
  expect(scanned.ok).toBe(true);
  expect(seen).toEqual(["<a ", "<b 1", "ก", "/b", "<c ", "/c", "/a"]);
});

test("found elements are the outermost of their name", () => {
  const parsed = parseXml(bytes("<a><b>1<b>2</b></b><c><b>3</b></c></a>"));
  expect(parsed.ok && findAll(parsed.value, "b").map(textOf)).toEqual(["12", "3"]);
});
