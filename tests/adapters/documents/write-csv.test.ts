import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from '../../../adapters/documents/formula-guard.ts';
import { parseDelimited } from '../../../adapters/documents/delimited.ts';
import { writeCsv } from '../../../adapters/documents/write-csv.ts';
import { hasLibreOffice, savedByLibreOffice } from './libreoffice.ts';

const AWKWARD = [
  '=1+1',
  "'=1+1",
  "''-5",
  '+92',
  '-5',
  '@x',
  '\t=1',
  '\r=1',
  '|x',
  '＝1',
  'a,b',
  '"q"',
  'a\r\nb',
  '- اردو',
  ' x ',
];
const read = (bytes: Uint8Array): readonly (readonly string[])[] =>
  parseDelimited(
    Buffer.from(bytes)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
    ',',
    { rows: 100, columns: 20 },
  );

describe('a field of a CSV file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('%j begins as no formula', (field) => {
    expect(guarded(field)).toBe(`'${field}`);
  });

  it('is as it was once the guard is taken away, whatever it holds', () => {
    const field = fc.oneof(
      fc.constantFrom(...AWKWARD),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^'*[=+\-@].*$/),
    );
    fc.assert(
      fc.property(field, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});

describe('a CSV file', () => {
  it('is UTF-8 with its mark, has CRLF after each row and quotes where a field needs them', () => {
    const text = Buffer.from(
      writeCsv([
        ['a', 'b "c"', 'd,e'],
        ['1', '', 'x\ny'],
      ]),
    ).toString('utf8');
    expect(text).toBe('\uFEFFa,"b ""c""","d,e"\r\n1,,"x\ny"\r\n');
  });

  it('gives back every field, read by its own reader', () => {
    const field = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
        expect(read(writeCsv(rows)).map((row) => row.map(unguarded))).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  if (!hasLibreOffice) console.log('LibreOffice is not on this machine: 1 case left out.');
  it.runIf(hasLibreOffice)(
    'is opened by LibreOffice as text, and no formula comes to life',
    { timeout: 150_000 },
    async () => {
      const fields = ['=1+1', '+92 51', '-5 per cent', '- ضلع وار', '@x', 'a,b "c"', 'line\nbreak', '∀x ∈ ℝ', '👩‍⚖️'];
      const saved = savedByLibreOffice(writeCsv([fields, ['x']]), 'export.csv', 'xlsx', 'CSV:44,34,76');
      const [sheet] = (await readXlsx(saved)).sheets;
      expect([...(sheet?.cells ?? [])].filter(([, cell]) => cell.formula !== undefined)).toEqual([]);
      expect(sheet?.rows[0]?.map((value) => unguarded(String(value)))).toEqual(fields);
    },
  );
});
