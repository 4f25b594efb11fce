/** Numbers read from a place in a text, ranges expanded, and where reading stopped. */
export interface NumberList {
  readonly items: readonly string[];
  readonly end: number;
}

/** A range longer than this is kept as it is printed. */
const LONGEST_RANGE = 60;
const NUMBER = /\s{0,4}(\d{1,4})(-[A-Z](?![a-z])|[A-Z](?![A-Za-z]))?(\s{0,2}\((?:[a-z]{1,4}|\d{1,2})\)|[a-z]\))?/y;
const SEPARATOR =
  /\s{0,4}(?:\.\s{0,2}(?:and|&)|,\s{0,4}(?:and|&|or)?|and|&|or|\+|[-–—‑]|to(?=\s{1,4}\d))\s{0,4}(?=\d)/y;
const FURTHER_BRACKET = /\s{0,4}(?:,|and|&|or)\s{0,4}(\([a-z]{1,4}\))/y;

/**
 * Reads a list of numbers as treaty texts print them: `2, 16 and 26`, `1–4`, `69 (b)`, `152 + 165`.
 * @param suffix keep the bracket after a number (`69 (b)`), as in references to paragraphs; articles drop it
 */
export function numberListAt(text: string, at: number, suffix: boolean): NumberList {
  const items: string[] = [];
  let end = at;
  let rangeFrom: number | null = null;
  for (;;) {
    NUMBER.lastIndex = end;
    const hit = NUMBER.exec(text);
    if (hit === null) break;
    const value = Number(hit[1]);
    const letter = hit[2] ?? '';
    const bracket = suffix && hit[3] !== undefined ? ` ${hit[3].trim().replace(/^(?=[a-z])/, '(')}` : '';
    if (rangeFrom !== null && letter === '' && value > rangeFrom && value - rangeFrom <= LONGEST_RANGE) {
      for (let n = rangeFrom + 1; n < value; n += 1) items.push(String(n));
    }
    items.push(`${value}${letter}${bracket}`);
    end = NUMBER.lastIndex;
    for (let more = furtherBracket(text, end); suffix && more !== null; more = furtherBracket(text, end)) {
      items.push(`${value} ${more.bracket}`);
      end = more.end;
    }
    SEPARATOR.lastIndex = end;
    const separator = SEPARATOR.exec(text);
    if (separator === null) break;
    rangeFrom = /[-–—‑]|to/.test(separator[0]) ? value : null;
    end = SEPARATOR.lastIndex;
  }
  return { items, end };
}

/** The next bracket of the same number: the `(b)` of `32 (a) and (b)`. */
function furtherBracket(text: string, at: number): { bracket: string; end: number } | null {
  FURTHER_BRACKET.lastIndex = at;
  const hit = text[at - 1] === ')' ? FURTHER_BRACKET.exec(text) : null;
  return hit === null ? null : { bracket: hit[1]!, end: FURTHER_BRACKET.lastIndex };
}
