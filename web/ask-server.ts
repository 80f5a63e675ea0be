import type { FormName, Plan } from "#domain/plan/plan.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why the server did not do it: its own sentence, or null where it could not be reached. */
export interface Trouble {
  readonly says: string | null;
  readonly incident?: string;
  readonly cancelled?: true;
}

/** The file kinds a plan can be taken away in. */
export type OutputName = "pdf" | "docx" | "xlsx" | "json";

/** A form, or an example written in it, as the server lists them. */
export interface FormLine {
  readonly name: FormName;
  readonly thai: string;
  readonly english: string;
  readonly issuer: string;
}

/** How far the reading is: bytes sent from 0 to 1, then 1 while the server reads. */
export type Progress = (sent: number) => void;

/** Sends a document to be read; nothing of it is kept there. */
export function readPaper(paper: Blob, name: string | null, signal: AbortSignal, progress: Progress): Promise<Result<Plan, Trouble>> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest();
    const trouble = (value: Trouble): void => answer(err(value));
    request.open("POST", `/api/v1/read${name === null ? "" : `?name=${encodeURIComponent(name)}`}`);
    request.setRequestHeader("content-type", paper.type === "" ? "application/octet-stream" : paper.type);
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total));
    request.upload.addEventListener("load", () => progress(1));
    request.addEventListener("error", () => trouble({ says: null }));
    request.addEventListener("abort", () => trouble({ says: null, cancelled: true }));
    request.addEventListener("load", () => {
      const body = parse(request.responseText);
      if (request.status === 200 && isPlan(body)) answer(ok(body));
      else trouble(troubleIn(body));
    });
    signal.addEventListener("abort", () => request.abort());
    request.send(paper);
  });
}

/** Has a plan written as a file in a form. */
export async function writePaper(plan: Plan, form: FormName, to: OutputName): Promise<Result<Blob, Trouble>> {
  const answer = await fetch(`/api/v1/write?form=${form}&to=${to}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(plan),
  }).catch(() => undefined);
  if (answer === undefined) return err({ says: null });
  return answer.ok ? ok(await answer.blob()) : err(troubleIn(parse(await answer.text())));
}

/** The example documents the server has; none when it cannot be reached. */
export async function listExamples(): Promise<readonly FormLine[]> {
  const answer = await fetch("/api/v1/examples").catch(() => undefined);
  const lines: unknown = answer?.ok === true ? await answer.json() : [];
  return Array.isArray(lines) ? lines.filter(isFormLine) : [];
}

/** One example document as a text file. */
export async function fetchExample(name: string): Promise<Result<Blob, Trouble>> {
  const answer = await fetch(`/api/v1/examples/${encodeURIComponent(name)}`).catch(() => undefined);
  if (answer === undefined) return err({ says: null });
  return answer.ok ? ok(new Blob([await answer.text()], { type: "text/plain" })) : err(troubleIn(parse(await answer.text())));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function troubleIn(body: unknown): Trouble {
  if (!isRecord(body) || typeof body["detail"] !== "string") return { says: null };
  return {
    says: body["detail"],
    ...(body["status"] === 500 && typeof body["incident"] === "string" ? { incident: body["incident"] } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** The server has checked it: here only that it is a plan at all. */
function isPlan(value: unknown): value is Plan {
  return isRecord(value) && value["format"] === "plan/1" && Array.isArray(value["activities"]);
}

function isFormLine(value: unknown): value is FormLine {
  return isRecord(value) && ["name", "thai", "english", "issuer"].every((key) => typeof value[key] === "string");
}
