import { uudecoded } from './uuencode.ts';

/** How the bytes of a part are packed for the way. */
export type TransferEncoding = 'plain' | 'base64' | 'quoted-printable' | 'uuencode';

/** The encoding that a Content-Transfer-Encoding names, however it is spelt; what is not known is taken as plain. */
export function transferEncoding(value: string): TransferEncoding {
  const name = value.toLowerCase();
  if (/base-?64|\bb64\b/u.test(name)) return 'base64';
  if (/quoted?[-_ ]?print/u.test(name)) return 'quoted-printable';
  return /uu(?:e|encode)/u.test(name) ? 'uuencode' : 'plain';
}

/** The bytes as they were before they were packed. Never throws. */
export function unpacked(bytes: Buffer, encoding: TransferEncoding): Buffer {
  if (encoding === 'base64') return fromBase64(bytes);
  if (encoding === 'quoted-printable') return fromQuotedPrintable(bytes);
  if (encoding === 'uuencode') return uudecoded(bytes.toString('latin1'))?.content ?? bytes;
  return bytes;
}

/**
 * Base64 in which noise is skipped and which may end in the middle of itself. Pieces that were each padded and then
 * joined are read one by one; text that is plainly none is left as it is.
 */
export function fromBase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  if (isPlainText(text)) return bytes;
  const pad = text.indexOf('=');
  if (pad === -1 || /^[=\s]*$/u.test(text.slice(pad))) return Buffer.from(text, 'base64');
  const pieces = text
    .slice(0, 64 * 1024 * 1024)
    .split(/=[=\s]*/u)
    .map((piece) => piece.trim());
  // After the last padding there may be a footer that a mailing list has added: words, not bytes.
  const packed = pieces.findIndex((piece) => piece !== '' && !/^[A-Za-z0-9+/\s_-]+$/u.test(piece));
  const kept = packed > 0 ? pieces.slice(0, packed) : pieces;
  return Buffer.concat(kept.map((piece) => Buffer.from(piece, 'base64')));
}

/** Sentences: lines with blanks between their words. */
function isPlainText(text: string): boolean {
  const start = text.slice(0, 2_000);
  const words = start.match(/[A-Za-z]{2,} [A-Za-z]{2,}/gu)?.length ?? 0;
  return words >= 3 && words > start.length / 80;
}

/**
 * @source RFC 2045 section 6.7; a soft break may have blanks after it, and an equals sign that begins no code stands for
 *   itself
 */
export function fromQuotedPrintable(bytes: Buffer): Buffer {
  let at = bytes.indexOf(0x3d);
  if (at === -1) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let size = bytes.copy(out, 0, 0, at);
  while (at < bytes.length) {
    const code = codeAt(bytes, at + 1);
    const after = code === -1 ? softBreak(bytes, at + 1) : at + 3;
    if (code !== -1) out[size++] = code;
    else if (after === -1) out[size++] = 0x3d;
    const from = after === -1 ? at + 1 : after;
    const next = bytes.indexOf(0x3d, from);
    const to = next === -1 ? bytes.length : next;
    size += bytes.copy(out, size, from, to);
    at = to;
  }
  return out.subarray(0, size);
}

function codeAt(bytes: Buffer, at: number): number {
  const [high, low] = [nibble(bytes[at]), nibble(bytes[at + 1])];
  return high === -1 || low === -1 ? -1 : high * 16 + low;
}

function nibble(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Where the text goes on after a soft break; -1 where there is none. */
function softBreak(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
  if (at >= bytes.length) return at;
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  return bytes[at] === 0x0a ? at + 1 : -1;
}
