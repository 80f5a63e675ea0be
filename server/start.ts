import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";

import { createAdaptorServer } from "@hono/node-server";

import { err, ok, type Result } from "#domain/result.ts";
import { readExampleOfficers } from "#server/sign-in/example-people.ts";
import type { ExampleBindings } from "#server/examples/example-route.ts";
import { firstAdministratorSays, prepareRecord } from "#server/examples/first-start.ts";
import { isLinkWatchOn } from "#server/links/link-watch.ts";
import type { Log } from "#server/log.ts";
import { mailSettingsIn } from "#server/mail/mail-settings.ts";
import { openEvidencePlace } from "#server/evidence-place.ts";
import { dataFolder, openHouse, type OpenHouse } from "#server/open-house.ts";
import { schemaSays } from "#server/schema-says.ts";
import { SettingError, settingSays } from "#server/setting-error.ts";
import { openSteadyCluster } from "#server/steady-cluster.ts";
import { CLUSTER_SAYS, type ClusterError } from "#store/cluster/cluster-error.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";
import { migrate, type SchemaRefusal } from "#store/migrate.ts";
import { isDatabaseAway } from "#store/readiness.ts";

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
  /** Where the files of evidence are kept. */
  readonly evidence: EvidenceKeep;
  readonly stop: () => Promise<void>;
}

/** Why the house does not open: one Thai sentence. */
export interface StartError {
  readonly kind: "no-database" | "database-away" | SchemaRefusal["kind"] | "examples-in-production" | "bad-setting" | "no-port";
  readonly says: string;
}

/** The sentence where a database was named that does not answer. */
export const DATABASE_AWAY_SAYS = "ติดต่อฐานข้อมูลไม่ได้ กรุณาตรวจสอบว่าฐานข้อมูลเปิดอยู่และ DATABASE_URL ถูกต้อง แล้วสั่งใหม่";

/** The database of this environment: DATABASE_URL (and DATABASE_OWNER_URL for migrations), else a private cluster in KHUNATHAM_DATA. */
export async function openRecordsPlace({
  environment,
  say,
  log,
}: Pick<StartRules, "environment" | "say" | "log">): Promise<Result<RecordsPlace, StartError>> {
  const given = environment["DATABASE_URL"];
  const data = dataFolder(environment);
  const evidence = openEvidencePlace(environment, data);
  if (given !== undefined && given !== "")
    return ok({ serverUrl: given, ownerUrl: environment["DATABASE_OWNER_URL"] || given, evidence, stop: () => Promise.resolve() });
  mkdirSync(data, { recursive: true });
  const cluster = await openSteadyCluster(resolve(data, "postgresql"), say, log);
  if (!cluster.ok) return err({ kind: "no-database", says: clusterSays(cluster.error) });
  return ok({ ...cluster.value, evidence });
}

async function openPlaceIn(rules: StartRules): Promise<Result<RecordsPlace, StartError>> {
  try {
    return await openRecordsPlace(rules);
  } catch (cause) {
    if (cause instanceof SettingError) return err({ kind: "bad-setting", says: settingSays(cause) });
    throw cause;
  }
}

/** เริ่มระบบ — the database, its schema, the house, an address. */
export async function start(rules: StartRules): Promise<Result<StartedHouse, StartError>> {
  const { environment } = rules;
  if (rules.examples && environment["NODE_ENV"] === "production")
    return err({
      kind: "examples-in-production",
      says: "ระบบที่ใช้งานจริง (NODE_ENV=production) เปิดข้อมูลตัวอย่างและการเข้าใช้แทนเจ้าหน้าที่ตัวอย่างไม่ได้ กรุณาเริ่มโดยไม่ใช้ --examples",
    });
  const port = portIn(environment);
  if (port === null) return err({ kind: "bad-setting", says: settingSays(new SettingError("PORT must be a number from 0 to 65535")) });
  const place = await openPlaceIn(rules);
  if (!place.ok) return place;
  try {
    const opened = await openOn(place.value, port, rules);
    if (!opened.ok) await place.value.stop();
    return opened;
  } catch (cause) {
    await place.value.stop();
    if (cause instanceof SettingError) return err({ kind: "bad-setting", says: settingSays(cause) });
    if (isDatabaseAway(cause)) return err({ kind: "database-away", says: DATABASE_AWAY_SAYS });
    throw cause;
  }
}

async function openOn(
  place: RecordsPlace,
  wanted: number,
  { environment, log, examples }: StartRules,
): Promise<Result<StartedHouse, StartError>> {
  const { serverUrl, ownerUrl } = place;
  const steps = await migrate(ownerUrl);
  if (typeof steps !== "number") return err({ kind: steps.kind, says: schemaSays(steps) });
  const host = environment["HOST"] || "127.0.0.1";
  let handle: (request: Request, bindings: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request: Request, bindings: unknown) => handle(request, bindings) });
  const port = await listen(server, host, wanted);
  if (!port.ok) return port;
  const close = async (): Promise<void> => {
    await new Promise((closed) => {
      server.close(closed);
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  };
  try {
    const address = addressIn(environment) ?? `http://${host}:${port.value}`;
    const link = await prepareRecord({ serverUrl, ownerUrl, address, environment, examples, evidence: place.evidence });
    const outgoing = { mail: mailSettingsIn(environment), watchesLinks: isLinkWatchOn(environment) };
    const house = await openHouse({ serverUrl, address, examples, evidence: place.evidence, jobs: true, log, ...outgoing });
    const bindings: ExampleBindings = examples ? { exampleOfficers: () => readExampleOfficers(house.signIns.pool) } : {};
    log({ event: "started", port: port.value });
    handle = (request, own) => house.app.fetch(request, { ...(own as object), ...bindings } as never);
    return ok({
      ...house,
      address,
      firstAdministrator: link === null ? null : firstAdministratorSays(link),
      stop: async () => {
        await close();
        await house.close();
        await place.stop();
      },
    });
  } catch (cause) {
    await close();
    throw cause;
  }
}

function portIn(environment: StartRules["environment"]): number | null {
  const text = environment["PORT"] || String(DEFAULT_PORT);
  return /^\d{1,5}$/u.test(text) && Number(text) < 65_536 ? Number(text) : null;
}

/** The public origin, as KHUNATHAM_ADDRESS says it. */
function addressIn(environment: StartRules["environment"]): string | null {
  const given = environment["KHUNATHAM_ADDRESS"];
  if (given === undefined || given === "") return null;
  const url = URL.parse(given);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.pathname !== "/")
    throw new SettingError("KHUNATHAM_ADDRESS must be an address such as https://plan.example.go.th, without a path");
  return url.origin;
}

/** Listens at the port wanted, or at one of the next where it is taken. */
async function listen(server: ReturnType<typeof createAdaptorServer>, host: string, wanted: number): Promise<Result<number, StartError>> {
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
      return ok(typeof address === "object" && address !== null ? address.port : port);
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
      if (code === "EADDRINUSE" && wanted !== 0 && port < Math.min(wanted + PORTS_TRIED, 65_535)) continue;
      if (typeof code !== "string" || !code.startsWith("E")) throw cause;
      return err({ kind: "no-port", says: `เปิดรับการติดต่อที่ ${host}:${port} ไม่ได้ (${code}) กรุณาตรวจสอบ HOST และ PORT แล้วสั่งใหม่` });
    }
  }
}

function clusterSays(error: ClusterError): string {
  return CLUSTER_SAYS[error.kind](error as never);
}
