import { join } from "node:path";

import { findRunningCluster } from "#store/cluster/cluster-address.ts";
import { readPidFile } from "#store/cluster/process/postmaster-file.ts";
import { startServerOn, type ServerProcess } from "#testing/server-process.ts";

/** A server in a process of its own, on its own PostgreSQL in a folder. */
export interface ServerChild extends ServerProcess {
  readonly ownerUrl: string;
  /** PostgreSQL's first process as it is now. */
  readonly postmaster: () => number;
}

/** Starts a server on the data of `folder`. */
export async function startServer(folder: string, port: number): Promise<ServerChild> {
  const server = await startServerOn({ KHUNATHAM_DATA: folder }, port);
  const urls = findRunningCluster(join(folder, "postgresql"));
  if (urls === undefined) throw new Error("the server runs without its database");
  return {
    ...server,
    ownerUrl: urls.ownerUrl,
    postmaster: () => Number(readPidFile(join(folder, "postgresql", "data"))[0]),
  };
}
