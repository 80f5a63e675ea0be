import { randomBytes } from "node:crypto";

import { z } from "zod";

import { makeCalendarKey, revokeCalendarKey } from "#actions/keep-calendar-key.ts";
import { listCalendar } from "#actions/list-calendar.ts";
import { lastDayOfFiscalYear } from "#domain/agency/agency-change.ts";
import { ok } from "#domain/result.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { machineTokenHash } from "./credential.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { fiscalYear, isoDate, moment } from "./schemas.ts";

const tag = "ปฏิทิน";
const event = z
  .object({
    day: isoDate,
    kind: z.enum(["plan-opens", "plan-due", "round-opens", "round-due", "round-closes", "more-time"]),
    whose: z.enum(["own", "below"]).meta({ description: "own: the agency hands in; below: those below it do" }),
    page: z.int(),
    agency: z.int(),
    agencyName: z.string(),
    fiscalYear: z.int(),
    months: z.int().nullable(),
    isAssessment: z.boolean().meta({ description: "of a round of the assessment" }),
    reason: z.string().nullable().meta({ description: "why the day is later than it was set" }),
    isLast: z.boolean().meta({ description: "nothing is taken after this day" }),
  })
  .meta({ id: "CalendarEvent", description: "วันในปฏิทิน" });
const calendarKey = z
  .object({ id: z.uuid(), madeAt: moment, lastUsedAt: moment.nullable() })
  .meta({ id: "CalendarKey", description: "ที่อยู่ปฏิทินส่วนตัวที่ใช้อยู่" });

/** ปฏิทิน: the days of the person who asks, and the key with which a calendar program reads them. */
export const CALENDAR_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "myCalendar",
    method: "get",
    path: "/me/calendar",
    tag,
    thai: "กำหนดส่งแผน รอบรายงาน และการขยายเวลาของท่าน ที่อยู่ในปีงบประมาณหนึ่ง เรียงตามวัน",
    english: "Your deadlines, rounds and extensions whose day lies in a fiscal year, in order",
    scope: "people",
    query: z.object({ fiscalYear: fiscalYear.optional().meta({ description: "the running one by default" }) }),
    answer: z.array(event),
    does: async ({ records, query }) => {
      const year = query.fiscalYear ?? fiscalYearOf(records.today);
      return ok({ body: await listCalendar({ records }, { from: `${year - 544}-10-01`, to: lastDayOfFiscalYear(year) }) });
    },
  }),
  endpoint({
    name: "myCalendarKey",
    method: "get",
    path: "/me/calendar-key",
    tag,
    thai: "ที่อยู่ปฏิทินส่วนตัวที่ใช้อยู่ ถ้ามี",
    english: "Your personal calendar address, where there is one",
    scope: "people",
    answer: z.object({ key: calendarKey.nullable() }),
    does: async ({ records }) => ok({ body: { key: await records.calendarKeys.own() } }),
  }),
  endpoint({
    name: "makeCalendarKey",
    method: "post",
    path: "/me/calendar-key",
    tag,
    thai: "สร้างที่อยู่ปฏิทินส่วนตัวสำหรับโปรแกรมปฏิทิน แสดงครั้งเดียว ที่อยู่เดิมใช้ไม่ได้ทันที",
    english: "Make a personal address for calendar programs, shown once; the one before ends",
    scope: "people",
    answer: z.object({ key: calendarKey, url: z.string().meta({ description: "แสดงครั้งเดียว" }) }),
    status: 201,
    refuses: ["no-calendar"],
    does: async ({ records, equipment: { address } }) => {
      const key = `${CALENDAR_KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
      const made = await makeCalendarKey({ records }, { hash: machineTokenHash(key) });
      // Told after the transaction: an answer that is kept for a repeated request would keep the key.
      return made.ok
        ? ok({ afterwards: () => Promise.resolve(ok({ body: { key: made.value, url: `${address}/api/v1/calendar.ics?token=${key}` } })) })
        : made;
    },
  }),
  endpoint({
    name: "revokeCalendarKey",
    method: "delete",
    path: "/me/calendar-key",
    tag,
    thai: "เพิกถอนที่อยู่ปฏิทินส่วนตัวทันที",
    english: "Revoke your personal calendar address at once",
    scope: "people",
    refuses: ["no-calendar"],
    does: async ({ records }) => {
      const revoked = await revokeCalendarKey({ records });
      return revoked.ok ? ok({}) : revoked;
    },
  }),
];

/** Keys of calendars begin so: they open nothing else, and are found at once where they leak. */
export const CALENDAR_KEY_PREFIX = "khunatham-calendar_";
