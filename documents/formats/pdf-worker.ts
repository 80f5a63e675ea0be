import { parentPort, Worker, workerData } from "node:worker_threads";

import type { Document } from "../document.ts";
import type { PdfOptions } from "./pdf-write.ts";
import { writePdf } from "./pdf-write.ts";

type Attachment = { readonly name: string; readonly json: string } | undefined;
type Answer = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly failure: string };

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
}

/** The engine's memory grows slowly; a fresh thread after so many documents gives it back. */
const DOCUMENTS_PER_THREAD = 500;
/** Tells the thread that this module started from other threads that import it. */
const ROLE = "khunatham-pdf";

let thread: Worker | undefined;
let made = 0;
let lastId = 0;

/** PDF ทางการ, written by a thread of its own: setting a page keeps a processor busy for tens of milliseconds, and a server must go on answering. */
export function writePdfApart(document: Document, attachment?: Attachment, options: PdfOptions = {}): Promise<Uint8Array> {
  if (!thread || made >= DOCUMENTS_PER_THREAD) {
    thread = startThread();
    made = 0;
  }
  made += 1;
  lastId += 1;
  return ask(thread, lastId, { document, attachment, options });
}

const waitingOf = new WeakMap<Worker, Map<number, Waiting>>();

function ask(worker: Worker, id: number, request: object): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    waitingOf.get(worker)?.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ id, ...request });
  });
}

function startThread(): Worker {
  // A small young generation: otherwise one busy minute of PDFs leaves the process some 150 MB larger.
  const worker = new Worker(new URL(import.meta.url), { workerData: ROLE, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  const waiting = new Map<number, Waiting>();
  waitingOf.set(worker, waiting);
  worker.unref();
  const settle = (): void => {
    if (waiting.size > 0) return;
    if (worker === thread) worker.unref();
    else void worker.terminate();
  };
  const fail = (reason: Error): void => {
    if (worker === thread) thread = undefined;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on("message", (answer: Answer) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("pdf" in answer) one?.resolve(answer.pdf);
    else one?.reject(new Error("The PDF could not be written", { cause: answer.failure }));
    settle();
  });
  worker.on("error", (cause: unknown) => fail(new Error("The PDF thread failed", { cause })));
  worker.on("exit", () => fail(new Error("The PDF thread ended")));
  return worker;
}

interface Request {
  readonly id: number;
  readonly document: Document;
  readonly attachment: Attachment;
  readonly options: PdfOptions;
}

async function serve({ id, document, attachment, options }: Request): Promise<Answer> {
  try {
    return { id, pdf: await writePdf(document, attachment, options) };
  } catch (error) {
    // Engine errors carry their text in `code`.
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    return { id, failure: code === "" ? String(error) : code };
  }
}

if (workerData === ROLE && parentPort) {
  const port = parentPort;
  port.on("message", (request: Request) => void serve(request).then((answer) => port.postMessage(answer)));
}
