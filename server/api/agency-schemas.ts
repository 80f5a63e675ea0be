import { z } from "zod";

import { agency, agencyKind, fiscalYear, isoDate, machineToken, member, planStatus, role } from "./schemas.ts";

/** The shapes of what is told about agencies and the people there. */

export const agencyName = z
  .object({ id: z.int(), kind: agencyKind, name: z.string() })
  .meta({ id: "AgencyName", description: "หน่วยงานอย่างย่อ" });
export const agencyLine = z.array(agencyName).meta({ description: "จากหน่วยงานบนสุดลงมา" });
export const agencyChange = z.enum(["founded", "renamed", "moved", "merged", "closed"]).meta({ description: "ชนิดของการเปลี่ยนแปลง" });
export const headcounts = z.array(z.object({ fiscalYear: z.int(), people: z.int() })).meta({ description: "จำนวนบุคลากร ปีล่าสุดก่อน" });
export const deadlines = z
  .array(z.object({ agency: z.int(), fiscalYear: z.int(), opens: isoDate.nullable(), due: isoDate }))
  .meta({ description: "กำหนดส่งแผน" });

const period = z.object({
  from: isoDate,
  change: agencyChange,
  kind: agencyKind,
  name: z.string(),
  shortName: z.string().nullable(),
  code: z.string().nullable(),
  parent: z.int().nullable(),
  area: z.int().nullable(),
  reason: z.string().nullable(),
});

export const agencyPage = z
  .object({
    agency,
    on: isoDate,
    above: agencyLine,
    areaAbove: agencyLine,
    history: z.array(period),
    headcounts,
    deadlines,
    may: z.object({
      administer: z.boolean(),
      changeLine: z.boolean(),
      setHeadcount: z.boolean(),
      setDeadline: z.boolean(),
      readPlans: z.boolean(),
    }),
  })
  .meta({ id: "AgencyPage", description: "หน่วยงานพร้อมประวัติและสายบังคับบัญชา" });

export const standing = z
  .object({
    fiscalYear: z.int(),
    due: isoDate.nullable(),
    agencies: z.array(
      z.object({
        agency: agencyName,
        line: z.enum(["parent", "area"]),
        plan: z
          .object({
            id: z.uuid(),
            status: planStatus,
            version: z.int(),
            title: z.string().nullable(),
            activities: z.int(),
            budgetSatang: z.int(),
            changedAt: z.string(),
            submittedAt: z.string().nullable(),
          })
          .nullable(),
        late: z.boolean(),
      }),
    ),
    counts: z.object({
      of: z.int(),
      none: z.int(),
      draft: z.int(),
      submitted: z.int(),
      returned: z.int(),
      approved: z.int(),
      published: z.int(),
      late: z.int(),
    }),
  })
  .meta({ id: "Standing", description: "สถานะแผนของหน่วยงานในสังกัด" });

export const oneTimeLink = z
  .object({ url: z.string(), until: z.string() })
  .meta({ id: "OneTimeLink", description: "ลิงก์ตั้งรหัสผ่าน ใช้ได้ครั้งเดียว" });
export const addedMember = z.object({ member, link: oneTimeLink.nullable() });
export const madeToken = z.object({ record: machineToken, token: z.string().meta({ description: "แสดงครั้งเดียว" }) });

const agencies = z.array(z.int());
const ownMembership = z.object({
  id: z.uuid(),
  agency: agencyName.extend({ shortName: z.string().nullable() }),
  above: agencyLine,
  role,
  actingFor: z.string().nullable(),
  from: isoDate.nullable(),
  until: isoDate.nullable(),
});
const ownPerson = z.object({ id: z.string(), name: z.string(), email: z.string() });
export const me = z
  .object({
    person: ownPerson,
    memberships: z.array(ownMembership),
    may: z.object({
      write: agencies,
      approve: agencies,
      report: agencies,
      review: agencies,
      assess: agencies,
      administer: agencies,
      audit: agencies,
    }),
    today: isoDate,
    fiscalYear,
  })
  .meta({ id: "Me", description: "ผู้ที่ลงชื่อเข้าใช้ และสิ่งที่ทำได้" });
export const ownRecord = z
  .object({
    person: ownPerson,
    memberships: z.array(member),
    sessions: z.array(z.looseObject({ id: z.string(), createdAt: z.string(), expiresAt: z.string() })),
    madeOn: isoDate,
  })
  .meta({ id: "OwnRecord", description: "ข้อมูลส่วนบุคคลของผู้ขอ" });

export const setUpOutcome = z
  .object({
    kept: z.boolean(),
    rows: z.int(),
    added: z.array(z.object({ row: z.int(), name: z.string() })),
    changed: z.array(
      z.object({
        row: z.int(),
        agency: z.int(),
        name: z.string(),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    unchanged: z.int(),
    errors: z.array(z.object({ row: z.int(), column: z.string(), kind: z.string(), found: z.string(), says: z.string() })),
    links: z.array(z.object({ agency: z.int(), name: z.string(), email: z.string(), url: z.string(), until: z.string() })),
  })
  .meta({ id: "SetUpOutcome", description: "ผลของตารางตั้งต้นหน่วยงาน" });
