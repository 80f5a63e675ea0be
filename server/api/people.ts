import { z } from "zod";

import { addMember } from "#actions/add-member.ts";
import { disablePerson } from "#actions/disable-person.ts";
import { removeMember } from "#actions/remove-member.ts";
import { renewLink } from "#actions/renew-link.ts";
import { isCurrent, type Role } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { fiscalYearOf } from "#domain/thai/fiscal-year.ts";
import { err, ok } from "#domain/result.ts";
import { lineAbove, reads } from "./agency-page.ts";
import { addedMember, me, oneTimeLink, ownRecord } from "./agency-schemas.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";
import { agencyId, isoDate, member, role } from "./schemas.ts";

/** A week: an administrator often hands links over on paper. A reset is waited for. */
export const FIRST_LINK_HOURS = 7 * 24;
const RESET_LINK_HOURS = 24;

const tag = "ผู้ปฏิบัติงาน";
const ofAgency = z.object({ agency: agencyId });
const ofMember = z.object({ member: z.uuid().meta({ description: "รหัสผู้ปฏิบัติงาน" }) });

/** ผู้ปฏิบัติงาน: who works where, with which role; links to set a password. Links are made once the change is kept, and kept nowhere themselves. */
export const PEOPLE_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "listMembers",
    method: "get",
    path: "/agencies/{agency}/members",
    tag,
    thai: "ผู้ปฏิบัติงานของหน่วยงาน",
    english: "Who works at the agency",
    scope: "people",
    parameters: ofAgency,
    answer: z.array(member),
    refuses: ["agency-not-found", "not-your-agency"],
    does: async ({ records: { agencies, members, person }, parameters: { agency: id } }) => {
      const agency = await agencies.find(id);
      if (agency === null) return err({ kind: "agency-not-found" });
      return reads(person, agency.within) ? ok({ body: await members.ofAgency(id) }) : err({ kind: "not-your-agency" });
    },
  }),
  endpoint({
    name: "addMember",
    method: "post",
    path: "/agencies/{agency}/members",
    tag,
    thai: "เพิ่มผู้ปฏิบัติงาน: ผู้ที่ยังไม่เคยตั้งรหัสผ่านได้ลิงก์ที่แสดงครั้งเดียว",
    english: "Give a person a role; who has no way to sign in yet gets a link, shown once",
    scope: "people",
    parameters: ofAgency,
    body: z.object({
      name: z.string().trim().min(1).max(200),
      email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
      role: role.transform((word) => word as Role),
      actingFor: z.string().trim().min(1).max(300).nullable().default(null),
      from: isoDate.nullable().default(null),
      until: isoDate.nullable().default(null),
    }),
    answer: addedMember,
    status: 201,
    refuses: [
      "agency-not-found",
      "not-administrator",
      "agency-ended",
      "member-exists",
      "acting-needs-approver",
      "acting-needs-days",
      "days-order",
    ],
    does: async ({ records, parameters, body: { name, email, ...held }, equipment: { signIn } }) => {
      const findOrMakePerson = () => signIn.findOrMakePerson({ name, email });
      const added = await addMember({ records, findOrMakePerson }, { ...held, agency: parameters.agency });
      if (!added.ok) return added;
      const { member: one, needsLink } = added.value;
      return ok({
        afterwards: async () => {
          const link = needsLink ? await signIn.makeOneTimeLink(one.person, "first-password", FIRST_LINK_HOURS) : null;
          return ok({ body: { member: one, link: link?.ok ? { url: link.value.url, until: link.value.expiresAt } : null } });
        },
      });
    },
  }),
  endpoint({
    name: "removeMember",
    method: "delete",
    path: "/members/{member}",
    tag,
    thai: "ถอนบทบาทของผู้ปฏิบัติงาน",
    english: "Take a role away",
    scope: "people",
    parameters: ofMember,
    refuses: ["member-not-found", "not-administrator", "last-administrator", "work-left-behind"],
    does: async ({ records, parameters }) => {
      const removed = await removeMember({ records }, parameters);
      return removed.ok ? ok({}) : removed;
    },
  }),
  endpoint({
    name: "renewLink",
    method: "post",
    path: "/members/{member}/new-link",
    tag,
    thai: "ออกลิงก์ตั้งรหัสผ่านใหม่: ลิงก์เดิมใช้ไม่ได้อีก",
    english: "Make a link to set a new password; an earlier one ends",
    scope: "people",
    parameters: ofMember,
    answer: oneTimeLink,
    refuses: ["member-not-found", "not-administrator", "not-over-person", "person-disabled"],
    does: async ({ records, parameters, equipment: { signIn } }) => {
      const renewed = await renewLink({ records }, parameters);
      if (!renewed.ok) return renewed;
      const { member: one, isFirst } = renewed.value;
      return ok({
        afterwards: async () => {
          const link = isFirst
            ? await signIn.makeOneTimeLink(one.person, "first-password", FIRST_LINK_HOURS)
            : await signIn.makeOneTimeLink(one.person, "reset", RESET_LINK_HOURS);
          return link.ok ? ok({ body: { url: link.value.url, until: link.value.expiresAt } }) : err({ kind: link.error.kind });
        },
      });
    },
  }),
  endpoint({
    name: "disablePerson",
    method: "post",
    path: "/people/{person}/disabled",
    tag,
    thai: "ระงับการใช้งานของบุคคล หรือคืนการใช้งาน",
    english: "Shut a person out, or let them in again",
    scope: "people",
    parameters: z.object({ person: z.string().min(1).max(100) }),
    body: z.object({ disabled: z.boolean() }),
    refuses: ["person-not-found", "not-over-person", "not-yourself", "work-left-behind"],
    does: async ({ records, parameters: { person }, body: { disabled }, equipment: { signIn } }) => {
      const done = await disablePerson({ records }, { person, disabled });
      if (!done.ok) return done;
      return ok({
        afterwards: async () => {
          await (disabled ? signIn.disablePerson(person) : signIn.enablePerson(person));
          return ok({});
        },
      });
    },
  }),
  endpoint({
    name: "whoAmI",
    method: "get",
    path: "/me",
    tag,
    thai: "ท่านคือใคร มีบทบาทใดที่หน่วยงานใด",
    english: "Who you are, where you hold which role",
    scope: "people",
    answer: me,
    does: async ({ records }) => ok({ body: await meOf(records) }),
  }),
  endpoint({
    name: "exportMyRecord",
    method: "get",
    path: "/me/export",
    tag,
    thai: "ข้อมูลส่วนบุคคลของท่านที่ระบบเก็บไว้",
    english: "What is kept about you",
    scope: "people",
    answer: ownRecord,
    does: async ({ records: { members, person, today }, equipment: { signIn } }) => {
      const memberships = await members.ofPerson(person.id);
      const own = { id: person.id, name: person.name, email: await members.ownEmail() };
      return ok({
        afterwards: async () => ok({ body: { person: own, memberships, sessions: await signIn.listSessions(person.id), madeOn: today } }),
      });
    },
  }),
];

