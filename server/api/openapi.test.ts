import { expect, test } from "vitest";
import { z } from "zod";

import { PROBLEMS } from "#server/problems.ts";
import { endpoint } from "./endpoint.ts";
import { ENDPOINTS } from "./endpoints.ts";
import { describeApi, type Operation } from "./openapi.ts";

const api = describeApi();
const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => method !== "servers")
    .map(([method, operation]) => ({ path, method, operation })),
);

function allUnder(value: unknown, key: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === key && typeof inner === "string" ? [inner] : allUnder(inner, key)));
}

function resolve(reference: string): unknown {
  return reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? value[key as never] : undefined), api);
}

/** Faults that a reader of OpenAPI 3.1 would complain of. */
function faultsOf({ path, operation }: { readonly path: string; readonly operation: Operation }): readonly string[] {
  const named = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
  const declared = (operation.parameters ?? []).filter((one) => one.in === "path").map(({ name }) => name);
  const statuses = Object.keys(operation.responses);
  return [
    ...named.filter((name) => !declared.includes(name ?? "")).map((name) => `${path}: {${name}} is not declared`),
    ...declared.filter((name) => !named.includes(name)).map((name) => `${path} has no {${name}}`),
    ...(statuses.some((status) => /^[23]\d\d$/u.test(status)) ? [] : [`${operation.operationId} never succeeds`]),
    ...(operation.summary === "" || operation.description === "" ? [`${operation.operationId} is not explained`] : []),
  ];
}

test("every reference of the description leads somewhere, and every component is used", () => {
  const references = allUnder(api, "$ref");
  expect(references.filter((one) => !one.startsWith("#/components/") || resolve(one) === undefined)).toEqual([]);
  const { securitySchemes: _schemes, ...parts } = api.components;
  const made = Object.entries(parts).flatMap(([kind, all]) => Object.keys(all).map((name) => `#/components/${kind}/${name}`));
  expect(made.filter((one) => !references.includes(one))).toEqual([]);
});

test("component names, media types and statuses are such as OpenAPI allows", () => {
  const names = Object.values(api.components).flatMap((all) => Object.keys(all));
  expect(names.filter((name) => !/^[A-Za-z0-9._-]+$/u.test(name))).toEqual([]);
  const statuses = operations.flatMap(({ operation }) => Object.keys(operation.responses));
  expect(statuses.filter((status) => !/^[1-5]\d\d$/u.test(status))).toEqual([]);
});

test("every path parameter is declared, every operation explained and able to succeed", () => {
  expect(operations.flatMap(faultsOf)).toEqual([]);
});

test("operation names are unique, and no two paths differ in a parameter's name only", () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(ids.length).toBe(new Set(ids).size);
  const shapes = Object.keys(api.paths).map((path) => path.replaceAll(/\{\w+\}/gu, "{}"));
  expect(shapes.length).toBe(new Set(shapes).size);
});

test("every endpoint of the record is described, with each of its refusals", () => {
  const missing = ENDPOINTS.flatMap(({ path, method, name, refuses }) => {
    const operation = api.paths[path]?.[method];
    if (operation?.operationId !== name) return [name];
    const told = Object.values(operation.responses).flatMap(
      ({ $ref }) =>
        String($ref ?? "")
          .split("/")
          .at(-1)
          ?.split(".") ?? [],
    );
    return refuses.filter((kind) => !told.includes(kind)).map((kind) => `${name}: ${kind}`);
  });
  expect(missing).toEqual([]);
});

test("every kind of problem can be met somewhere", () => {
  const met = new Set(Object.keys(api.components.examples));
  expect(
    Object.keys(PROBLEMS).filter((kind) => !met.has(kind)),
    "name it in the `refuses` of the endpoint that answers with it",
  ).toEqual([]);
});

test("every security scheme that is named is there, and every endpoint of the record needs one", () => {
  const named = operations.flatMap(({ operation }) => operation.security.flatMap((one) => Object.keys(one)));
  expect([...new Set(named)].sort()).toEqual(Object.keys(api.components.securitySchemes).sort());
  expect(ENDPOINTS.filter(({ path, method }) => api.paths[path]?.[method]?.security.length === 0).map(({ name }) => name)).toEqual([]);
});

test("a field with a default may be left out of what is sent, not of what is answered", () => {
  const thing = z.object({ size: z.int().default(1) }).meta({ id: "Thing" });
  const described = describeApi([
    endpoint({
      name: "makeThing",
      method: "post",
      path: "/things",
      tag: "x",
      thai: "x",
      english: "x",
      scope: "people",
      body: thing,
      answer: thing,
      does: () => Promise.reject(new Error("never asked")),
    }),
  ]);
  const { Thing, ThingSent } = described.components.schemas;
  expect([Thing?.["required"], ThingSent?.["required"]]).toEqual([["size"], undefined]);
});
