import { isUtf8 } from 'node:buffer';
import { decodedText } from './charset.ts';
import { decodedWords } from './words.ts';

/** A header of the form `value; name=value; …`: the value in lower case, parameters decoded. */
export interface Structured {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

/** Names of parameters that people read; the others are tokens. */
const NAMES = new Set(['name', 'filename']);
const MOST_PARAMETERS = 200;

/**
 * Takes a structured header apart, as it should be and as it is: values without quotes that hold blanks and semicolons,
 * quotes inside quotes, parameters cut into numbered pieces in any order.
 * @param header one character per byte, unfolded
 * @param charset of the message's text, for names in bytes that nothing declares
 * @source RFC 2045 section 5.1; RFC 2231 sections 3 and 4; RFC 2047 inside parameters as common programs write it
 */
export function structured(header: string, charset: string | null = null): Structured {
  const text = header.length > 20_000 ? header.slice(0, 20_000) : header;
  const semicolon = text.indexOf(';');
  const lead = (semicolon === -1 ? text : text.slice(0, semicolon)).replace(/\([^()]*\)/gu, ' ').trim();
  const rest = semicolon === -1 ? '' : text.slice(semicolon + 1);
  // A program that forgot the value, or the semicolon after it.
  if (/^[\w*-]+\s*=/u.test(lead)) return { value: '', params: decodedParameters(parameters(text), charset) };
  const [value = '', ...unseparated] = lead.split(/\s+/u);
  const pieces = parameters(unseparated.some((word) => word.includes('=')) ? `${unseparated.join(' ')};${rest}` : rest);
  return {
    value: value.replace(/^["']|["',]$/gu, '').toLowerCase(),
    params: decodedParameters(pieces, charset),
  };
}

type Pieces = readonly { readonly name: string; readonly value: string }[];

function parameters(text: string): Pieces {
  const found: { name: string; value: string }[] = [];
  let at = 0;
  while (at < text.length && found.length < MOST_PARAMETERS) {
    const start = /[\s;]*(?:\([^()]*\)[\s;]*)*/uy;
    start.lastIndex = at;
    start.exec(text);
    at = Math.max(at, start.lastIndex);
    const named = nameAt(text, at);
    if (named === null) {
      const next = text.indexOf(';', at);
      at = next === -1 ? text.length : next + 1;
      continue;
    }
    const { value, end } = text[named.end] === '"' ? quotedAt(text, named.end) : bareAt(text, named.end, named.name);
    found.push({ name: named.name, value });
    at = end;
  }
  return found;
}

function nameAt(text: string, at: number): { name: string; end: number } | null {
  const name = /([^\s=;"()<>@,:\\/[\]?]{1,80})\s*=\s*/uy;
  name.lastIndex = at;
  const found = name.exec(text);
  return found === null ? null : { name: (found[1] ?? '').toLowerCase(), end: name.lastIndex };
}

/** A quote ends a value where a separator, another parameter or nothing follows it. */
function quotedAt(text: string, open: number): { value: string; end: number } {
  const pieces: string[] = [];
  let inner = 0;
  for (let at = open + 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\') && at + 2 < text.length) {
      pieces.push(text[at + 1] ?? '');
      at += 1;
    } else if (char === '"' && endsValue(text, at + 1)) {
      // A quote too many at the end is no part of the value.
      const odd = inner % 2 === 1 && text[at - 1] === '"';
      return { value: (odd ? pieces.slice(0, -1) : pieces).join(''), end: at + 1 };
    } else {
      pieces.push(char);
      if (char === '"') inner += 1;
    }
  }
  return { value: pieces.join('').trimEnd(), end: text.length };
}

function endsValue(text: string, at: number): boolean {
  return /^\s*(?:$|;|\(|,?\s*[\w*-]{1,40}\s*=)/u.test(text.slice(at, at + 80));
}

function bareAt(text: string, from: number, name: string): { value: string; end: number } {
  const readable = NAMES.has(name.replace(/\*.*$/u, ''));
  let end = text.indexOf(';', from);
  // In a name a semicolon may be part of it: what follows is then no parameter.
  while (
    readable &&
    end !== -1 &&
    text.slice(end + 1).trim() !== '' &&
    nameAt(text, end + 1 + blanks(text, end + 1)) === null
  ) {
    end = text.indexOf(';', end + 1);
  }
  if (end === -1) end = text.length;
  let value = text.slice(from, end).trim();
  if (!readable) {
    const next = /\s[\w*-]{1,40}=/u.exec(value);
    if (next !== null) {
      end = from + text.slice(from, end).indexOf(next[0]) + 1;
      value = text.slice(from, end).trim();
    }
    value = value.replace(/\s*\([^()]*\)\s*$/u, '').replace(/[",']+$/u, '');
  }
  return { value: value.replace(/^'(.*)'$/u, '$1'), end };
}

function blanks(text: string, at: number): number {
  return /^\s*/u.exec(text.slice(at, at + 200))?.[0].length ?? 0;
}

function decodedParameters(pieces: Pieces, charset: string | null): Map<string, string> {
  const params = new Map<string, string>();
  const cut = new Map<string, { index: number; encoded: boolean; value: string }[]>();
  for (const { name, value } of pieces) {
    const parts = /^([^*]+)(?:\*(\d{1,4}))?(\*)?$/u.exec(name);
    if (parts === null) continue;
    const base = parts[1] ?? name;
    if (parts[2] === undefined && parts[3] === undefined) {
      if (!params.has(base)) params.set(base, NAMES.has(base) ? plainName(value, charset) : value);
    } else {
      const known = cut.get(base) ?? [];
      known.push({ index: Number(parts[2] ?? 0), encoded: parts[3] !== undefined, value });
      cut.set(base, known);
    }
  }
  for (const [base, known] of cut) {
    const value = joinedPieces(known, charset);
    if (value !== '') params.set(base, value);
  }
  return params;
}

function joinedPieces(
  pieces: readonly { index: number; encoded: boolean; value: string }[],
  charset: string | null,
): string {
  const sorted = [...pieces].sort((a, b) => a.index - b.index);
  const first = sorted[0];
  const declared = first?.encoded === true ? /^([^']{0,40})'[^']{0,40}'/u.exec(first.value) : null;
  const bytes = sorted.map(({ value, encoded }, index) => {
    const text = index === 0 && declared !== null ? value.slice(declared[0].length) : value;
    return encoded ? percentDecoded(text) : Buffer.from(text, 'latin1');
  });
  const whole = Buffer.concat(bytes);
  // Some programs cut encoded words into pieces instead.
  const text = whole.toString('latin1');
  if (declared === null && text.includes('=?')) return decodedWords(text, charset);
  return decodedText(whole, declared?.[1] === '' ? charset : (declared?.[1] ?? charset));
}

function percentDecoded(text: string): Buffer {
  const codes = text.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(codes, 'latin1');
}

function plainName(value: string, charset: string | null): string {
  if (/%[89a-f][0-9a-f]/iu.test(value) && !/[\u0080-\u00ff]/u.test(value)) {
    const bytes = percentDecoded(value);
    if (isUtf8(bytes)) return bytes.toString('utf8');
  }
  return decodedWords(value, charset);
}
