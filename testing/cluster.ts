import { openThrowawayCluster } from "#store/cluster/throwaway-cluster.ts";

/** The PostgreSQL that the whole test run shares, in a folder that goes away with it. TEST_DATABASE_URL, a superuser's address, takes its place. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["TEST_DATABASE_URL"] !== undefined) return undefined;
  const cluster = await openThrowawayCluster({ programs: process.env["TEST_POSTGRES"] === "npm" ? "npm" : "any" });
  process.env["TEST_DATABASE_URL"] = cluster.superuserUrl;
  return () => cluster.stop();
}
