import { expect, test } from "vitest";

import { toIsoDate } from "./xlsx-date.ts";
import { showNumber, showText } from "./xlsx-number.ts";

/** 21 November 2026 as a spreadsheet counts days. */
const DAY = 46_347;

const SHOWN: readonly (readonly [number, string, string])[] = [
  [135_000, "[$-D00041E]#,##0", "๑๓๕,๐๐๐"],
  [135_000, "t#,##0.00", "๑๓๕,๐๐๐.๐๐"],
  [27_300, "#,##0", "27,300"],
  [0.8, "0%", "80%"],
  [0.8567, "t0.00%", "๘๕.๖๗%"],
  [-1234.5, "#,##0.00;(#,##0.00)", "(1,234.50)"],
  [0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"],
  [3, '0" ครั้ง"', "3 ครั้ง"],
  [1.5, 'General" บาท"', "1.5 บาท"],
  [1.005, "0.00", "1.01"],
  [7, "000", "007"],
  [812_345_678, "000-000-0000", "081-234-5678"],
  [1_234_567_890_123, "0-0000-00000-00-0", "1-2345-67890-12-3"],
  [1_500_000, '[>=1000000]0.0,,"ล้าน";0', "1.5ล้าน"],
  [12_345, "0.00E+00", "1.23E+04"],
  [2.25, "# ?/?", "2 1/4"],
  [DAY, "[$-D07041E]d mmmm yyyy", "๒๑ พฤศจิกายน ๒๕๖๙"],
  [DAY, "[$-th-TH,D07]d mmmm yyyy;@", "๒๑ พฤศจิกายน ๒๕๖๙"],
  [DAY, "[$-107041E]d mmm yy;@", "21 พ.ย. 69"],
  [DAY, "d mmmm bbbb", "21 พฤศจิกายน 2569"],
  [DAY, "td/m/bbbb", "๒๑/๑๑/๒๕๖๙"],
  [DAY, "[$-409]d-mmm-yy", "21-Nov-26"],
  [DAY + 0.5625, "d/m/yyyy h:mm", "21/11/2026 13:30"],
  [DAY + 0.5625, "h:mm AM/PM", "1:30 PM"],
  [1.5, "[h]:mm", "36:00"],
  [-5, "d/m/yyyy", "-5"],
];

test.each(SHOWN)("%d in the format %s is shown as %s", (number, format, text) => {
  expect(showNumber(number, format).text).toBe(text);
});

test("whole numbers are shown in full and fractions within eleven characters", () => {
  expect([1_234_567_890_123, 66.666_666_666_666_67, 0.1 + 0.2, -5, 1e20].map((number) => showNumber(number, "General").text)).toEqual([
    "1234567890123",
    "66.66666667",
    "0.3",
    "-5",
    "1E+20",
  ]);
});

test("a format made to choke the reader ends soon", () => {
  for (const format of ["#,".repeat(20_000), "# ?/" + "?".repeat(5_000), "[".repeat(5_000), '"', ";".repeat(5_000), "_", "\\"]) {
    expect(typeof showNumber(1.5, format).text).toBe("string");
  }
});

test("the fourth part of a format dresses texts, and one that hides them is not obeyed", () => {
  expect([showText("สาม", '0;0;0;@" แห่ง"'), showText("สาม", ";;;"), showText("สาม", "General")]).toEqual(["สาม แห่ง", "สาม", "สาม"]);
});

test("a day count becomes an ISO date, also where the year was typed in พ.ศ.", () => {
  const typedInBuddhistYears = DAY + Math.round(543 * 365.2425);
  expect([toIsoDate(DAY, false), toIsoDate(DAY + 0.5625, false), toIsoDate(DAY - 1462, true), toIsoDate(0.5, false)]).toEqual([
    "2026-11-21",
    "2026-11-21T13:30:00",
    "2026-11-21",
    undefined,
  ]);
  expect(toIsoDate(typedInBuddhistYears, false)).toMatch(/^2026-11-2/u);
  expect(showNumber(typedInBuddhistYears, "[$-107041E]yyyy").text).toBe("2569");
});
