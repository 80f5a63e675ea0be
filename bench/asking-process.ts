import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { Turn, TurnDone } from "./asking-turns.ts";

/** A second process that asks, so that asking does not weigh on who measures. */
export interface Asker {
  readonly ask: (turn: Turn) => Promise<TurnDone>;
  readonly stop: () => void;
}

/** Starts the process that asks, and tells it its rules. */
export function startAsking(program: "ask-record.ts" | "ask-results.ts", rules: object): Asker {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), { execArgv: ["--disable-warning=ExperimentalWarning"] });
  child.send(rules);
  return {
    ask: (turn) =>
      new Promise((answered, failed) => {
        const gone = (code: number | null): void => failed(new Error(`the asking process ended with ${code}`));
        child.once("exit", gone);
        child.once("message", (message: { readonly done: TurnDone } | { readonly failed: string }) => {
          child.off("exit", gone);
          if ("done" in message) answered(message.done);
          else failed(new Error(message.failed));
        });
        child.send(turn);
      }),
    stop: () => child.disconnect(),
  };
}
