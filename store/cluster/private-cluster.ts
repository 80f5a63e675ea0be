import { createServer } from "node:net";
import { join, resolve } from "node:path";

import { type Result, err, ok } from "#domain/result.ts";

import { type Address, type ClusterUrls, clusterUrls, roleUrl } from "./cluster-address.ts";
import type { ClusterError } from "./cluster-error.ts";
import { hasRoom, prepareFolder, readMajorVersion } from "./folder/data-folder.ts";
import { SUPERUSER, clearHalfMade, makeData } from "./setup/first-start.ts";
import { takeFolder } from "./folder/folder-lock.ts";
import { stopOrphan } from "./process/orphan.ts";
import { hasPasswords, keepPasswords } from "./folder/passwords.ts";
import { startPostmaster } from "./process/postmaster.ts";
import { type ProgramChoice, choosePrograms } from "./programs/programs.ts";
import { renewPasswords } from "./setup/renew-passwords.ts";
import { makeRoles } from "./setup/roles.ts";
import { type SocketFolder, openSocketFolder } from "./folder/socket-folder.ts";
import type { SystemUser } from "./programs/system-user.ts";

/** ฐานข้อมูลในเครื่อง — a PostgreSQL of this process's own, in one folder, reachable from this computer only. */
export interface PrivateCluster extends ClusterUrls {
  readonly folder: string;
  readonly majorVersion: number;
  readonly processId: number;
  /** Stops PostgreSQL in order and gives the folder back; may be called again. */
  readonly stop: () => Promise<void>;
}

/** What may be said about opening a cluster. */
export interface ClusterOptions {
  readonly folder: string;
  /** Told, in Thai, what takes time or went wrong. */
  readonly say?: (line: string) => void;
  readonly programs?: ProgramChoice;
  /** PostgreSQL ended by itself: its exit code or signal. */
  readonly ended?: (how: string) => void;
}

/** A private cluster with the door that only this room's own code and tests use. */
export interface OpenedCluster extends PrivateCluster {
  readonly superuserUrl: string;
}

/**
 * Opens the cluster in `folder`, making it at the first start. It stops with `stop()`, which whoever opens it calls on
 * SIGTERM and SIGINT, or by itself when this process dies.
 */
export async function openPrivateCluster(options: ClusterOptions): Promise<Result<PrivateCluster, ClusterError>> {
  const opened = await openCluster(options, { throwaway: false });
  if (!opened.ok) return opened;
  const { superuserUrl: _kept, ...cluster } = opened.value;
  return ok(cluster);
}

/** Opens a cluster with its superuser's URL; a throwaway one is quick and may lose data. */
export async function openCluster(
  { folder: given, say = () => undefined, programs: choice = "any", ended = () => undefined }: ClusterOptions,
  { throwaway }: { readonly throwaway: boolean },
): Promise<Result<OpenedCluster, ClusterError>> {
  const folder = resolve(given);
  const prepared = await prepareFolder(folder);
  if (!prepared.ok) return prepared;
  const taken = takeFolder(folder);
  if (!taken.ok) {
    const { processId } = taken.error;
    return err({ kind: "in-use", folder, ...(processId === undefined ? {} : { found: String(processId) }) });
  }
  const { release } = taken.value;
  try {
    const { user } = prepared.value;
    const opened = await openTaken({ folder, say, choice, ended, throwaway, user, release });
    if (!opened.ok) release();
    return opened;
  } catch (cause) {
    release();
    throw cause;
  }
}

interface Taken extends Required<Pick<ClusterOptions, "folder" | "say" | "ended">> {
  readonly choice: ProgramChoice;
  readonly throwaway: boolean;
  readonly user: SystemUser | undefined;
  readonly release: () => void;
}

async function openTaken(taken: Taken): Promise<Result<OpenedCluster, ClusterError>> {
  const { folder, say, choice, throwaway, user, release } = taken;
  const version = readMajorVersion(folder);
  if (version === "") return err({ kind: "will-not-start", folder, found: "data/PG_VERSION is missing" });
  const chosen = await choosePrograms(choice, {
    user,
    cache: join(folder, "programs"),
    majorVersion: version === undefined ? undefined : Number(version),
  });
  if (!chosen.ok) {
    return version === undefined
      ? err({ kind: "no-postgres", folder, found: `${process.platform}-${process.arch}` })
      : err({ kind: "other-version", folder, found: version, here: chosen.error.here });
  }
  const programs = chosen.value;
  const knowsPasswords = hasPasswords(folder);
  const passwords = keepPasswords(folder);
  clearHalfMade(folder);
  if (version === undefined) {
    say("กำลังเตรียมฐานข้อมูลสำหรับการใช้งานครั้งแรก");
    if (!hasRoom(folder)) return err({ kind: "no-space", folder, found: "ต้องมีที่ว่างอย่างน้อย 200 MB" });
    const made = await makeData({ folder, programs, user, passwords, throwaway });
    if (!made.ok) return made;
  } else await stopOrphan({ data: join(folder, "data"), programs, say });
  if (version !== undefined && !knowsPasswords) {
    const renewed = await renewPasswords({ folder, programs, user, passwords });
    if (!renewed.ok) return renewed;
  }

  const place = await openPlace(folder, user);
  const started = await startPostmaster({ ...taken, programs, address: place.address });
  if (!started.ok) {
    place.remove();
    return started;
  }
  const postmaster = started.value;
  const stop = async (): Promise<void> => {
    await postmaster.stop();
    place.remove();
    release();
  };
  const superuserUrl = roleUrl(place.address, SUPERUSER, passwords.superuser, "postgres");
  try {
    await makeRoles(superuserUrl, passwords);
  } catch (cause) {
    await stop();
    return err({ kind: "will-not-start", folder, found: cause instanceof Error ? cause.message : String(cause) });
  }
  return ok({
    ...clusterUrls(place.address, passwords),
    superuserUrl,
    folder,
    majorVersion: programs.majorVersion,
    processId: postmaster.processId,
    stop,
  });
}

interface Place {
  readonly address: Address;
  readonly remove: SocketFolder["remove"];
}

async function openPlace(folder: string, user: SystemUser | undefined): Promise<Place> {
  if (process.platform === "win32") return { address: { port: await freePort() }, remove: () => undefined };
  const { path, remove } = openSocketFolder(folder, user);
  return { address: { socketFolder: path }, remove };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
