import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodedText } from '../../../../adapters/mail/reading/mime/charset.ts';
import { readHead } from '../../../../adapters/mail/reading/mime/head.ts';
import { structured } from '../../../../adapters/mail/reading/mime/parameters.ts';
import { unpacked } from '../../../../adapters/mail/reading/mime/transfer-encoding.ts';
import { withoutUuencoded } from '../../../../adapters/mail/reading/mime/uuencode.ts';
import { decodedWords } from '../../../../adapters/mail/reading/mime/words.ts';
import { growth, LINEAR } from '../../../growth.ts';

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
/** Text of whole characters, without the controls that no header holds. */
const readable = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/\p{Cc}|\p{Surrogate}/gu, ''));

describe('the charset of a text', () => {
  it.each(['us-ascii', 'iso-8859-1', 'windows-1256', 'iso-8859-6', 'koi8-r', 'x-unknown', '', 'utf-8', '"utf8"'])(
    'UTF-8 is read as such though %j is declared',
    (declared) => {
      fc.assert(
        fc.property(readable, (text) => {
          expect(decodedText(Buffer.from(text, 'utf8'), declared)).toBe(text.replace(/^\ufeff/u, ''));
        }),
      );
    },
  );

  it.each([
    ['windows-1256', 'وزارت داخلہ کا جواب: بارہ مقدمات درج ہوئے'],
    ['iso-8859-6', 'الجواب: اثنتا عشرة قضية'],
    ['windows-1251', 'Ответ министерства'],
    ['koi8-r', 'Ответ министерства'],
    ['gb18030', '部门的答复：十二起'],
    ['big5', '部門的答覆：十二起'],
    ['shift_jis', '省の回答：十二件'],
    ['euc-jp', '省の回答：十二件'],
    ['euc-kr', '부처의 답변: 열두 건'],
    ['iso-8859-9', 'Bakanlığın yanıtı: on iki'],
    ['cp850', 'Réponse: douze'],
    ['utf-16be', 'جواب: بارہ'],
    ['utf-16le', 'جواب: بارہ'],
  ])('a text in %s is read as declared', (charset, text) => {
    expect(decodedText(iconv.encode(text, charset), charset)).toBe(text);
  });

  it('takes any bytes under any name', () => {
    const names = fc.constantFrom(
      'utf-8',
      'utf-16',
      'utf-7',
      'iso-2022-jp',
      'iso-2022-kr',
      'hz-gb-2312',
      'gb2312',
      'x',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.option(fc.oneof(names, fc.string())), (bytes, declared) => {
        expect(typeof decodedText(Buffer.from(bytes), declared)).toBe('string');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('bytes packed for the way', () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
  const lines = (text: string): Buffer => Buffer.from(text.replace(/.{1,76}/gu, '$&\r\n'), 'latin1');

  it('come back out of base64', () => {
    fc.assert(
      fc.property(bytes, (b) => {
        expect(unpacked(lines(b.toString('base64')), 'base64').equals(b)).toBe(true);
      }),
    );
  });

  it('come back out of quoted-printable, wherever its lines are broken', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 25 }), (b, width) => {
        const codes = [...b].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
        const text = codes.map((code, n) => (n % width === width - 1 ? `${code}=\r\n` : code)).join('');
        expect(unpacked(Buffer.from(text, 'latin1'), 'quoted-printable').equals(b)).toBe(true);
      }),
    );
  });

  it('come back out of a text in which they were uuencoded', () => {
    fc.assert(
      fc.property(
        bytes.filter((b) => b.length > 0),
        (b) => {
          const { text, files } = withoutUuencoded(`before\nbegin 644 a b.pdf\n${uuencoded(b)}\`\nend\nafter\n`);
          expect(text).toBe('before\nafter\n');
          expect(files).toEqual([{ name: 'a b.pdf', content: b }]);
        },
      ),
    );
  });

  it.each(['begin 644 with care\nand go on', 'begin\nend\n', 'begin 644 nothing\n`\nend\n'])(
    'are not looked for in %j',
    (text) => {
      expect(withoutUuencoded(text)).toEqual({ text, files: [] });
    },
  );
});

