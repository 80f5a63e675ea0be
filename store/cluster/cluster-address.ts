import { join } from "node:path";

import { type Passwords, hasPasswords, keepPasswords } from "./folder/passwords.ts";
import { readPidFile } from "./process/postmaster-file.ts";
import { DATABASE, OWNER, SERVER } from "./setup/roles.ts";

/** Where PostgreSQL listens: a Unix socket's folder, or on Windows a port of the loopback address. */
export type Address = { readonly socketFolder: string } | { readonly port: number };

/** The two URLs of a cluster's database. */
export interface ClusterUrls {
  /** As the owner of the database: migrations and backup. */
  readonly ownerUrl: string;
  /** As the role the server works as: it owns nothing and may do nothing that the migrations do not grant. */
  readonly serverUrl: string;
}

/** A URL as `pg` reads it. sslmode: a PGSSLMODE in the environment must not ask for TLS on this computer. */
export function roleUrl(address: Address, role: string, password: string, database: string): string {
  return "port" in address
    ? `postgres://${role}:${password}@127.0.0.1:${address.port}/${database}?sslmode=disable`
    : `postgres://${role}:${password}@/${database}?host=${encodeURIComponent(address.socketFolder)}&port=5432&sslmode=disable`;
}

/** The URLs of the owner and the server. */
export function clusterUrls(address: Address, passwords: Passwords): ClusterUrls {
  return {
    ownerUrl: roleUrl(address, OWNER, passwords.owner, DATABASE),
    serverUrl: roleUrl(address, SERVER, passwords.server, DATABASE),
  };
}

/**
 * The URLs of a cluster that another process has open, for a command given while the server runs (a backup). Nothing
 * when none is; after a crash the answer may be out of date, and connecting fails.
 */
export function findRunningCluster(folder: string): ClusterUrls | undefined {
  const [, , , port, socketFolder, , , state] = readPidFile(join(folder, "data"));
  if (state?.trim() !== "ready" || !hasPasswords(folder)) return undefined;
  return clusterUrls(socketFolder ? { socketFolder } : { port: Number(port) }, keepPasswords(folder));
}
