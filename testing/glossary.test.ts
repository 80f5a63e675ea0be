import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { GLOSSARY, makeGlossary } from "./make-glossary.ts";

test("the glossary says what the docstrings say (node testing/make-glossary.ts makes it anew)", () => {
  expect(readFileSync(GLOSSARY, "utf8")).toBe(makeGlossary());
});

test("the words of the house that an officer knows are in it", () => {
  const glossary = makeGlossary();
  for (const row of ["| แผนปฏิบัติการ | `Plan` |", "| หน่วยงาน | `AgencyName` |", "| ตัวชี้วัด | `Indicator` |"]) expect(glossary).toContain(row);
});
