import type { CalendarKey } from "#domain/person/calendar-key.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why there is no key: who holds no role has no calendar. */
export interface CalendarKeyError {
  readonly kind: "no-calendar";
}

/** สร้างกุญแจปฏิทินส่วนตัว — the record keeps the hash, never the key; a key made before ends at once. */
export async function makeCalendarKey(
  { records }: { readonly records: Records },
  { hash }: { readonly hash: string },
): Promise<Result<CalendarKey, CalendarKeyError>> {
  const agency = records.person.memberships[0]?.agency;
  if (agency === undefined) return err({ kind: "no-calendar" });
  return ok(await records.calendarKeys.make(hash, { act: "calendar.made", agency, changes: [] }));
}

/** เพิกถอนกุญแจปฏิทินส่วนตัว — from this moment on it opens nothing; where there is none, nothing is done. */
export async function revokeCalendarKey({ records }: { readonly records: Records }): Promise<Result<void, CalendarKeyError>> {
  if ((await records.calendarKeys.own()) === null) return ok(undefined);
  const agency = records.person.memberships[0]?.agency;
  if (agency === undefined) return err({ kind: "no-calendar" });
  await records.calendarKeys.revoke({ act: "calendar.revoked", agency, changes: [] });
  return ok(undefined);
}
