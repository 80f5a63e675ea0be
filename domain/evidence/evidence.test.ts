import { expect, test } from "vitest";

import { checkedLink, fileNameOf } from "./evidence.ts";

test("a link is an address on the web, and nothing that runs or hides a name and password", () => {
  for (const link of ["https://www.example.go.th/news/12?a=ก#top", "http://example.go.th", " https://example.go.th:8443/x "])
    expect(checkedLink(link)).toEqual({ ok: true, value: link.trim() });
  for (const link of [
    "javascript:alert(1)",
    "ftp://example.go.th",
    "example.go.th",
    "https://",
    "https://a b",
    "https://me:secret@example.go.th",
    `https://example.go.th/${"x".repeat(2000)}`,
  ])
    expect(checkedLink(link).ok, link).toBe(false);
});

test("a file's name has no folder, no control letter, and keeps its ending when it is cut", () => {
  expect(fileNameOf("C:\\fakepath\\ภาพ\u0000กิจกรรม.jpg")).toBe("ภาพกิจกรรม.jpg");
  expect(fileNameOf("../../etc/passwd")).toBe("passwd");
  expect(fileNameOf("ภาพ\u202Egpj.exe")).toBe("ภาพgpj.exe");
  expect(fileNameOf("")).toBe("ไม่มีชื่อ");
  expect(fileNameOf(`${"ก".repeat(300)}.jpeg`)).toMatch(/^ก{195}\.jpeg$/u);
});
