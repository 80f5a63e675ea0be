import { readFileSync, writeFileSync } from "node:fs";
import { planJsonSchema } from "#documents/formats/plan-json.ts";

/** docs/plan-1.schema.json, made from the schema that the door checks with. */
export const SCHEMA_FILE = new URL("../docs/plan-1.schema.json", import.meta.url);

/** The page as it should be now. */
export function schemaPage(): string {
  return `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
}

/** The page as it is in the repository; "" where it is missing. */
export function writtenSchema(): string {
  try {
    return readFileSync(SCHEMA_FILE, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, schemaPage());
