import { isUtf8 } from 'node:buffer';

/** Letters of Arabic and Urdu in Windows-1256; French, which that page also has, uses none of them. */
const ARABIC = new Set([
  ...range(0xc0, 0xd6),
  ...range(0xd8, 0xdf),
  0xe1,
  ...range(0xe3, 0xe6),
  ...[0xec, 0xed, 0xff, 0x81, 0x8a, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9a, 0x9f, 0xaa, 0xa1, 0xba, 0xbf],
  ...[0xf0, 0xf1, 0xf2, 0xf3, 0xf5, 0xf6, 0xf8, 0xfa],
]);

/** What can be told from bytes alone. */
export type GuessedCharset =
  'utf-8' | 'windows-1256' | 'windows-1251' | 'koi8-r' | 'windows-1252' | 'gb18030' | 'cp949';

/**
 * The page of an 8-bit text that does not say it, told from which of its bytes are letters: words of Arabic, Urdu and
 * Russian are runs of high bytes, those of European languages hold single ones.
 */
export function guessedCharset(bytes: Buffer): GuessedCharset {
  if (isUtf8(bytes)) return 'utf-8';
  let [high, beside, arabic, lower, upper] = [0, 0, 0, 0, 0];
  let before = false;
  for (const byte of bytes.subarray(0, 20_000)) {
    const isHigh = byte >= 0x80;
    if (isHigh) {
      high += 1;
      if (before) beside += 1;
      if (ARABIC.has(byte)) arabic += 1;
      if (byte >= 0xe0) upper += 1;
      else if (byte >= 0xc0) lower += 1;
    }
    before = isHigh;
  }
  if (high < 3 || beside < high * 0.5) return 'windows-1252';
  if (arabic >= high * 0.85 && upper >= high * 0.12) return 'windows-1256';
  const pairs = pairedCharset(bytes);
  if (pairs !== null) return pairs;
  if (upper >= high * 0.7) return 'windows-1251';
  return lower >= high * 0.7 && high > 8 ? 'koi8-r' : 'windows-1252';
}

/**
 * How much of a text that is not wholly UTF-8 is: its characters of several bytes, and the bytes that belong to none.
 */
export function utf8Share(bytes: Buffer): { readonly characters: number; readonly strays: number } {
  let [characters, strays, at] = [0, 0, 0];
  const end = Math.min(bytes.length, 200_000);
  while (at < end) {
    const length = sequenceAt(bytes, at);
    if (length === 0) strays += 1;
    else if (length > 1) characters += 1;
    at += Math.max(1, length);
  }
  return { characters, strays };
}

/** Bytes of the UTF-8 character that begins here; 0 where none does. */
export function sequenceAt(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let offset = 1; offset < length; offset += 1) if (((bytes[at + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  return length > 2 && !isUtf8(bytes.subarray(at, at + length)) ? 0 : length;
}

/** Chinese and Korean text of two bytes a character: every run of high bytes is even, and most first bytes are letters. */
function pairedCharset(bytes: Buffer): 'gb18030' | 'cp949' | null {
  let [characters, letters, hangul] = [0, 0, 0];
  const end = Math.min(bytes.length, 20_000) - 1;
  for (let at = 0; at < end; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    if (lead < 0xa1 || lead > 0xf7 || (bytes[at + 1] ?? 0) < 0xa1) return null;
    characters += 1;
    if (lead >= 0xb0) letters += 1;
    if (lead >= 0xb0 && lead <= 0xc8) hangul += 1;
    at += 1;
  }
  if (characters < 6 || letters < characters * 0.6) return null;
  return hangul >= letters * 0.9 ? 'cp949' : 'gb18030';
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}
