/** A text as the rules read it, and where each of its characters stands in the text as it came. */
export interface PlainText {
  readonly text: string;
  /** The place in the text as it came of the character at `index` of the plain one. */
  readonly placeOf: (index: number) => number;
}

const LIGATURES: Readonly<Record<string, string>> = {
  '\ufb00': 'ff',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
  '\ufb03': 'ffi',
  '\ufb04': 'ffl',
};
/** What shows nothing, spaces of other widths, hyphens that do not break, letters printed as one. */
const ODD =
  /[\u00ad\u200b-\u200f\u2060\ufeff]|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\u2010\u2011]|[\ufb00-\ufb04]/g;
/** A soft hyphen at a line's end is where a word was broken, and stays as its mark. */
const BROKEN_WORD = /^\u00ad[^\S\r\n]{0,40}[\r\n]/;

/**
 * Takes from a text what its typesetting left in it: soft hyphens, spaces without width, spaces and hyphens that do not
 * break, ligatures. Lines stay lines.
 */
export function plainText(raw: string): PlainText {
  const from: number[] = [];
  const shift: number[] = [];
  let removed = 0;
  let length = 0;
  const pieces: string[] = [];
  let last = 0;
  for (const hit of raw.matchAll(ODD)) {
    const instead = inPlace(hit[0], raw, hit.index);
    pieces.push(raw.slice(last, hit.index), instead);
    length += hit.index - last + instead.length;
    last = hit.index + 1;
    if (instead.length === 1) continue;
    removed += 1 - instead.length;
    from.push(length);
    shift.push(removed);
  }
  if (pieces.length === 0) return { text: raw, placeOf: (index) => index };
  pieces.push(raw.slice(last));
  return { text: pieces.join(''), placeOf: (index) => index + (shift[lastAtMost(from, index)] ?? 0) };
}

function inPlace(odd: string, raw: string, at: number): string {
  const ligature = LIGATURES[odd];
  if (ligature !== undefined) return ligature;
  if (odd === '\u2010' || odd === '\u2011') return '-';
  if (odd === '\u00ad') return BROKEN_WORD.test(raw.slice(at, at + 42)) ? odd : '';
  return /[\u200b-\u200f\u2060\ufeff]/.test(odd) ? '' : ' ';
}

/** Index of the last of the rising numbers that is not above `value`; -1 where there is none. */
function lastAtMost(rising: readonly number[], value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
