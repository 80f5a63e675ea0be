import { timingSafeEqual, createHash } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";

import type { PaperDesk } from "#server/paper-desk.ts";
import type { Database } from "#store/database.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";
import type { LetterCounts } from "#store/mail.ts";
import { jobStates, type JobState } from "#store/readiness.ts";

/** What is told of one answered request: never who asked, nor for what. */
export interface AnsweredRequest {
  readonly method: string;
  /** Pattern of the route: `/api/v1/plans/:plan`. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** ตัวเลขการทำงาน — counts what the house does, and tells it in Prometheus' text format. */
export interface Metrics {
  readonly answered: (request: AnsweredRequest) => void;
  readonly text: () => Promise<string>;
  readonly close: () => void;
}

/** What is watched beside requests. */
export interface Watched {
  readonly pools: Readonly<Record<string, Pick<Database, "pool">>>;
  readonly records: Pick<Database, "query">;
  readonly letters: () => Promise<LetterCounts>;
  readonly desk: Pick<WatchedDesk, "inHand">;
  readonly evidence: Pick<EvidenceKeep, "trouble">;
}

/** A paper desk whose work in hand, waiting or under way, can be counted. */
export interface WatchedDesk extends PaperDesk {
  readonly inHand: () => number;
}

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const NANOSECONDS = 1e9;

interface Durations {
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Begins to count. */
export function openMetrics({ pools, records, letters, desk, evidence }: Watched): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, Durations>();
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  return {
    answered: ({ method, route, status, milliseconds }) => {
      const verb = METHODS.includes(method) ? method : "other";
      const labels = `method="${verb}",route="${escaped(route)}"`;
      const key = `${labels},status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const one = durations.get(labels) ?? { buckets: BUCKETS_SECONDS.map(() => 0), sum: 0, count: 0 };
      const seconds = milliseconds / 1000;
      BUCKETS_SECONDS.forEach((limit, at) => {
        if (seconds <= limit) one.buckets[at] = (one.buckets[at] ?? 0) + 1;
      });
      one.sum += seconds;
      one.count += 1;
      durations.set(labels, one);
    },
    text: async () => {
      const [jobs, unsent] = await Promise.all([jobStates(records).catch(() => null), letters().catch(() => null)]);
      const lines = [
        ...family(
          "khunatham_requests_total",
          "counter",
          "Requests answered.",
          [...requests].map(([labels, count]) => [labels, count]),
        ),
        ...histogram("khunatham_request_duration_seconds", "How long requests took.", durations),
        ...poolLines(pools),
        ...family("khunatham_papers_in_hand", "gauge", "Documents being read or written, or waiting for it.", [["", desk.inHand()]]),
        ...processLines(loop),
        ...family("khunatham_database_up", "gauge", "Whether the database answered this scrape.", [["", jobs === null ? 0 : 1]]),
        ...family("khunatham_evidence_store_up", "gauge", "Whether the store of evidence did what it was asked last.", [
          ["", evidence.trouble() === null ? 1 : 0],
        ]),
        ...jobLines(jobs ?? []),
        ...letterLines(unsent),
      ];
      loop.reset();
      return `${lines.join("\n")}\n`;
    },
    close: () => loop.disable(),
  };
}

/** Counts the work that a desk has in hand. */
export function watchDesk(desk: PaperDesk): WatchedDesk {
  let inHand = 0;
  return {
    ...desk,
    hand: async (work, signal) => {
      inHand += 1;
      try {
        return await desk.hand(work, signal);
      } finally {
        inHand -= 1;
      }
    },
    inHand: () => inHand,
  };
}

/** Whether this bearer token is the one that the environment names for reading the figures. */
export function mayReadMetrics(authorization: string | undefined, token: string | undefined): boolean {
  const given = /^Bearer\s+(\S+)$/iu.exec(authorization ?? "")?.[1];
  if (given === undefined || token === undefined || token.length < 16) return false;
  return timingSafeEqual(createHash("sha256").update(given).digest(), createHash("sha256").update(token).digest());
}

type Sample = readonly [labels: string, value: number];

function family(name: string, type: "counter" | "gauge", help: string, samples: readonly Sample[]): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples.map(([labels, value]) => sample(name, labels, value))];
}

function histogram(name: string, help: string, durations: ReadonlyMap<string, Durations>): readonly string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} histogram`,
    ...[...durations].flatMap(([labels, { buckets, sum, count }]) => [
      ...BUCKETS_SECONDS.map((limit, at) => sample(`${name}_bucket`, `${labels},le="${limit}"`, buckets[at] ?? 0)),
      sample(`${name}_bucket`, `${labels},le="+Inf"`, count),
      sample(`${name}_sum`, labels, Number(sum.toFixed(6))),
      sample(`${name}_count`, labels, count),
    ]),
  ];
}

function poolLines(pools: Watched["pools"]): readonly string[] {
  const samples = Object.entries(pools).flatMap(([name, { pool }]): readonly Sample[] => [
    [`pool="${name}",state="in-use"`, pool.totalCount - pool.idleCount],
    [`pool="${name}",state="idle"`, pool.idleCount],
    [`pool="${name}",state="waiting"`, pool.waitingCount],
  ]);
  return family("khunatham_database_connections", "gauge", "Connections of each pool, and requests that wait for one.", samples);
}

function processLines(loop: ReturnType<typeof monitorEventLoopDelay>): readonly string[] {
  const { user, system } = process.cpuUsage();
  const lag = (nanoseconds: number): number => (Number.isFinite(nanoseconds) ? Number((nanoseconds / NANOSECONDS).toFixed(6)) : 0);
  return [
    ...family("process_cpu_seconds_total", "counter", "User and system time.", [["", (user + system) / 1e6]]),
    ...family("process_resident_memory_bytes", "gauge", "Memory held.", [["", process.memoryUsage.rss()]]),
    ...family("nodejs_eventloop_lag_seconds", "gauge", "Delay of the event loop since the last scrape.", [
      ['quantile="0.5"', lag(loop.percentile(50))],
      ['quantile="0.99"', lag(loop.percentile(99))],
      ['quantile="1"', lag(loop.max)],
    ]),
  ];
}

function jobLines(jobs: readonly JobState[]): readonly string[] {
  const ran = jobs.flatMap(({ kind, lastAt }): readonly Sample[] =>
    lastAt === null ? [] : [[`job="${escaped(kind)}"`, Date.parse(lastAt) / 1000]],
  );
  const failed = jobs.map(({ kind, failed: isFailed }): Sample => [`job="${escaped(kind)}"`, isFailed ? 1 : 0]);
  return [
    ...family("khunatham_job_last_run_timestamp_seconds", "gauge", "When each job last ran.", ran),
    ...family("khunatham_job_failed", "gauge", "Whether a job's last run went wrong.", failed),
  ];
}

function letterLines(unsent: LetterCounts | null): readonly string[] {
  const samples = Object.entries(unsent ?? {}).map(([state, count]): Sample => [`state="${state}"`, count]);
  return family("khunatham_letters", "gauge", "Letters that wait for the mail server, and letters that it refused.", samples);
}

function sample(name: string, labels: string, value: number): string {
  return `${name}${labels === "" ? "" : `{${labels}}`} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
