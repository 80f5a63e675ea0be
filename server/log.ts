/** One line of the log, as JSON: never what a document says, nor its name. */
export interface LogLine {
  readonly event: "started" | "request" | "broken" | "stopped";
  readonly id?: string;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  readonly error?: string;
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
