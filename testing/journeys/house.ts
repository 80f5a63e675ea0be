import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { createAdaptorServer } from "@hono/node-server";
import { chromium, type Browser } from "playwright-core";
import { build } from "vite";

import { application } from "#server/application.ts";
import type { LogLine } from "#server/log.ts";
import { openPaperDesk } from "#server/paper-desk.ts";
import { readWebFiles } from "#server/web-files.ts";

const root = new URL("../../", import.meta.url);

/** The house opened for a journey: the application as it is built now, on a port of its own. */
export interface House {
  readonly address: string;
  readonly lines: readonly LogLine[];
  readonly close: () => Promise<void>;
}

/** Builds the web application from its sources and serves it as `npm start` does. */
export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "khunatham-web-"));
  await build({ configFile: fileURLToPath(new URL("vite.config.ts", root)), logLevel: "error", build: { outDir: folder } });
  const desk = openPaperDesk({
    workers: 2,
    waiting: 16,
    milliseconds: 30_000,
    memoryMb: 512,
    recycleAfter: 50,
    idleMilliseconds: 60_000,
    program: new URL("server/paper-worker.ts", root),
  });
  const lines: LogLine[] = [];
  const app = application({
    desk,
    webFiles: readWebFiles(folder),
    papers: fileURLToPath(new URL("testing/papers/", root)),
    log: (line) => lines.push(line),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = addressOf(server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    lines,
    close: async () => {
      desk.close();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
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
