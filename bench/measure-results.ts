import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { Client } from "pg";

import { writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import { findRunningCluster } from "#store/cluster/cluster-address.ts";

import { measureAnswers } from "./answers.ts";
import { startAsking } from "./asking-process.ts";
import type { Chapter, Effort } from "./measurements.ts";
import { startRecordServer } from "./record-house.ts";
import { measureReportPage } from "./report-page.ts";
import { fillResults } from "./results-load.ts";

/** ผลการดำเนินงาน — what answering and opening reports cost, on a server with its own PostgreSQL. */
export async function measureResults({ results: effort }: Effort, folder: string): Promise<readonly Chapter[]> {
  const place = join(folder, "results");
  mkdirSync(place, { recursive: true });
  // Started by root, PostgreSQL works as another user, who must get to its folder.
  chmodSync(folder, 0o711);
  const secret = randomBytes(32).toString("base64url");
  const data = join(place, "data");
  const server = await startRecordServer(
    { KHUNATHAM_DATA: data, KHUNATHAM_SECRET: secret, KHUNATHAM_EXAMPLES: "on" },
    join(place, "server.log"),
  );
  try {
    const cluster = findRunningCluster(join(data, "postgresql"));
    if (cluster === undefined) throw new Error("the server's database does not run");
    const client = new Client({ connectionString: cluster.ownerUrl });
    await client.connect();
    try {
      const load = await fillResults(client, effort);
      const cookie = ({ token }: { readonly token: string }): string =>
        writeSessionCookie(token, secret, server.address).split(";")[0] ?? "";
      const cookies = { units: load.units.map(cookie), authors: load.reports.map(cookie) };
      const asker = startAsking("ask-results.ts", { address: server.address, bareUrl: cluster.ownerUrl, load, cookies });
      try {
        return [
          await measureAnswers(server, asker, client, load, cookie(load.owner), effort),
          await measureReportPage(server, asker, effort),
        ];
      } finally {
        asker.stop();
      }
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}
