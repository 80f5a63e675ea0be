import { createHash } from "node:crypto";

import { Client } from "pg";

import { poolSettings } from "./database.ts";

/** What is wrong with the log. */
export type AuditFault =
  /** A column of the line says something else than its hash. */
  | "altered"
  /** The line was written for another place of its chain; `was` is that place. */
  | "renumbered"
  /** Lines are not there, from `number` to `until`. */
  | "missing"
  /** A line stands where the chain has no place for it. */
  | "inserted"
  /** The line is whole but does not follow from the line before it. */
  | "broken-link"
  /** The chain is whole in itself but is not the one that was sealed. */
  | "remade"
  | "head-missing"
  | "head-altered"
  | "seal-altered"
  | "seal-missing"
  /** The seal that was asked for is not there. */
  | "seal-unknown";

/** ข้อผิดของบันทึก — one fault: whose chain, which line (or which seal, agency null), and what. */
export interface AuditFinding {
  readonly agency: number | null;
  readonly number: number;
  readonly what: AuditFault;
  readonly until?: number;
  readonly was?: number;
}

/** ผลการตรวจบันทึก. */
export interface AuditVerdict {
  readonly lines: number;
  readonly chains: number;
  readonly seals: number;
  /** The last seal's hash, to be kept outside of the database; empty before the first. */
  readonly lastSeal: string;
  /** How many faults there are; `findings` holds the first of them. */
  readonly faults: number;
  readonly findings: readonly AuditFinding[];
}

interface Line {
  readonly agency: number;
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
  /** The parts of the hashed text after the line before: agency, within, number, at, … */
  readonly parts: readonly (string | null)[];
}

interface Head {
  readonly agency: number;
  readonly number: number;
  readonly hash: string;
}

const PAGE = 1000;
const FINDINGS_TOLD = 1000;
/** How far from its place a line is looked for. */
const NEAR = 1000;
const NUMBER_PART = 2;

/**
 * Reads every chain and every seal in one snapshot, as the owner, and computes each hash anew without the database's help. `knownSeal` is a
 * seal's hash that was kept elsewhere: it must still be there.
 */
export async function verifyAudit(ownerUrl: string, knownSeal?: string): Promise<AuditVerdict> {
  const { max: _max, idleTimeoutMillis: _idle, types: _types, ...settings } = poolSettings(ownerUrl, null, 1);
  const client = new Client(settings);
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
    await client.query("begin isolation level repeatable read, read only");
    const told = collect();
    const { lines, chains } = await verifyChains(client, told.tell);
    const { seals, lastSeal } = await verifySeals(client, told, knownSeal);
    return { lines, chains, seals, lastSeal, faults: told.faults(), findings: told.findings };
  } finally {
    await client.end();
  }
}

interface Told {
  readonly findings: AuditFinding[];
  readonly faults: () => number;
  readonly tell: (finding: AuditFinding) => void;
  /** Is it known already that something is wrong with this line? */
  readonly knows: (agency: number, number: number) => boolean;
}

function collect(): Told {
  const findings: AuditFinding[] = [];
  let faults = 0;
  return {
    findings,
    faults: () => faults,
    tell: (finding) => {
      faults += 1;
      if (findings.length < FINDINGS_TOLD) findings.push(finding);
    },
    knows: (agency, number) => findings.some((one) => one.agency === agency && one.number <= number && number <= (one.until ?? one.number)),
  };
}

async function verifyChains(client: Client, tell: Told["tell"]): Promise<{ readonly lines: number; readonly chains: number }> {
  const heads = headsOf(client);
  let head = await heads.next();
  let chain: Chain | undefined;
  let lines = 0;
  let chains = 0;
  const close = async (ended: Chain): Promise<void> => {
    // Heads that stand before this chain's have no line at all.
    while (head.done !== true && head.value.agency < ended.agency) {
      if (head.value.number > 0) tell({ agency: head.value.agency, number: 1, until: head.value.number, what: "missing" });
      head = await heads.next();
    }
    if (head.done !== true && head.value.agency === ended.agency) {
      ended.end(head.value);
      head = await heads.next();
    } else ended.end(undefined);
  };
  for await (const line of linesOf(client)) {
    if (chain?.agency !== line.agency) {
      if (chain !== undefined) await close(chain);
      chain = openChain(line.agency, tell);
      chains += 1;
    }
    chain.take(line);
    lines += 1;
  }
  if (chain !== undefined) await close(chain);
  while (head.done !== true) {
    if (head.value.number > 0) tell({ agency: head.value.agency, number: 1, until: head.value.number, what: "missing" });
    head = await heads.next();
  }
  return { lines, chains };
}

interface Chain {
  readonly agency: number;
  readonly take: (line: Line) => void;
  readonly end: (head: Head | undefined) => void;
}

