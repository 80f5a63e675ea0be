import { askInTurns, chosen, openBare, takeTurn, type Does } from "./asking-turns.ts";
import { listBare, openPlanBare, saveBare, type RecordWork } from "./bare-record.ts";
import type { RecordLoad } from "./record-load.ts";
import { openSender } from "./send-request.ts";

/** What the asking process is told first. */
export interface AskingRules {
  readonly address: string;
  readonly bareUrl: string;
  readonly load: RecordLoad;
  /** Cookie of each officer and each reviewer. */
  readonly cookies: { readonly officers: readonly string[]; readonly reviewers: readonly string[] };
}

function oursOf({ address, load, cookies }: AskingRules): Readonly<Record<RecordWork, Does>> {
  const send = openSender(address);
  // Each row's revision as it was last seen: an officer writes upon what they saw.
  const revisions = new Map<string, number>();
  return {
    open: async (turn) => {
      const at = turn % load.officers.length;
      await send("GET", `/api/v1/plans/${load.officers[at]?.plan}`, cookies.officers[at] ?? "");
    },
    list: async (turn) => {
      const at = turn % load.reviewers.length;
      const { text } = await send("GET", `/api/v1/plans?fiscalYear=${load.fiscalYear}`, cookies.reviewers[at] ?? "");
      if (text.length < 1_000) throw new Error(`the list is empty: ${text}`);
    },
    save: async (turn) => {
      const at = turn % load.officers.length;
      const path = `/api/v1/plans/${load.officers[at]?.plan}/rows/a1`;
      const body = { text: JSON.stringify({ set: { title: titleOf(turn) } }), revision: revisions.get(path) ?? 1 };
      revisions.set(path, (await send("PATCH", path, cookies.officers[at] ?? "", body)).revision);
    },
  };
}

/** A row that ours does not write, so that neither finds the other's revision. */
const BARE_ROW = "a2";

function bareOf({ bareUrl, load }: AskingRules): (clients: number) => Readonly<Record<RecordWork, Does>> {
  const open = openBare(bareUrl);
  return (clients) => {
    const onOne = open(clients);
    return {
      open: (turn) => onOne((client) => openPlanBare(client, chosen(load.officers, turn))),
      list: (turn) => onOne((client) => listBare(client, chosen(load.reviewers, turn), load.fiscalYear)),
      save: (turn) => onOne((client) => saveBare(client, chosen(load.officers, turn), BARE_ROW, titleOf(turn))),
    };
  };
}

let written = 0;

/** Never the text that stands there already: a save without a change would write nothing. */
function titleOf(turn: number): string {
  written += 1;
  return `กิจกรรมส่งเสริมคุณธรรมที่แก้ไขครั้งที่ ${turn} (${written})`;
}

askInTurns((rules: AskingRules) => {
  const ours = oursOf(rules);
  const bare = bareOf(rules);
  return (turn) => takeTurn(turn, (turn.way === "ours" ? ours : bare(turn.clients))[turn.work as RecordWork]);
});
