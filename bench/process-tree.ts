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

/** What a process holds, in megabytes: `pss` shares out what several processes hold, `rss` counts it for each. */
interface Memory {
  readonly pss: number;
  readonly rss: number;
}

/**
 * Memory of several processes together. The sum of PSS alone would flatter a program whose code runs elsewhere at the
 * same time: Node runs this bench too, and half of Node would be on the bench's account.
 */
export function togetherMb(processes: readonly Memory[]): number {
  return Math.max(
    processes.reduce((sum, { pss }) => sum + pss, 0),
    ...processes.map(({ rss }) => rss),
  );
}

function memoryOf(id: number): Memory {
  const told = readText(`/proc/${id}/smaps_rollup`) ?? "";
  const megabytes = (name: string, text: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "mu").exec(text)?.[1] ?? 0) / 1024;
  if (told !== "") return { pss: megabytes("Pss", told), rss: megabytes("Rss", told) };
  const rss = megabytes("VmRSS", readText(`/proc/${id}/status`) ?? "");
  return { pss: rss, rss };
}

/** Null where there is no such file: a process may end while it is looked at. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
