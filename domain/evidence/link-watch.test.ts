import { expect, test } from "vitest";

import { lookedAt, type LinkAnswer, type LinkStanding } from "./link-watch.ts";

const WELL: LinkStanding = { failingSince: null, isDead: false };
const status = (code: number): LinkAnswer => ({ kind: "status", status: code });

/** Looks on these days, with what came back; the house was heard from on the day given. */
function looks(
  reached: string | null,
  ...days: readonly (readonly [today: string, answer: LinkAnswer])[]
): LinkStanding & { days?: number } {
  return days.reduce<LinkStanding & { days?: number }>((before, [today, answer]) => lookedAt(before, answer, { today, reached }), WELL);
}

test("a link that opens is looked at again after a week, one that failed after a day", () => {
  expect(looks(null, ["2027-03-01", status(200)])).toEqual({ failingSince: null, isDead: false, days: 7 });
  expect(looks(null, ["2027-03-01", status(404)])).toEqual({ failingSince: "2027-03-01", isDead: false, days: 1 });
});

test("a link is dead when it failed on two different days, since the first of them, and then looked at weekly", () => {
  for (const code of [404, 410]) {
    expect(looks(null, ["2027-03-01", status(code)], ["2027-03-01", status(code)])).toMatchObject({ isDead: false, days: 1 });
    expect(looks(null, ["2027-03-01", status(code)], ["2027-03-02", status(code)])).toEqual({
      failingSince: "2027-03-01",
      isDead: true,
      days: 7,
    });
  }
});

test("no name, refused and silent count only where the house itself was heard from since", () => {
  for (const kind of ["no-name", "refused", "silent"] as const) {
    const twice = [
      ["2027-03-01", { kind }],
      ["2027-03-02", { kind }],
    ] as const;
    expect(looks(null, ...twice)).toEqual({ failingSince: "2027-03-01", isDead: false, days: 1 });
    expect(looks("2027-02-28", ...twice)).toMatchObject({ isDead: false });
    expect(looks("2027-03-01", ...twice)).toMatchObject({ failingSince: "2027-03-01", isDead: true });
  }
});

test("who must sign in, has asked too often, is led nowhere or meets a broken server learns nothing", () => {
  for (const answer of [...[301, 400, 401, 403, 405, 429, 500, 503].map(status), { kind: "unknown" } as const]) {
    expect(looks("2027-03-09", ["2027-03-01", answer], ["2027-03-02", answer], ["2027-03-03", answer])).toEqual({ ...WELL, days: 7 });
    // What is known of it stays: a day of doubt neither makes it dead nor takes the failure back.
    expect(looks("2027-03-09", ["2027-03-01", status(404)], ["2027-03-02", answer])).toEqual({
      failingSince: "2027-03-01",
      isDead: false,
      days: 1,
    });
    expect(looks("2027-03-09", ["2027-03-01", status(404)], ["2027-03-02", status(404)], ["2027-03-09", answer])).toMatchObject({
      isDead: true,
    });
  }
});

test("a dead link that opens again is well", () => {
  expect(looks(null, ["2027-03-01", status(404)], ["2027-03-02", status(404)], ["2027-03-09", status(204)])).toEqual({ ...WELL, days: 7 });
});
