import { connect, type Socket } from "node:net";

import type { ScanVerdict, VirusScanner } from "#domain/evidence/evidence-store.ts";
import { SettingError } from "#server/setting-error.ts";

/** A transaction waits for the verdict: no longer than the database lets it idle. */
const PATIENCE_MILLISECONDS = 25_000;
const ANSWER_BYTES = 4096;

/** The scanner of CLAMD (host:port); null where none is set. */
export function readVirusScanner(environment: Readonly<Record<string, string | undefined>>): VirusScanner | null {
  const given = environment["CLAMD"];
  if (given === undefined || given === "") return null;
  const found = /^(?<host>[\w.-]+|\[[\da-f:]+\]):(?<port>\d{1,5})$/iu.exec(given);
  const port = Number(found?.groups?.["port"]);
  if (found === null || port > 65_535) throw new SettingError("CLAMD must be host:port, such as 127.0.0.1:3310");
  return clamdScanner((found.groups?.["host"] ?? "").replaceAll(/[[\]]/gu, ""), port);
}

/**
 * โปรแกรมตรวจไวรัส clamd — the file goes over as INSTREAM: pieces with their length before them, a length of nought at the end; the answer is
 * `stream: OK` or `stream: <name> FOUND`.
 */
export function clamdScanner(host: string, port: number, patience = PATIENCE_MILLISECONDS): VirusScanner {
  return {
    scan: async (source) => {
      const socket = connect({ host, port });
      // Whatever goes wrong ends the connection; the verdict is then that nothing is known.
      socket.on("error", () => undefined);
      socket.setTimeout(patience, () => socket.destroy());
      const answer = answerOf(socket);
      await send(socket, Buffer.from("zINSTREAM\0", "latin1"));
      for await (const bytes of source) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(bytes.length);
        // A length of nought would end the file.
        if (bytes.length > 0) await send(socket, Buffer.concat([length, bytes]));
      }
      await send(socket, Buffer.alloc(4));
      const said = await answer;
      socket.destroy();
      return said;
    },
  };
}

async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.writableEnded) return;
  if (socket.write(bytes)) return;
  await new Promise<void>((goOn) => {
    const done = (): void => {
      socket.off("drain", done).off("close", done);
      goOn();
    };
    socket.on("drain", done).on("close", done);
  });
}

function answerOf(socket: Socket): Promise<ScanVerdict> {
  return new Promise((told) => {
    let text = "";
    socket.on("data", (bytes: Buffer) => {
      text = `${text}${bytes.toString("latin1")}`.slice(0, ANSWER_BYTES);
      if (text.includes("\0")) told(verdictIn(text));
    });
    socket.on("close", () => told(verdictIn(text)));
  });
}

function verdictIn(text: string): ScanVerdict {
  const said = text.split("\0")[0]?.trim() ?? "";
  if (said === "stream: OK") return { kind: "clean" };
  const name = /^stream: (?<name>.+) FOUND$/u.exec(said)?.groups?.["name"];
  return name === undefined ? { kind: "away" } : { kind: "found", name };
}