/** Walks one agency's chain; told are the faults, each once: what follows from a fault is no fault of its own. */
function openChain(agency: number, tell: Told["tell"]): Chain {
  let last = 0;
  /** What the next line may name as the line before it; null where that cannot be known. */
  let follows: readonly string[] | null = [""];
  return {
    agency,
    take: (line) => {
      if (line.number < 1) return tell({ agency, number: line.number, what: "inserted" });
      if (line.number > last + 1) {
        tell({ agency, number: last + 1, ...(line.number - 1 > last + 1 ? { until: line.number - 1 } : {}), what: "missing" });
        follows = null;
      }
      last = line.number;
      const right = hashOf(line.previous, line.parts);
      if (right !== line.hash) {
        const was = placeOf(line);
        tell(
          was === undefined ? { agency, number: line.number, what: "altered" } : { agency, number: line.number, what: "renumbered", was },
        );
        // The next line was written upon this one as it was: on its hash, or, where the hash was altered, on what the columns still give.
        follows = was === undefined ? [line.hash, right] : null;
        return;
      }
      if (follows !== null && !follows.includes(line.previous)) tell({ agency, number: line.number, what: "broken-link" });
      follows = [line.hash];
    },
    end: (head) => {
      if (head === undefined) return tell({ agency, number: last, what: "head-missing" });
      if (head.number > last)
        tell({ agency, number: last + 1, ...(head.number > last + 1 ? { until: head.number } : {}), what: "missing" });
      else if (head.number < last)
        tell({ agency, number: head.number + 1, ...(last > head.number + 1 ? { until: last } : {}), what: "inserted" });
      else if (follows !== null && !follows.includes(head.hash)) tell({ agency, number: last, what: "head-altered" });
    },
  };
}

/** The place near its own that a line was written for, if there is one. */
function placeOf({ number, previous, parts, hash }: Line): number | undefined {
  for (let near = Math.max(1, number - NEAR); near <= number + NEAR; near += 1)
    if (hashOf(previous, parts.with(NUMBER_PART, String(near))) === hash) return near;
  return undefined;
}

/** SHA-256 over the parts, each with its length in bytes before it; `audit_text` of migration 4 says the same in SQL. */
function hashOf(previous: string, parts: readonly (string | null)[]): string {
  const text = [previous, ...parts].map((part) => (part === null ? "-" : `${Buffer.byteLength(part)}:${part}`)).join(",");
  return createHash("sha256").update(text).digest("hex");
}

async function* linesOf(client: Client): AsyncGenerator<Line> {
  let after: readonly [string, string] = ["-2147483648", "-9223372036854775808"];
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `select agency_id::text, number::text, previous, hash, within::text, at, person_id, person_name, act, plan_id::text, changes, facts, request
        from audit_line where (agency_id, number) > ($1::int, $2::bigint) order by audit_line.agency_id, audit_line.number limit ${PAGE}`,
      values: [...after],
      name: "audit-lines",
      rowMode: "array",
    });
    for (const [agency = "", number = "", previous = "", hash = "", within = "", ...rest] of rows) {
      yield {
        agency: Number(agency),
        number: Number(number),
        previous: previous ?? "",
        hash: hash ?? "",
        parts: [agency, within, number, ...rest],
      };
      after = [agency ?? "", number ?? ""];
    }
    if (rows.length < PAGE) return;
  }
}

async function* headsOf(client: Client): AsyncGenerator<Head> {
  let after = -2147483648;
  for (;;) {
    const { rows } = await client.query<[number, string, string]>({
      text: `select agency_id, number::text, hash from audit_head where agency_id > $1 order by agency_id limit ${PAGE}`,
      values: [after],
      rowMode: "array",
    });
    for (const [agency, number, hash] of rows) {
      yield { agency, number: Number(number), hash };
      after = agency;
    }
    if (rows.length < PAGE) return;
  }
}

async function verifySeals(
  client: Client,
  { tell, knows }: Told,
  knownSeal: string | undefined,
): Promise<{ readonly seals: number; readonly lastSeal: string }> {
  let seals = 0;
  let last = { number: 0, hashes: [""] as readonly string[] | null, hash: "" };
  let isKnown = knownSeal === undefined;
  for (;;) {
    const { rows } = await client.query<[string, string, string, string, string]>({
      text: `select number::text, at, heads, previous, hash from audit_seal where number > $1 order by audit_seal.number limit 100`,
      values: [last.number],
      rowMode: "array",
    });
    for (const [number, at, heads, previous, hash] of rows) {
      const here = Number(number);
      const right = hashOf(previous, [number, at, heads]);
      const isNext = here === last.number + 1;
      if (!isNext)
        tell({ agency: null, number: last.number + 1, ...(here > last.number + 2 ? { until: here - 1 } : {}), what: "seal-missing" });
      const follows = !isNext || last.hashes === null || last.hashes.includes(previous);
      if (right !== hash || !follows) tell({ agency: null, number: here, what: "seal-altered" });
      else
        for (const { agency, number: line, what } of await unlike(client, heads))
          if (!knows(agency, line)) tell({ agency, number: line, what });
      last = { number: here, hash, hashes: right === hash ? [hash] : [hash, right] };
      isKnown ||= hash === knownSeal;
      seals += 1;
    }
    if (rows.length === 0) break;
  }
  if (!isKnown) tell({ agency: null, number: last.number + 1, what: "seal-unknown" });
  return { seals, lastSeal: last.hash };
}

/** Lines that a seal names and that are not there, or are others. */
async function unlike(
  client: Client,
  heads: string,
): Promise<readonly { readonly agency: number; readonly number: number; readonly what: "missing" | "remade" }[]> {
  const entries = heads === "" ? [] : heads.split(",").map((entry) => entry.split(":"));
  const { rows } = await client.query<{ readonly agency: number; readonly number: string; readonly is_there: boolean }>(
    `select s.agency, s.number::text, l.hash is not null as is_there
     from unnest($1::int[], $2::bigint[], $3::text[]) as s (agency, number, hash)
     left join audit_line l on l.agency_id = s.agency and l.number = s.number
     where l.hash is distinct from s.hash order by s.agency, s.number`,
    [entries.map(([agency]) => agency), entries.map(([, number]) => number), entries.map(([, , hash]) => hash)],
  );
  return rows.map(({ agency, number, is_there }) => ({ agency, number: Number(number), what: is_there ? "remade" : "missing" }));
}
