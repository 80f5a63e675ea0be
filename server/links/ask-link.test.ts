import { createServer, type RequestListener } from "node:http";
import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from "node:net";

import { afterEach, describe, expect, test } from "vitest";

import { askLink, type AskRules } from "./ask-link.ts";
import { isPublicAddress } from "./public-address.ts";

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}
const site = (answers: RequestListener): Promise<number> => listen(createServer(answers));
const plain = (says: (socket: Socket) => void): Promise<number> =>
  listen(createPlainServer((socket) => says(socket.on("error", () => undefined))));
/** Loopback stands for the web. */
const rules = (...ports: readonly number[]): AskRules => ({ allows: (address) => address === "127.0.0.1", ports, milliseconds: 2000 });

describe("what comes back", () => {
  test("a page is asked for by HEAD, without cookies, under our own name; by GET where that does not find it", async () => {
    const asked: unknown[] = [];
    const port = await site(({ method, url, headers }, answer) => {
      asked.push([method, url, headers["user-agent"], headers.cookie, headers.authorization]);
      answer.writeHead(method === "HEAD" && url !== "/there" ? 405 : 200, { "set-cookie": "a=b" }).end();
    });
    const found = { kind: "status", status: 200 };
    expect(await askLink(`http://127.0.0.1:${port}/there`, rules(port))).toEqual(found);
    expect(await askLink(`http://someone:secret@127.0.0.1:${port}/by%20get?a=1#part`, rules(port))).toEqual(found);
    expect(asked).toEqual(
      [
        ["HEAD", "/there"],
        ["HEAD", "/by%20get?a=1"],
        ["GET", "/by%20get?a=1"],
      ].map((one) => [...one, "Khunatham link watch", undefined, undefined]),
    );
  });

  test.each([404, 410, 401, 403, 429, 500, 503])("an answer of %i is told as it is", async (status) => {
    const port = await site((_asked, answer) => void answer.writeHead(status).end());
    expect(await askLink(`http://127.0.0.1:${port}/`, rules(port))).toEqual({ kind: "status", status });
  });

  test("a page of any size is not read", async () => {
    let sent = 0;
    let isOver: () => void = () => undefined;
    const over = new Promise<void>((tell) => (isOver = tell));
    const port = await site(({ method }, answer) => {
      answer.writeHead(method === "HEAD" ? 501 : 200);
      if (method === "HEAD") return void answer.end();
      const more = (): void => {
        do sent += 65_536;
        while (answer.write(Buffer.alloc(65_536)));
        answer.once("drain", more);
      };
      answer.on("close", isOver);
      more();
    });
    expect(await askLink(`http://127.0.0.1:${port}/`, rules(port))).toEqual({ kind: "status", status: 200 });
    await over;
    // What fits between two sockets, and no more.
    expect(sent).toBeLessThan(30_000_000);
  });

  test("no such name, nobody there, silence and another language are told apart", async () => {
    const gone = await plain(() => undefined);
    open.splice(0).forEach((server) => server.close());
    const silent = await plain(() => undefined);
    const drips = await plain((socket) => void socket.write("HTTP/1.1 200 OK\r\nx:"));
    const other = await plain((socket) => void socket.end("SSH-2.0-here\r\n"));
    const turns = await plain((socket) => void socket.end("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"));
    const ask = (port: number) => askLink(`http://127.0.0.1:${port}/`, { ...rules(port), milliseconds: 100 });
    expect(await askLink(`http://${"a".repeat(64)}.invalid/`, rules(80))).toEqual({ kind: "no-name" });
    expect(await ask(gone)).toEqual({ kind: "refused" });
    expect(await ask(silent)).toEqual({ kind: "silent" });
    expect(await ask(drips)).toEqual({ kind: "silent" });
    expect(await ask(other)).toEqual({ kind: "unknown" });
    expect(await ask(turns)).toEqual({ kind: "unknown" });
  });
});

describe("where a link may lead", () => {
  test("three redirects are followed, each looked at again; a fourth, a circle and one that leads inside tell nothing", async () => {
    const seen: string[] = [];
    const inside = await site((asked, answer) => {
      seen.push(asked.url ?? "");
      answer.end();
    });
    const port = await site(({ url = "" }, answer) => {
      const left = Number(/^\/(\d)$/u.exec(url)?.[1] ?? Number.NaN);
      if (left === 0) return void answer.writeHead(200).end();
      const elsewhere: Readonly<Record<string, string>> = {
        "/circle": "/circle",
        "/port": `http://127.0.0.1:${inside}/secret`,
        "/address": `http://127.0.0.2:${port}/0`,
        "/name": `http://localhost:${port}/0`,
        "/scheme": "file:///etc/passwd",
      };
      answer.writeHead(302, { location: elsewhere[url] ?? `/${left - 1}` }).end();
    });
    const asIs = (address: string): boolean => address === "127.0.0.1";
    const ask = (path: string, allows = asIs) => askLink(`http://127.0.0.1:${port}${path}`, { ...rules(port), allows });
    expect(await ask("/3")).toEqual({ kind: "status", status: 200 });
    for (const path of ["/4", "/circle", "/port", "/address", "/scheme"]) expect(await ask(path), path).toEqual({ kind: "unknown" });
    // A name is as good as the addresses behind it, at the moment of connecting.
    let looks = 0;
    expect(await ask("/name", () => (looks += 1) === 1)).toEqual({ kind: "unknown" });
    expect(seen).toEqual([]);
  });

  test("on the web no other port, no scheme but http and https, and nothing of this machine or its network", async () => {
    let asked = 0;
    const port = await site((_asked, answer) => {
      asked += 1;
      answer.end();
    });
    const unknown = { kind: "unknown" };
    for (const link of [
      `http://127.0.0.1:${port}/`,
      "http://127.0.0.1/",
      "http://localhost/",
      "http://2130706433/",
      "http://0x7f.1/",
      "http://[::1]/",
      "http://[::ffff:127.0.0.1]/",
      "https://169.254.169.254/latest/meta-data",
      "ftp://93.184.216.34/",
      "not an address",
    ])
      expect(await askLink(link), link).toEqual(unknown);
    // The same guard, with the port let through: it is the address that is refused, written out or behind a name.
    for (const host of ["127.0.0.1", "localhost", "[::1]"])
      expect(await askLink(`http://${host}:${port}/`, { allows: isPublicAddress, ports: [port], milliseconds: 2000 }), host).toEqual(
        unknown,
      );
    expect(asked).toBe(0);
  });

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.251",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:a00:1::",
    "not an address",
  ])("%s is not on the web", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(["8.8.8.8", "100.63.255.255", "172.15.0.1", "172.32.0.1", "203.150.0.1", "223.255.255.255", "2001:3c8::1", "2606:4700::1111"])(
    "%s is on the web",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
