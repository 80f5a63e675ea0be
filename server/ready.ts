import { toProblem } from "#server/problems.ts";
import type { Database } from "#store/database.ts";
import { readinessOf } from "#store/readiness.ts";

/** ความพร้อมให้บริการ — answers a balancer that asks whether to send requests here: 200, or 503 with the reason as a problem. */
export async function readyAnswer(records: Pick<Database, "query">, incident: string): Promise<Response> {
  const readiness = await readinessOf(records);
  if (readiness === "ready") return Response.json({ status: "ready" }, { headers: { "cache-control": "no-store" } });
  return toProblem("database-away", incident, { reason: readiness });
}
