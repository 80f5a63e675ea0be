import { readFileSync } from "node:fs";

import { html } from "hono/html";

import { exampleOf } from "./example-of.ts";
import type { ApiDescription, DescribedParameter, Operation } from "./openapi.ts";
import type { JsonSchema } from "./openapi-schemas.ts";

type Html = ReturnType<typeof html>;

interface Called {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The page's style: a file of its own, for the browser takes no style from within a page. */
export const API_PAGE_STYLE = readFileSync(new URL("api-page.css", import.meta.url), "utf8");

/** Refusals that any request may meet: told once, at the top. */
const GENERAL: readonly string[] = [
  "not-signed-in",
  "scope-missing",
  "forged",
  "invalid-request",
  "not-json",
  "key-used-otherwise",
  "no-if-match",
  "too-many-requests",
  "database-away",
  "broken",
  "foreign-origin",
  "not-understood",
  "sign-in-broken",
];

/** หน้าคำอธิบาย API — the description as a page to be read: Thai first, then English, by what one wants to do. */
export async function apiPage(api: ApiDescription, address: string): Promise<string> {
  const calls: readonly Called[] = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== "servers")
      .map(([method, operation]) => ({ method, path: "servers" in item ? path : `/api/v1${path}`, operation })),
  );
  const tags = api.tags.map(({ name }, at) => ({
    name,
    anchor: `part-${at + 1}`,
    calls: calls.filter(({ operation }) => operation.tags.includes(name)),
  }));
  return String(
    await html`<!doctype html>
      <html lang="th">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>API – คุณธรรม</title>
          <link rel="stylesheet" href="/api/page.css" />
        </head>
        <body>
          <a class="skip" href="#content">ข้ามไปยังเนื้อหา</a>
          <header class="site">
            <a href="/"><strong>คุณธรรม</strong></a
            ><span>คำอธิบาย API</span>
          </header>
          <main id="content">
            <section>
              <h1>เชื่อมต่อระบบอื่นกับทะเบียนแผน</h1>
              <p>
                ทุกอย่างที่หน้าเว็บของระบบทำได้ โปรแกรมอื่นทำได้ด้วย API นี้ ภายใต้สิทธิ์เดียวกัน ค้นหาในหน้านี้ได้ด้วย Ctrl+F คำอธิบายฉบับเครื่องอ่าน:
                <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1)
              </p>
              <p class="english" lang="en">
                Whatever the pages can do, a program can do here, under the same rights. Search this page with your browser. For machines:
                <a href="/api/v1/openapi.json">openapi.json</a>.
              </p>
              ${beginning(address)}
            </section>
            <nav aria-labelledby="parts">
              <h2 id="parts">สารบัญ</h2>
              <ul>
                ${tags.map(
                  ({ name, anchor, calls: own }) =>
                    html`<li>
                      <a href="#${anchor}"><strong>${name}</strong></a>
                      <ul>
                        ${own.map(({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`)}
                      </ul>
                    </li>`,
                )}
                <li>
                  <a href="#shapes"><strong>รูปแบบข้อมูล</strong></a>
                </li>
              </ul>
            </nav>
            ${tags.map(
              ({ name, anchor, calls: own }) =>
                html`<section aria-labelledby="${anchor}">
                  <h2 id="${anchor}">${name}</h2>
                  ${own.map((call) => operationPart(call, api, address))}
                </section>`,
            )}
            <section aria-labelledby="shapes">
              <h2 id="shapes">รูปแบบข้อมูล <span class="english" lang="en">Shapes</span></h2>
              ${Object.entries(api.components.schemas).map(([name, schema]) => shapePart(name, schema))}
            </section>
          </main>
        </body>
      </html> `,
  );
}

function beginning(address: string): Html {
  return html`<article>
    <h2>เริ่มใช้งาน</h2>
    <p>
      ผู้ดูแลระบบของหน่วยงานออกกุญแจ API ให้ กำหนดขอบเขต (plans:read, plans:write, agencies:read, audit:read) และวันหมดอายุ กุญแจแสดงครั้งเดียวเมื่อออก
      กรุณาเก็บไว้ในที่ปลอดภัย แล้วส่งไปกับทุกคำขอ
    </p>
    <p class="english" lang="en">
      An administrator of the agency makes a token with scopes and a last day; it is shown once. Send it with every request.
    </p>
    <pre tabindex="0"><code>curl -H "authorization: Bearer $KHUNATHAM_TOKEN" ${address}/api/v1/plans</code></pre>
    <h3>กติการ่วม <span class="english" lang="en">What holds everywhere</span></h3>
    <dl>
      <dt>ETag, If-Match</dt>
      <dd>
        คำตอบบอกรุ่นของข้อมูลใน ETag การแก้ไขที่ต้องมี If-Match ให้ส่งรุ่นนั้นกลับมา หากมีผู้อื่นแก้ก่อนจะได้ 412 พร้อมข้อความของทั้งสองฝ่าย
        <span class="english" lang="en">Send back the revision you saw; 412 brings both texts.</span>
      </dd>
      <dt>Idempotency-Key</dt>
      <dd>
        คำขอที่เปลี่ยนข้อมูลใส่รหัสของท่านเอง (๘ ถึง ๒๐๐ ตัวอักษร) ได้ ส่งซ้ำด้วยรหัสเดิมจะได้คำตอบเดิมโดยไม่ทำซ้ำ
        <span class="english" lang="en">Repeat safely: the same key gets the first answer again.</span>
      </dd>
      <dt>application/problem+json</dt>
      <dd>
        เมื่อทำไม่ได้ คำตอบมี kind (คำคงที่สำหรับโปรแกรม) detail (ประโยคสำหรับแสดงแก่ผู้ใช้) และ incident (เลขเหตุการณ์สำหรับแจ้งผู้ดูแล)
        <span class="english" lang="en">Refusals carry a lasting kind, a sentence to show, a number to report.</span>
      </dd>
      <dt>429, 503</dt>
      <dd>
        รอตามจำนวนวินาทีใน Retry-After แล้วลองใหม่ กุญแจหนึ่งใช้ได้ ๖๐๐ คำขอต่อนาที การอ่านเอกสาร ๓๐ ครั้งต่อนาที
        <span class="english" lang="en"
          >Wait for Retry-After. A token has 600 requests a minute; documents are read 30 times a minute.</span
        >
      </dd>
    </dl>
  </article>`;
}

function operationPart({ method, path, operation }: Called, api: ApiDescription, address: string): Html {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const json = requestBody?.content["application/json"]?.schema;
  const answered = Object.entries(responses).find(([status]) => status < "400");
  const refusals = refusalsOf(responses, api).filter(({ kind }) => !GENERAL.includes(kind));
  return html`<article>
    <h3 id="${operationId}">${summary}</h3>
    <p class="english" lang="en">${description}</p>
    <p class="call"><b>${method.toUpperCase()}</b> <code>${path}</code></p>
    <p class="faint">${whoMay(operation)}</p>
    ${
      parameters.length === 0
        ? ""
        : html`<h4>ค่าที่ส่ง <span class="english" lang="en">Parameters</span></h4>
            <dl>${parameters.map(parameterPart)}</dl>`
    }
    ${
      json === undefined
        ? ""
        : html`<h4>เนื้อคำขอ <span class="english" lang="en">Body</span></h4>
            <p>${shapeOf(json)}</p>`
    }
    <h4>ตัวอย่าง <span class="english" lang="en">Example</span></h4>
    <pre tabindex="0" aria-label="${`ตัวอย่าง: ${summary}`}"><code>${curlOf({ method, path, operation }, api, address)}</code></pre>
    <h4>คำตอบ <span class="english" lang="en">Answer</span></h4>
    <p>${answered === undefined ? "" : answerPart(answered[0], answered[1])}</p>
    ${
      refusals.length === 0
        ? ""
        : html`<h4>เมื่อทำไม่ได้ <span class="english" lang="en">Refusals</span></h4>
            <dl>
              ${refusals.map(
                ({ status, kind, says }) =>
                  html`<dt><code>${status} ${kind}</code></dt>
                    <dd>${says}</dd>`,
              )}
            </dl>`
    }
  </article>`;
}

function whoMay({ security }: Operation): Html {
  if (security.length === 0) return html`ไม่ต้องเข้าสู่ระบบ <span class="english" lang="en">open to anybody</span>`;
  const scopes = security.flatMap((one) => (Array.isArray(one["machine"]) ? one["machine"] : []));
  return scopes.length === 0
    ? html`ผู้ที่เข้าสู่ระบบ (กุญแจ API ใช้ไม่ได้) <span class="english" lang="en">people who signed in, no machine tokens</span>`
    : html`ผู้ที่เข้าสู่ระบบ หรือกุญแจ API ที่มีขอบเขต <code>${scopes.join(", ")}</code>
        <span class="english" lang="en">people who signed in, or a token with this scope</span>`;
}

function parameterPart({ name, in: where, required, description, schema }: DescribedParameter): Html {
  const place = { path: "ในเส้นทาง", query: "หลังเครื่องหมาย ?", header: "หัวคำขอ" }[where];
  return html`<dt><code>${name}</code>${required ? " *" : ""}</dt>
    <dd>${shapeOf(schema)} <span class="faint">(${place})</span> ${description ?? ""}</dd>`;
}

function answerPart(status: string, response: JsonSchema): Html {
  const content = (response["content"] ?? {}) as Readonly<Record<string, { readonly schema: JsonSchema }>>;
  const json = content["application/json"];
  if (json !== undefined) return html`${status} ${shapeOf(json.schema)}`;
  const types = Object.keys(content);
  return types.length === 0
    ? html`${status}`
    : html`${status} ${types.map((type, at) => html`${at === 0 ? "" : ", "}<code>${type}</code>`)}`;
}

function refusalsOf(
  responses: Operation["responses"],
  { components }: ApiDescription,
): readonly { readonly status: string; readonly kind: string; readonly says: string }[] {
  return Object.entries(responses).flatMap(([status, { $ref }]) => {
    if (typeof $ref !== "string") return [];
    const told = components.responses[$ref.slice("#/components/responses/".length)]?.["description"];
    return String(told ?? "")
      .split("\n\n")
      .map((line) => ({ status, kind: line.slice(0, line.indexOf(":")), says: line.slice(line.indexOf(":") + 2) }));
  });
}

/** A schema in a few words, linked where it has a name. */
function shapeOf(schema: JsonSchema): Html {
  const { $ref, type, enum: words, items, anyOf, oneOf, const: only, properties } = schema;
  if (typeof $ref === "string") {
    const name = $ref.split("/").at(-1) ?? "";
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (Array.isArray(words)) return html`${words.map((word, at) => html`${at === 0 ? "" : " | "}<code>${String(word)}</code>`)}`;
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return html`${choices.map((one: JsonSchema, at) => html`${at === 0 ? "" : " | "}${shapeOf(one)}`)}`;
  if (type === "array") return html`[ ${shapeOf((items ?? {}) as JsonSchema)} ]`;
  if (typeof properties === "object" && properties !== null) {
    return html`{
    ${Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
      ([name, inner], at) => html`${at === 0 ? "" : ", "}<code>${name}</code>: ${shapeOf(inner)}`,
    )}
    }`;
  }
  return html`<span class="faint">${Array.isArray(type) ? type.join(" | ") : String(type ?? "any")}</span>`;
}

function shapePart(name: string, schema: JsonSchema): Html {
  const { description, properties, required } = schema;
  const needed = Array.isArray(required) ? required : [];
  return html`<article>
    <h3 id="${`shape-${name}`}">${name}</h3>
    <p>${typeof description === "string" ? description : ""}</p>
    ${
      typeof properties === "object" && properties !== null
        ? html`<dl>
            ${Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(
              ([field, inner]) =>
                html`<dt><code>${field}</code>${needed.includes(field) ? " *" : ""}</dt>
                  <dd>${shapeOf(inner)} ${typeof inner["description"] === "string" ? inner["description"] : ""}</dd>`,
            )}
          </dl>`
        : html`<p>${shapeOf(schema)}</p>`
    }
  </article>`;
}

/** A request as one would type it. */
function curlOf({ method, path, operation }: Called, { components }: ApiDescription, address: string): string {
  const { parameters = [], requestBody, security } = operation;
  const query = parameters
    .filter((one) => one.in === "query" && one.required)
    .map(({ name, schema }) => `${name}=${String(exampleOf(schema, components.schemas))}`);
  const types = Object.keys(requestBody?.content ?? {});
  const json = requestBody?.content["application/json"]?.schema;
  const lines = [
    `curl${method === "get" ? "" : ` -X ${method.toUpperCase()}`} "${address}${path}${query.length === 0 ? "" : `?${query.join("&")}`}"`,
    ...(security.some((one) => "machine" in one) ? ['-H "authorization: Bearer $KHUNATHAM_TOKEN"'] : []),
    ...(security.length === 1 && security[0]?.["session"] !== undefined
      ? [`-b cookies.txt${method === "get" ? "" : ` -H "origin: ${address}"`}`]
      : []),
    ...(parameters.some(({ name }) => name === "If-Match") ? [`-H 'if-match: "1"'`] : []),
    ...(json === undefined
      ? []
      : ['-H "content-type: application/json"', `-d '${JSON.stringify(exampleOf(json, components.schemas)).replaceAll("'", "'\\''")}'`]),
    ...(json === undefined && types.length > 0 ? ["--data-binary @plan.docx"] : []),
  ];
  return lines.join(" \\\n  ");
}
