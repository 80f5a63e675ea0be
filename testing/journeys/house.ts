import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { createAdaptorServer } from "@hono/node-server";
import { chromium, type Browser } from "playwright-core";

import type { LogLine } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { openEvidenceFolder } from "#store/evidence-folder.ts";
import { as, clusterUrl } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";

const root = new URL("../../", import.meta.url);

/** A house that is served: the application as it is built now, on a port of its own. */
export interface ServedHouse {
  readonly address: string;
  readonly lines: readonly LogLine[];
  /** The folder of the files of evidence. */
  readonly evidence: string;
  readonly close: () => Promise<void>;
}

/** The house opened for a journey. */
export interface House extends ServedHouse {
  /** The small country whose officers may sign in. */
  readonly office: Office;
}

/** The web application built from its sources as `npm start` builds it: once for all journeys; one of them builds, the others wait. */
async function builtPages(): Promise<string> {
  await as(clusterUrl(), async (client) => {
    await client.query("select pg_advisory_lock(8571)");
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL("bin/build-web.mjs", root))]);
  });
  return fileURLToPath(new URL("dist/web/", root));
}

/** Serves the web application as `npm start` does. */
export async function openJourneyHouse(): Promise<House> {
  const office = await openOffice();
  const served = await serveHouse(office.serverUrl, () => ({}));
  return {
    ...served,
    office,
    close: async () => {
      await served.close();
      await office.drop();
    },
  };
}

/** Serves the house on a database; `bindings` go with each request, as a start would hand them in. */
export async function serveHouse(
  serverUrl: string,
  bindings: (house: OpenHouse) => object,
  today: () => string = () => "2026-11-21",
): Promise<ServedHouse> {
  const folder = await builtPages();
  const evidence = await mkdtemp(join(tmpdir(), "khunatham-web-evidence-"));
  const lines: LogLine[] = [];
  let handle: (request: Request, own: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request: Request, own: unknown) => handle(request, own) });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = addressOf(server.address());
  const address = `http://127.0.0.1:${port}`;
  const opened = await openHouse({
    serverUrl,
    address,
    pages: folder,
    evidence: openEvidenceFolder(evidence),
    examples: true,
    log: (line) => lines.push(line),
    today,
  });
  const given = bindings(opened);
  handle = (request, own) => opened.app.fetch(request, { ...(own as object), ...given } as never);
  return {
    address,
    evidence,
    lines,
    close: async () => {
      await new Promise((closed) => {
        server.close(closed);
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await opened.close();
      await rm(evidence, { recursive: true, force: true });
    },
  };
}

const BROWSERS = [process.env["CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where this machine keeps a Chromium; undefined, said aloud, where it has none: the journeys are skipped then. */
export function findBrowser(): string | undefined {
  const path = BROWSERS.find((candidate) => candidate !== "" && existsSync(candidate));
  if (path === undefined)
    process.stderr.write("\n*** JOURNEYS SKIPPED: no Chromium found. Install the package `chromium` or set CHROMIUM to its path. ***\n\n");
  return path;
}

/** A browser that stays at home. */
export function openBrowser(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: ["--headless", "--no-sandbox", "--disable-background-networking"] });
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (typeof address !== "object" || address === null) throw new Error("the server listens on no port");
  return address;
}
