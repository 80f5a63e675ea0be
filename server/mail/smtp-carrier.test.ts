import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeAll, afterAll, describe, expect, test, vi } from "vitest";

import { openHouse } from "#server/open-house.ts";
import { openDatabase, type Database } from "#store/database.ts";
import { inTransaction, tryLetter, type Letter } from "#store/mail.ts";
import { TEST_ADDRESS } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { sendMail } from "./send-mail.ts";
import { smtpCarrier } from "./smtp-carrier.ts";

const FROM = { name: "คุณธรรม, กระทรวงทดลอง", address: "plan@example.go.th" };
const LETTER: Letter = {
  id: "00000000-0000-4000-8000-000000000001",
  to: "officer@example.go.th",
  subject: "คุณธรรม: มีเรื่องที่ต้องทำ ๑ เรื่อง ซึ่งเลยกำหนดส่งมาแล้วเก้าวัน",
  text: `เรียน ผู้รับ\n\n.\n๑. รายงานผล ${"ยาว".repeat(400)}\n\nจบ`,
};
const REFUSED = "division-author@example.go.th";
const PASSWORD = "a-p@ss/word";

interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly secure: boolean;
  readonly user: unknown;
}
interface MailServer {
  readonly port: number;
  readonly arrived: Arrived[];
  readonly close: () => Promise<void>;
}
const opened: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const one of opened.splice(0)) await one.close();
});

/** A real mail server on loopback, with a certificate that it signed itself. */
async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    onAuth: ({ username, password }, _session, done) => done(null, username === "house" && password === PASSWORD ? { user: "house" } : {}),
    onData: (stream, { envelope, secure, user }, done) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = envelope;
        const from = mailFrom === false ? "" : mailFrom.address;
        arrived.push({ ...read(Buffer.concat(pieces).toString()), from, to: rcptTo.map(({ address }) => address), secure, user });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const close = (): Promise<void> => new Promise((closed) => server.close(() => closed()));
  opened.push({ close });
  return { port: (server.server.address() as AddressInfo).port, arrived, close };
}

/** A server that speaks as little as it is told to. */
async function sayingServer(say: (line: string, socket: Socket) => void): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    say("", socket);
    socket.on("data", (bytes) => {
      for (const line of bytes.toString().split("\r\n").filter(Boolean)) say(line, socket);
    });
  });
  opened.push({ close: () => server.close() });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}

