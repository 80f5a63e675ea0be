import { describe, expect, test } from "vitest";

import type { Person, Role } from "../person/role.ts";
import type { Round } from "../result/round.ts";
import { calendarOf, pathOfEvent, uidOf, type CalendarFacts } from "./calendar.ts";
import { sayEvent, sayWhose } from "./calendar-words.ts";

const [MINISTRY, DEPARTMENT] = [1, 2];
const who = (role: Role, agency: number): Person => ({
  id: "p",
  name: "นาง",
  kind: "person",
  scopes: null,
  memberships: [{ agency, role, actingFor: null, from: null, until: null }],
});
const round: Round = {
  id: "r",
  agency: MINISTRY,
  fiscalYear: 2570,
  months: 6,
  kind: "report",
  opens: "2027-04-01",
  due: "2027-04-20",
  late: "refuse",
};
const facts = (person: Person, more: Partial<CalendarFacts> = {}): CalendarFacts => ({
  person,
  agencies: person.memberships.map(({ agency }) =>
    agency === MINISTRY
      ? { id: MINISTRY, name: "กระทรวงทดลอง", within: [MINISTRY] }
      : { id: DEPARTMENT, name: "กรมตัวอย่าง", within: [MINISTRY, DEPARTMENT] },
  ),
  deadlines: [{ agency: MINISTRY, fiscalYear: 2571, opens: "2027-07-01", due: "2027-08-31" }],
  rounds: [round],
  extensions: [],
  names: [{ id: DEPARTMENT, name: "กรมตัวอย่าง" }],
  ...more,
});
const extension = { round: "r", agency: DEPARTMENT, due: "2027-05-05", reason: "น้ำท่วม", byName: "นาง", at: "2027-04-19T00:00:00Z" };
const told = (some: CalendarFacts) => calendarOf(some).map((one) => [one.day, one.kind, one.whose, one.agencyName]);

describe("the calendar of a person", () => {
  test("an author sees the days of what the agency hands in, in order", () => {
    expect(told(facts(who("author", DEPARTMENT)))).toEqual([
      ["2027-04-01", "round-opens", "own", "กรมตัวอย่าง"],
      ["2027-04-20", "round-due", "own", "กรมตัวอย่าง"],
      ["2027-07-01", "plan-opens", "own", "กรมตัวอย่าง"],
      ["2027-08-31", "plan-due", "own", "กรมตัวอย่าง"],
    ]);
  });

  test("more time moves the day and tells why, and the event is called the same", () => {
    const due = (some: CalendarFacts) => calendarOf(some).find(({ kind }) => kind === "round-due");
    const [before, after] = [due(facts(who("author", DEPARTMENT))), due(facts(who("author", DEPARTMENT), { extensions: [extension] }))];
    expect(before).toMatchObject({ day: "2027-04-20", reason: null, isLast: true });
    expect(after).toMatchObject({ day: "2027-05-05", reason: "น้ำท่วม", isLast: true });
    expect(before && after && uidOf(before) === uidOf(after)).toBe(true);
  });

  test("a reviewer sees what is asked of those below, and to whom more time was given", () => {
    const all = calendarOf(facts(who("reviewer", MINISTRY), { extensions: [extension] }));
    expect(all.map((one) => [one.day, one.kind, one.whose])).toEqual([
      ["2027-04-01", "round-opens", "below"],
      ["2027-04-20", "round-due", "below"],
      ["2027-05-05", "more-time", "below"],
      ["2027-07-01", "plan-opens", "below"],
      ["2027-08-31", "plan-due", "below"],
    ]);
    const given = all[2];
    expect(given && [sayEvent(given), sayWhose(given), pathOfEvent(given)]).toEqual([
      "วันสุดท้ายที่ขยายเวลาส่งรายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐",
      "กรมตัวอย่าง",
      "/agencies/1?part=rounds",
    ]);
    expect(new Set(all.map(uidOf)).size).toBe(all.length);
  });

  test("a round of the assessment has days of its own, and is told apart from the reports of the same months", () => {
    const assessed: Round = { ...round, id: "t", kind: "assessment", opens: "2027-04-10", due: "2027-04-30" };
    const all = calendarOf(facts(who("author", DEPARTMENT), { rounds: [round, assessed], deadlines: [] }));
    expect(all.map((one) => [one.day, sayEvent(one)])).toEqual([
      ["2027-04-01", "เริ่มส่งรายงานผลรอบ ๖ เดือนได้ ปีงบประมาณ ๒๕๗๐"],
      ["2027-04-10", "เริ่มส่งผลประเมินองค์กรคุณธรรมรอบ ๖ เดือนได้ ปีงบประมาณ ๒๕๗๐"],
      ["2027-04-20", "วันสุดท้ายส่งรายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐"],
      ["2027-04-30", "วันสุดท้ายส่งผลประเมินองค์กรคุณธรรมรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐"],
    ]);
    expect(new Set(all.map(uidOf)).size).toBe(4);
  });

  test("where one parent takes what is late and another does not, the day it closes stands by itself", () => {
    const strict: Round = { ...round, id: "s", agency: DEPARTMENT, due: "2027-04-30" };
    const days = told(facts(who("author", DEPARTMENT), { rounds: [{ ...round, late: "accept" }, strict] }));
    expect(days.filter(([, , whose]) => whose === "own").slice(0, 3)).toEqual([
      ["2027-04-01", "round-opens", "own", "กรมตัวอย่าง"],
      ["2027-04-20", "round-due", "own", "กรมตัวอย่าง"],
      ["2027-04-30", "round-closes", "own", "กรมตัวอย่าง"],
    ]);
  });
});
