/** One line of the log, as JSON: never what a document says, nor its name. */
export interface LogLine {
  readonly event: "started" | "request" | "broken" | "stopped" | "job" | "evidence-store";
  readonly id?: string;
  readonly method?: string;
  /** Pattern of the route, never the address asked for: that may name a plan, and what was typed may name a person. */
  readonly route?: string;
  readonly status?: number;
  /** Where a server that started listens. */
  readonly port?: number;
  readonly milliseconds?: number;
  readonly error?: string;
  /** A job that was done, and the hash of the audit seal it made: kept with the log, outside of the database. */
  readonly job?: string;
  readonly seal?: string;
  readonly stack?: readonly string[];
}

/** Writes a log line with its time. */
export type Log = (line: LogLine) => void;

/** The log on standard error, so that standard output keeps to the address. */
export const logToStandardError: Log = (line) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
};

/** What may be told of a bug: its name and where it happened, not its message, which may quote the document. */
export function describeBug(cause: unknown): Pick<LogLine, "error" | "stack"> {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const frames = (cause.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { error: cause.name, stack: frames.slice(0, 12).map((frame) => frame.trim()) };
}
