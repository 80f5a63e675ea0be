import { z } from "zod";

import { PROBLEMS, type ProblemKind } from "#server/problems.ts";
import { SIGN_IN_PROBLEMS } from "#server/sign-in/sign-in-problems.ts";
import { describeEndpoint, type DescribedRoute, type ToldRefusal } from "./described-route.ts";
import type { Endpoint } from "./endpoint.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { nameSchemas, type JsonSchema, type NamedSchemas } from "./openapi-schemas.ts";
import { PAPER_ROUTES } from "./paper-routes.ts";
import { SIGN_IN_ROUTES } from "./sign-in-routes.ts";

/** One parameter of an operation. */
export interface DescribedParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

/** One thing that can be done, as OpenAPI puts it. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security: readonly JsonSchema[];
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

/** The description of the API, OpenAPI 3.1. */
export interface ApiDescription {
  readonly openapi: string;
  readonly info: JsonSchema;
  readonly servers: readonly JsonSchema[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, JsonSchema>>;
    readonly headers: JsonSchema;
    readonly examples: JsonSchema;
    readonly securitySchemes: JsonSchema;
  };
}

const PROBLEM = z
  .looseObject({
    type: z.string().meta({ description: "urn:khunatham:problem:{kind}" }),
    title: z.string(),
    kind: z.string().meta({ description: "ชนิดของปัญหา: a word that stays" }),
    status: z.int(),
    detail: z.string().meta({ description: "เกิดอะไรขึ้น และต้องทำอย่างไรต่อ" }),
    incident: z.string().meta({ description: "เลขเหตุการณ์ สำหรับแจ้งผู้ดูแล" }),
    errors: z.array(z.object({ at: z.string(), says: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "คำอธิบายปัญหา (RFC 9457)" });

const HEADERS = {
  ETag: {
    description:
      'รุ่นของข้อมูล เช่น "12": ส่งกลับใน If-Match เมื่อแก้ไข / revision, to be sent as If-Match; what follows a point tells of more than the revision',
    schema: { type: "string" },
  },
  Location: { description: "ที่อยู่ของสิ่งที่สร้าง / where it was made", schema: { type: "string" } },
  RequestId: { description: "เลขเหตุการณ์ / number of the request in the log", schema: { type: "string" } },
  RetryAfter: { description: "ลองใหม่หลังจากกี่วินาที / seconds to wait", schema: { type: "integer" } },
} as const;

const SECURITY = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-khunatham.session_token",
    description:
      "เข้าสู่ระบบจากหน้าเว็บ คุกกี้อ่านจากสคริปต์ไม่ได้ คำขอที่เปลี่ยนข้อมูลต้องมาจากหน้าของระบบ (Origin) / set by signing in; without TLS its name is khunatham.session_token",
  },
  machine: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "khunatham_…",
    description:
      "กุญแจ API ที่ผู้ดูแลระบบของหน่วยงานออกให้ มีขอบเขตและวันหมดอายุ ๖๐๐ คำขอต่อนาที / a machine's token of an agency, with scopes; 600 requests a minute",
  },
} as const;

const IF_MATCH: DescribedParameter = {
  name: "If-Match",
  in: "header",
  required: true,
  description: 'รุ่นที่ท่านเห็น เช่น "12" / the revision you saw',
  schema: { type: "string", pattern: '^"\\d{1,9}"$' },
};
const IF_NONE_MATCH: DescribedParameter = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "ETag ที่ท่านมีอยู่แล้ว: ไม่มีอะไรเปลี่ยนจะได้ 304 ไม่มีเนื้อหา / the ETag you have; 304 where nothing changed",
  schema: { type: "string" },
};
const UNCHANGED = { description: "ไม่มีอะไรเปลี่ยน / nothing changed", headers: { ETag: { $ref: "#/components/headers/ETag" } } };
const IDEMPOTENCY_KEY: DescribedParameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "รหัสกันส่งซ้ำ: ส่งรหัสเดิมอีกครั้งจะได้คำตอบเดิม ไม่ทำซ้ำ เก็บไว้ ๒ วัน / the same key gets the first answer again, for two days",
  schema: { type: "string", minLength: 8, maxLength: 200 },
};

/** Every route of the house: the record, papers, sign-in. */
export function describedRoutes(endpoints: readonly Endpoint[] = ENDPOINTS): readonly DescribedRoute[] {
  return [...endpoints.map(describeEndpoint), ...PAPER_ROUTES, ...SIGN_IN_ROUTES];
}

/** คำอธิบาย API — the OpenAPI document, made from the table of endpoints itself. */
export function describeApi(endpoints: readonly Endpoint[] = ENDPOINTS): ApiDescription {
  const routes = describedRoutes(endpoints);
  const sent = routes.flatMap(({ parameters, query, body }) => [parameters, query, body]).filter((schema) => schema !== null);
  const answered = [PROBLEM, ...routes.map(({ answer }) => answer).filter((schema) => schema !== null)];
  // The schemas themselves are named where they are answered alone, too.
  const names = nameSchemas(
    sent.map((schema) => z.array(schema)),
    answered.map((schema) => z.array(schema)),
  );
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = (paths[route.path] ??= (route.base === "/" ? { servers: [{ url: "/" }] } : {}) as Record<string, Operation>);
    path[route.method] = operationOf(route, names);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "คุณธรรม API",
      version: "1",
      summary: "แผนปฏิบัติการด้านส่งเสริมคุณธรรมของหน่วยงานภาครัฐ / action plans of Thai public agencies for promoting virtue",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api/v1" }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: names.components,
      responses: responsesOf(routes),
      headers: HEADERS,
      examples: examplesOf(routes),
      securitySchemes: SECURITY,
    },
  };
}

