import { readFileSync, writeFileSync } from "node:fs";

import { describeApi } from "#server/api/openapi.ts";

/** docs/openapi.json, made from the table that the server answers with. */
export const OPENAPI_FILE = new URL("../docs/openapi.json", import.meta.url);

/** The description as it should be now. */
export function openapiPage(): string {
  return `${JSON.stringify(describeApi(), null, 2)}\n`;
}

/** The description as it is in the repository; "" where it is missing. */
export function writtenOpenapi(): string {
  try {
    return readFileSync(OPENAPI_FILE, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) writeFileSync(OPENAPI_FILE, openapiPage());
