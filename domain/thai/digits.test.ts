import fc from "fast-check";
import { expect, test } from "vitest";
import { toArabicDigits, toThaiDigits, toThaiNumerals } from "./digits.ts";

test("every Thai digit has its Arabic one and back", () => {
  expect(toArabicDigits("พ.ศ. ๒๕๖๙ ข้อ ๐๑๓๔๗๘")).toBe("พ.ศ. 2569 ข้อ 013478");
  expect(toThaiDigits(1234567890)).toBe("๑๒๓๔๕๖๗๘๙๐");
  fc.assert(
    fc.property(fc.nat(), (number) => {
      expect(Number(toArabicDigits(toThaiDigits(number)))).toBe(number);
    }),
  );
});

test.each([
  ["ปีงบประมาณ พ.ศ. 2569 จำนวน 1,250 คน ร้อยละ 85.50", "ปีงบประมาณ พ.ศ. ๒๕๖๙ จำนวน ๑,๒๕๐ คน ร้อยละ ๘๕.๕๐"],
  ["โทร. 0 2111 2222 ต่อ 1014 จำนวน 2 คน", "โทร. 0 2111 2222 ต่อ 1014 จำนวน ๒ คน"],
  ["ส่งที่ office2@agency9.go.th ภายใน 5 วัน", "ส่งที่ office2@agency9.go.th ภายใน ๕ วัน"],
  ["ดู https://agency.go.th/2569/plan?id=12 ข้อ 3", "ดู https://agency.go.th/2569/plan?id=12 ข้อ ๓"],
  ["เว็บไซต์ www.moral9.or.th 1 ช่องทาง", "เว็บไซต์ www.moral9.or.th ๑ ช่องทาง"],
  ["เว็บไซต์ moral9.or.th/news12 1 ช่องทาง", "เว็บไซต์ moral9.or.th/news12 ๑ ช่องทาง"],
  ["ป้องกัน COVID-19 ตามมาตรฐาน ISO 9001:2015 จำนวน 2 ครั้ง", "ป้องกัน COVID-19 ตามมาตรฐาน ISO 9001:2015 จำนวน ๒ ครั้ง"],
  ["กระดาษ A4 ระบบ 5G ไตรมาส Q1", "กระดาษ A4 ระบบ 5G ไตรมาส Q1"],
  ["ลายพิมพ์ #9f2c11 เอกสาร 4 หน้า", "ลายพิมพ์ #9f2c11 เอกสาร ๔ หน้า"],
  ["1.website 2.facebook", "๑.website ๒.facebook"],
  ["อีเมล office๒@agency.go.th", "อีเมล office๒@agency.go.th"],
])("on paper %s", (text, paper) => {
  expect(toThaiNumerals(text)).toBe(paper);
});

test("numerals put on paper twice are the same as once", () => {
  const pieces = fc.constantFrom(
    "ข้อ ",
    "12",
    "๓",
    "A",
    "-",
    "@",
    ".",
    "th",
    "go",
    "#",
    " ",
    "คน",
    "/",
    "www",
    "ISO ",
    "http://",
    "x",
    ",",
    ":",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const once = toThaiNumerals(parts.join(""));
      expect(toThaiNumerals(once)).toBe(once);
    }),
    { numRuns: 3000 },
  );
});
