import fc from "fast-check";
import { expect, test } from "vitest";
import { FORMS } from "#documents/forms/forms.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import { generatedPlan } from "./generated-plans.ts";
import { essence, withoutDeclared } from "./same-plan.ts";

for (const form of FORMS) {
  test(`a plan written on ${form.name} reads back as the same plan`, () => {
    fc.assert(
      fc.property(generatedPlan(form.name), (plan) => {
        const read = readPlan(writePlan(plan, form.name));
        expect(essence(withoutDeclared(read))).toEqual(essence(withoutDeclared(plan)));
      }),
      { numRuns: 60 },
    );
  });
}
