/** Limits of what is read; those of bytes and head are checked before anything is parsed. */
export interface ReadingLimits {
  /** Bytes of the whole message. */
  readonly bytes: number;
  /** Bytes of its head. */
  readonly head: number;
  /** Lines of its head. */
  readonly headLines: number;
  /** Parts; checked while it is taken apart. */
  readonly parts: number;
  /** Containers inside containers; checked while it is taken apart. */
  readonly depth: number;
}

/** Generous for people's mail, far below what would hurt. */
export const READING_LIMITS: ReadingLimits = {
  bytes: 40 * 1024 * 1024,
  head: 512 * 1024,
  headLines: 5_000,
  parts: 2_000,
  depth: 60,
};

/**
 * Whether a message is too large to be taken apart, in words for a person; null when it may be. It looks at the bytes
 * of the head once and copies none.
 */
export function beyondLimits(raw: Uint8Array, limits: ReadingLimits = READING_LIMITS): string | null {
  if (raw.length > limits.bytes) return `The message has ${raw.length} bytes; up to ${limits.bytes} are read.`;
  const head = endOfHead(raw);
  if (head > limits.head) return `The head of the message has ${head} bytes; up to ${limits.head} are read.`;
  let lines = 0;
  for (let at = raw.indexOf(0x0a); at !== -1 && at < head; at = raw.indexOf(0x0a, at + 1)) lines += 1;
  if (lines > limits.headLines)
    return `The head of the message has ${lines} lines; up to ${limits.headLines} are read.`;
  return null;
}

/** Bytes of the head, its last line break included. */
export function endOfHead(raw: Uint8Array): number {
  for (let at = raw.indexOf(0x0a); at !== -1; at = raw.indexOf(0x0a, at + 1)) {
    const next = raw[at + 1];
    if (next === 0x0a || (next === 0x0d && raw[at + 2] === 0x0a) || next === undefined) return at + 1;
  }
  return raw.length;
}
