import { err, ok, type Result } from "#domain/result.ts";
import type { Problem } from "../../api.ts";

/** What is told while a paper is sent and read: the part sent, from 0 to 1; 1 while the server reads. */
export type Progress = (sent: number) => void;

interface Paper {
  readonly agency: number;
  readonly file: File;
  /** The same key may be sent again after a broken connection. */
  readonly key: string;
}

/** ส่งเอกสารเพื่อนำเข้า — with its progress, which `fetch` does not tell; the answer is the import's id. */
export function sendPaper({ agency, file, key }: Paper, signal: AbortSignal, progress: Progress): Promise<Result<string, Problem>> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/imports?agency=${agency}&name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", file.type === "" ? "application/octet-stream" : file.type);
    request.setRequestHeader("idempotency-key", key);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total));
    request.upload.addEventListener("load", () => progress(1));
    const lost = (kind: string): void => answer(err({ kind, status: 0, says: null, facts: {} }));
    request.addEventListener("error", () => lost("unreachable"));
    request.addEventListener("abort", () => lost("stopped"));
    request.addEventListener("load", () => answer(answerIn(request)));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function answerIn({ status, responseText }: XMLHttpRequest): Result<string, Problem> {
  const facts = objectIn(responseText);
  const { id, kind, detail, incident } = facts;
  if (status === 201 && typeof id === "string") return ok(id);
  return err({
    kind: typeof kind === "string" ? kind : "broken",
    status,
    says: typeof detail === "string" ? detail : null,
    ...(status === 500 && typeof incident === "string" ? { incident } : {}),
    facts,
  });
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