function operationOf(route: DescribedRoute, names: NamedSchemas): Operation {
  const { name, tag, thai, english, parameters, query, body, bytes, needsRevision, takesKey } = route;
  const all = [
    ...(parameters === null ? [] : parametersOf(parameters, "path", names)),
    ...(query === null ? [] : parametersOf(query, "query", names)),
    ...(needsRevision ? [IF_MATCH] : []),
    ...(route.tellsUnchanged ? [IF_NONE_MATCH] : []),
    ...(takesKey ? [IDEMPOTENCY_KEY] : []),
  ];
  return {
    operationId: name,
    tags: [tag],
    summary: thai,
    description: english,
    security: securityOf(route),
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(body === null ? {} : { requestBody: { required: true, content: { "application/json": { schema: names.sent(body) } } } }),
    ...(bytes === null
      ? {}
      : { requestBody: { required: true, content: Object.fromEntries(bytes.map((type) => [type, { schema: bytesSchema(type) }])) } }),
    responses: { ...successOf(route, names), ...(route.tellsUnchanged ? { 304: UNCHANGED } : {}), ...refusalsOf(route.refuses) },
  };
}

function bytesSchema(type: string): JsonSchema {
  return type === "multipart/form-data"
    ? { type: "object", required: ["file"], properties: { file: { type: "string", contentMediaType: "application/octet-stream" } } }
    : { type: "string", contentMediaType: type };
}

function securityOf({ who }: DescribedRoute): readonly JsonSchema[] {
  if (who === "anybody") return [];
  return who === "people" ? [{ session: [] }] : [{ session: [] }, { machine: [who] }];
}

function parametersOf(schema: z.ZodObject, where: "path" | "query", names: NamedSchemas): readonly DescribedParameter[] {
  const { properties, required = [] } = names.sent(schema) as {
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(typeof description === "string" ? { description } : {}),
    schema: rest,
  }));
}

function successOf({ status, answer, file }: DescribedRoute, names: NamedSchemas): Readonly<Record<string, JsonSchema>> {
  const headers = {
    "X-Request-Id": { $ref: "#/components/headers/RequestId" },
    ...(answer === null ? {} : { ETag: { $ref: "#/components/headers/ETag" } }),
    ...(status === 201 || status === 302 ? { Location: { $ref: "#/components/headers/Location" } } : {}),
  };
  const content =
    answer !== null
      ? { "application/json": { schema: names.answered(answer) } }
      : Object.fromEntries((file ?? []).map((type) => [type, { schema: { type: "string", contentMediaType: type } }]));
  const description = { 200: "ได้ / done", 201: "สร้างแล้ว / made", 204: "ทำแล้ว ไม่มีเนื้อหา / done, nothing to say", 302: "ไปต่อ / go on" }[
    status
  ];
  return { [status]: { description: description ?? "", headers, ...(Object.keys(content).length === 0 ? {} : { content }) } };
}

/** Refusals with one status share a response; many operations share that again. */
function byStatus(refusals: readonly ToldRefusal[]): readonly (readonly ToldRefusal[])[] {
  const statuses = [...new Set(refusals.map(({ status }) => status))].sort((one, other) => one - other);
  return statuses.map((status) =>
    refusals.filter((refusal) => refusal.status === status).sort((one, other) => (one.kind < other.kind ? -1 : 1)),
  );
}

function responseName(here: readonly ToldRefusal[]): string {
  return [here[0]?.status, ...here.map(exampleName)].join(".");
}

function refusalsOf(refusals: readonly ToldRefusal[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    byStatus(refusals).map((here) => [String(here[0]?.status), { $ref: `#/components/responses/${responseName(here)}` }]),
  );
}

function responsesOf(routes: readonly DescribedRoute[]): Readonly<Record<string, JsonSchema>> {
  const all = new Map(routes.flatMap(({ refuses }) => byStatus(refuses)).map((here) => [responseName(here), refusal(here)]));
  return Object.fromEntries([...all].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function refusal(here: readonly ToldRefusal[]): JsonSchema {
  const mayWait = here.some(({ status }) => status === 429 || status === 503);
  return {
    description: here.map(({ kind, says }) => `${kind}: ${says}`).join("\n\n"),
    headers: {
      "X-Request-Id": { $ref: "#/components/headers/RequestId" },
      ...(mayWait ? { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } : {}),
    },
    content: {
      "application/problem+json": {
        schema: { allOf: [{ $ref: "#/components/schemas/Problem" }], properties: { kind: { enum: here.map(({ kind }) => kind) } } },
        examples: Object.fromEntries(here.map((one) => [one.kind, { $ref: `#/components/examples/${exampleName(one)}` }])),
      },
    },
  };
}

/** The record and the sign-in may say the same kind in other words; then each has its example. */
function exampleName({ kind, says }: ToldRefusal): string {
  const isOfTheRecord = !(kind in SIGN_IN_PROBLEMS) || (kind in PROBLEMS && PROBLEMS[kind as ProblemKind].says === says);
  return isOfTheRecord ? kind : `sign-in.${kind}`;
}

function examplesOf(routes: readonly DescribedRoute[]): JsonSchema {
  const refusals = new Map(routes.flatMap(({ refuses }) => refuses).map((refusal) => [exampleName(refusal), refusal]));
  return Object.fromEntries(
    [...refusals]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, { kind, status, says }]) => [
        name,
        {
          summary: says,
          value: {
            type: `urn:khunatham:problem:${kind}`,
            title: kind,
            kind,
            status,
            detail: says,
            incident: "0b7c5f0e-0000-4000-8000-000000000000",
          },
        },
      ]),
  );
}
