/** A file that stands uuencoded in a text. */
export interface UuFile {
  readonly name: string;
  readonly content: Buffer;
}

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?$/mu;
/** Places looked at in one text: a text that begins a file in every line would otherwise be searched as often as it has lines. */
const MOST_FILES = 200;

/**
 * Files that old programs put into the text itself, and the text without them. A block without its end is taken when
 * its first line is sound; a sentence that only begins like one is left alone.
 * @source POSIX.1-2017 uuencode
 */
export function withoutUuencoded(text: string): { readonly text: string; readonly files: readonly UuFile[] } {
  if (!text.includes('begin ') && !text.includes('begin-base64 ')) return { text, files: [] };
  const kept: string[] = [];
  const files: UuFile[] = [];
  let rest = text;
  for (let looked = 0; looked < MOST_FILES; looked += 1) {
    const found = BEGIN.exec(rest);
    if (found === null) break;
    const block = blockAfter(rest, found);
    if (block === null) {
      const past = found.index + found[0].length;
      kept.push(rest.slice(0, past));
      rest = rest.slice(past);
      continue;
    }
    kept.push(rest.slice(0, found.index));
    files.push({ name: (found[1] ?? '').trim(), content: block.content });
    rest = rest.slice(block.end);
  }
  return { text: [...kept, rest].join(''), files };
}

/** The first file of a text that is wholly uuencoded; null where there is none. */
export function uudecoded(text: string): UuFile | null {
  const found = BEGIN.exec(text);
  const block = found === null ? null : blockAfter(text, found);
  return block === null ? null : { name: (found?.[1] ?? '').trim(), content: block.content };
}

function blockAfter(text: string, found: RegExpExecArray): { content: Buffer; end: number } | null {
  const body = text.indexOf('\n', found.index);
  if (body === -1) return null;
  return found[0].startsWith('begin-base64') ? base64Block(text, body + 1) : uuBlock(text, body + 1);
}

function base64Block(text: string, from: number): { content: Buffer; end: number } | null {
  const close = text.indexOf('\n====', from - 1);
  if (close === -1) return null;
  const line = text.indexOf('\n', close + 1);
  return { content: Buffer.from(text.slice(from, close), 'base64'), end: line === -1 ? text.length : line + 1 };
}

function uuBlock(text: string, from: number): { content: Buffer; end: number } | null {
  const lines: Buffer[] = [];
  let [at, end] = [from, from];
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed + 1;
    const line = text.slice(at, feed === -1 ? text.length : feed).replace(/\r$/u, '');
    const closes = line.trim() === 'end';
    const bytes = closes || line === '' || line === '`' ? null : uuLine(line);
    // A line of something else ends a block that was cut short; blanks before it are the text's.
    const isOther = bytes === null && !closes && line !== '' && line !== '`';
    if (isOther && text.slice(next).trim() !== '') break;
    if (bytes !== null) lines.push(bytes);
    at = next;
    if (line !== '') end = next;
    if (closes) break;
  }
  return lines.length === 0 ? null : { content: Buffer.concat(lines), end };
}

function uuLine(line: string): Buffer | null {
  const length = (line.charCodeAt(0) - 32) & 63;
  const packed = Math.ceil(length / 3) * 4;
  // Blanks at the end may have been cut off on the way, and some programs add a checksum.
  if (line.charCodeAt(0) < 32 || line.charCodeAt(0) > 96 || line.length > packed + 3 || line.length + 4 < packed)
    return null;
  const out = Buffer.alloc(Math.ceil(length / 3) * 3);
  for (let group = 0; group * 4 < packed; group += 1) {
    let bits = 0;
    for (let index = 1; index <= 4; index += 1) {
      const code = line.charCodeAt(group * 4 + index);
      if (code > 96) return null;
      bits = bits * 64 + (Number.isNaN(code) ? 0 : (code - 32) & 63);
    }
    out.writeUIntBE(bits, group * 3, 3);
  }
  return out.subarray(0, length);
}
