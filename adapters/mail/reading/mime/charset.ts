import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessedCharset, sequenceAt, utf8Share } from './guess-charset.ts';
import { isSevenBit, saysJapanese, sevenBitText } from './seven-bit.ts';

/** Names that mean another page than they say, or none at all (null). By their letters and digits alone. */
const MEANT = new Map<string, string | null>([
  ...['usascii', 'ascii', 'ansix341968', 'ansix341986', 'iso646us', '646', '7bit', '8bit', 'default', 'xunknown'].map(
    (name) => [name, null] as const,
  ),
  ...['unknown', 'unknown8bit', 'x8bit', 'binary', 'none', 'charset', 'xuserdefined', 'auto', 'ansi'].map(
    (name) => [name, null] as const,
  ),
  ...['iso88591', 'latin1', 'l1', 'isoir100', 'cp819', 'ibm819', 'iso885911987', 'iso8859', 'windows1252', 'xansi'].map(
    (name) => [name, 'windows-1252'] as const,
  ),
  ...['gb2312', 'gb231280', 'gbk', 'cp936', 'ms936', 'windows936', 'xgbk', 'csgb2312', 'chinese', 'euccn', 'gb'].map(
    (name) => [name, 'gb18030'] as const,
  ),
  ...['ksc56011987', 'ksc56011989', 'ksc5601', 'csksc56011987', 'euckr', 'korean', 'windows949', 'cp949', 'ms949'].map(
    (name) => [name, 'cp949'] as const,
  ),
  ...['iso2022jp', 'iso2022jp1', 'iso2022jp2', 'iso2022jp3', 'iso2022jp2004', 'iso2022jpms', 'csiso2022jp'].map(
    (name) => [name, 'iso-2022-jp'] as const,
  ),
  ...['cp50220', 'cp50221', 'cp50222', 'jis', 'jis7'].map((name) => [name, 'iso-2022-jp'] as const),
  ...['shiftjis', 'sjis', 'xsjis', 'mskanji', 'windows31j', 'cp932', 'ms932', 'cswindows31j', 'windows932'].map(
    (name) => [name, 'cp932'] as const,
  ),
  ...['big5', 'big5hkscs', 'xxbig5', 'cnbig5', 'csbig5', 'cp950', 'ms950', 'windows950'].map(
    (name) => [name, 'big5-hkscs'] as const,
  ),
  ...['eucjp', 'xeucjp', 'cseucpkdfmtjapanese', 'ujis'].map((name) => [name, 'euc-jp'] as const),
  ...['utf8', 'utf8mb4', 'unicode11utf8', 'unicode20utf8', 'xunicode20utf8', 'utf'].map(
    (name) => [name, 'utf-8'] as const,
  ),
  ...['utf7', 'unicode11utf7', 'csunicode11utf7'].map((name) => [name, 'utf-7'] as const),
  ...['utf16', 'utf16le', 'ucs2', 'iso10646ucs2', 'unicode', 'csunicode'].map((name) => [name, 'utf-16le'] as const),
  ['utf16be', 'utf-16be'],
  ['xmacroman', 'macintosh'],
  ['xmacarabic', 'windows-1256'],
  ['arabic', 'iso-8859-6'],
  ['asmo708', 'iso-8859-6'],
  ['ecma114', 'iso-8859-6'],
  ['iso88599', 'windows-1254'],
  ['iso885911', 'windows-874'],
  ['iso88598i', 'iso-8859-8'],
  ['iso88598e', 'iso-8859-8'],
  ['iso2022kr', 'iso-2022-kr'],
  ['csiso2022kr', 'iso-2022-kr'],
  ['hzgb2312', 'hz-gb-2312'],
]);
const TWO_BYTES = new Set(['gb18030', 'cp949', 'cp932', 'big5-hkscs', 'euc-jp']);

/**
 * The text that the bytes hold. The declared charset is a hint: a byte order mark and valid UTF-8 beat it, a charset
 * that cannot hold these bytes is not believed, and without one the bytes are looked at. Never throws.
 */
