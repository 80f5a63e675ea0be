import { createServer, type Server, type Socket } from "node:net";

import { afterEach, expect, test } from "vitest";

import { clamdScanner, readVirusScanner } from "./virus-scanner.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A clamd on loopback that takes INSTREAM as the real one does, and finds what holds the letters. */
async function clamd(says: (file: Buffer, socket: Socket) => string | null): Promise<number> {
  const server = createServer((socket) => {
    let came = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      came = Buffer.concat([came, bytes]);
      if (!came.subarray(0, 10).equals(Buffer.from("zINSTREAM\0"))) return;
      const pieces: Buffer[] = [];
      for (let at = 10; at + 4 <= came.length;) {
        const length = came.readUInt32BE(at);
        if (length === 0) {
          const answer = says(Buffer.concat(pieces), socket);
          if (answer !== null) socket.end(`${answer}\0`);
          return;
        }
        pieces.push(came.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
async function* file(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

test("a clean file is let by, a found one named, and the scanner gets the whole file", async () => {
  let got = "";
  const port = await clamd((bytes) => {
    got = bytes.toString();
    return got.includes("EICAR") ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
  });
  const scanner = clamdScanner("127.0.0.1", port);
  expect(await scanner.scan(file("ภาพ", "", "x".repeat(300_000), "กิจกรรม"))).toEqual({ kind: "clean" });
  expect(got).toBe(`ภาพ${"x".repeat(300_000)}กิจกรรม`);
  expect(await scanner.scan(file("EI", "CAR"))).toEqual({ kind: "found", name: "Eicar-Test-Signature" });
});

test("a scanner that is away, hangs up, falls silent or says something else is no scanner: nothing is known of the file", async () => {
  const away = { kind: "away" };
  expect(await clamdScanner("127.0.0.1", 1).scan(file("x"))).toEqual(away);
  expect(await clamdScanner("127.0.0.1", await clamd((_, socket) => (socket.destroy(), null))).scan(file("x"))).toEqual(away);
  expect(await clamdScanner("127.0.0.1", await clamd(() => null), 50).scan(file("x"))).toEqual(away);
  expect(await clamdScanner("127.0.0.1", await clamd(() => "INSTREAM size limit exceeded. ERROR")).scan(file("x"))).toEqual(away);
});

test("the setting is host:port, or nothing", () => {
  expect(readVirusScanner({})).toBeNull();
  expect(readVirusScanner({ CLAMD: "clamd.example:3310" })).not.toBeNull();
  for (const CLAMD of ["clamd", "clamd:99999", "http://clamd:3310"]) expect(() => readVirusScanner({ CLAMD })).toThrow("CLAMD");
});
