import { pathOfEvent, uidOf, type CalendarEvent } from "#domain/record/calendar.ts";
import { sayEvent, sayWhose } from "#domain/record/calendar-words.ts";

/** A line has at most 75 octets; a longer one goes on behind a space (RFC 5545, 3.1). */
const OCTETS = 75;

/** ปฏิทิน iCalendar (RFC 5545) — each event lasts its whole day and is called the same however often its day is moved. */
export function writeCalendar(
  events: readonly CalendarEvent[],
  { address, today }: { readonly address: string; readonly today: string },
): string {
  const { hostname } = new URL(address);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Khunatham//Calendar//TH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped("คุณธรรม: กำหนดส่งแผนและรายงาน")}`,
    "X-WR-TIMEZONE:Asia/Bangkok",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${uidOf(event)}@${hostname}`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(event.day)}`,
      `SUMMARY:${escaped(`${sayEvent(event)} ${sayWhose(event)}`)}`,
      ...described(event),
      `URL:${address}${pathOfEvent(event)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function described({ reason, isLast }: CalendarEvent): readonly string[] {
  const says = [...(isLast ? ["หลังจากวันนี้ระบบไม่รับ"] : []), ...(reason === null ? [] : [`ขยายเวลาแล้ว เหตุผล: ${reason}`])];
  return says.length === 0 ? [] : [`DESCRIPTION:${escaped(says.join("\n"))}`];
}

/** Text as a value: no sign that would end it. Other control signs have no place in one. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll(/\r\n?|\n/gu, String.raw`\n`)
    .replaceAll(/[\u0000-\u001F\u007F]/gu, "");
}

/** Folded between characters, never inside one. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let told = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > OCTETS) {
      told += "\r\n ";
      octets = 1;
    }
    told += character;
    octets += size;
  }
  return told;
}

function compact(isoDate: string): string {
  return isoDate.replaceAll("-", "");
}