export function decodedText(bytes: Buffer, declared: string | null): string {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const meant = meantCharset(declared);
  if (meant !== null && meant.startsWith('utf-16')) return wide(bytes, meant);
  if (isAscii(bytes)) {
    const text = bytes.toString('latin1');
    if (meant !== null && isSevenBit(meant)) return sevenBitText(text, meant);
    return meant === null && saysJapanese(text) ? sevenBitText(text, 'iso-2022-jp') : text;
  }
  if (isUtf8(bytes)) {
    // A few characters of a Chinese or Japanese page can be UTF-8 by accident.
    const byAccident = meant !== null && TWO_BYTES.has(meant) && utf8Share(bytes).characters < 4;
    if (!byAccident) return bytes.toString('utf8');
  }
  if (meant === null || meant === 'utf-8' || isSevenBit(meant)) return guessed(bytes);
  if (meant === 'windows-1252') {
    const guess = guessedCharset(bytes);
    return iconv.decode(bytes, guess === 'windows-1256' ? guess : 'windows-1252');
  }
  const text = iconv.decode(bytes, meant);
  return meant === 'iso-8859-6' && /[\ufffd\u0080-\u009f]/u.test(text) ? iconv.decode(bytes, 'windows-1256') : text;
}

/** Whether a name is one of a charset that is known here. */
export function isCharset(name: string): boolean {
  return meantCharset(name) !== null;
}

function meantCharset(declared: string | null): string | null {
  if (declared === null) return null;
  const name = declared
    .toLowerCase()
    .slice(0, 60)
    .replace(/[^a-z0-9.]/gu, '');
  const key = name.replace(/\./gu, '');
  const meant = MEANT.get(key);
  if (meant !== undefined) return meant;
  const page = /^(?:x?cp|x?win(?:dows)?|ms|ibm|xibm)(\d{3,5})$/u.exec(key)?.[1];
  if (page !== undefined) {
    const windows = `${page.startsWith('125') || page === '874' ? 'windows-' : 'cp'}${page}`;
    if (iconv.encodingExists(windows)) return windows;
  }
  return key !== '' && !/^(?:base64|hex|utf7imap|internal)/u.test(key) && iconv.encodingExists(key) ? key : null;
}

function byMark(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) {
    return isUtf8(bytes) ? bytes.toString('utf8', 3) : guessed(bytes.subarray(3));
  }
  if (first === 0xff && second === 0xfe) return iconv.decode(bytes.subarray(2), 'utf-16le');
  return first === 0xfe && second === 0xff ? iconv.decode(bytes.subarray(2), 'utf-16be') : null;
}

/** Two bytes a character, in the order that its zero bytes show; text that has none is none. */
function wide(bytes: Buffer, meant: string): string {
  let [even, odd] = [0, 0];
  const end = Math.min(bytes.length, 2_000);
  for (let at = 0; at < end; at += 2) if (bytes[at] === 0) even += 1;
  for (let at = 1; at < end; at += 2) if (bytes[at] === 0) odd += 1;
  if (even + odd === 0 && (isUtf8(bytes) || isAscii(bytes))) return bytes.toString('utf8');
  const order = even > odd * 2 ? 'utf-16be' : odd > even * 2 ? 'utf-16le' : meant;
  return iconv.decode(bytes, order);
}

function guessed(bytes: Buffer): string {
  const { characters, strays } = utf8Share(bytes);
  if (characters > strays) return mixed(bytes);
  return iconv.decode(bytes, guessedCharset(bytes));
}

/** UTF-8 in which single bytes are of another page: those are read as Windows-1252, a character cut short is left out. */
function mixed(bytes: Buffer): string {
  const pieces: string[] = [];
  let [from, at] = [0, 0];
  while (at < bytes.length) {
    const length = sequenceAt(bytes, at);
    if (length === 0) {
      pieces.push(bytes.toString('utf8', from, at));
      const cut = bytes.length - at < 4 && (bytes[at] ?? 0) >= 0xc2;
      if (cut) return pieces.join('');
      pieces.push(iconv.decode(bytes.subarray(at, at + 1), 'windows-1252'));
      from = at + 1;
    }
    at += Math.max(1, length);
  }
  pieces.push(bytes.toString('utf8', from));
  return pieces.join('');
}
