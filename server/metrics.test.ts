import { randomUUID } from "node:crypto";

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { openOffice, type Office } from "#testing/office.ts";

const TOKEN = "a-token-of-the-watchers";
let office: Office;
let house: OpenHouse;

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: () => undefined });
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** As a connection from this address brings it. */
const from = (remoteAddress: string, headers: Readonly<Record<string, string>> = {}) =>
  house.app.request("/metrics", { headers }, { incoming: { socket: { remoteAddress } } });

test("figures are told on this machine, or to who holds the token, and to nobody else", async () => {
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) expect((await from(address)).status).toBe(200);
  expect((await from("10.0.0.7")).status).toBe(404);
  expect((await house.app.request("/metrics")).status).toBe(404);
  // A proxy on this machine passes strangers on.
  for (const mark of ["x-forwarded-for", "forwarded", "via"]) expect((await from("127.0.0.1", { [mark]: "10.0.0.7" })).status).toBe(404);
  expect((await from("10.0.0.7", { authorization: `Bearer ${TOKEN}` })).status, "no token is set").toBe(404);
  vi.stubEnv("KHUNATHAM_METRICS_TOKEN", TOKEN);
  expect((await from("10.0.0.7", { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  expect((await from("10.0.0.7", { authorization: `Bearer ${TOKEN}x` })).status).toBe(404);
  vi.stubEnv("KHUNATHAM_METRICS_TOKEN", "");
  expect((await from("10.0.0.7", { authorization: "Bearer " })).status).toBe(404);
});

test("requests are counted by route, method and status; no id and no person stands in a label", async () => {
  const author = signedIn(house, office, "author");
  const plan = randomUUID();
  await author(`/api/v1/plans/${plan}`);
  await author(`/api/v1/plans/${plan}`);
  await author("/api/v1/plans?words=somebody", { headers: { "user-agent": "somebody" } });
  await author("/somewhere/somebody", { method: "BREW" });
  const text = await (await from("127.0.0.1")).text();
  expect(text).toContain('khunatham_requests_total{method="GET",route="/api/v1/plans/:plan",status="404"} 2\n');
  expect(text).toContain('khunatham_request_duration_seconds_count{method="GET",route="/api/v1/plans/:plan"} 2\n');
  expect(text).toContain('khunatham_request_duration_seconds_bucket{method="GET",route="/api/v1/plans/:plan",le="+Inf"} 2\n');
  expect(text).toContain('khunatham_requests_total{method="other",route="none",status="404"} 1\n');
  expect(text).toContain("\nkhunatham_evidence_store_up 1\n");
  for (const word of [plan, "somebody", "author", office.person("author")]) expect(text).not.toContain(word);
});

test("buckets grow, and every line is one that Prometheus reads", async () => {
  const text = await (await from("127.0.0.1")).text();
  const lines = text.trimEnd().split("\n");
  const sample = /^[a-z_:][a-z0-9_:]*(?:\{[a-z_]+="(?:[^"\\]|\\.)*"(?:,[a-z_]+="(?:[^"\\]|\\.)*")*\})? -?\d+(?:\.\d+)?(?:e[+-]\d+)?$/u;
  expect(lines.filter((line) => !/^# (?:HELP|TYPE) [a-z_]+ \S/u.test(line) && !sample.test(line))).toEqual([]);
  const buckets = lines.filter((line) => line.startsWith("khunatham_request_duration_seconds_bucket") && line.includes('/:plan"'));
  const counts = buckets.map((line) => Number(line.split(" ").at(-1)));
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
});

test("pools, papers, jobs, the process and the database are told", async () => {
  const text = await (await from("127.0.0.1")).text();
  for (const name of [
    'khunatham_database_connections{pool="records",state="in-use"}',
    'khunatham_database_connections{pool="sign-in",state="waiting"}',
    "khunatham_papers_in_hand 0",
    "khunatham_database_up 1",
    'khunatham_letters{state="waiting"} 0',
    'khunatham_letters{state="refused"} 0',
    'khunatham_job_failed{job="seal-audit"} 0',
    "process_cpu_seconds_total ",
    "process_resident_memory_bytes ",
    'nodejs_eventloop_lag_seconds{quantile="0.99"}',
  ])
    expect(text).toContain(name);
});
