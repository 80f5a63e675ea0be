import { afterAll, beforeAll, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
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

test("an officer is let in", async () => {
  const answer = await signedIn(house, office, "author")("/api/v1/plans");
  expect([answer.status, await answer.json()]).toEqual([200, []]);
});
