import { setTimeout as pause } from "node:timers/promises";

import { err, ok, type Result } from "#domain/result.ts";
import type { Log } from "#server/log.ts";
import { sayClusterError, type ClusterError } from "#store/cluster/cluster-error.ts";
import { openPrivateCluster, type PrivateCluster } from "#store/cluster/private-cluster.ts";

/** How long to wait before each further try to start a database that died; the last one again and again. */
const PAUSES = [0, 500, 2000, 5000, 15_000] as const;

/** A private cluster that is started again when PostgreSQL dies. */
export interface SteadyCluster extends Pick<PrivateCluster, "ownerUrl" | "serverUrl"> {
  readonly stop: () => Promise<void>;
}

/**
 * ฐานข้อมูลในเครื่องที่ลุกขึ้นเองได้ — opens the cluster in `folder`, and again whenever PostgreSQL ends by itself, at the same address: pools
 * of connections find it there. Meanwhile requests are answered "the database is away".
 */
export async function openSteadyCluster(
  folder: string,
  say: (line: string) => void,
  log: Log,
): Promise<Result<SteadyCluster, ClusterError>> {
  let isOver = false;
  let cluster: PrivateCluster | undefined;
  let mending: Promise<void> = Promise.resolve();
  const over = new AbortController();

  const open = async (): Promise<Result<PrivateCluster, ClusterError>> => {
    let isOurs = false;
    let died: string | undefined;
    const ended = (how: string): void => {
      if (isOurs) mending = mend(how);
      else died = how;
    };
    const opened = await openPrivateCluster({ folder, say, ended });
    if (!opened.ok) return opened;
    if (died !== undefined) {
      await opened.value.stop();
      return err({ kind: "will-not-start", folder, found: died });
    }
    isOurs = true;
    cluster = opened.value;
    return opened;
  };

  const mend = async (how: string): Promise<void> => {
    log({ event: "broken", error: `PostgreSQL ended: ${how}` });
    await cluster?.stop();
    for (let attempt = 0; !isOver; attempt += 1) {
      await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)], undefined, { signal: over.signal }).catch(() => undefined);
      if (isOver) return;
      const again = await open().catch((cause: unknown) => {
        log({ event: "broken", error: `PostgreSQL did not start: ${cause instanceof Error ? cause.name : typeof cause}` });
        return null;
      });
      if (again?.ok === true) return say("ฐานข้อมูลกลับมาทำงานแล้ว");
      if (again !== null) say(sayClusterError(again.error));
    }
  };

  const opened = await open();
  if (!opened.ok) return opened;
  return ok({
    ownerUrl: opened.value.ownerUrl,
    serverUrl: opened.value.serverUrl,
    stop: async () => {
      isOver = true;
      over.abort();
      await mending;
      await cluster?.stop();
    },
  });
}
