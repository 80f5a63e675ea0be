import { Hono } from "hono";

import { listCalendar } from "#actions/list-calendar.ts";
import { ok } from "#domain/result.ts";
import { CALENDAR_KEY_PREFIX } from "#server/api/calendar.ts";
import { machineTokenHash } from "#server/api/credential.ts";
import type { Numbered } from "#server/application.ts";
import type { Equipment } from "#server/equipment.ts";
import { toProblem } from "#server/problems.ts";
import { tooManyRequests } from "#server/rate-limits.ts";
import { writeCalendar } from "#server/write-calendar.ts";

/** ปฏิทินสำหรับโปรแกรมปฏิทิน — the feed of a person, opened by its key alone; a year back and two ahead. */
export function calendarRoute({ store, limits, address, today }: Equipment): Hono<Numbered> {
  const route = new Hono<Numbered>();
  route.get("/calendar.ics", async (context) => {
    const id = context.get("id");
    const key = context.req.query("token") ?? "";
    if (!key.startsWith(CALENDAR_KEY_PREFIX)) return toProblem("calendar-not-found", id);
    const token = machineTokenHash(key);
    const wait = await limits.count("machine", token);
    if (wait !== null) return tooManyRequests(id, wait);
    const day = today();
    const read = await store.within(
      { credential: { token, isMachine: false, onlyReads: true }, today: day, request: id },
      async (records) => ok(await listCalendar({ records }, { from: moved(day, -1), to: moved(day, 2) })),
    );
    if (!read.ok) return toProblem("calendar-not-found", id);
    return context.body(writeCalendar(read.value, { address, today: day }), 200, {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="khunatham.ics"',
      "cache-control": "private, no-store",
    });
  });
  return route;
}

/** About as many years from a day. */
function moved(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
