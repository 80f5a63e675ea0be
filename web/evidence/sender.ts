import type { Evidence, EvidenceDetails } from "#domain/evidence/evidence.ts";
import { PART_BYTES } from "#domain/evidence/evidence.ts";
import type { Upload } from "#domain/evidence/registers.ts";
import type { ask, Problem } from "../api.ts";
import type { BegunUploads } from "./begun-uploads.ts";

/** One file on its way. */
export interface Sending {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  /** away: the line is gone; busy: the server is there and asks to come again. */
  readonly is: "waiting" | "sending" | "away" | "busy" | "checking" | "refused";
  readonly problem: Problem | null;
  /** What the server knows it by, once it does. */
  readonly upload: string | null;
}

/** ผู้ส่งไฟล์หลักฐาน — files go one after the other in parts; a broken line is waited out, and the file goes on where it was. */
export interface EvidenceSender {
  readonly state: () => readonly Sending[];
  readonly listen: (heard: () => void) => () => void;
  readonly add: (files: readonly File[], details: EvidenceDetails) => void;
  /** ไฟล์ที่มาครบแล้วแต่ยังไม่ได้เก็บ — takes an upload whose bytes are all there; the file itself is not needed any more. */
  readonly finish: (upload: Upload, details: EvidenceDetails) => void;
  /** Goes on at once where the line is back, or once more after a refusal. */
  readonly tryAgain: () => void;
  readonly giveUp: (id: number) => void;
}

/** What the sender works with; a test gives its own. */
export interface SenderTools {
  readonly ask: typeof ask;
  readonly wait: (milliseconds: number, then: () => void) => void;
  /** The SHA-256 of a file; null where the browser cannot tell it. */
  readonly sumOf: (file: File) => Promise<string | null>;
  /** What this browser remembers of uploads it began. */
  readonly begun: BegunUploads;
  readonly now: () => number;
  /** What is done with a file that was taken: attached to its result. */
  readonly onKept: (evidence: Evidence) => Promise<Problem | null>;
}