async function meOf({ agencies, members, person, today }: Records) {
  const held = (await members.ofPerson(person.id)).filter((one) => isCurrent(one, today));
  const own = await agencies.findAll([...new Set(held.map(({ agency }) => agency))]);
  const all = new Map((await agencies.findAll([...new Set(own.flatMap(({ within }) => within))])).map((one) => [one.id, one]));
  const where = (...roles: readonly Role[]): readonly number[] => [
    ...new Set(held.filter((one) => roles.includes(one.role)).map(({ agency }) => agency)),
  ];
  return {
    person: { id: person.id, name: person.name, email: await members.ownEmail() },
    memberships: held.flatMap((one) => {
      const agency = all.get(one.agency);
      if (agency === undefined) return [];
      const { id, kind, name, shortName, parent } = agency;
      const { actingFor, from, until } = one;
      return [
        {
          id: one.id,
          agency: { id, kind, name, shortName },
          above: lineAbove(parent, (up) => all.get(up)),
          role: one.role,
          actingFor,
          from,
          until,
        },
      ];
    }),
    may: {
      write: where("author"),
      approve: where("approver"),
      report: where("unit-reporter"),
      review: where("reviewer"),
      assess: where("assessor"),
      administer: where("administrator"),
      audit: where("auditor"),
    },
    today,
    fiscalYear: fiscalYearOf(today),
  };
}
