import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";

import { createAdaptorServer } from "@hono/node-server";

import { err, ok, type Result } from "#domain/result.ts";
import { readExampleOfficers } from "#server/sign-in/example-people.ts";
import type { ExampleBindings } from "#server/examples/example-route.ts";
import { firstAdministratorSays, prepareRecord } from "#server/examples/first-start.ts";
import type { Log } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { openSteadyCluster } from "#server/steady-cluster.ts";
import { CLUSTER_SAYS, type ClusterError } from "#store/cluster/cluster-error.ts";
import { migrate } from "#store/migrate.ts";

const DEFAULT_PORT = 8569;
const PORTS_TRIED = 20;

/** How the house is started; what the environment does not say is decided here. */
export interface StartRules {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Example agencies, plans and officers, and the switch to sign in as them. */
  readonly examples: boolean;
  readonly log: Log;
  readonly say: (line: string) => void;
}

/** A house that listens. */
export interface StartedHouse extends OpenHouse {
  readonly address: string;
  /** The line that tells the first administrator the way in; null where somebody can sign in. */
  readonly firstAdministrator: string | null;
  readonly stop: () => Promise<void>;
}

/** Where the records are: an address given, or a PostgreSQL of our own. */
export interface RecordsPlace {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly stop: () => Promise<void>;
}

/** Why the house does not open: one Thai sentence. */
export interface StartError {
  readonly kind: "no-database" | "newer-schema" | "examples-in-production";
  readonly says: string;
}

/** The database of this environment: DATABASE_URL (and DATABASE_OWNER_URL for migrations), else a private cluster in KHUNATHAM_DATA. */
export async function openRecordsPlace({
  environment,
  say,
  log,
}: Pick<StartRules, "environment" | "say" | "log">): Promise<Result<RecordsPlace, StartError>> {
  const given = environment["DATABASE_URL"];
  if (given !== undefined && given !== "")
    return ok({ serverUrl: given, ownerUrl: environment["DATABASE_OWNER_URL"] ?? given, stop: () => Promise.resolve() });
  const folder = resolve(environment["KHUNATHAM_DATA"] ?? ".data", "postgresql");
  mkdirSync(resolve(folder, ".."), { recursive: true });
  const cluster = await openSteadyCluster(folder, say, log);
  if (!cluster.ok) return err({ kind: "no-database", says: clusterSays(cluster.error) });
  return ok(cluster.value);
}

/** เริ่มระบบ — the database, its schema, the house, an address. */
export async function start(rules: StartRules): Promise<Result<StartedHouse, StartError>> {
  const { environment, log } = rules;
  if (rules.examples && environment["NODE_ENV"] === "production")
    return err({
      kind: "examples-in-production",
      says: "ระบบที่ใช้งานจริง (NODE_ENV=production) เปิดข้อมูลตัวอย่างและการเข้าใช้แทนเจ้าหน้าที่ตัวอย่างไม่ได้ กรุณาเริ่มโดยไม่ใช้ --examples",
    });
  const place = await openRecordsPlace(rules);
  if (!place.ok) return place;
  const steps = await migrate(place.value.ownerUrl);
  if (typeof steps !== "number") {
    await place.value.stop();
    return err({
      kind: "newer-schema",
      says: `ฐานข้อมูลนี้ใช้กับระบบรุ่นใหม่กว่า (ชั้นที่ ${steps.database} ระบบนี้รู้จักถึงชั้นที่ ${steps.house}) กรุณาปรับระบบเป็นรุ่นล่าสุดแล้วเริ่มใหม่`,
    });
  }
  const host = environment["HOST"] ?? "127.0.0.1";
  let handle: (request: Request, bindings: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request: Request, bindings: unknown) => handle(request, bindings) });
  const port = await listen(server, host, Number(environment["PORT"] ?? DEFAULT_PORT));
  const address = environment["KHUNATHAM_ADDRESS"] ?? `http://${host}:${port}`;
  const { serverUrl, ownerUrl } = place.value;
  const link = await prepareRecord({ serverUrl, ownerUrl, address, environment, examples: rules.examples });
  const house = await openHouse({ serverUrl, address, examples: rules.examples, jobs: true, log });
  const examples: ExampleBindings = rules.examples ? { exampleOfficers: () => readExampleOfficers(house.signIns.pool) } : {};
  handle = (request, bindings) => house.app.fetch(request, { ...(bindings as object), ...examples } as never);
  return ok({
    ...house,
    address,
    firstAdministrator: link === null ? null : firstAdministratorSays(link),
    stop: async () => {
      await new Promise((closed) => {
        server.close(closed);
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await house.close();
      await place.value.stop();
    },
  });
}

async function listen(server: ReturnType<typeof createAdaptorServer>, host: string, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      await new Promise<void>((listening, failed) => {
        server.once("error", failed);
        server.listen(port, host, () => {
          server.off("error", failed);
          listening();
        });
      });
      const address: AddressInfo | string | null = server.address();
      return typeof address === "object" && address !== null ? address.port : port;
    } catch (cause) {
      const isTaken = cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
      if (!isTaken || wanted === 0 || port >= wanted + PORTS_TRIED) throw cause;
    }
  }
}

function clusterSays(error: ClusterError): string {
  return CLUSTER_SAYS[error.kind](error as never);
}
