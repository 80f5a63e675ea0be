import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readProviders } from "#server/sign-in/providers.ts";

const page = readFileSync(new URL("../docs/sign-in.md", import.meta.url), "utf8");

test("every example of a provider on the page is taken by the house as it stands", () => {
  const examples = [...page.matchAll(/^export KHUNATHAM_OIDC='(\{[^']+\})'$/gmu)].map(([, json]) => json ?? "");
  expect(examples).toHaveLength(2);
  for (const example of examples) {
    const [, name = ""] = /"environment": "(\w+)"/u.exec(example) ?? [];
    expect(readProviders({ KHUNATHAM_OIDC: example, [name]: "a secret" })).toHaveLength(1);
    expect(() => readProviders({ KHUNATHAM_OIDC: example })).toThrow("client secret is empty");
    expect(page).toContain(`export ${name}=`);
  }
});

test("every field that the house takes of a provider is on the page, and no other", () => {
  const told = [...page.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gmu)].flatMap(([, names = ""]) => names.match(/\w+/gu) ?? []);
  const profile: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(new URL("../server/sign-in/thaid.json", import.meta.url), "utf8"),
  );
  expect(told.toSorted()).toEqual(
    Object.keys(profile)
      .filter((name) => name !== "notes")
      .toSorted(),
  );
});
