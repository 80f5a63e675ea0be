import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

import { createAdaptorServer } from "@hono/node-server";

import { LIMITS } from "#documents/limits.ts";
import { application } from "#server/application.ts";
import { logToStandardError } from "#server/log.ts";
import { openPaperDesk } from "#server/paper-desk.ts";
import { readWebFiles } from "#server/web-files.ts";

const DEFAULT_PORT = 8569;
const PORTS_TRIED = 20;
const HOST = process.env["HOST"] ?? "127.0.0.1";

const house = new URL("../", import.meta.url);
const pages = fileURLToPath(new URL("dist/web/", house));
if (!existsSync(pages)) process.stderr.write("ยังไม่ได้เตรียมหน้าเว็บ กรุณาเริ่มด้วยคำสั่ง npm start\n");

const desk = openPaperDesk({
  workers: Math.max(2, Math.min(4, availableParallelism())),
  waiting: 32,
  milliseconds: LIMITS.milliseconds,
  memoryMb: 512,
  recycleAfter: 60,
  idleMilliseconds: 120_000,
  program: new URL("paper-worker.ts", import.meta.url),
});
const app = application({
  desk,
  webFiles: readWebFiles(pages),
  papers: fileURLToPath(new URL("testing/papers/", house)),
  log: logToStandardError,
});

const server = createAdaptorServer({ fetch: app.fetch });
const wanted = Number(process.env["PORT"] ?? DEFAULT_PORT);
let port = wanted;

server.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code !== "EADDRINUSE" || port >= wanted + PORTS_TRIED) throw cause;
  port += 1;
  server.listen(port, HOST);
});
server.on("listening", () => {
  const address = server.address();
  const listening = isAddressInfo(address) ? address.port : port;
  process.stdout.write(`คุณธรรม พร้อมใช้งานที่ http://${HOST}:${listening}\n`);
});
server.listen(port, HOST);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    logToStandardError({ event: "stopped" });
    desk.close();
    server.close(() => process.exit(0));
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
