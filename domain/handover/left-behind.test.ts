import { describe, expect, test } from "vitest";

import type { Member } from "../person/members.ts";
import type { Role } from "../person/role.ts";
import { mayHandOver, type HandOverWish } from "./hand-over.ts";
import { leftBehind, sayLeftBehind } from "./left-behind.ts";

const today = "2026-10-01";
const aMember = (person: string, role: Role, more: Partial<Member> = {}): Member => ({
  id: `${person} ${role}`,
  person,
  name: `นาง ${person}`,
  email: `${person}@example.go.th`,
  disabled: false,
  agency: 1,
  role,
  actingFor: null,
  from: null,
  until: null,
  ...more,
});
const nothing = { plans: 0, reports: 0, questions: 0, evidence: 0 };
const inHand = { plans: 1, reports: 1, questions: 1, evidence: 0 };
const left = (members: readonly Member[], leaving: string, hand = inHand, inCharge = 0) =>
  leftBehind({ members, leaving: members.filter(({ person }) => person === leaving).map(({ id }) => id), inHand: hand, inCharge, today });

describe("nobody leaves an agency's work behind", () => {
  test("the last author and the last approver stay where there is a plan, and go where there is nothing in hand", () => {
    const members = [aMember("a", "author"), aMember("b", "approver"), aMember("c", "auditor")];
    expect(left(members, "a")?.roles).toEqual(["author", "unit-reporter"]);
    expect(left(members, "b")?.roles).toEqual(["approver"]);
    expect(left(members, "c")).toBeNull();
    expect(left(members, "a", nothing)).toBeNull();
    expect(left([...members, aMember("d", "author")], "a")).toBeNull();
  });

  test("an author answers a unit's questions in a reporter's place, and evidence alone wants an author", () => {
    const members = [aMember("a", "author"), aMember("r", "unit-reporter")];
    expect(left(members, "r")).toBeNull();
    expect(left([aMember("r", "unit-reporter")], "r")?.roles).toEqual(["unit-reporter"]);
    expect(left(members, "a", { ...nothing, evidence: 1 })?.roles).toEqual(["author"]);
    expect(left(members, "a", { ...nothing, questions: 1 })).toBeNull();
  });

  test("who is shut out, whose days are over, or who comes later or goes earlier takes nobody's place", () => {
    const a = aMember("a", "author");
    const hand = { ...nothing, plans: 1 };
    const stays = (more: Partial<Member>, one = a) => left([one, aMember("b", "author", more)], "a", hand)?.roles ?? [];
    expect(stays({ disabled: true })).toEqual(["author"]);
    expect(stays({ until: "2026-09-30" })).toEqual(["author"]);
    expect(stays({ from: "2026-10-02" })).toEqual(["author"]);
    expect(stays({ until: "2027-09-30" })).toEqual(["author"]);
    expect(stays({ from: "2026-10-01" })).toEqual([]);
    expect(stays({ until: "2027-09-30" }, { ...a, until: "2027-09-30" })).toEqual([]);
    expect(stays({ from: "2026-11-01" }, { ...a, from: "2026-11-01" })).toEqual([]);
    expect(left([{ ...a, until: "2026-09-30" }], "a", hand)).toBeNull();
    expect(left([{ ...a, disabled: true }], "a", hand)).toBeNull();
  });

  test("activities go with the role of an author, unless the person holds it otherwise too", () => {
    const members = [aMember("a", "author"), aMember("a", "approver"), aMember("b", "author"), aMember("b", "approver")];
    expect(left(members, "a", inHand, 3)).toEqual({ roles: [], inHand, activities: 3 });
    const approver = { members, leaving: ["a approver"], inHand, inCharge: 3, today };
    expect(leftBehind(approver)).toBeNull();
    const again = aMember("a", "author", { id: "again" });
    expect(leftBehind({ ...approver, members: [...members, again], leaving: ["again"] })).toBeNull();
  });

  test("the refusal names what would lack somebody, and nothing else", () => {
    const hand = { plans: 2, reports: 1, questions: 5, evidence: 13 };
    const says = (...roles: readonly Role[]) => sayLeftBehind({ roles, inHand: hand, activities: 0 });
    expect(says("author")).toBe("แผน ๒ ฉบับ รายงานที่ยังไม่อนุมัติ ๑ ฉบับ หลักฐาน ๑๓ รายการ");
    expect(says("approver")).toBe("แผน ๒ ฉบับ รายงานที่ยังไม่อนุมัติ ๑ ฉบับ");
    expect(says("unit-reporter")).toBe("ผลที่ต้องตอบหน่วยงานอื่น ๕ เรื่อง");
    expect(sayLeftBehind({ roles: [], inHand: hand, activities: 4 })).toBe("กิจกรรมที่บุคคลนี้รับผิดชอบ ๔ กิจกรรม");
  });
});

describe("who may hand what over to whom", () => {
  const members = [
    aMember("a", "author"),
    aMember("a", "approver", { actingFor: "อธิบดี", until: "2026-12-31" }),
    aMember("b", "author"),
    aMember("shut", "author", { disabled: true }),
    aMember("gone", "author", { until: "2026-09-30" }),
  ];
  const may = (wish: Partial<HandOverWish>, { asker = "a", administers = false } = {}) => {
    const whole = { predecessor: "a", successor: { person: "b" }, passed: ["a author"], shared: [], ...wish };
    const told = mayHandOver(members, whole, { asker, administers, today });
    return told.ok ? told.value.map(({ id }) => id) : told.error.kind;
  };
  const administrator = { asker: "x", administers: true };

  test("one's own to somebody who works here, anybody's by an administrator, nobody else's", () => {
    expect(may({})).toEqual(["a author"]);
    expect(may({}, administrator)).toEqual(["a author"]);
    expect(may({}, { asker: "b", administers: false })).toBe("not-administrator");
    expect(may({ successor: { name: "ใหม่", email: "new@example.go.th" } })).toBe("not-administrator");
    expect(may({ successor: { name: "ใหม่", email: "new@example.go.th" } }, administrator)).toEqual(["a author"]);
  });

  test("acting in another's place is passed on by an administrator only", () => {
    expect(may({ passed: ["a approver"] })).toBe("not-administrator");
    expect(may({ passed: ["a approver"] }, administrator)).toEqual(["a approver"]);
  });

  test("a successor works here today, is not shut out, and is somebody else", () => {
    for (const person of ["shut", "gone", "stranger"]) expect(may({ successor: { person } }, administrator)).toBe("successor-not-here");
    expect(may({ successor: { person: "a" } }, administrator)).toBe("successor-same");
    expect(may({ predecessor: "gone", passed: ["gone author"] }, administrator)).toBe("person-not-found");
  });

  test("roles that are not the predecessor's any more, or stand twice, are not guessed at", () => {
    expect(may({ passed: [] })).toBe("nothing-handed-over");
    expect(may({ passed: ["a author", "b author"] })).toBe("roles-changed");
    expect(may({ shared: ["a author"] })).toBe("roles-changed");
    expect(may({ passed: [], shared: ["a author"] })).toEqual(["a author"]);
  });
});
