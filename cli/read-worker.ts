import { parentPort, workerData } from "node:worker_threads";
import { readPlanFile } from "#documents/formats/read-file.ts";

const { bytes, name } = workerData as { readonly bytes: Uint8Array; readonly name: string };
parentPort?.postMessage(await readPlanFile(bytes, name));
