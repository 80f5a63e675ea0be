import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { Client } from "pg";

import { PART_BYTES } from "#domain/evidence/evidence.ts";
import { writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import { findRunningCluster } from "#store/cluster/cluster-address.ts";
import { PLAIN_PHOTOS } from "#testing/photos.ts";

import { median } from "./figures.ts";
import { EFFORTS, type Chapter, type Effort, type Line } from "./measurements.ts";
import { memoryMb, watchTree } from "./process-tree.ts";
import { startRecordServer } from "./record-house.ts";
import { fillRecord, type RecordLoad } from "./record-load.ts";

const SENDERS = 50;
const MEGABYTE = 1024 * 1024;
/** Bytes of each photo, and rounds: a whole run, and one that only shows that all works. */
const PHOTO_BYTES = { whole: 10 * MEGABYTE, quick: MEGABYTE } as const;
const ROUNDS = { whole: 3, quick: 1 } as const;
const SAMPLE_MS = 100;
const IDLE_MS = 3000;

/** One way to take files: where, how one is sent, whose memory and processor time count. */
interface Taker {
  readonly send: (sender: number, photo: Uint8Array) => Promise<void>;
  readonly processId: number;
}

/** What a round of all senders cost. */
interface Round {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly databaseMs: number;
  readonly grownMb: number;
}

/** ส่งหลักฐานพร้อมกัน — fifty officers send a photo each, beside the least that a server can do with the same bytes. */
export async function measureUploads({ record }: Effort, folder: string): Promise<Chapter> {
  const effort = record === EFFORTS.whole.record ? "whole" : "quick";
  const place = join(folder, "uploads");
  mkdirSync(join(place, "bare"), { recursive: true });
  chmodSync(folder, 0o711);
  const secret = randomBytes(32).toString("base64url");
  const environment = { KHUNATHAM_DATA: join(place, "data"), KHUNATHAM_SECRET: secret, KHUNATHAM_EXAMPLES: "on" };
  const server = await startRecordServer(environment, join(place, "server.log"));
  const bare = await startBare(join(place, "bare"));
  try {
    const load = await prepare(environment.KHUNATHAM_DATA);
    const cookies = load.officers.map(({ token }) => writeSessionCookie(token, secret, server.address).split(";")[0] ?? "");
    const takers: Readonly<Record<"ours" | "bare", Taker>> = {
      ours: {
        processId: server.processId,
        send: (sender, photo) => sendToUs(server.address, cookies[sender] ?? "", load.officers[sender]?.agency ?? 0, photo),
      },
      bare: {
        processId: bare.processId,
        send: async (_sender, photo) => {
          const answer = await fetch(bare.address, { method: "PUT", body: photo as BodyInit });
          if (answer.status !== 201) throw new Error(`the bare server answered ${answer.status}`);
        },
      },
    };
    const rounds: Record<"ours" | "bare", Round[]> = { ours: [], bare: [] };
    for (let round = 0; round < ROUNDS[effort]; round += 1)
      for (const way of round % 2 === 0 ? (["ours", "bare"] as const) : (["bare", "ours"] as const)) {
        const photos = Array.from({ length: SENDERS }, () => photoOf(PHOTO_BYTES[effort]));
        rounds[way].push(await sendAll(takers[way], photos));
      }
    const megabytes = (SENDERS * PHOTO_BYTES[effort]) / MEGABYTE;
    const line = (way: "ours" | "bare", thai: string, english: string): Line => {
      const each = (of: (round: Round) => number): number => median(rounds[way].map(of));
      return {
        id: `uploads-${way}`,
        thai,
        english,
        figure: {
          cpuMs: each(({ cpuMs }) => cpuMs),
          ...(way === "ours" ? { databaseMs: each(({ databaseMs }) => databaseMs) } : {}),
          wallMs: each(({ wallMs }) => wallMs),
          perSecond: each(({ wallMs }) => (megabytes * 1000) / wallMs),
          peakMb: Math.max(...rounds[way].map(({ grownMb }) => grownMb)),
          times: rounds[way].length,
        },
      };
    };
    return {
      thai: `ทะเบียน: ส่งภาพหลักฐานพร้อมกัน ${SENDERS} คน`,
      english: `The record: ${SENDERS} officers send a photo each at once`,
      how: [
        `${SENDERS} × ${PHOTO_BYTES[effort] / MEGABYTE} MB, every photo another; ours in parts of ${PART_BYTES / 1024} KiB with their session, recognised, cleaned of their place, hashed, kept with fsync and entered in the record. Bare: a node:http server that writes each file as it comes and calls fsync. In turns, ${ROUNDS[effort]} rounds; the middle one.`,
        "Wall: until the last of all was kept. Per second: megabytes. MB: how much the server's own process grew at most over what it held before. CPU of the server's process; the database apart.",
      ].join("\n"),
      lines: [line("ours", "คุณธรรม", "Khunatham"), line("bare", "เซิร์ฟเวอร์เปล่า", "bare server, fsync")],
    };
  } finally {
    bare.stop();
    await server.stop();
  }
}

async function sendAll({ processId, send }: Taker, photos: readonly Uint8Array[]): Promise<Round> {
  await pause(IDLE_MS);
  const before = memoryMb(processId)?.resident ?? Number.NaN;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, memoryMb(processId)?.resident ?? most)), SAMPLE_MS);
  const all = watchTree(processId, { everyMs: 500, memory: false });
  const others = watchTree(processId, { everyMs: 500, memory: false, withRoot: false });
  const [allBefore, othersBefore] = [all.use().cpuMs, others.use().cpuMs];
  const began = performance.now();
  try {
    await Promise.all(photos.map((photo, sender) => send(sender, photo)));
    const wallMs = performance.now() - began;
    const databaseMs = others.use().cpuMs - othersBefore;
    return { wallMs, databaseMs, cpuMs: all.use().cpuMs - allBefore - databaseMs, grownMb: most - before };
  } finally {
    clearInterval(timer);
    all.stop();
    others.stop();
  }
}

