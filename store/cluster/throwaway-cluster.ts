import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sayClusterError } from "./cluster-error.ts";
import { type OpenedCluster, openCluster } from "./private-cluster.ts";
import type { ProgramChoice } from "./programs/programs.ts";

/**
 * A cluster for one run of tests: it writes without waiting for the disk, and its folder goes when it stops or when
 * the process dies. The superuser may create databases from templates. Throws when it cannot be opened.
 */
export async function openThrowawayCluster({ programs = "any" }: { readonly programs?: ProgramChoice } = {}): Promise<OpenedCluster> {
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? "/tmp" : tmpdir(), "khunatham-throwaway-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const opened = await openCluster({ folder, programs }, { throwaway: true });
  if (!opened.ok) {
    remove();
    throw new Error(sayClusterError(opened.error));
  }
  const { stop, ...cluster } = opened.value;
  return {
    ...cluster,
    stop: async () => {
      await stop();
      remove();
    },
  };
}
