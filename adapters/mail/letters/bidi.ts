const TO_RIGHT = '\u2066';
const TO_LEFT = '\u2067';
const END = '\u2069';
/** Begins a line of right-to-left text: a reader that guesses a line's direction by its first letter guesses right. */
const RIGHT_MARK = '\u200f';

/** Signs that steer direction; words of others lose them, so that they cannot turn what stands around them. */
const STEERING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LETTER = /\p{L}/u;
const ISOLATE = /[\u2066\u2067]([^\u2066-\u2069]*)\u2069/gu;

/** A direction of writing. */
export type Direction = 'ltr' | 'rtl';

/** Direction in which a text is read: that of its first letter. */
export function directionOf(text: string): Direction {
  const first = Array.from(text).find((sign) => LETTER.test(sign));
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/**
 * Words that keep their own direction inside a sentence of the other one: a name, a reference, a number of a file.
 * @example `نمبر ${isolated('NMRF/CRC/2026/moi')}`
 */
export function isolated(text: string): string {
  const plain = text.replace(STEERING, '');
  return `${directionOf(plain) === 'rtl' ? TO_LEFT : TO_RIGHT}${plain}${END}`;
}

/** A text as it stands among words of one direction: apart where its own is the other. */
export function among(text: string, direction: Direction): string {
  return directionOf(text) === direction ? text : isolated(text);
}

/** A text in pieces: those that stand apart in a direction of their own, and those between them. */
export function pieces(text: string): readonly { readonly text: string; readonly direction: Direction | null }[] {
  const found: { text: string; direction: Direction | null }[] = [];
  let at = 0;
  for (const match of text.matchAll(ISOLATE)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), direction: null });
    found.push({ text: match[1]!, direction: match[0].startsWith(TO_LEFT) ? 'rtl' : 'ltr' });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), direction: null });
  return found;
}

/** Columns a text takes: the signs that steer direction take none, nor do marks above and below letters. */
export function columns(text: string): number {
  return Array.from(text.replace(STEERING, '').replace(/\p{Mn}/gu, '')).length;
}

/**
 * Lines of one text as plain text carries them: words in a direction of their own that run over a line's end are
 * closed there and opened again, since every line is laid out for itself; lines of Urdu begin with a mark.
 */
export function steeredLines(lines: readonly string[], direction: Direction): readonly string[] {
  let open = '';
  return lines.map((line) => {
    const indent = line.length - line.trimStart().length;
    const started = line.slice(0, indent) + open + line.slice(indent);
    for (const sign of line) {
      if (sign === TO_RIGHT || sign === TO_LEFT) open = sign;
      else if (sign === END) open = '';
    }
    const closed = open === '' ? started : started + END;
    return direction === 'rtl' && line.trim() !== '' ? RIGHT_MARK + closed : closed;
  });
}
