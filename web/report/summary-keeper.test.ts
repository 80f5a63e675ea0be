import { expect, test } from "vitest";

import { err, ok } from "#domain/result.ts";
import type { ReportTools } from "./report-keeper.ts";
import { openSummaryKeeper } from "./summary-keeper.ts";

/** A server that is away as often as told, and time that passes when asked to. */
function stand(away: number, before: string | null = null) {
  const sent: string[] = [];
  const timers: (() => void)[] = [];
  const kept = new Map<string, string>(before === null ? [] : [["khunatham.summary.r", before]]);
  let left = away;
  const tools: ReportTools = {
    ask: ((_path: string, { body }: { readonly body: { readonly summary: string } }) => {
      sent.push(body.summary);
      left -= 1;
      if (left >= 0) return Promise.resolve(err({ kind: "database-away", status: 503, says: null, facts: {} }));
      return Promise.resolve(ok({ value: { revision: 10 + sent.length }, revision: null }));
    }) as unknown as ReportTools["ask"],
    drawer: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => void kept.set(name, text),
      removeItem: (name) => void kept.delete(name),
    },
    wait: (_milliseconds, then) => void timers.push(then),
  };
  const pass = async (): Promise<void> => {
    for (const then of timers.splice(0)) then();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { keeper: openSummaryKeeper({ id: "r", revision: 3, summary: "เดิม" }, tools), sent, kept, pass };
}

test("the summary is sent once after a pause, and tells the report's revision", async () => {
  const { keeper, sent, pass, kept } = stand(0);
  keeper.change("ผล");
  keeper.change("ผลดี");
  await pass();
  expect([sent, keeper.state(), kept.size]).toEqual([["ผลดี"], { text: "ผลดี", saving: "kept", revision: 11 }, 0]);
});

test("while the database is away it waits in the drawer and is sent again by itself; handing over waits for it", async () => {
  const { keeper, sent, pass, kept } = stand(2);
  keeper.change("ผลดี");
  await pass();
  expect([keeper.state().saving, [...kept.values()]]).toEqual(["away", ["ผลดี"]]);
  expect(await keeper.flush()).toBe(false);
  await pass();
  expect([keeper.state().saving, await keeper.flush(), kept.size, sent.length]).toEqual(["kept", true, 0, 3]);
});

test("what an earlier window could not keep is there again and is sent", async () => {
  const { keeper, sent, pass } = stand(0, "ค้างไว้");
  expect(keeper.state().text).toBe("ค้างไว้");
  await pass();
  expect([sent, keeper.state().saving]).toEqual([["ค้างไว้"], "kept"]);
});
