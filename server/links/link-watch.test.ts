import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { SettingError } from "#server/setting-error.ts";
import { takeLinks } from "#store/links.ts";
import { signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { askLink } from "./ask-link.ts";
import { isLinkWatchOn, openLinkWatch } from "./link-watch.ts";

const REPORT = "00000000-0000-4000-8000-000000000003";
let office: Office;
let house: OpenHouse;
let site: Server;
let port = 0;
let agency = 0;
/** What the site answers, by path; what it was asked. */
let answers: Record<string, number> = {};
let asked: string[] = [];

const query = async (text: string) => (await as(office.superUrl, (client) => client.query(text))).rows;
const open = (jobs = false) =>
  openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", jobs, log: () => undefined });

beforeAll(async () => {
  office = await openOffice();
  agency = office.agency("กรมตัวอย่าง");
  site = createServer(({ method, url = "" }, answer) => {
    if (method === "HEAD") asked.push(url);
    const status = answers[url] ?? 200;
    if (status === 0) answer.destroy();
    else answer.writeHead(status).end();
  });
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  port = (site.address() as AddressInfo).port;
  await query(`with p as (insert into plan (agency_id, fiscal_year, facts, within, status, version) values (${agency}, 2569, '{}', '{}', 'approved', 1) returning id),
    s as (insert into submission (plan_id, number, version, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name, agency_id, within)
      select id, 1, 1, '{}', 'h', '{"steps":[]}', 'x', 'x', ${agency}, '{}' from p returning id, plan_id)
    insert into report (id, plan_id, submission_id, fiscal_year, months, agency_id, within) select '${REPORT}', plan_id, id, 2569, 6, ${agency}, '{}' from s`);
  house = await open();
});
afterAll(async () => {
  site?.close();
  await house?.close();
  await office?.drop();
});
beforeEach(async () => {
  answers = {};
  asked = [];
  await query("delete from evidence_use; delete from evidence");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Links of evidence by their paths, each proving a result. */
async function keep(...paths: readonly string[]): Promise<void> {
  for (const path of paths)
    await query(`with e as (insert into evidence (agency_id, within, kind, name, link, made_by, made_by_name)
        values (${agency}, '{}', 'link', '${path}', 'http://127.0.0.1:${port}${path}', 'x', 'x') returning id)
      insert into evidence_use (evidence_id, report_id, key, agency_id, within, made_by_name) select id, '${REPORT}', 'a1', ${agency}, '{}', 'x' from e`);
}
/** A look on this day, at what is due then. */
async function lookOn(day: string): Promise<void> {
  await query("update job set next_at = now() where kind = 'watch-links'");
  await openLinkWatch(
    house.records,
    (link) => askLink(link, { allows: (address) => address === "127.0.0.1", ports: [port], milliseconds: 2000 }),
    () => day,
  ).work();
}
const pass = (days: number) => query(`update evidence set link_next_at = link_next_at - interval '${days} days'`);
const seen = async () => {
  const answer = await signedIn(house, office, "author")(`/api/v1/reports/${REPORT}/evidence`);
  const uses: readonly { readonly evidence: { readonly name: string; readonly deadSince: string | null } }[] = await answer.json();
  return Object.fromEntries(uses.map(({ evidence: { name, deadSince } }) => [name, deadSince]));
};

test("a link that is gone on two days is told as dead since the first, whatever happens to others, and no more when it opens again", async () => {
  await keep("/here", "/gone", "/guarded");
  answers = { "/gone": 404, "/guarded": 403 };
  await lookOn("2027-03-01");
  expect(asked.toSorted()).toEqual(["/gone", "/guarded", "/here"]);
  expect(await seen()).toEqual({ "/here": null, "/gone": null, "/guarded": null });
  await lookOn("2027-03-01");
  await pass(1);
  await lookOn("2027-03-02");
  expect(asked.slice(3)).toEqual(["/gone"]);
  expect(await seen()).toEqual({ "/here": null, "/gone": "2027-03-01", "/guarded": null });
  await pass(6);
  await lookOn("2027-03-08");
  expect(asked.slice(4).toSorted()).toEqual(["/guarded", "/here"]);
  await pass(1);
  answers = {};
  await lookOn("2027-03-09");
  expect(await seen()).toEqual({ "/here": null, "/gone": null, "/guarded": null });
});

test("silence of all links is the house's own line: none is dead until one of them is heard again", async () => {
  await keep("/one");
  // Nobody listens at this one's port.
  await query("update evidence set link = 'http://127.0.0.1:1/'");
  const ask = (link: string) => askLink(link, { allows: () => true, ports: [1, port], milliseconds: 2000 });
  const look = async (day: string): Promise<void> => {
    await query("update job set next_at = now() where kind = 'watch-links'; update evidence set link_next_at = now()");
    await openLinkWatch(house.records, ask, () => day).work();
  };
  await look("2027-03-01");
  await look("2027-03-02");
  expect(await seen()).toEqual({ "/one": null });
  await keep("/two");
  await look("2027-03-03");
  await look("2027-03-04");
  expect(await seen()).toEqual({ "/one": "2027-03-01", "/two": null });
});

test("only links in use are looked at, a few in a minute, each by one of the servers", async () => {
  await keep("/1", "/2", "/3", "/4", "/5", "/removed");
  await query(`update evidence set removed_at = now() where name = '/removed';
    insert into evidence (agency_id, within, kind, name, link, made_by, made_by_name) values (${agency}, '{}', 'link', 'unused', 'http://127.0.0.1:${port}/unused', 'x', 'x');
    update job set next_at = now() where kind = 'watch-links'`);
  const takes = await Promise.all(Array.from({ length: 4 }, () => takeLinks(house.records, 3)));
  expect(takes.map(({ length }) => length).toSorted()).toEqual([0, 0, 0, 3]);
  await query("update job set next_at = now() where kind = 'watch-links'");
  const rest = await takeLinks(house.records, 3);
  expect([...takes.flat(), ...rest].map(({ link }) => new URL(link).pathname).toSorted()).toEqual(["/1", "/2", "/3", "/4", "/5"]);
});

test("a house that watches looks by itself and asks nothing inside; one that was not told to leaves links alone", async () => {
  await keep("/inside");
  const looked = () => query("select count(*)::int as n from evidence where link_next_at > now() + interval '6 days' and not link_dead");
  const openAt = async (): Promise<OpenHouse> => {
    await query("update job set next_at = case when kind in ('watch-links', 'sweep') then now() else 'infinity' end, last_at = null");
    return open(true);
  };
  const left = await openAt();
  const swept = () => query("select last_at is not null as done from job where kind = 'sweep'");
  await expect.poll(swept, { timeout: 10_000 }).toEqual([{ done: true }]);
  await left.close();
  expect(await looked()).toEqual([{ n: 0 }]);
  vi.stubEnv("KHUNATHAM_LINK_WATCH", "on");
  const watching = await openAt();
  await expect.poll(looked, { timeout: 10_000 }).toEqual([{ n: 1 }]);
  await watching.close();
  expect(asked).toEqual([]);
});

test("the setting is on, off or not there", () => {
  expect(["on", "off", "", undefined].map((given) => isLinkWatchOn({ KHUNATHAM_LINK_WATCH: given }))).toEqual([true, false, false, false]);
  expect(() => isLinkWatchOn({ KHUNATHAM_LINK_WATCH: "yes" })).toThrow(SettingError);
});