/** What a mail program shows of a message. */
function read(message: string): Pick<Arrived, "headers" | "text"> {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const headers = Object.fromEntries(
    head
      .replaceAll(/\r\n\s+/gu, " ")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), words(line.slice(line.indexOf(":") + 2))]),
  );
  const body = rest.join("\r\n\r\n");
  const bytes = headers["content-transfer-encoding"] === "base64" ? Buffer.from(body, "base64") : unquoted(body.replaceAll("=\r\n", ""));
  return { headers, text: bytes.toString().replaceAll("\r\n", "\n").trimEnd() };
}
const unquoted = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/=([\dA-F]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
const words = (text: string): string =>
  text
    .replaceAll(/\?=\s+=\?/gu, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/giu, (_all, way: string, inside: string) =>
      (way.toUpperCase() === "B" ? Buffer.from(inside, "base64") : unquoted(inside.replaceAll("_", " "))).toString("latin1"),
    )
    .replaceAll(/[\u0080-\u00FF]+/gu, (bytes) => Buffer.from(bytes, "latin1").toString());

const carry = (url: string, patience?: number) => smtpCarrier({ url, from: FROM }, patience)(LETTER);

describe("a letter on its way", () => {
  test("arrives as it was written, from whom, to whom, as one that a machine wrote and known again when it is repeated", async () => {
    const { port, arrived } = await mailServer({ disabledCommands: ["STARTTLS"] });
    const url = `smtp://house:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`;
    expect(await carry(url)).toEqual({ ok: true, value: undefined });
    await carry(url);
    const [one, again] = arrived as [Arrived, Arrived];
    expect(one).toMatchObject({ from: FROM.address, to: [LETTER.to], text: LETTER.text, user: "house" });
    expect(one.headers).toMatchObject({
      from: `${FROM.name} <${FROM.address}>`,
      to: LETTER.to,
      subject: LETTER.subject,
      "message-id": `<${LETTER.id}@example.go.th>`,
      "auto-submitted": "auto-generated",
      "content-type": "text/plain; charset=utf-8",
    });
    expect(again.headers["message-id"]).toBe(one.headers["message-id"]);
  });

  test("a wrong password stops all letters, and is not in the words that are kept", async () => {
    const { port } = await mailServer({ disabledCommands: ["STARTTLS"] });
    const refused = carry(`smtp://house:wrong-secret@127.0.0.1:${port}`);
    await expect(refused).rejects.toMatchObject({ code: "EAUTH" });
    await refused.catch((cause: Error) => expect(`${cause.message}${cause.stack}`).not.toContain("wrong-secret"));
  });

  test("it is encrypted, from the start or as soon as it is offered; a certificate nobody vouches for is refused unless told otherwise", async () => {
    for (const [scheme, options] of [
      ["smtp", {}],
      ["smtps", { secure: true }],
    ] as const) {
      const { port, arrived } = await mailServer(options);
      const url = `${scheme}://house:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`;
      await expect(carry(url), scheme).rejects.toThrow(/certificate/u);
      expect(await carry(`${url}?tls.rejectUnauthorized=false`), scheme).toMatchObject({ ok: true });
      expect(arrived.map(({ secure, user }) => [secure, user])).toEqual([[true, "house"]]);
    }
    const { port, arrived } = await mailServer({ disabledCommands: ["STARTTLS"] });
    await expect(carry(`smtp://127.0.0.1:${port}?requireTLS=true`)).rejects.toThrow(/STARTTLS/u);
    expect(arrived).toEqual([]);
  });

  test("what is refused of one letter is told apart from a server that takes none", async () => {
    const answers: Record<string, number> = { "RCPT 550": 550, "RCPT 450": 450, "MAIL 550": 550, "DATA 554": 554, "DATA 451": 451 };
    const outcomes: Record<string, unknown> = {};
    for (const [where, responseCode] of Object.entries(answers)) {
      const no = (at: string) => (where.startsWith(at) ? Object.assign(new Error("not here"), { responseCode }) : null);
      const { port } = await mailServer({
        disabledCommands: ["STARTTLS"],
        onMailFrom: (_address, _session, done) => done(no("MAIL")),
        onRcptTo: (_address, _session, done) => done(no("RCPT")),
        onData: (stream, _session, done) => void stream.resume().on("end", () => done(no("DATA"))),
      });
      outcomes[where] = await carry(`smtp://127.0.0.1:${port}`).then(
        (carried) => (carried.ok ? "carried" : carried.error.kind),
        () => "server-away",
      );
    }
    expect(outcomes).toEqual({
      "RCPT 550": "letter-refused",
      "RCPT 450": "server-away",
      "MAIL 550": "server-away",
      "DATA 554": "letter-refused",
      "DATA 451": "server-away",
    });
  });

  test("a server that says nothing, stops midway or answers without end is given up in time", async () => {
    const silent = await sayingServer(() => undefined);
    const stops = await sayingServer((line, socket) => {
      if (line === "") socket.write("220 here\r\n");
      else if (line.startsWith("EHLO")) socket.write("250 here\r\n");
      else if (/^(?:MAIL|RCPT)/u.test(line)) socket.write("250 well\r\n");
      else if (line === "DATA") socket.write("354 go on\r\n");
    });
    const drips = await sayingServer((line, socket) => {
      if (line !== "") return;
      socket.write("220 here\r\n");
      const timer = setInterval(() => socket.write("250-and\r\n"), 5);
      socket.on("close", () => clearInterval(timer));
    });
    for (const port of [silent, stops, drips])
      await expect(carry(`smtp://127.0.0.1:${port}`, 150)).rejects.toMatchObject({ code: expect.stringMatching(/^E(?:TIMEDOUT|ABORT)$/u) });
  });
});

describe("letters of the outbox", () => {
  let office: Office;
  let signIns: Database;
  beforeAll(async () => {
    office = await openOffice();
    signIns = openDatabase(office.serverUrl, "khunatham_sign_in", 2);
  });
  afterAll(async () => {
    await signIns?.close();
    await office?.drop();
  });
  const query = async (text: string) => (await as(office.superUrl, (client) => client.query(text))).rows;

  test("a server that dies after the letter was handed over gets it again with the same Message-ID, and then no more", async () => {
    await query("delete from auth.mail");
    await inTransaction(signIns.pool, (client) => sendMail(client, { key: "a", to: LETTER.to, subject: "เรื่อง", text: "ข้อความ" }));
    const taken: Arrived[] = [];
    const dying = await mailServer({
      disabledCommands: ["STARTTLS"],
      onData: (stream, { envelope: { rcptTo } }) => {
        let text = "";
        stream.on("data", (piece: Buffer) => (text += piece.toString()));
        // Kept, but the answer never comes.
        stream.on("end", () => {
          taken.push({ ...read(text), from: "", to: rcptTo.map(({ address }) => address), secure: false, user: null });
          void dying.close();
        });
      },
    });
    const attempt = () => tryLetter(signIns.pool, smtpCarrier({ url: `smtp://127.0.0.1:${dying.port}`, from: FROM }));
    expect(await attempt()).toMatchObject({ attempts: 1, goOn: false });
    await query("update auth.mail set next_at = now()");
    const { arrived } = await mailServer({ disabledCommands: ["STARTTLS"] }, dying.port);
    expect(await attempt()).toEqual({ attempts: 2, goOn: true, error: null });
    expect(await attempt()).toBeNull();
    expect([...taken, ...arrived].map(({ to }) => to)).toEqual([[LETTER.to], [LETTER.to]]);
    expect(arrived[0]?.headers["message-id"]).toBe(taken[0]?.headers["message-id"]);
  });

  test("a house with SMTP_URL set writes the digests and carries them once, when the mail server is back, past an address it refuses", async () => {
    await query("delete from auth.mail");
    await query(`insert into plan (agency_id, fiscal_year, facts, within, status) values (${office.agency("กรมตัวอย่าง")}, 2570, '{}', '{}', 'submitted');
      insert into deadline (agency_id, fiscal_year, due) values (${office.agency("กระทรวงทดลอง")}, 2570, '2026-11-30');
      update job set next_at = 'infinity'; select auth.queue_digests('2026-11-21')`);
    const place = await mailServer();
    await place.close();
    vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${place.port}?tls.rejectUnauthorized=false`);
    vi.stubEnv("MAIL_FROM", `${FROM.name} <${FROM.address}>`);
    const open = () =>
      openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", jobs: true, log: () => undefined });
    const left = () =>
      query(
        "select count(*)::int as letters, coalesce(max(attempts), 0) as attempts from auth.mail where sent_at is null and refusals = 0",
      );

    const first = await open();
    await expect.poll(left, { timeout: 10_000 }).toMatchObject([{ attempts: 1 }]);
    await first.close();
    const { arrived } = await mailServer(
      {
        onRcptTo: ({ address }, _session, done) =>
          done(address === REFUSED ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null),
      },
      place.port,
    );
    const written = (await query("update auth.mail set next_at = now() returning to_address as to")).map(({ to }) => to as string);
    expect(written).toEqual(expect.arrayContaining(["approver@example.go.th", REFUSED]));
    const second = await open();
    await expect.poll(left, { timeout: 10_000 }).toEqual([{ letters: 0, attempts: 0 }]);
    await second.close();
    expect(arrived.flatMap(({ to }) => to).toSorted()).toEqual(written.filter((to) => to !== REFUSED).toSorted());
    expect(await query("select to_address as to, last_error from auth.mail where sent_at is null")).toEqual([
      { to: REFUSED, last_error: expect.stringContaining("550 no such mailbox") },
    ]);
    const letter = arrived.find(({ to }) => to[0] === "approver@example.go.th");
    const [kept] = await query("select subject, body from auth.mail where to_address = 'approver@example.go.th'");
    expect(letter).toMatchObject({
      secure: true,
      text: kept?.["body"],
      headers: { subject: kept?.["subject"], from: expect.stringContaining(FROM.name) },
    });
    expect(letter?.text).toContain(`เรียน ${nameOf("approver")}`);
  });
});
