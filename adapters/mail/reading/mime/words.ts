import { decodedText } from './charset.ts';
import { fromQuotedPrintable } from './transfer-encoding.ts';

interface Word {
  readonly charset: string;
  readonly base64: boolean;
  readonly payload: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The text of a header's value with its encoded words. Words that follow each other in one charset are joined before
 * they are decoded, since senders split them inside a character; bytes that no word encodes are guessed.
 * @param value one character per byte
 * @param charset of the message's text, for bytes that nothing declares; null for none
 * @source RFC 2047 sections 2, 4 and 6; RFC 2231 section 5 (language)
 */
export function decodedWords(value: string, charset: string | null = null): string {
  if (!value.includes('=?')) return rawText(value, charset);
  const words = wordsIn(value);
  const pieces: string[] = [];
  let at = 0;
  for (let index = 0; index < words.length;) {
    const first = words[index];
    if (first === undefined) break;
    const between = value.slice(at, first.from);
    if (index === 0 || between.trim() !== '') pieces.push(rawText(between, charset));
    const run = [first];
    for (let next = words[index + 1]; next !== undefined; next = words[index + run.length]) {
      const last = run.at(-1) ?? first;
      const joins =
        next.charset === first.charset && next.base64 === first.base64 && value.slice(last.to, next.from).trim() === '';
      if (!joins) break;
      run.push(next);
    }
    pieces.push(decodedText(bytesOf(run), first.charset));
    index += run.length;
    at = run.at(-1)?.to ?? first.to;
  }
  pieces.push(rawText(value.slice(at), charset));
  return pieces.join('');
}

/** Bytes that stand in a header as they are. */
export function rawText(value: string, charset: string | null): string {
  return /[\u0080-\u00ff]/u.test(value) || value.includes('\u001b$')
    ? decodedText(Buffer.from(value, 'latin1'), charset)
    : value;
}

function bytesOf(run: readonly Word[]): Buffer {
  if (run[0]?.base64 !== true) return Buffer.concat(run.map(({ payload }) => quoted(payload)));
  // Some senders cut one base64 text into words anywhere.
  const cutAnywhere = run.slice(0, -1).some(({ payload }) => !payload.includes('=') && payload.length % 4 !== 0);
  if (cutAnywhere) return Buffer.from(run.map(({ payload }) => payload).join(''), 'base64');
  return Buffer.concat(run.map(({ payload }) => Buffer.from(payload, 'base64')));
}

function quoted(payload: string): Buffer {
  return fromQuotedPrintable(Buffer.from(payload.replace(/_/gu, ' '), 'latin1'));
}

function wordsIn(value: string): Word[] {
  const words: Word[] = [];
  let at = value.indexOf('=?');
  while (at !== -1) {
    const word = wordAt(value, at);
    if (word !== null) words.push(word);
    at = value.indexOf('=?', word === null ? at + 2 : word.to);
  }
  return words;
}

const START = /=\?([^?\s*]{1,60})(?:\*[^?\s]{0,40})?\?([bq])\?/iuy;

function wordAt(value: string, at: number): Word | null {
  START.lastIndex = at;
  const start = START.exec(value);
  if (start === null) return null;
  const from = START.lastIndex;
  const base64 = (start[2] ?? '').toLowerCase() === 'b';
  let end = value.indexOf('?=', from);
  // A question mark that the sender forgot to encode stands before a code.
  while (!base64 && end !== -1 && /^\?=[0-9A-F]{2}/u.test(value.slice(end, end + 4))) {
    const later = value.indexOf('?=', end + 2);
    if (later === -1 || value.slice(end, later).includes('=?')) break;
    end = later;
  }
  if (end === -1) return null;
  return { charset: (start[1] ?? '').toLowerCase(), base64, payload: value.slice(from, end), from: at, to: end + 2 };
}
