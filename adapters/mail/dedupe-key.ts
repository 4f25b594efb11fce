import { createHash } from 'node:crypto';

/**
 * Key of a message as it was taken in: over the addresses it came to, its Message-ID and its body. The same message
 * delivered again has other Received lines but the same key; the same Message-ID with another body has another.
 *
 * @param envelopeTo addresses of ours it came to
 */
export function dedupeKey(raw: Uint8Array, envelopeTo: readonly string[]): string {
  const text = Buffer.from(raw);
  const end = endOfHeaders(text);
  const headers = text
    .subarray(0, end)
    .toString('latin1')
    .replace(/\r?\n[ \t]+/gu, ' ');
  const messageId = /^message-id:[ \t]*(\S+)/imu.exec(headers)?.[1] ?? '';
  const body = createHash('sha256').update(text.subarray(end)).digest('hex');
  const mailboxes = envelopeTo.map((address) => address.toLowerCase()).sort();
  return createHash('sha256')
    .update([...mailboxes, messageId, body].join('\n'))
    .digest('hex')
    .slice(0, 40);
}

function endOfHeaders(text: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
  return ends.length === 0 ? text.length : Math.min(...ends);
}
