import iconv from 'iconv-lite';

/** Charsets whose bytes are all ASCII and mean something else after a shift. */
type SevenBit = 'iso-2022-jp' | 'iso-2022-kr' | 'hz-gb-2312' | 'utf-7';

const NAMES: readonly string[] = ['iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312', 'utf-7'] satisfies SevenBit[];
const SHIFT_OUT = '\u000e';
const SHIFT_IN = '\u000f';
const ESCAPE = '\u001b';

/** Whether a charset is one of these. */
export function isSevenBit(charset: string): charset is SevenBit {
  return NAMES.includes(charset);
}

/** Whether a text that declares nothing shifts as Japanese does. */
export function saysJapanese(text: string): boolean {
  return text.includes(`${ESCAPE}$B`) || text.includes(`${ESCAPE}$@`);
}

/**
 * @source RFC 1468 (ISO-2022-JP), RFC 1557 (ISO-2022-KR), RFC 1843 (HZ), RFC 2152 (UTF-7)
 */
export function sevenBitText(text: string, charset: SevenBit): string {
  if (charset === 'iso-2022-jp') return japaneseText(text);
  if (charset === 'utf-7') return iconv.decode(Buffer.from(text, 'latin1'), 'utf-7');
  if (charset === 'iso-2022-kr') {
    const [plain = '', ...shifted] = text.replaceAll(`${ESCAPE}$)C`, '').split(SHIFT_OUT);
    const pieces = shifted.map((piece) => {
      const [inside = '', ...after] = piece.split(SHIFT_IN);
      return `${highText(inside, 'cp949')}${after.join('')}`;
    });
    return [plain, ...pieces].join('');
  }
  return text
    .split('\n')
    .map((line) =>
      line.replace(/~\{(.*?)(?:~\}|$)|~~/gu, (_, inside?: string) =>
        inside === undefined ? '~' : highText(inside, 'gb18030'),
      ),
    )
    .join('\n')
    .replace(/~\n/gu, '');
}

/** The decoder takes a shift that is followed by another at once, as between two encoded words, for an attack. */
function japaneseText(text: string): string {
  const once = ['(B', '(J', '$B', '$@'].reduce(
    (shifted, page) => shifted.replaceAll(`${ESCAPE}${page}${ESCAPE}`, ESCAPE),
    text,
  );
  return new TextDecoder('iso-2022-jp').decode(Buffer.from(once, 'latin1'));
}

/** Text of a page of two bytes whose highest bits were taken away. */
function highText(text: string, page: string): string {
  const bytes = Buffer.from(text, 'latin1').map((byte) => (byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte));
  return iconv.decode(Buffer.from(bytes), page);
}
