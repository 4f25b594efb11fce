import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../../adapters/documents/delimited.ts';

const LIMITS = { rows: 100, columns: 50 };

describe('a delimited text', () => {
  it.each([
    [
      'rows and fields',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['line ends of Windows, and one at the end', 'a\r\nb\r\n', [['a'], ['b']]],
    [
      'empty fields, also at the end',
      ',a,\n,',
      [
        ['', 'a', ''],
        ['', ''],
      ],
    ],
    ['quotes around delimiters, line ends and quotes', '"a,1\n""x""",b', [['a,1\n"x"', 'b']]],
    ['a quote inside a plain field', 'a "b" c,d', [['a "b" c', 'd']]],
    ['text after a closing quote', '"a" b,c', [['a b', 'c']]],
    ['a quote that never closes', '"a,b\nc', [['a,b\nc']]],
    ['nothing', '', []],
  ])('gives %s', (_what, text, rows) => {
    expect(parseDelimited(text, ',', LIMITS)).toEqual(rows);
  });

  it('gives back whatever rows were written', () => {
    let seen = 0;
    const field = fc.string({ unit: fc.constantFrom('a', 'ش', '"', ';', ',', '\n', '\r', ' ', '\t') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), (rows) => {
        seen += 1;
        const text = rows.map((row) => row.map((f) => `"${f.replace(/"/g, '""')}"`).join(';')).join('\r\n');
        expect(parseDelimited(text, ';', LIMITS)).toEqual(rows);
      }),
    );
    expect(seen).toBeGreaterThanOrEqual(100);
  });

  it('keeps no more rows and columns than it is told', () => {
    expect(parseDelimited('a,b,c\nd,e,f\ng', ',', { rows: 2, columns: 2 })).toEqual([
      ['a', 'b'],
      ['d', 'e'],
    ]);
  });
});
