/** Limits that are checked on the raw bytes before anything is parsed. */
export interface ReadingLimits {
  /** Bytes of the whole message. */
  readonly bytes: number;
  /** Bytes of its head. */
  readonly head: number;
  /** Lines of its head. */
  readonly headLines: number;
  /** Parts, counted by their boundary lines. */
  readonly parts: number;
  /** Containers inside containers, counted by their declarations. */
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
 * Whether a message is too large or too strange to be parsed, in words for a person; null when it may be.
 * It looks at the bytes once and allocates nothing that grows with them but one copy.
 */
export function beyondLimits(raw: Uint8Array, limits: ReadingLimits = READING_LIMITS): string | null {
  if (raw.length > limits.bytes) return `The message has ${raw.length} bytes; up to ${limits.bytes} are read.`;
  const head = endOfHead(raw);
  if (head > limits.head) return `The head of the message has ${head} bytes; up to ${limits.head} are read.`;
  let lines = 0;
  for (let at = raw.indexOf(0x0a); at !== -1 && at < head; at = raw.indexOf(0x0a, at + 1)) lines += 1;
  if (lines > limits.headLines)
    return `The head of the message has ${lines} lines; up to ${limits.headLines} are read.`;
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const parts = occurrences(text, '\n--', limits.parts * 2, declaresPart);
  if (parts > limits.parts * 2) return `The message has more than ${limits.parts} parts; that many are read.`;
  const containers = occurrences(text, 'multipart/', limits.depth) + occurrences(text, 'message/rfc822', limits.depth);
  if (containers > limits.depth)
    return `The message has more than ${limits.depth} parts that hold parts; that many are read.`;
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

function occurrences(
  text: Buffer,
  what: string,
  enough: number,
  counts: (text: Buffer, at: number) => boolean = () => true,
): number {
  let found = 0;
  for (let at = text.indexOf(what); at !== -1 && found <= enough; at = text.indexOf(what, at + what.length)) {
    if (counts(text, at)) found += 1;
  }
  return found;
}

/** A boundary is followed by the head of a part; a line of dashes in a text is not. */
function declaresPart(text: Buffer, at: number): boolean {
  const end = text.indexOf(0x0a, at + 1);
  if (end === -1) return false;
  const next = text.toString('latin1', end + 1, end + 12).toLowerCase();
  return (
    next.startsWith('content-') ||
    next.startsWith('\n') ||
    next.startsWith('\r\n') ||
    next.startsWith('--') ||
    next.startsWith('mime-')
  );
}
