import { decodedText } from '../mime/charset.ts';

/** What a rich text says. */
export interface RtfContent {
  /** The HTML that Outlook wrapped into it; null where there is none. */
  readonly html: string | null;
  /** Its words; '' where it is wrapped HTML. */
  readonly text: string;
}

/** Groups that hold no words of the text. */
const SILENT = new Set(
  'colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf themedata datastore generator listtable listoverridetable rsidtbl xmlnstbl filetbl revtbl'.split(
    ' ',
  ),
);
const SIGNS = new Map(
  Object.entries({
    par: '\n',
    line: '\n',
    row: '\n',
    sect: '\n',
    page: '\n',
    tab: '\t',
    cell: '\t',
    emdash: '—',
    endash: '–',
    bullet: '•',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    emspace: ' ',
    enspace: ' ',
    qmspace: ' ',
    zwj: '\u200d',
    zwnj: '\u200c',
    rtlmark: '\u200f',
    ltrmark: '\u200e',
  }),
);
/** Code pages of the charsets that fonts name. */
const FONT_PAGES = new Map([
  [0, 'cp1252'],
  [77, 'macintosh'],
  [128, 'cp932'],
  [129, 'cp949'],
  [134, 'gb18030'],
  [136, 'big5'],
  [161, 'cp1253'],
  [162, 'cp1254'],
  [163, 'cp1258'],
  [177, 'cp1255'],
  [178, 'cp1256'],
  [186, 'cp1257'],
  [204, 'cp1251'],
  [222, 'cp874'],
  [238, 'cp1250'],
]);
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/giuy;
const DEEPEST = 500;
/** Bytes that are read; what is beyond is left out. */
const LONGEST = 4 * 1024 * 1024;

interface Group {
  silent: boolean;
  /** Between `\htmlrtf` and `\htmlrtf0`: only for readers without HTML. */
  onlyRtf: boolean;
  fonts: boolean;
  tag: boolean;
  skip: number;
  font: number;
}

/**
 * The words of a rich text, or the HTML inside it. Never throws; what is broken is read as far as it goes.
 * @source Rich Text Format specification 1.9.1; MS-OXRTFEX 2.1 (HTML inside)
 */
export function rtfContent(bytes: Buffer): RtfContent | null {
  const source = bytes.toString('latin1', 0, LONGEST);
  if (!/^\s*\{\\rtf/u.test(source)) return null;
  const wrapped = /\\fromhtml1?\b/u.test(source.slice(0, 4_000));
  const page = /\\ansicpg(\d{3,5})/u.exec(source.slice(0, 4_000))?.[1] ?? '1252';
  const words = new Words(`cp${page}`);
  const stack: Group[] = [];
  let group: Group = { silent: false, onlyRtf: false, fonts: false, tag: false, skip: 1, font: -1 };
  let starred = false;
  let passOver = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(source); found !== null; found = TOKEN.exec(source)) {
    const [, control, argument, hex, sign, brace, text] = found;
    const speaks = !group.silent && !group.fonts && !group.onlyRtf;
    if (brace === '{') {
      if (stack.length < DEEPEST) stack.push(group);
      group = { ...group };
      passOver = 0;
    } else if (brace === '}') {
      group = stack.pop() ?? group;
      passOver = 0;
    } else if (hex !== undefined) {
      if (passOver > 0) passOver -= 1;
      else if (speaks) words.byte(Number.parseInt(hex, 16), group.font);
    } else if (control !== undefined) {
      const name = control.toLowerCase();
      const value = argument === undefined ? null : Number(argument);
      if (starred) group.silent = !(wrapped && name === 'htmltag') || group.silent;
      if (name === 'htmltag') group.tag = true;
      else if (name === 'fonttbl') group.fonts = true;
      else if (SILENT.has(name)) group.silent = true;
      else if (name === 'htmlrtf') group.onlyRtf = wrapped && value !== 0;
      else if (name === 'f' && value !== null) group.font = value;
      else if (name === 'fcharset' && value !== null && group.fonts) words.font(group.font, value);
      else if (name === 'uc' && value !== null) group.skip = Math.min(value, 10);
      else if (name === 'bin' && value !== null) TOKEN.lastIndex += Math.max(0, value);
      else if (name === 'u' && value !== null) {
        if (speaks) words.text(String.fromCharCode(value < 0 ? value + 65_536 : value & 0xffff));
        passOver = group.skip;
      } else if (speaks) words.text(SIGNS.get(name) ?? '');
    } else if (sign !== undefined) {
      if (sign !== '*' && speaks && passOver === 0) {
        words.text(
          sign === '~' ? '\u00a0' : sign === '_' ? '-' : /[\\{}]/u.test(sign) ? sign : /[\r\n]/u.test(sign) ? '\n' : '',
        );
      } else if (passOver > 0 && sign !== '*') passOver -= 1;
    } else if (text !== undefined) {
      const kept = passOver > 0 ? text.slice(passOver) : text;
      passOver = Math.max(0, passOver - text.length);
      if (speaks) words.plain(kept, group.font);
    }
    starred = sign === '*';
  }
  return wrapped ? { html: words.all(), text: '' } : { html: null, text: words.all().trim() };
}

/** Text that grows; bytes wait until their run ends, since a character may have several. */
class Words {
  readonly #pages = new Map<number, string>();
  readonly #page: string;
  readonly #pieces: string[] = [];
  #bytes: number[] = [];
  #font = -1;

  constructor(page: string) {
    this.#page = page;
  }

  font(font: number, charset: number): void {
    const page = FONT_PAGES.get(charset);
    if (page !== undefined && (charset !== 0 || !this.#pages.has(font))) this.#pages.set(font, page);
  }

  byte(byte: number, font: number): void {
    if (font !== this.#font) this.#flush();
    this.#font = font;
    this.#bytes.push(byte);
  }

  plain(text: string, font: number): void {
    if (/[\u0080-\u00ff]/u.test(text)) for (const char of text) this.byte(char.charCodeAt(0), font);
    else this.text(text);
  }

  text(text: string): void {
    if (text === '') return;
    this.#flush();
    this.#pieces.push(text);
  }

  all(): string {
    this.#flush();
    return this.#pieces.join('');
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    this.#pieces.push(decodedText(Buffer.from(this.#bytes), this.#pages.get(this.#font) ?? this.#page));
    this.#bytes = [];
  }
}
