/** Bytes that came and are not yet used: parts of a file are cut anywhere, what is looked for is not. */
export interface WaitingBytes {
  readonly add: (bytes: Uint8Array) => void;
  /** What waits, from its first byte. */
  readonly all: () => Uint8Array;
  /** Takes so many from the front. */
  readonly take: (count: number) => Uint8Array;
}

/** Nothing waits yet. */
export function waitingBytes(): WaitingBytes {
  let held: Uint8Array = new Uint8Array();
  return {
    add: (bytes) => {
      if (held.length === 0) {
        // Not copied: whoever hands bytes in does not use them again.
        held = bytes;
        return;
      }
      const longer = new Uint8Array(held.length + bytes.length);
      longer.set(held);
      longer.set(bytes, held.length);
      held = longer;
    },
    all: () => held,
    take: (count) => {
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
  };
}
