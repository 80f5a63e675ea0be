import { calendarOf, type CalendarEvent } from "#domain/record/calendar.ts";
import type { Records } from "#domain/record/records.ts";

/** ปฏิทินของผู้ขอ — every day of deadlines, rounds and more time that lies between two days (ISO dates, both included). */
export async function listCalendar(
  { records }: { readonly records: Records },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly CalendarEvent[]> {
  const { agencies, person, rounds } = records;
  const own = await agencies.findAll([...new Set(person.memberships.map(({ agency }) => agency))]);
  const line = [...new Set(own.flatMap(({ within }) => within))];
  const deadlines = await agencies.deadlines(line);
  const set = await rounds.of(line, yearsAround(from, to));
  const extensions = await rounds.extensions(set.map(({ id }) => id));
  const names = await agencies.findAll([...new Set(extensions.map(({ agency }) => agency))]);
  return calendarOf({ person, agencies: own, deadlines, rounds: set, extensions, names }).filter(({ day }) => day >= from && day <= to);
}

/** A year's last report is handed in when the next year has begun, and a round may be set ahead. */
function yearsAround(from: string, to: string): readonly number[] {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) + 543) as [number, number];
  return Array.from({ length: last - first + 3 }, (_, index) => first - 1 + index);
}