describe('a name in a header', () => {
  it('comes back whole out of the pieces of RFC 2231, in any order and any cut', () => {
    fc.assert(
      fc.property(readable, fc.integer({ min: 1, max: 30 }), fc.nat(), (name, width, turn) => {
        const codes = [...Buffer.from(name, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
        const pieces = Array.from({ length: Math.ceil(codes.length / width) }, (_, n) => {
          const text = codes.slice(n * width, (n + 1) * width).join('');
          return `filename*${n}*=${n === 0 ? "utf-8'ur'" : ''}${text}`;
        });
        const turned = pieces.map((_, n) => pieces[(n + turn) % pieces.length] ?? '');
        const read = structured(`attachment; ${turned.join('; ')}`).params.get('filename') ?? '';
        expect(read).toBe(name.replace(/^\ufeff/u, ''));
      }),
    );
  });

  it('comes back whole out of encoded words that are cut anywhere between bytes', () => {
    fc.assert(
      fc.property(readable, fc.integer({ min: 1, max: 30 }), fc.boolean(), (name, width, base64) => {
        const bytes = Buffer.from(name, 'utf8');
        const words = Array.from({ length: Math.ceil(bytes.length / width) }, (_, n) => {
          const piece = bytes.subarray(n * width, (n + 1) * width);
          return base64
            ? `=?UTF-8?B?${piece.toString('base64')}?=`
            : `=?utf-8?q?${[...piece].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')}?=`;
        });
        expect(decodedWords(words.join(' '))).toBe(name.replace(/^\ufeff/u, ''));
      }),
    );
  });

  it('comes back whole in quotes, with quotes and backslashes escaped', () => {
    fc.assert(
      fc.property(readable, (name) => {
        fc.pre(!name.includes('=?') && !name.includes('%') && name.trim() === name);
        const quoted = latin1(name).replace(/["\\]/gu, '\\$&');
        const { params } = structured(`attachment; filename="${quoted}"; size=4`);
        expect(params.get('filename')).toBe(name.replace(/^\ufeff/u, ''));
        expect(params.get('size')).toBe('4');
      }),
    );
  });

  it.each([
    ['attachment; filename=a b.pdf', 'a b.pdf'],
    ['attachment; filename = "a.pdf"', 'a.pdf'],
    ['attachment; filename="a.pdf" size=3', 'a.pdf'],
    ['attachment (as a file); filename="a (1).pdf"', 'a (1).pdf'],
    ['attachment;;; filename=a.pdf;', 'a.pdf'],
    ['attachment; FileName="a.pdf"', 'a.pdf'],
    ["attachment; filename*0*=''a; filename*1=.pdf", 'a.pdf'],
    ["attachment; filename='a.pdf'", 'a.pdf'],
  ])('%s', (header, name) => {
    expect(structured(header).params.get('filename')).toBe(name);
  });

  it('is read from a header made to cost time, in time that grows with it', async () => {
    const costly = ['(', '=?', 'a=', ';a*0*=', '"', '\\"', '%', '=?a?b?', "'", 'filename=;'].map((piece) =>
      piece.repeat(20_000),
    );
    for (const whole of costly) {
      const read = (share: number): void => {
        const header = whole.slice(0, whole.length * share);
        structured(`attachment; filename=${header}`);
        structured(header);
        decodedWords(header);
        readHead(Buffer.from(header), 0, header.length);
      };
      expect(await growth(read), whole.slice(0, 20)).toBeLessThan(LINEAR);
    }
  });
});

function uuencoded(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 45) {
    const line = bytes.subarray(at, at + 45);
    const padded = Buffer.concat([line, Buffer.alloc((3 - (line.length % 3)) % 3)]);
    const sign = (six: number): string => String.fromCharCode(six === 0 ? 96 : six + 32);
    const packed = [...Array(padded.length / 3).keys()].map((n) => {
      const bits = padded.readUIntBE(n * 3, 3);
      return [18, 12, 6, 0].map((shift) => sign((bits >> shift) & 63)).join('');
    });
    lines.push(`${sign(line.length)}${packed.join('')}\n`);
  }
  return lines.join('');
}
