import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { Document } from "../document.ts";
import type { PdfOptions } from "./pdf-write.ts";
import { writePdf } from "./pdf-write.ts";

interface Request {
  readonly document: Document;
  readonly attachment?: { readonly name: string; readonly json: string };
  readonly options: PdfOptions;
}

type Answer = { readonly id: number; readonly pdf: Uint8Array } | { readonly id: number; readonly failure: string };

interface Job {
  readonly id: number;
  readonly request: Request;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
}

/** Longer than any real plan takes; a process that is not done by then is ended. */
const MILLISECONDS = 30_000;
/** The engine's memory grows slowly; a fresh process after so many documents gives it back. */
const DOCUMENTS_PER_PROCESS = 500;
/** Tells the process that this module started from others that import it. */
const ROLE = "khunatham-pdf";

const queue: Job[] = [];
let lastId = 0;
let current: Job | undefined;
let clock: NodeJS.Timeout | undefined;
let child: ChildProcess | undefined;
let made = 0;

/**
 * PDF ทางการ, written by a process of its own, one document after another: the engine is busy for tens of milliseconds while a server must go on answering,
 * and a fault in it ends the process it runs in. A document that it does not finish is tried once more with plain tables.
 */
export function writePdfApart(document: Document, attachment?: Request["attachment"], options: PdfOptions = {}): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    lastId += 1;
    queue.push({ id: lastId, request: { document, ...(attachment ? { attachment } : {}), options }, resolve, reject });
    startNext();
  });
}

function startNext(): void {
  if (current) return;
  current = queue.shift();
  if (!current) {
    child?.unref();
    child?.channel?.unref();
    return;
  }
  if (made >= DOCUMENTS_PER_PROCESS) child?.disconnect();
  if (!child || made >= DOCUMENTS_PER_PROCESS) child = startProcess();
  made += 1;
  child.ref();
  child.channel?.ref();
  clock = setTimeout(() => child?.kill("SIGKILL"), MILLISECONDS);
  child.send({ id: current.id, ...current.request });
}

function startProcess(): ChildProcess {
  made = 0;
  // A small young generation: otherwise a busy minute of PDFs leaves the process some 150 MB larger.
  const started = fork(fileURLToPath(import.meta.url), [ROLE], {
    serialization: "advanced",
    execArgv: ["--max-semi-space-size=8"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  started.on("message", (answer: Answer) => {
    if (answer.id !== current?.id) return;
    if ("pdf" in answer) finish(({ resolve }) => resolve(answer.pdf));
    else finish(({ reject }) => reject(new Error("The PDF could not be written", { cause: answer.failure })));
  });
  const ended = (): void => {
    if (started !== child) return;
    child = undefined;
    if (!current) return;
    if (current.request.options.plain !== true) {
      const { request } = current;
      queue.unshift({ ...current, request: { ...request, options: { ...request.options, plain: true } } });
      finish(() => undefined);
    } else finish(({ reject }) => reject(new Error("The PDF engine did not finish this document")));
  };
  started.on("error", ended);
  started.on("exit", ended);
  return started;
}

function finish(settle: (job: Job) => void): void {
  const job = current;
  clearTimeout(clock);
  current = undefined;
  if (job) settle(job);
  startNext();
}

async function serve({ id, document, attachment, options }: Request & { readonly id: number }): Promise<Answer> {
  try {
    return { id, pdf: await writePdf(document, attachment, options) };
  } catch (error) {
    // Engine errors carry their text in `code`.
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    return { id, failure: code === "" ? String(error) : code };
  }
}

if (process.argv[2] === ROLE && process.send) {
  process.on("message", (request: Request & { readonly id: number }) => void serve(request).then((answer) => process.send?.(answer)));
  process.on("disconnect", () => process.exit());
}
