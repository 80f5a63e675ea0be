import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { createAdaptorServer } from "@hono/node-server";
import { chromium, type Browser } from "playwright-core";
import { build } from "vite";

import type { LogLine } from "#server/log.ts";
import { openHouse } from "#server/open-house.ts";
import { openEvidenceFolder } from "#store/evidence-folder.ts";
import { openOffice, type Office } from "#testing/office.ts";

const root = new URL("../../", import.meta.url);

/** The house opened for a journey: the application as it is built now, on a port of its own. */
export interface House {
  readonly address: string;
  readonly lines: readonly LogLine[];
  /** The folder of the files of evidence. */
  readonly evidence: string;
  /** The small country whose officers may sign in. */
  readonly office: Office;
  readonly close: () => Promise<void>;
}

/** Builds the web application from its sources and serves it as `npm start` does. */
export async function openJourneyHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "khunatham-web-"));
  await build({ configFile: fileURLToPath(new URL("vite.config.ts", root)), logLevel: "error", build: { outDir: folder } });
  const evidence = await mkdtemp(join(tmpdir(), "khunatham-web-evidence-"));
  const lines: LogLine[] = [];
  const office = await openOffice();
  let handle: (request: Request, bindings: unknown) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request: Request, bindings: unknown) => handle(request, bindings) });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = addressOf(server.address());
  const address = `http://127.0.0.1:${port}`;
  const opened = await openHouse({
    serverUrl: office.serverUrl,
    address,
    pages: folder,
    evidence: openEvidenceFolder(evidence),
    examples: true,
    log: (line) => lines.push(line),
    today: () => "2026-11-21",
  });
  handle = (request, bindings) => opened.app.fetch(request, bindings as never);
  return {
    address,
    evidence,
    lines,
    office,
    close: async () => {
      await new Promise((closed) => {
        server.close(closed);
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await opened.close();
      await office.drop();
      await rm(folder, { recursive: true, force: true });
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
