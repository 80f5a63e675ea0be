import fc from "fast-check";
import { expect, test } from "vitest";

import type { CalendarEvent } from "#domain/record/calendar.ts";
import { readCalendar } from "#testing/read-calendar.ts";
import { writeCalendar } from "./write-calendar.ts";

const place = { address: "https://plan.example.go.th", today: "2026-11-21" };
const event: CalendarEvent = {
  day: "2027-04-20",
  kind: "round-due",
  whose: "own",
  page: 2,
  agency: 2,
  agencyName: "กรมตัวอย่าง",
  fiscalYear: 2570,
  months: 6,
  reason: null,
  isLast: false,
  isAssessment: false,
};
const read = (events: readonly CalendarEvent[]) => readCalendar(new TextEncoder().encode(writeCalendar(events, place)));

test("a day of a round is an event of its whole day, with Thai words, a way to its page and a name for good", () => {
  expect(read([event])).toEqual([
    {
      UID: "round-due-own-2-2-2570-6@plan.example.go.th",
      DTSTAMP: "20261121T000000Z",
      DTSTART: "20270420",
      SUMMARY: "วันสุดท้ายส่งรายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐ กรมตัวอย่าง",
      URL: "https://plan.example.go.th/",
      TRANSP: "TRANSPARENT",
    },
  ]);
});

test("a calendar with nothing in it is a calendar", () => {
  expect(read([])).toEqual([]);
});

test("whatever stands in a name or a reason is read back, and never begins a line of its own", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("ก", "ำ", "ที่", "😀", "a", " ", "\\", ";", ",", ":", '"', "n", "\n", "\r\n"), { maxLength: 60 }),
      fc.constantFrom("", "น้ำท่วม; ไฟดับ, \\ทางขาด\nEND:VEVENT\r\nBEGIN:VEVENT", "กำ".repeat(60)),
      (some, more) => {
        const reason = `${some.join("")}${more}`;
        const [found] = read([{ ...event, reason }]);
        expect(found?.["DESCRIPTION"]).toBe(`ขยายเวลาแล้ว เหตุผล: ${reason.replaceAll(/\r\n?/gu, "\n")}`);
      },
    ),
    { numRuns: 100 },
  );
});

test("the reader of these tests notices what is wrong", () => {
  const good = writeCalendar([event], place);
  const broken = [
    [good.replaceAll("\r\n", "\n"), "the last line has no end"],
    [good.replace("\r\n ", ""), "more than 75 octets"],
    [good.replace("VERSION:2.0\r\n", ""), "VERSION must stand once"],
    [good.replace("DTSTART;VALUE=DATE", "DTSTART"), "DTSTART:20270420"],
    [good.replace("TRANSP:TRANSPARENT", "DESCRIPTION:1,2"), "not escaped"],
    [good.replace("END:VEVENT\r\n", ""), "an event without its end"],
    [good.replace(/UID:.*\r\n/u, ""), "UID must stand once"],
    [good.slice(0, -2), "the last line has no end"],
  ] as const;
  for (const [text, says] of broken) expect(() => readCalendar(new TextEncoder().encode(text)), says).toThrow(says);
});
