import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { type Result, err, ok } from "#domain/result.ts";

import { type ClusterError, readPostgresWords } from "../cluster-error.ts";
import type { Address } from "../cluster-address.ts";
import { openLogFile } from "../folder/log-file.ts";
import { isReady } from "./postmaster-file.ts";
import { type Programs, program } from "../programs/programs.ts";
import { asUser, postgresEnvironment, run } from "../programs/run.ts";
import type { SystemUser } from "../programs/system-user.ts";
import { watch } from "./watchdog.ts";

/** A running PostgreSQL that is a child of this process. */
export interface Postmaster {
  readonly processId: number;
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly folder: string;
  readonly programs: Programs;
  readonly user: SystemUser | undefined;
  readonly address: Address;
  readonly throwaway: boolean;
  readonly say: (line: string) => void;
  /** PostgreSQL ended and nobody asked it to. */
  readonly ended: (how: string) => void;
}

const ROTATE_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 60_000;
const SLOW_MILLISECONDS = 5_000;

/** Starts PostgreSQL on the data of `folder` and waits until it answers, however long mending after a crash takes. */
export async function startPostmaster(start: Start): Promise<Result<Postmaster, ClusterError>> {
  const { folder, programs, user, address, throwaway, say, ended } = start;
  const data = join(folder, "data");
  const log = openLogFile(join(folder, "postgres.log"), user);
  log.rotate();
  const child = spawn(program(programs.bin, "postgres"), ["-D", data, ...listenWords(address)], {
    ...asUser(user),
    cwd: folder,
    env: postgresEnvironment(),
    stdio: ["ignore", log.descriptor, log.descriptor],
    detached: process.platform !== "win32", // an interrupt from the keyboard must not stop it before its clients
    windowsHide: true,
  });
  let cannot = "";
  child.once("error", (cause) => (cannot = cause.message));
  if (child.pid === undefined) {
    await pause(0);
    log.close();
    return err(readPostgresWords(folder, cannot));
  }
  const processId = child.pid;
  const watchdog = watch({ processId, data, bin: programs.bin, user, removeAfter: throwaway ? folder : undefined });
  const rotation = setInterval(log.rotate, ROTATE_MILLISECONDS).unref();
  let over = false;
  let asked = false;
  let ready = false;
  const gone = new Promise<void>((resolve) =>
    child.once("exit", (code, signal) => {
      over = true;
      clearInterval(rotation);
      watchdog.dismiss();
      if (ready && !asked) {
        const how = signal ?? `${code}`;
        say(`ฐานข้อมูลหยุดทำงานเองโดยไม่มีคำสั่ง (${how}) กรุณาเริ่มระบบใหม่ รายละเอียดอยู่ใน ${join(folder, "postgres.log")}`);
        ended(how);
      }
      resolve();
    }),
  );

  const slow = setTimeout(() => say("ฐานข้อมูลกำลังตรวจข้อมูลหลังปิดไม่ปกติ กรุณารอสักครู่"), SLOW_MILLISECONDS);
  // oxlint-disable-next-line eslint/no-await-in-loop -- waiting is what this loop is for
  while (!over && !isReady(data, processId)) await Promise.race([pause(10), gone]);
  clearTimeout(slow);
  if (over) {
    const words = log.sinceOpened();
    log.close();
    return err(readPostgresWords(folder, words));
  }
  ready = true;
  child.unref();

  return ok({
    processId,
    stop: async () => {
      asked = true;
      if (!over) {
        child.ref();
        const impatient = setTimeout(() => child.kill("SIGQUIT"), STOP_MILLISECONDS);
        if (process.platform === "win32") await run(program(programs.bin, "pg_ctl"), ["stop", "-m", "fast", "-D", data]);
        else child.kill(throwaway ? "SIGQUIT" : "SIGINT");
        await gone;
        clearTimeout(impatient);
      }
      log.close();
    },
  });
}

function listenWords(address: Address): readonly string[] {
  if ("port" in address) return ["-c", "listen_addresses=127.0.0.1", "-c", `port=${address.port}`];
  // The setting is a list: quotes keep a comma or a blank in the path from cutting it.
  const quoted = `"${address.socketFolder.replaceAll('"', '""')}"`;
  return ["-c", "listen_addresses=", "-c", "port=5432", "-c", `unix_socket_directories=${quoted}`, "-c", "unix_socket_permissions=0700"];
}
