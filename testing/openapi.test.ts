import { expect, test } from "vitest";

import { openapiPage, writtenOpenapi } from "./make-openapi.ts";

test("the published description of the API is today's (node testing/make-openapi.ts)", () => {
  expect(writtenOpenapi()).toBe(openapiPage());
});
