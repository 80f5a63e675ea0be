import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { Client } from "pg";

import { writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import { findRunningCluster } from "#store/cluster/cluster-address.ts";

import { startAsking, type Asker } from "./asking-process.ts";
import type { RecordWork } from "./bare-record.ts";
import { figureOf, type Cost } from "./figures.ts";
import type { Chapter, Effort, Line, RecordEffort } from "./measurements.ts";
import { startRecordServer, type RecordServer } from "./record-house.ts";
import { fillRecord } from "./record-load.ts";
import { takeTurns, WAYS } from "./turns.ts";

const IDLE_MS = 10_000;
const CLIENTS = [1, 50] as const;

const WORKS: Readonly<Record<RecordWork, { readonly thai: string; readonly english: string }>> = {
  open: { thai: "เปิดแผน ๑๗ กิจกรรม", english: "open a plan of 17 activities" },
  list: { thai: "รายการแผนของกระทรวง", english: "list of a ministry's plans" },
  save: { thai: "บันทึกหนึ่งช่อง", english: "save a cell" },
};

/** ทะเบียน — what the server costs from its start to fifty officers at once, beside the bare SQL on the same database. */
export async function measureRecord({ record: effort }: Effort, folder: string): Promise<readonly Chapter[]> {
  const place = join(folder, "record");
  mkdirSync(place, { recursive: true });
  // Started by root, PostgreSQL works as another user, who must get to its folder.
  chmodSync(folder, 0o711);
  const secret = randomBytes(32).toString("base64url");
  const environment = { KHUNATHAM_DATA: join(place, "data"), KHUNATHAM_SECRET: secret, KHUNATHAM_EXAMPLES: "on" };
  const start = (): Promise<RecordServer> => startRecordServer(environment, join(place, "server.log"));

  const first = await start();
  await first.stop();
  const again: Cost[] = [];
  for (let turn = 1; turn < effort.starts; turn += 1) {
    const server = await start();
    again.push(await startCost(server));
    await server.stop();
  }
  const server = await start();
  try {
    again.push(await startCost(server));
    await pause(IDLE_MS);
    const idle = server.memory();
    const { asker, agencies } = await prepare(server, environment.KHUNATHAM_DATA, secret, effort);
    try {
      const lines = await askInTurns(server, asker, effort);
      const loaded = server.memory();
      await pause(IDLE_MS);
      const rested = server.memory();
      return [
        requestChapter(lines, effort, agencies),
        {
          thai: "ทะเบียน: เริ่มระบบและหน่วยความจำ",
          english: "The record: start and memory of the server",
          how: [
            "From the start of the last program of npm start to the printed address, with its own PostgreSQL; a new data folder gets the official tree and the examples.",
            `MB: resident memory of the server's own process; the database is not counted. Idle: ${IDLE_MS / 1000} s after the address was printed.`,
          ].join("\n"),
          lines: [
            {
              id: "start-new",
              thai: "เริ่มบนโฟลเดอร์ใหม่",
              english: "started on a new data folder",
              figure: { cpuMs: Number.NaN, wallMs: first.startedInMs, times: 1 },
            },
            { id: "start-again", thai: "เริ่มบนโฟลเดอร์เดิม", english: "started on an existing data folder", figure: figureOf(again) },
            memoryLine("memory-idle", "ไม่มีผู้ใช้", "idle", idle?.resident),
            memoryLine("memory-loaded", "หลังรับคำขอทั้งหมด", "right after all requests", loaded?.resident),
            memoryLine("memory-rested", "พักแล้ว", `${IDLE_MS / 1000} s later`, rested?.resident),
          ],
        },
      ];
    } finally {
      asker.stop();
    }
  } finally {
    await server.stop();
  }
}

async function startCost(server: RecordServer): Promise<Cost> {
  return { wallMs: server.startedInMs, cpuMs: await server.cpuMs() };
}

function memoryLine(id: string, thai: string, english: string, peakMb: number | undefined): Line {
  return { id, thai, english, figure: { cpuMs: Number.NaN, wallMs: Number.NaN, times: 1, ...(peakMb === undefined ? {} : { peakMb }) } };
}

async function prepare(
  server: RecordServer,
  data: string,
  secret: string,
  effort: RecordEffort,
): Promise<{ readonly asker: Asker; readonly agencies: number }> {
  const cluster = findRunningCluster(join(data, "postgresql"));
  if (cluster === undefined) throw new Error("the server's database does not run");
  const client = new Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  try {
    const load = await fillRecord(client, effort);
    const { rows } = await client.query<{ readonly agencies: number }>("select count(*)::int as agencies from agency");
    const cookie = ({ token }: { readonly token: string }): string => writeSessionCookie(token, secret, server.address).split(";")[0] ?? "";
    const cookies = { officers: load.officers.map(cookie), reviewers: load.reviewers.map(cookie) };
    return {
      asker: startAsking("ask-record.ts", { address: server.address, bareUrl: cluster.ownerUrl, load, cookies }),
      agencies: rows[0]?.agencies ?? 0,
    };
  } finally {
    await client.end();
  }
}

/** Each work, alone and together. */
async function askInTurns(server: RecordServer, asker: Asker, effort: RecordEffort): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [work, { thai, english }] of Object.entries(WORKS) as readonly (readonly [RecordWork, (typeof WORKS)[RecordWork]])[]) {
    for (const clients of CLIENTS) {
      const times = clients === 1 ? effort.alone : effort.together;
      const done = await takeTurns(server, asker, { work, clients, times }, effort.turns);
      for (const way of ["ours", "bare"] as const)
        lines.push({
          id: `${work}-${clients}-${way}`,
          thai: `${thai} ${clients === 1 ? "ผู้ใช้ ๑ คน" : "ผู้ใช้ ๕๐ คน"}${WAYS[way].thai}`,
          english: `${english}, ${clients} ${clients === 1 ? "client" : "clients"}${WAYS[way].english}`,
          figure: done[way],
        });
    }
  }
  return lines;
}

function requestChapter(lines: readonly Line[], { turns, alone, together, auditLines }: RecordEffort, agencies: number): Chapter {
  return {
    thai: "ทะเบียน: คำขอ",
    english: "The record: requests",
    how: [
      `${agencies.toLocaleString("en-US")} agencies, two plans of 17 activities for each of the measured ones, ${auditLines.toLocaleString("en-US")} audit lines; PostgreSQL of the house with fsync. Requests over HTTP with a session's cookie from a second process, connections kept; 200 officers and 20 reviewers in turn, answers not compressed.`,
      `Ours and the bare SQL (pg, named statements, no session, no isolation, no HTTP; one connection, ten for fifty clients) take ${turns} turns each of ${alone} requests alone and ${together} together, after one that is not counted; wall: the middle request.`,
      "CPU: the server's process, or for the bare SQL the asking process; the database apart. ÷ SQL: wall, and CPU with the database's.",
    ].join("\n"),
    lines,
  };
}
