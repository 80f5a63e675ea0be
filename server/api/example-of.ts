import type { JsonSchema } from "./openapi-schemas.ts";

const FORMATS: Readonly<Record<string, string>> = {
  uuid: "0b7c5f0e-0000-4000-8000-000000000000",
  date: "2026-10-01",
  email: "name@example.go.th",
};

/** A value that the schema takes, as small as can be: for the examples of the API's page. */
export function exampleOf(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>, depth = 0): unknown {
  const {
    $ref,
    enum: words,
    const: only,
    default: usual,
    type,
    anyOf,
    oneOf,
    format,
    minimum,
    properties,
    required,
    items,
    minItems,
    additionalProperties,
  } = schema;
  const go = (inner: unknown): unknown => exampleOf(inner as JsonSchema, components, depth + 1);
  if (typeof $ref === "string") return go(components[$ref.split("/").at(-1) ?? ""] ?? {});
  if (only !== undefined) return only;
  if (Array.isArray(words)) return words[0];
  if (usual !== undefined) return usual;
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return go(choices[0]);
  const kind: unknown = Array.isArray(type) ? type[0] : type;
  if (kind === "integer" || kind === "number") return typeof minimum === "number" ? Math.max(1, minimum) : 1;
  if (kind === "boolean") return true;
  if (kind === "array") return depth > 6 || (minItems === undefined && depth > 1) ? [] : [go(items ?? {})];
  if (kind === "object") {
    const wanted = Array.isArray(required) ? (required as readonly string[]) : [];
    // A record of texts by field: the field that every row has.
    if (wanted.length === 0 && typeof additionalProperties === "object") return { title: go(additionalProperties) };
    return Object.fromEntries(
      wanted.map((name) => [name, go((properties as Readonly<Record<string, unknown>> | undefined)?.[name] ?? {})]),
    );
  }
  if (kind === "string") return FORMATS[String(format)] ?? "ข้อความ";
  return null;
}
