import { z } from "zod";

/** A JSON Schema (2020-12) as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas with a name, below `components/schemas`, and the way to put a zod schema as one that refers to them. */
export interface NamedSchemas {
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** What is answered. */
  readonly answered: (schema: z.ZodType) => JsonSchema;
  /** What may be sent: a field with a default may be left out. */
  readonly sent: (schema: z.ZodType) => JsonSchema;
}

type Side = "input" | "output";

const REFERENCE = "#/$defs/";
const COMPONENT = "#/components/schemas/";

/** Names every schema with a `meta({ id })` once; one that is sent in another shape than it is answered in is named `…Sent`. */
export function nameSchemas(sent: readonly z.ZodType[], answered: readonly z.ZodType[]): NamedSchemas {
  const inputs = definitionsOf(sent, "input");
  const outputs = definitionsOf(answered, "output");
  const different = differing(inputs, outputs);
  const inputName = (id: string): string => (different.has(id) ? `${id}Sent` : id);
  const outputName = (id: string): string => id;
  const components = Object.fromEntries(
    [
      ...[...outputs].map(([id, schema]) => [id, renamed(schema, outputName)] as const),
      ...[...inputs].map(([id, schema]) => [inputName(id), renamed(schema, inputName)] as const),
    ].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  return {
    components,
    answered: (schema) => renamed(withoutDefinitions(toJson(schema, "output")), outputName),
    sent: (schema) => renamed(withoutDefinitions(toJson(schema, "input")), inputName),
  };
}

function toJson(schema: z.ZodType, io: Side): JsonSchema & { readonly $defs?: Readonly<Record<string, JsonSchema>> } {
  const { $schema: _version, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // What every client knows already, or must not rely on: an answer may grow a field.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      delete jsonSchema.id;
    },
  });
  return json as JsonSchema;
}

function withoutDefinitions({ $defs: _definitions, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function definitionsOf(schemas: readonly z.ZodType[], io: Side): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  for (const schema of schemas) {
    for (const [id, json] of Object.entries(toJson(schema, io).$defs ?? {})) {
      if (id.startsWith("__"))
        throw new Error(`a schema that is used within itself needs a name: .meta({ id }) (${JSON.stringify(json).slice(0, 120)})`);
      const before = found.get(id);
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(json)) throw new Error(`two schemas are named ${id}`);
      found.set(id, json);
    }
  }
  return found;
}

/** Names whose two shapes differ, themselves or in something they refer to. */
function differing(inputs: ReadonlyMap<string, JsonSchema>, outputs: ReadonlyMap<string, JsonSchema>): ReadonlySet<string> {
  const different = new Set<string>();
  for (let grew = true; grew;) {
    grew = false;
    for (const [id, input] of inputs) {
      const output = outputs.get(id);
      if (different.has(id) || output === undefined) continue;
      const text = JSON.stringify(input);
      const leansOn = [...different].some((other) => text.includes(`"${REFERENCE}${other}"`));
      if (!leansOn && text === JSON.stringify(output)) continue;
      different.add(id);
      grew = true;
    }
  }
  return different;
}

function renamed(schema: JsonSchema, name: (id: string) => string): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && value.startsWith(REFERENCE)
      ? `${COMPONENT}${name(value.slice(REFERENCE.length))}`
      : value,
  ) as JsonSchema;
}
