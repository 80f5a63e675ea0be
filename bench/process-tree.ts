import { readFileSync, readdirSync } from "node:fs";

/** One process as Linux tells of it. */
interface ProcessRow {
  readonly id: number;
  readonly parent: number;
  readonly session: number;
  /** Tells two processes with the same number apart. */
  readonly started: string;
  readonly cpuMs: number;
}

/** What a tree of processes has used so far. */
export interface TreeUse {
  /** The most that the tree held: what its processes share, once; what they share with programs outside it, in full. */
  readonly peakMb: number;
  /** Processor time of every process that was seen, those that have ended included. */
  readonly cpuMs: number;
}

const TICK_MS = 10;

/** Can this machine tell of other processes? Linux only. */
export function canWatch(): boolean {
  return readText(`/proc/${process.pid}/stat`) !== null;
}

/**
 * Looks at a process and all that descend from it, again and again, until `stop` is called. Descendants whose parent has
 * ended are still known by their session, or because they were seen before.
 */
export function watchTree(
  root: number,
  { everyMs, memory, withRoot = true }: { readonly everyMs: number; readonly memory: boolean; readonly withRoot?: boolean },
): { readonly use: () => TreeUse; readonly stop: () => TreeUse } {
  const cpuOf = new Map<string, number>();
  let peakMb = 0;
  const look = (): void => {
    const rows = treeOf(root, new Set(cpuOf.keys())).filter((row) => withRoot || row.id !== root);
    for (const row of rows) cpuOf.set(keyOf(row), row.cpuMs);
    if (memory) peakMb = Math.max(peakMb, togetherMb(rows.map((row) => memoryOf(row.id))));
  };
  const timer = setInterval(look, everyMs);
  look();
  const use = (): TreeUse => {
    look();
    return { peakMb, cpuMs: [...cpuOf.values()].reduce((sum, ms) => sum + ms, 0) };
  };
  return {
    use,
    stop: () => {
      clearInterval(timer);
      return use();
    },
  };
}

function keyOf(row: ProcessRow): string {
  return `${row.id}:${row.started}`;
}

function treeOf(root: number, seen: ReadonlySet<string>): readonly ProcessRow[] {
  const rows = allProcesses();
  const inside = new Set([root]);
  for (let grown = true; grown;) {
    const before = inside.size;
    for (const row of rows) if (inside.has(row.parent) || row.session === root || seen.has(keyOf(row))) inside.add(row.id);
    grown = inside.size > before;
  }
  return rows.filter((row) => inside.has(row.id));
}

function allProcesses(): readonly ProcessRow[] {
  if (!canWatch()) return [];
  return readdirSync("/proc").flatMap((name) => {
    const text = /^\d+$/u.test(name) ? readText(`/proc/${name}/stat`) : null;
    return text === null ? [] : [parseStat(Number(name), text)];
  });
}

/** A line of /proc/…/stat: the program's name, in brackets, may hold anything, so the fields are counted from its end. */
export function parseStat(id: number, text: string): ProcessRow {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const number = (at: number): number => Number(fields[at] ?? 0);
  return { id, parent: number(1), session: number(3), started: fields[19] ?? "", cpuMs: (number(11) + number(12)) * TICK_MS };
}

/** What a process holds, in megabytes. */
interface Memory {
  /** Its data; what several processes hold is shared out among them. */
  readonly data: number;
  /** Its program and libraries, shared out among all processes of the machine that hold them. */
  readonly filesShare: number;
  /** The same, counted in full. */
  readonly files: number;
}

/**
 * Memory of several processes together. Shares alone would flatter a program that runs elsewhere on the machine at the
 * same time, as Node does for this bench: so its files count at least as much as the process with most of them holds.
 */
export function togetherMb(processes: readonly Memory[]): number {
  const sum = (of: (one: Memory) => number): number => processes.reduce((all, one) => all + of(one), 0);
  return (
    sum(({ data }) => data) +
    Math.max(
      sum(({ filesShare }) => filesShare),
      ...processes.map(({ files }) => files),
    )
  );
}

/** Memory of one process: all it has in hand, and with what it shares with others counted by its share. */
export interface MemoryMb {
  readonly resident: number;
  readonly proportional: number;
}

/** What one process holds now; undefined where the machine cannot tell. */
export function memoryMb(id: number): MemoryMb | undefined {
  const shares = readText(`/proc/${id}/smaps_rollup`);
  return shares === null ? undefined : { resident: megabytes("Rss", shares), proportional: megabytes("Pss", shares) };
}

function memoryOf(id: number): Memory {
  const shares = readText(`/proc/${id}/smaps_rollup`) ?? "";
  const status = readText(`/proc/${id}/status`) ?? "";
  const files = megabytes("RssFile", status);
  return shares.includes("Pss_Anon:")
    ? { data: megabytes("Pss_Anon", shares) + megabytes("Pss_Shmem", shares), filesShare: megabytes("Pss_File", shares), files }
    : { data: megabytes("RssAnon", status) + megabytes("RssShmem", status), filesShare: 0, files };
}

function megabytes(name: string, text: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "mu").exec(text)?.[1] ?? 0) / 1024;
}

/** Null where there is no such file: a process may end while it is looked at. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
