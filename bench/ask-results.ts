import type { Activity } from "#domain/plan/plan.ts";

import { askInTurns, chosen, openBare, takeTurn, type Does } from "./asking-turns.ts";
import { answerBare, openPageBare } from "./bare-results.ts";
import { figureOfUnit, resultOf, type ResultsLoad } from "./results-load.ts";
import { openSender, type Got } from "./send-request.ts";

/** What is asked of results: one unit's answer, or all that the page of a report asks for when it opens. */
export type ResultsWork = "answer" | "page";

/** What the asking process is told first. */
export interface ResultsRules {
  readonly address: string;
  readonly bareUrl: string;
  readonly load: ResultsLoad;
  /** Cookie of each unit and of each author. */
  readonly cookies: { readonly units: readonly string[]; readonly authors: readonly string[] };
}

function oursOf({ address, load, cookies }: ResultsRules): Readonly<Record<ResultsWork, Does>> {
  const send = openSender(address);
  const revisions = new Map<string, number>();
  return {
    answer: async (turn) => {
      const at = turn % load.units.length;
      const path = `/api/v1/answers/${load.units[at]?.answer}`;
      const text = JSON.stringify({ result: answerOf(load.activity, at), note: null });
      revisions.set(path, (await send("PUT", path, cookies.units[at] ?? "", { text, revision: revisions.get(path) ?? 1 })).revision);
    },
    // As web/pages/report-page.tsx asks: who am I and which reports, then the report, then what stands beside it.
    page: async (turn) => {
      const at = turn % load.reports.length;
      const { plan, report } = chosen(load.reports, turn);
      const get = (path: string): Promise<Got> => send("GET", `/api/v1${path}`, cookies.authors[at] ?? "");
      await Promise.all([get("/me"), get(`/plans/${plan}/reports`)]);
      await get(`/reports/${report}`);
      const beside = await Promise.all([get(`/reports/${report}/answers`), get(`/reports/${report}/evidence`)]);
      if (beside.some(({ text }) => text.length < 1_000)) throw new Error(`the page of report ${report} is empty`);
    },
  };
}

function bareOf({ bareUrl, load }: ResultsRules): (clients: number) => Readonly<Record<ResultsWork, Does>> {
  const open = openBare(bareUrl);
  return (clients) => {
    const onOne = open(clients);
    return {
      answer: (turn) => onOne((client) => answerBare(client, chosen(load.bare, turn), answerOf(load.activity, turn))),
      page: (turn) => onOne((client) => openPageBare(client, chosen(load.reports, turn))),
    };
  };
}

let written = 0;

/** Never what stands there already; the figure is the unit's own, so that the sum over all units is known. */
function answerOf(activity: Activity, at: number): ReturnType<typeof resultOf> {
  written += 1;
  const result = resultOf(activity, figureOfUnit(at));
  return { ...result, narrative: `${result.narrative} (${written})` };
}

askInTurns((rules: ResultsRules) => {
  const ours = oursOf(rules);
  const bare = bareOf(rules);
  return (turn) => takeTurn(turn, (turn.way === "ours" ? ours : bare(turn.clients))[turn.work as ResultsWork]);
});
