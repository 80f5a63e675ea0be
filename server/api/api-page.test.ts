import { expect, test } from "vitest";

import { apiPage } from "./api-page.ts";
import { describeApi } from "./openapi.ts";

const api = describeApi();
const page = await apiPage(api, "https://plan.example.go.th");

test("the page tells every operation and every shape, and runs no script", () => {
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id));
  const operations = Object.values(api.paths).flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? []));
  expect(operations.filter((id) => !ids.has(id))).toEqual([]);
  expect(Object.keys(api.components.schemas).filter((name) => !ids.has(`shape-${name}`))).toEqual([]);
  expect(page).not.toMatch(/<script|<style| style=| on\w+=/u);
});

test("every link within the page leads somewhere, and no id stands twice", () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
  expect(ids.length).toBe(new Set(ids).size);
  const links = [...page.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id);
  expect(links.filter((id) => !ids.includes(id))).toEqual([]);
});

test("headings go down one step at a time", () => {
  const levels = [...page.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
});

test("what a description says is text, whatever it holds", async () => {
  const hostile = { ...api, tags: [{ name: "<img src=x>" }] };
  expect(await apiPage(hostile, "https://plan.example.go.th")).toContain("&lt;img src=x&gt;");
});
