/** Text with the encoding it was read with, or why it could not be told. */
export type DecodedText =
  | { readonly ok: true; readonly text: string; readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' }
  | { readonly ok: false; readonly problem: string };

/**
 * Signs of Windows-1252 that stand in English prose, where Latin-1 has control characters.
 * The decoder of Node 20 reads these bytes as Latin-1, so they are replaced here.
 */
const SIGNS: Readonly<Record<number, string>> = {
  0x80: '€',
  0x85: '…',
  0x91: '‘',
  0x92: '’',
  0x93: '“',
  0x94: '”',
  0x95: '•',
  0x96: '–',
  0x97: '—',
  0x99: '™',
};
/** Further signs and letters of English and French prose and of forms; their bytes are the same in Latin-1. */
const LETTERS = new Set(Array.from('\u00a0£§©«®°±²³·¹»¼½¾×ÀÇÉàáâäçèéêëíîïñóôöùûü', (letter) => letter.charCodeAt(0)));
/** Bytes beyond ASCII in more than this share of a text: no prose in Latin letters. */
const MOST_BEYOND_ASCII = 0.05;

/**
 * Decodes text: a byte order mark decides; else UTF-8 where every byte fits it; else Windows-1252 where the bytes
 * beyond ASCII are few and all such as prose has. Anything else is not guessed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeWide(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeWide(bytes, 'utf-16be');
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeOldText(bytes);
  }
}

function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes);
  const broken = text.indexOf('\ufffd');
  if (bytes.length % 2 === 0 && broken === -1) return { ok: true, text, encoding };
  const at = broken === -1 ? bytes.length - 1 : 2 + 2 * broken;
  return { ok: false, problem: `the byte order mark says UTF-16, but byte ${at} does not fit it` };
}

function decodeOldText(bytes: Uint8Array): DecodedText {
  const beyond = bytes.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  const foreign = bytes.findIndex((byte) => byte > 0x7f && SIGNS[byte] === undefined && !LETTERS.has(byte));
  if (foreign === -1 && beyond <= bytes.length * MOST_BEYOND_ASCII) {
    return { ok: true, text: withSigns(bytes), encoding: 'windows-1252' };
  }
  const at = firstNotUtf8(bytes);
  return {
    ok: false,
    problem: `byte ${at} (0x${(bytes[at] ?? 0).toString(16)}) is not UTF-8, and the text is no plain Windows-1252`,
  };
}

function withSigns(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin.replace(/[\u0080-\u009f]/g, (control) => SIGNS[control.charCodeAt(0)] ?? control);
}

/** Offset of the first byte that ends or breaks valid UTF-8: the longest valid beginning, found by halving. */
function firstNotUtf8(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Beginning(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isUtf8Beginning(bytes: Uint8Array): boolean {
  try {
    // With `stream`, a character cut off at the end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
