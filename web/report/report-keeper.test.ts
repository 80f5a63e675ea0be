import { expect, test } from "vitest";

import { err, ok } from "#domain/result.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import { openReportKeeper, type OpenReport, type ReportTools } from "./report-keeper.ts";

const OPENED = { id: "r", revision: 1, rows: {}, figures: { activities: [] } } as unknown as OpenReport;
const told = (narrative: string): ActivityResult => ({ ...NO_RESULT, narrative });
const figures = OPENED.figures;

/** A server that answers as told, and time that passes when asked to. */
function stand(answers: readonly ("ok" | "away" | ActivityResult)[], kept = new Map<string, string>()) {
  const left = [...answers];
  const sent: { readonly narrative: string; readonly revision: number | undefined }[] = [];
  const timers: (() => void)[] = [];
  let row = 0;
  const tools: ReportTools = {
    ask: ((_path: string, { body, revision }: { readonly body: ActivityResult; readonly revision?: number }) => {
      sent.push({ narrative: body.narrative, revision });
      const answer = left.shift() ?? "ok";
      if (answer === "away") return Promise.resolve(err({ kind: "unreachable", status: 0, says: null, facts: {} }));
      if (answer !== "ok")
        return Promise.resolve(err({ kind: "result-stale", status: 412, says: "", facts: { theirs: answer, revision: 7 } }));
      row = (revision ?? 0) + 1;
      return Promise.resolve(ok({ value: { report: row + 1, row, figures }, revision: row }));
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
  return { tools, sent, kept, pass };
}

test("several quick changes are sent once, with the row's revision, and then are kept", async () => {
  const { tools, sent, pass, kept } = stand(["ok"]);
  const keeper = openReportKeeper(OPENED, tools);
  for (const text of ["ก", "กข", "กขค"]) keeper.change("a1", told(text));
  await pass();
  expect(sent).toEqual([{ narrative: "กขค", revision: 0 }]);
  expect(keeper.state().rows["a1"]).toMatchObject({ saving: "kept", revision: 1 });
  expect(kept.size).toBe(0);
});

test("without a line the result waits in this window's drawer, is tried again, and outlives the window", async () => {
  const { tools, sent, pass, kept } = stand(["away", "ok"]);
  const keeper = openReportKeeper(OPENED, tools);
  keeper.change("a1", told("ผล"));
  await pass();
  expect(keeper.state().rows["a1"]?.saving).toBe("away");
  expect(kept.size).toBe(1);
  await pass();
  expect(sent).toHaveLength(2);
  expect(keeper.state().rows["a1"]?.saving).toBe("kept");

  const broken = stand(["away"]);
  const first = openReportKeeper(OPENED, broken.tools);
  first.change("a2", told("ค้างไว้"));
  await broken.pass();
  const later = openReportKeeper(OPENED, broken.tools);
  await broken.pass();
  expect(later.state().rows["a2"]).toMatchObject({ result: told("ค้างไว้"), saving: "kept" });
});

test("what an earlier window left is sent as written over what that window saw: who wrote since is asked about, not written over", async () => {
  const closed = stand(["away"]);
  openReportKeeper(OPENED, closed.tools).change("a1", told("ค้างไว้"));
  await closed.pass();
  const { tools, sent, pass } = stand([told("ของผู้อื่น")], closed.kept);
  const since = { ...OPENED, rows: { a1: { revision: 7, result: told("ของผู้อื่น") } } };
  const later = openReportKeeper(since, tools);
  await pass();
  expect(sent).toEqual([{ narrative: "ค้างไว้", revision: 0 }]);
  expect(later.state().rows["a1"]).toMatchObject({ result: told("ค้างไว้"), theirs: told("ของผู้อื่น") });
});

test("two who write one activity lose nothing: both results stand until a person decides", async () => {
  const { tools, sent, pass } = stand([told("ของผู้อื่น"), "ok"]);
  const keeper = openReportKeeper(OPENED, tools);
  keeper.change("a1", told("ของฉัน"));
  await pass();
  expect(keeper.state().rows["a1"]).toMatchObject({ result: told("ของฉัน"), theirs: told("ของผู้อื่น"), revision: 7 });
  expect(await keeper.flush()).toBe(false);
  keeper.settle("a1", told("รวมกัน"));
  await pass();
  expect(sent.at(-1)).toEqual({ narrative: "รวมกัน", revision: 7 });
  expect(keeper.state().rows["a1"]).toMatchObject({ saving: "kept", theirs: null });
});

test("what changed about a result, but not in it, is no clash: the result is sent again on the new revision", async () => {
  const { tools, sent, pass } = stand([NO_RESULT, "ok"]);
  const keeper = openReportKeeper(OPENED, tools);
  keeper.change("a1", told("ของฉัน"));
  await pass();
  expect(sent.map(({ revision }) => revision)).toEqual([0, 7]);
  expect(keeper.state().rows["a1"]).toMatchObject({ saving: "kept", theirs: null });
});

test("before a report is handed over everything typed is kept first", async () => {
  const { tools, sent } = stand(["ok", "ok"]);
  const keeper = openReportKeeper(OPENED, tools);
  keeper.change("a1", told("หนึ่ง"));
  keeper.change("a2", told("สอง"));
  expect(await keeper.flush()).toBe(true);
  expect(sent.map(({ narrative }) => narrative)).toEqual(["หนึ่ง", "สอง"]);
});