async function sendToUs(address: string, cookie: string, agency: number, photo: Uint8Array): Promise<void> {
  const ask = async (
    method: string,
    path: string,
    body: Uint8Array | object,
  ): Promise<{ readonly id: string; readonly received: number }> => {
    for (;;) {
      const isBytes = body instanceof Uint8Array;
      const answer = await fetch(`${address}/api/v1${path}`, {
        method,
        headers: { cookie, origin: address, "content-type": isBytes ? "application/octet-stream" : "application/json" },
        body: isBytes ? (body as BodyInit) : JSON.stringify(body),
      });
      // Asked to come again, as the page does by itself.
      if (answer.status === 503) {
        await answer.arrayBuffer();
        await pause(1000);
        continue;
      }
      if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
      return (await answer.json()) as { readonly id: string; readonly received: number };
    }
  };
  const { id } = await ask("POST", `/agencies/${agency}/uploads`, { name: "ภาพกิจกรรม.jpg", size: photo.length });
  for (let at = 0; at < photo.length;)
    ({ received: at } = await ask("PUT", `/uploads/${id}?at=${at}`, photo.subarray(at, at + PART_BYTES)));
  await ask("POST", `/uploads/${id}/finish`, {});
}

/** A photo of this size as a camera makes it: nearly all of it is the picture's own data. */
function photoOf(size: number): Uint8Array {
  const whole = PLAIN_PHOTOS.baseline;
  const data = randomBytes(size - whole.length);
  for (let at = 0; at < data.length; at += 1) if (data[at] === 0xff) data[at] = 0xfe;
  return Buffer.concat([whole.subarray(0, -2), data, whole.subarray(-2)]);
}

async function prepare(data: string): Promise<RecordLoad> {
  const cluster = findRunningCluster(join(data, "postgresql"));
  if (cluster === undefined) throw new Error("the server's database does not run");
  const client = new Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  try {
    return await fillRecord(client, { agencies: SENDERS * 2, auditLines: 100 });
  } finally {
    await client.end();
  }
}

async function startBare(folder: string): Promise<{ readonly address: string; readonly processId: number; readonly stop: () => void }> {
  const child = fork(fileURLToPath(new URL("bare-uploads.ts", import.meta.url)), [folder]);
  const address = await new Promise<string>((told, failed) => {
    child.once("message", (message) => told(String(message)));
    child.once("exit", (code) => failed(new Error(`the bare server ended with ${code}`)));
  });
  return {
    address,
    processId: child.pid ?? 0,
    stop: () => {
      child.disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
