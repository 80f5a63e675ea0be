import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { addMachineToken, machine, signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { isLoopback, openRateLimits, RATE_LIMITS } from "./rate-limits.ts";

let office: Office;
let house: OpenHouse;
let other: OpenHouse;

beforeAll(async () => {
  office = await openOffice();
  const rules = { serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: () => undefined };
  [house, other] = [await openHouse(rules), await openHouse(rules)];
});
afterAll(async () => {
  await house?.close();
  await other?.close();
  await office?.drop();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** As if so many had asked in this window already, and in the next one if it is about to begin. */
async function asked(limit: keyof typeof RATE_LIMITS, requests: number): Promise<void> {
  await as(office.superUrl, async (client) => {
    await client.query(
      `insert into request_count (who, window_start, requests)
       select who, max(window_start) + n * interval '60 seconds', $2::int from request_count, generate_series(0, 1) n where who like $1 group by who, n
       on conflict (who, window_start) do update set requests = $2`,
      [`${limit}:%`, requests],
    );
  });
}

const refusal = async (answer: Response): Promise<readonly unknown[]> => {
  const { kind, retryAfter } = (await answer.json()) as { kind: unknown; retryAfter?: number };
  return [answer.status, kind, answer.headers.get("retry-after") === String(retryAfter)];
};

test("a machine has so many requests a minute, over all servers; people who read pages are not counted", async () => {
  const token = await addMachineToken(office, "กรมตัวอย่าง", ["plans:read"]);
  expect((await machine(house, token)("/api/v1/plans")).status).toBe(200);
  await asked("machine", RATE_LIMITS.machine.most);
  for (const one of [house, other])
    expect(await refusal(await machine(one, token)("/api/v1/plans"))).toEqual([429, "too-many-requests", true]);
  const another = await addMachineToken(office, "กรมตัวอย่าง", ["plans:read"]);
  expect((await machine(house, another)("/api/v1/plans")).status).toBe(200);
  const counted = () =>
    as(office.superUrl, async (client) => (await client.query("select count(*)::int as n from request_count")).rows[0].n);
  const before = await counted();
  expect((await signedIn(house, office, "author")("/api/v1/plans")).status).toBe(200);
  expect(await counted()).toBe(before);
});

test("documents are read so many times a minute for one address, and for one session", async () => {
  // What the proxy in front of the house says of where requests come from.
  vi.stubEnv("TRUSTED_PROXY", "");
  const read = (address: string) =>
    house.app.request("/api/v1/read", {
      method: "POST",
      body: "สวัสดี",
      headers: { "content-type": "text/plain", "x-forwarded-for": address },
    });
  expect((await read("203.0.113.5")).status).toBe(422);
  await asked("documents", RATE_LIMITS.documents.most);
  expect(await refusal(await read("203.0.113.5"))).toEqual([429, "too-many-requests", true]);
  expect((await read("203.0.113.6")).status).toBe(422);
  const take = () =>
    signedIn(
      house,
      office,
      "author",
    )(`/api/v1/imports?agency=${office.agency("กรมตัวอย่าง")}&name=a.txt`, {
      method: "POST",
      body: "สวัสดี",
      headers: { "content-type": "text/plain" },
    });
  expect((await take()).status).toBe(422);
  await asked("documents", RATE_LIMITS.documents.most);
  expect(await refusal(await take())).toEqual([429, "too-many-requests", true]);
});

test("who was counted cannot be read from the table", async () => {
  const rows = await as(office.superUrl, async (client) => (await client.query("select * from request_count")).rows);
  expect(rows.length).toBeGreaterThan(2);
  expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|khunatham_|token-/u);
});

test("the count begins anew with each window", async () => {
  const limits = openRateLimits(house.records, "a secret of at least thirty-two characters");
  await limits.count("documents", "somebody");
  await as(office.superUrl, (client) =>
    client.query("update request_count set requests = 1000, window_start = window_start - interval '1 hour'"),
  );
  expect(await limits.count("documents", "somebody")).toBeNull();
});

test("this machine's own addresses are known in every way they are written", () => {
  expect(["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"].filter(isLoopback)).toHaveLength(4);
  expect(["10.0.0.1", "128.0.0.1", "::2", "", "::ffff:10.0.0.1"].filter(isLoopback)).toEqual([]);
});
