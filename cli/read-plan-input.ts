import { Worker } from "node:worker_threads";
import type { Plan } from "#domain/plan/plan.ts";
import { err, type Result } from "#domain/result.ts";
import { kindOf } from "#documents/formats/file-kind.ts";
import { readPlanFile } from "#documents/formats/read-file.ts";
import type { ReadError } from "#documents/document.ts";
import { LIMITS } from "#documents/limits.ts";
import { readInput, type InputError } from "./input.ts";

/** Text longer than this, and every packed format, is read in a worker that can be stopped. */
const PLAIN_CHARACTERS = 400_000;
const MEGABYTES = 1_024;

/** Read what a command was given as a plan, in bounded time and memory. */
export async function readPlanInput(path: string): Promise<Result<Plan, InputError>> {
  const input = readInput(path);
  if (!input.ok) return input;
  const { bytes, name } = input.value;
  if (kindOf(bytes, name) === "text" && bytes.length < PLAIN_CHARACTERS) return readPlanFile(bytes, name);
  return readInWorker(bytes, name);
}

function readInWorker(bytes: Uint8Array, name: string): Promise<Result<Plan, ReadError>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./read-worker.ts", import.meta.url), {
      workerData: { bytes, name },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    const timer = setTimeout(() => finish(err({ kind: "too-slow" })), LIMITS.milliseconds);
    const finish = (answer: Result<Plan, ReadError>): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    worker.once("message", (answer: Result<Plan, ReadError>) => finish(answer));
    worker.once("error", (cause: unknown) => {
      const isMemory = cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY";
      if (isMemory) return finish(err({ kind: "too-much-inside" }));
      clearTimeout(timer);
      return reject(new Error("the reader broke", { cause }));
    });
  });
}

