import { afterAll, beforeAll, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { as, clusterUrl } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";

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

const ready = async (): Promise<readonly unknown[]> => {
  const answer = await house.app.request("/readyz");
  const { status, kind, reason } = (await answer.json()) as { status: unknown; kind?: unknown; reason?: unknown };
  return kind === undefined ? [answer.status, status] : [answer.status, kind, reason];
};

test("a house whose database is there, at its schema, is ready", async () => {
  expect(await ready()).toEqual([200, "ready"]);
});

test("a database that a newer house has brought forward is not this house's", async () => {
  await as(office.ownerUrl, (client) => client.query("insert into schema_version (number, name) values (9999, 'newer')"));
  expect(await ready()).toEqual([503, "database-away", "other-schema"]);
  await as(office.ownerUrl, (client) => client.query("delete from schema_version where number = 9999"));
});

test("a database that is away is told: not ready, and who asks for the record is asked to wait; the house itself lives", async () => {
  const author = signedIn(house, office, "author");
  expect((await author("/api/v1/plans")).status).toBe(200);
  const [, name = ""] = /\/(test_[0-9a-f]+)/u.exec(office.superUrl) ?? [];
  await as(clusterUrl(), async (client) => {
    await client.query(`alter database ${name} allow_connections false`);
    try {
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()", [name]);
      expect(await ready()).toEqual([503, "database-away", "database-away"]);
      const answer = await author("/api/v1/plans");
      expect([answer.status, ((await answer.json()) as { kind: unknown }).kind, answer.headers.get("retry-after")]).toEqual([
        503,
        "database-away",
        "5",
      ]);
      expect((await house.app.request("/healthz")).status).toBe(200);
    } finally {
      await client.query(`alter database ${name} allow_connections true`);
    }
  });
  expect(await ready()).toEqual([200, "ready"]);
});
