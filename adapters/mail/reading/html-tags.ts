/** A tag of HTML; comments and declarations are tags without a name. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  /** Whether it closes itself (`<br/>`). */
  readonly empty: boolean;
  /** Where it begins and where the text after it begins. */
  readonly start: number;
  readonly end: number;
  /** The tag as it is written, up to a length. */
  readonly text: string;
  /** Value of an attribute as it is written, null where it has none. */
  readonly attribute: (name: string) => string | null;
}

/** Attributes are looked for in so much of a tag; characters. */
const LONGEST_TAG = 4_000;
const NO_ATTRIBUTE = (): null => null;

/** The tag that begins at a `<`; `<` itself where that is text. */
export function nextTag(source: string, open: number): Tag | '<' {
  if (source.startsWith('<!--', open)) return nameless(open, after(source, '-->', open + 4));
  const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]{0,30})/u.exec(source.slice(open, open + 34));
  if (tag === null) {
    const declaration = source[open + 1] === '!' || source[open + 1] === '?';
    // "</>" and the like are nothing; a lone "<" is text.
    if (declaration || source.startsWith('</', open)) {
      const close = source.indexOf('>', open);
      if (close !== -1) return nameless(open, close + 1);
      return declaration ? nameless(open, open + 2) : '<';
    }
    return '<';
  }
  const end = endOfTag(source, open);
  const closing = tag[1] === '/';
  const text = source.slice(open, Math.min(end, open + LONGEST_TAG));
  return {
    name: (tag[2] ?? '').toLowerCase(),
    closing,
    empty: source[end - 2] === '/',
    start: open,
    end,
    text,
    attribute: closing || !text.includes('=') ? NO_ATTRIBUTE : (name) => valueOf(text, name),
  };
}

function nameless(start: number, end: number): Tag {
  return { name: '', closing: false, empty: true, start, end, text: '', attribute: NO_ATTRIBUTE };
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found + mark.length;
}

function endOfTag(source: string, open: number): number {
  let quote: string | null = null;
  for (let at = open + 1; at < source.length; at += 1) {
    const char = source[at];
    if (quote !== null) {
      if (char === quote) quote = null;
    } else if ((char === '"' || char === "'") && source[at - 1] === '=') quote = char;
    else if (char === '>') return at + 1;
  }
  const close = source.indexOf('>', open);
  return close === -1 ? source.length : close + 1;
}

const PATTERNS = new Map<string, RegExp>();

function valueOf(tag: string, name: string): string | null {
  let pattern = PATTERNS.get(name);
  if (pattern === undefined) {
    pattern = new RegExp(`[\\s"']${name}\\s{0,4}=\\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'iu');
    PATTERNS.set(name, pattern);
  }
  const found = pattern.exec(tag);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? '');
}

/** An element that hides more than this hides no line for previews, and is shown; characters. */
const LONGEST_HIDDEN = 20_000;
const EMPTY = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const HIDES =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px|pt)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)/iu;

/** Whether an element is kept from its reader: the line for previews of a newsletter, a system's own marks. */
export function isHidden(tag: Tag): boolean {
  if (tag.empty || EMPTY.has(tag.name) || tag.end - tag.start < tag.name.length + 8) return false;
  if (['body', 'html', 'table', 'tbody', 'tr', 'td'].includes(tag.name)) return false;
  const style = tag.attribute('style');
  return (style !== null && HIDES.test(style)) || /\shidden(?=[\s/>=])/iu.test(tag.text);
}

/** Where a hidden element ends; null where its end is not near: then it is shown, since it may be the message. */
export function endOfHidden(source: string, tag: Tag): number | null {
  const near = source.slice(tag.end, tag.end + LONGEST_HIDDEN);
  let depth = 1;
  for (const mark of near.matchAll(new RegExp(`<(/?)${tag.name}(?![a-z0-9:-])[^>]{0,2000}>`, 'giu'))) {
    depth += mark[1] === '/' ? -1 : 1;
    if (depth === 0) return tag.end + mark.index + mark[0].length;
  }
  return null;
}
