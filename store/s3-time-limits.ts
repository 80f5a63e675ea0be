/** The service was silent for too long, hung up or could not be reached. */
export class S3SilentError extends Error {}

/**
 * A fetch that waits for an answer so long and no longer, follows nobody elsewhere with the signature, and asks once more where a connection
 * kept open had ended: every request of ours may come twice. Time to send is given by size.
 */
export function timedFetch(patience: number): typeof fetch {
  const once: typeof fetch = async (input, init) => {
    const limit = new AbortController();
    const size = init?.body instanceof Blob ? init.body.size : 0;
    const timer = setTimeout(() => limit.abort(), patience + size / BYTES_A_MILLISECOND).unref();
    const response = await fetch(input, { ...init, redirect: "manual", signal: limit.signal });
    // A file is read as slowly as its reader likes; its pieces have their own limit. All other answers are short.
    if (response.ok && init?.method === "GET" && !String(input).includes("list-type=")) clearTimeout(timer);
    return response;
  };
  return async (input, init) => {
    try {
      return await once(input, init).catch((cause: unknown) => {
        if (codeOf(cause) === "AbortError") throw cause;
        return once(input, init);
      });
    } catch (cause) {
      throw new S3SilentError(codeOf(cause) === "AbortError" ? "no answer in time" : codeOf(cause), { cause });
    }
  };
}

/** At least a megabit in a second. */
const BYTES_A_MILLISECOND = 125;

/** A file as it comes; a pause of the service that is too long ends it, a pause of the reader does not. */
export async function* timedPieces(body: ReadableStream<Uint8Array> | null, patience: number): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await withinTime(reader.read(), patience);
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function withinTime<T>(waited: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new S3SilentError("silent in the middle of a file")), patience);
  });
  try {
    return await Promise.race([waited, late]).catch((cause: unknown) => {
      throw cause instanceof S3SilentError ? cause : new S3SilentError(codeOf(cause), { cause });
    });
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return "code" in inner && typeof inner.code === "string" ? inner.code : inner.name;
}
