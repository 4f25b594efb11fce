/** HTML longer than this is read up to here; characters. */
const LONGEST_HTML = 4_000_000;

const BLOCKS = new Set(
  'address article aside center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['head', 'script', 'style', 'title', 'template', 'noscript']);
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const ENTITIES = new Map<string, string>([
  ...LATIN1.map((name, index) => [name, String.fromCodePoint(160 + index)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    hellip: '…',
    bull: '•',
    euro: '€',
    trade: '™',
    rarr: '→',
    larr: '←',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '\u200e',
    rlm: '\u200f',
    lsaquo: '‹',
    rsaquo: '›',
    oelig: 'œ',
    OElig: 'Œ',
    scaron: 'š',
    Scaron: 'Š',
    minus: '−',
    check: '✓',
  }),
]);

/**
 * The text of an HTML message as a mail program would show it: one line per block, cells of a table row side by side,
 * quoted blocks with `>` before each line. Takes any input and never follows a link.
 */
export function htmlText(html: string): string {
  const source = html.length > LONGEST_HTML ? html.slice(0, LONGEST_HTML) : html;
  const lower = source.toLowerCase();
  const neverClosed = new Set<string>();
  const page = new Page();
  let silent: string | null = null;
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const end = open === -1 ? source.length : open;
    if (silent === null && end > at) page.write(decoded(source.slice(at, end)));
    if (open === -1) break;
    if (source.startsWith('<!--', open)) {
      const close = source.indexOf('-->', open + 4);
      at = close === -1 ? source.length : close + 3;
      continue;
    }
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]{0,30})/u.exec(source.slice(open, open + 34));
    if (tag === null) {
      // A declaration is nothing; a lone "<" is text.
      const declaration = source[open + 1] === '!' || source[open + 1] === '?';
      const close = declaration ? source.indexOf('>', open) : -1;
      if (close === -1) {
        if (silent === null && !declaration) page.write('<');
        at = open + 1;
      } else at = close + 1;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const closing = tag[1] === '/';
    at = endOfTag(source, open);
    if (silent !== null) {
      if (closing && name === silent) silent = null;
      continue;
    }
    if (SILENT.has(name)) {
      // Without its end tag it would swallow the message; then only the tag itself is left out.
      if (!closing && !neverClosed.has(name)) {
        if (lower.includes(`</${name}`, at)) silent = name;
        else neverClosed.add(name);
      }
      continue;
    }
    page.tag(name, closing);
  }
  return page.text();
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

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,8}));?/gu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
    },
  );
}

/** Text that grows line by line. */
class Page {
  readonly #lines: string[] = [];
  /** Pieces of the line; joined once, since asking a growing text for its end costs its length each time. */
  #pieces: string[] = [];
  #quoted = 0;
  #preserved = 0;

  write(text: string): void {
    if (this.#preserved > 0) {
      const [first, ...rest] = text.split(/\r?\n/u);
      this.#pieces.push(first ?? '');
      for (const line of rest) {
        this.#end(true);
        this.#pieces.push(line);
      }
      return;
    }
    const flat = text.replace(/[ \t\r\n\f]+/gu, ' ');
    const last = this.#pieces.at(-1);
    const piece = last === undefined || last.endsWith(' ') ? flat.trimStart() : flat;
    if (piece !== '') this.#pieces.push(piece);
  }

  tag(name: string, closing: boolean): void {
    if (name === 'br') return this.#end(true);
    if (name === 'hr') {
      this.#end(false);
      this.#pieces.push('_'.repeat(32));
      return this.#end(false);
    }
    if ((name === 'td' || name === 'th') && closing) {
      if (this.#pieces.length > 0) this.#pieces.push('\t');
      return undefined;
    }
    if (name === 'blockquote') {
      this.#end(false);
      this.#quoted = Math.max(0, this.#quoted + (closing ? -1 : 1));
      return undefined;
    }
    if (!BLOCKS.has(name)) return undefined;
    this.#end(false);
    if (name === 'pre') this.#preserved = Math.max(0, this.#preserved + (closing ? -1 : 1));
    if (name === 'p' || name === 'table' || /^h\d$/u.test(name)) this.#gap();
    if (name === 'li' && !closing) this.#pieces.push('- ');
    return undefined;
  }

  text(): string {
    this.#end(false);
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim();
  }

  /** Ends the line; an empty one counts only where it was meant. */
  #end(meant: boolean): void {
    const line = this.#pieces.join('').trimEnd();
    this.#pieces = [];
    if (line === '' && !meant) return;
    const marks = '>'.repeat(Math.min(this.#quoted, 20));
    this.#lines.push(marks === '' ? line : `${marks} ${line}`.trimEnd());
  }

  #gap(): void {
    const last = this.#lines.at(-1);
    if (last !== undefined && last !== '' && last !== '>'.repeat(this.#quoted))
      this.#lines.push('>'.repeat(Math.min(this.#quoted, 20)));
  }
}
