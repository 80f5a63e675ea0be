import { z } from "zod";

import { FILE_FORMATS } from "#documents/formats/write-file.ts";
import type { ProblemKind } from "#server/problems.ts";
import { FILE_TYPES } from "#server/routes/write.ts";
import { told, type DescribedRoute } from "./described-route.ts";
import { formName, plan } from "./schemas.ts";

const form = z
  .object({ name: formName, thai: z.string(), english: z.string(), issuer: z.string() })
  .meta({ id: "Form", description: "แบบฟอร์มทางการ" });

const usual = {
  base: "/api/v1",
  tag: "เอกสาร",
  who: "anybody",
  parameters: null,
  query: null,
  body: null,
  bytes: null,
  answer: null,
  file: null,
  status: 200,
  needsRevision: false,
  takesKey: false,
} as const;

const health = { ...usual, base: "/", tag: "สถานะระบบ" } as const;
const state = z.object({ status: z.string() }).meta({ id: "State", description: "สถานะของระบบ" });

const feed = {
  ...usual,
  name: "calendarFeed",
  method: "get",
  path: "/calendar.ics",
  tag: "ปฏิทิน",
  thai: "ปฏิทินส่วนตัวแบบ iCalendar เปิดด้วยกุญแจในที่อยู่ อ่านได้อย่างเดียว",
  english: "A personal calendar (iCalendar), opened by the key in its address, for reading only",
  query: z.object({ token: z.string().max(200).meta({ description: "กุญแจปฏิทินส่วนตัว" }) }),
  file: ["text/calendar"],
  refuses: refused("calendar-not-found", "too-many-requests"),
} satisfies DescribedRoute;

/** Reading and writing papers without signing in, and what a watcher of the service asks; served by server/routes and server/application.ts. */
export const PAPER_ROUTES: readonly DescribedRoute[] = [
  feed,
  {
    ...usual,
    name: "readPaper",
    method: "post",
    path: "/read",
    thai: "อ่านแผนจากไฟล์ Word Excel PDF หรือข้อความ: ส่งไฟล์เป็นเนื้อคำขอ หรือ multipart ช่อง file ไม่เก็บสิ่งใดไว้",
    english: "Read a plan from Word, Excel, PDF or text: the file is the body, or multipart `file`. Nothing is kept",
    query: z.object({ name: z.string().max(255).optional().meta({ description: "ชื่อไฟล์ ใช้ดูชนิดไฟล์" }) }),
    bytes: ["application/octet-stream", "multipart/form-data", "text/html", "text/plain"],
    answer: plan,
    refuses: refused(
      "nothing-sent",
      "empty",
      "too-large",
      "too-much-inside",
      "too-slow",
      "unknown-type",
      "old-office",
      "password",
      "damaged",
      "no-text",
      "no-plan",
      "not-plan-json",
      "too-many-requests",
    ),
  },
  {
    ...usual,
    name: "writePaper",
    method: "post",
    path: "/write",
    thai: "จัดทำแผนเป็นแบบฟอร์มทางการ: ส่งแผน plan/1 ได้ไฟล์ PDF Word Excel หรือข้อมูล ไม่เก็บสิ่งใดไว้",
    english: "Write a plan/1 as an official form. Nothing is kept",
    query: z.object({ form: formName, to: z.enum(FILE_FORMATS) }),
    body: plan,
    file: [...new Set(Object.values(FILE_TYPES))],
    refuses: refused("unknown-form", "unknown-output", "not-plan-json", "too-much-inside", "not-written"),
  },
  {
    ...usual,
    name: "listForms",
    method: "get",
    path: "/forms",
    thai: "แบบฟอร์มทางการที่ระบบอ่านและจัดทำได้",
    english: "The official forms the house reads and writes",
    answer: z.array(form),
    refuses: [],
  },
  {
    ...usual,
    name: "listExamples",
    method: "get",
    path: "/examples",
    thai: "แบบฟอร์มที่มีเอกสารตัวอย่าง",
    english: "Forms that have an example document",
    answer: z.array(form),
    refuses: [],
  },
  {
    ...usual,
    name: "openExample",
    method: "get",
    path: "/examples/{form}",
    thai: "เอกสารตัวอย่างของแบบฟอร์ม เป็นข้อความ",
    english: "An example document as text",
    parameters: z.object({ form: formName }),
    file: ["text/plain"],
    refuses: [told("not-found")],
  },
  {
    ...usual,
    name: "describeApi",
    method: "get",
    path: "/openapi.json",
    tag: "สถานะระบบ",
    thai: "คำอธิบาย API ฉบับนี้ (OpenAPI 3.1)",
    english: "This description",
    answer: z.looseObject({ openapi: z.string() }),
    refuses: [],
  },
  {
    ...health,
    name: "isAlive",
    method: "get",
    path: "/healthz",
    thai: "ระบบทำงานอยู่",
    english: "The server answers",
    answer: state,
    refuses: [],
  },
  {
    ...health,
    name: "isReady",
    method: "get",
    path: "/readyz",
    thai: "ระบบพร้อมรับงาน: ติดต่อฐานข้อมูลได้ และฐานข้อมูลเป็นชั้นที่ระบบรุ่นนี้ใช้",
    english: "Ready for work: the database is reached, at the schema of this version",
    answer: state,
    refuses: [told("database-away")],
  },
  {
    ...health,
    name: "tellMetrics",
    method: "get",
    path: "/metrics",
    thai: "ตัวเลขการทำงานสำหรับ Prometheus: เฉพาะจากเครื่องเดียวกัน หรือด้วยกุญแจ KHUNATHAM_METRICS_TOKEN",
    english: "Figures for Prometheus: from the same machine, or with KHUNATHAM_METRICS_TOKEN as bearer",
    file: ["text/plain"],
    refuses: [told("not-found")],
  },
];

function refused(...kinds: readonly ProblemKind[]): DescribedRoute["refuses"] {
  return [...kinds, "busy" as const, "method-not-allowed" as const, "broken" as const].map((kind) => told(kind));
}