interface Queued {
  /** Null where all its bytes are at the server. */
  readonly file: File | null;
  readonly details: EvidenceDetails;
  upload: string | null;
  kept: Evidence | null;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20_000;
/** A part on a bad line: so much is lost at most when it breaks. */
const SMALLEST_PART = PART_BYTES / 4;
/** A part that came sooner may be followed by one of twice its size. */
const QUICK_MILLISECONDS = 2000;

/** Opens the sender for an agency's evidence. */
export function openEvidenceSender(agency: number, { ask: askServer, wait, sumOf, begun, now, onKept }: SenderTools): EvidenceSender {
  const listeners = new Set<() => void>();
  const queue = new Map<number, Queued>();
  let shown: readonly Sending[] = [];
  let next = 0;
  let isBusy = false;
  let pause = FIRST_WAIT;
  let partBytes = SMALLEST_PART;

  function put(id: number, change: Partial<Sending>): void {
    shown = shown.map((one) => (one.id === id ? { ...one, ...change } : one));
    for (const heard of listeners) heard();
  }
  function forget(id: number): void {
    queue.delete(id);
    shown = shown.filter((one) => one.id !== id);
    for (const heard of listeners) heard();
  }

  /** Where the file goes on: in the upload that was begun with the same bytes, perhaps before the page was closed, or in a new one. */
  async function place(one: Queued, file: File): Promise<Upload | Problem> {
    if (one.upload !== null) {
      const there = await askServer<Upload>(`/uploads/${one.upload}`);
      if (there.ok) return there.value.value;
      // A day has passed: it begins anew.
      if (there.error.kind !== "upload-not-found") return there.error;
      begun.forget(one.upload);
      one.upload = null;
    }
    const sha256 = await sumOf(file);
    const open = sha256 === null ? null : await askServer<readonly Upload[]>(`/agencies/${agency}/uploads`);
    if (open !== null && !open.ok) return open.error;
    const same = open?.value.value.find((upload) => upload.sha256 === sha256 && upload.size === file.size) ?? null;
    const isTaken = same !== null && [...queue.values()].some(({ upload }) => upload === same.id);
    if (same !== null && !isTaken) return same;
    const made = await askServer<Upload>(`/agencies/${agency}/uploads`, {
      method: "POST",
      body: { name: file.name, size: file.size, sha256 },
    });
    return made.ok ? made.value.value : made.error;
  }

  /** The problem that stopped it; null where every byte is there. */
  async function sendBytes(id: number, one: Queued, file: File): Promise<Problem | null> {
    const placed = await place(one, file);
    if ("kind" in placed) return placed;
    one.upload = placed.id;
    put(id, { upload: placed.id });
    begun.remember(placed);
    let at = placed.received;
    while (at < file.size) {
      if (!queue.has(id)) return null;
      put(id, { is: "sending", sent: at });
      const began = now();
      const taken = await askServer<Upload>(`/uploads/${placed.id}?at=${at}`, {
        method: "PUT",
        body: file.slice(at, at + partBytes, "application/octet-stream"),
      });
      if (!taken.ok) {
        partBytes = SMALLEST_PART;
        return taken.error;
      }
      if (now() - began < QUICK_MILLISECONDS) partBytes = Math.min(partBytes * 2, PART_BYTES);
      pause = FIRST_WAIT;
      at = taken.value.value.received;
    }
    return null;
  }

  /** The problem that stopped it; null where the file is kept and attached. */
  async function send(id: number, one: Queued): Promise<Problem | null> {
    if (one.kept === null) {
      const problem = one.file === null ? null : await sendBytes(id, one, one.file);
      if (problem !== null || !queue.has(id)) return problem;
      put(id, { is: "checking", sent: one.file?.size ?? shown.find((sending) => sending.id === id)?.size ?? 0 });
      const made = await askServer<Evidence>(`/uploads/${one.upload}/finish`, { method: "POST", body: one.details });
      if (!made.ok) return made.error;
      one.kept = made.value.value;
      begun.forget(one.upload ?? "");
    }
    return queue.has(id) ? onKept(one.kept) : null;
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      for (let id = waiting(); id !== undefined; id = waiting()) {
        const one = queue.get(id);
        if (one === undefined) continue;
        put(id, { is: "sending", problem: null });
        const problem = await send(id, one);
        if (problem === null) {
          forget(id);
          continue;
        }
        const isAway = problem.status === 0 || problem.status >= 500 || problem.kind === "upload-elsewhere";
        // Bytes that the server lost are sent again, where they are still here.
        const isToGoOn = isAway || (problem.kind === "upload-unfinished" && one.file !== null);
        put(id, {
          is: isToGoOn ? (problem.status >= 500 ? "busy" : "away") : "refused",
          problem: isToGoOn && problem.status < 500 ? null : problem,
        });
        if (isToGoOn) {
          // The whole queue waits: the line is gone for all of them.
          wait(pause, tryAgain);
          pause = Math.min(pause * 2, LONGEST_WAIT);
          return;
        }
      }
    } finally {
      isBusy = false;
    }
  }
  const waiting = (): number | undefined => shown.find((one) => one.is === "waiting")?.id;
  function tryAgain(): void {
    for (const { id, is } of shown) if (is === "away" || is === "busy" || is === "refused") put(id, { is: "waiting", problem: null });
    void work();
  }
  function enqueue(sending: Pick<Sending, "name" | "size" | "sent">, one: Queued): void {
    next += 1;
    queue.set(next, one);
    shown = [...shown, { id: next, ...sending, is: "waiting", problem: null, upload: one.upload }];
  }
  function begin(): void {
    for (const heard of listeners) heard();
    void work();
  }

  return {
    state: () => shown,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    add: (files, details) => {
      for (const file of files) enqueue({ name: file.name, size: file.size, sent: 0 }, { file, details, upload: null, kept: null });
      begin();
    },
    finish: ({ id, name, size }, details) => {
      enqueue({ name, size, sent: size }, { file: null, details, upload: id, kept: null });
      begin();
    },
    tryAgain,
    giveUp: (id) => {
      const upload = queue.get(id)?.upload ?? null;
      forget(id);
      if (upload === null) return;
      begun.forget(upload);
      void askServer(`/uploads/${upload}`, { method: "DELETE" });
    },
  };
}
