import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { MatrixExpectation, MatrixReading } from '../../../activities/ports.ts';
import { fillMatrix } from '../../../adapters/documents/fill-matrix.ts';
import { readGrids } from '../../../adapters/documents/matrix-grid.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { aMatrix } from '../../builders/matrix.ts';
import { ANSWERS, EXPECTED, SENT } from './ruined/asked.ts';
import { asHtml, asText, filledIn, rowOf, ruined } from './ruined/ruin.ts';
import { RUINED_SHEETS, type Expected } from './ruined/ruined-sheets.ts';

const saved = (path: string): Uint8Array => readFileSync(new URL(`./ruined/saved/${path}`, import.meta.url));

function expectReading(
  reading: MatrixReading,
  { changed = {}, codes = [], elsewhere = [], conflicts = [] }: Expected,
): void {
  const wanted = new Map<string, readonly [string, string] | null>(
    ANSWERS.map(({ row, status, text }) => [row, [status ?? 'answered', text]]),
  );
  for (const [row, answer] of Object.entries(changed)) wanted.set(row, answer);
  const expected = [...wanted].flatMap(([row, answer]) => (answer === null ? [] : [[row, ...answer]]));
  const read = reading.rows.map(({ row, status, text }) => [row, status, text]);
  const byRow = (a: readonly unknown[], b: readonly unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
  expect(read.toSorted(byRow)).toEqual(expected.toSorted(byRow));
  expect([...new Set(reading.problems.map(({ code }) => code))].toSorted()).toEqual([...codes].toSorted());
  expect((reading.elsewhere ?? []).map(({ text }) => text)).toEqual(elsewhere);
  expect((reading.conflicts ?? []).map(({ row }) => row).toSorted()).toEqual([...conflicts].toSorted());
}

describe('a matrix comes back although', () => {
  it.each([...RUINED_SHEETS].map(([what, change, expected = {}]) => ({ what, change, expected })))(
    '$what',
    async ({ change, expected }) => {
      expectReading(await readMatrix(await ruined(change), EXPECTED), expected);
    },
  );
});

describe('a matrix comes back as delimited text', () => {
  const plain = { codes: [] };
  it.each<[string, () => Promise<Uint8Array>, Expected]>([
    ['comma, UTF-8', async () => Buffer.from(await asText(',')), plain],
    ['semicolon, UTF-8 with its mark', async () => Buffer.from(`\uFEFF${await asText(';')}`), plain],
    ['tab, UTF-16 with its mark', async () => Buffer.from(`\uFEFF${await asText('\t')}`, 'utf16le'), plain],
    ['tab, UTF-16 without its mark', async () => Buffer.from(await asText('\t'), 'utf16le'), plain],
    ['a line that names the sign', async () => Buffer.from(`sep=;\r\n${await asText(';')}`), plain],
    ['bars', async () => Buffer.from(await asText('|')), plain],
    [
      'Windows-1256, which lacks a letter of Urdu and the signs of mathematics',
      async () => iconv.encode((await asText(',')).replaceAll('ی', 'ي'), 'windows-1256'),
      {
        changed: {
          'q4.a': ['answered', 'پنجاب ميں 2023 کے دوران گھريلو تشدد کے ????? مقدمات درج ہوئے?'],
          'q4.b': ['no-data', 'Figures on shelters are kept by the districts; ? ? 5 %, x² + y² ? 10³, 3×4?13.'],
          q8: ['answered', '- 12 juvenile courts\n- “model” courts; see §4 & annex'],
        },
      },
    ],
  ])('%s', async (_what, make, expected) => {
    expectReading(await readMatrix(await make(), EXPECTED), expected);
  });
});

async function pasted(split: boolean): Promise<Uint8Array> {
  const [grid] = await readGrids(await filledIn());
  const head = grid!.rows.findIndex((row) => row[0] === 'Ref.');
  const rows = grid!.rows.slice(head).filter((row) => !row[0]!.startsWith('How to'));
  const tableOf = (some: typeof rows): Table =>
    new Table({
      rows: some.map(
        (row) =>
          new TableRow({
            children: Array.from(
              { length: 7 },
              (_, at) => new TableCell({ children: (row[at] ?? '').split('\n').map((line) => new Paragraph(line)) }),
            ),
          }),
      ),
    });
  const tables = split ? [rows.slice(0, 4), rows.slice(4)] : [rows];
  const children = tables.flatMap((some) => [new Paragraph('Submitted please.'), tableOf(some)]);
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

describe('a matrix comes back in a document', () => {
  const notes = { elsewhere: ['Submitted please.'] };
  it('pasted into Word', async () => {
    expectReading(await readMatrix(await pasted(false), EXPECTED), notes);
  });

  it('pasted into Word and parted into two tables', async () => {
    expectReading(await readMatrix(await pasted(true), EXPECTED), {
      elsewhere: ['Submitted please.', 'Submitted please.'],
    });
  });

  it('as a page of HTML', async () => {
    expectReading(await readMatrix(Buffer.from(await asHtml()), EXPECTED), { elsewhere: ['Dear colleague,'] });
  });

  it('as text under the numbers of the questions', async () => {
    const lines = ['Question 1: 2,340 complaints in 2022.', 'Question 4 (b): Ten shelters.', 'They have legal aid.'];
    const children = lines.map((line) => new Paragraph(line));
    const word = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    const { rows } = await readMatrix(new Uint8Array(word), EXPECTED);
    expect(rows.map(({ row, text }) => [row, text])).toEqual([
      ['q1', '2,340 complaints in 2022.'],
      ['q4.b', 'Ten shelters.\nThey have legal aid.'],
    ]);
  });
});

describe('a matrix that LibreOffice opened and saved', () => {
  it.each<[string, Expected]>([
    ['filled-lo.xlsx', {}],
    ['filled-lo.ods', {}],
    ['filled-lo.xls', { codes: ['not-all-read'] }],
    ['filled-lo.html', {}],
    ['filled-lo.csv', {}],
    ['filled-lo.pdf', { codes: ['not-all-read'] }],
  ])('%s', async (name, expected) => {
    expectReading(await readMatrix(saved(name), EXPECTED), expected);
  });

  it.each(['xlsx', 'ods', 'xls', 'html', 'csv', 'pdf'])('in the first edition of the form: .%s', async (ending) => {
    const asked: MatrixExpectation = { rows: aMatrix().rows, reference: aMatrix().reference, office: 'punjab-home' };
    const { rows } = await readMatrix(saved(`first-edition/m-lo.${ending}`), asked);
    const whole = 'line one\nline two that is rather long and will be wrapped by whatever program prints this on paper';
    // on the printed page the cell ends there
    const lines = ending === 'pdf' ? whole.replace(' program prints this on paper', '') : whole;
    expect(rows.map(({ row, status, text }) => [row, status, text])).toEqual([
      ['q1', 'answered', 'There were 120 cases in 2023 ≥ 5 × 10³ اردو متن'],
      ['q4.b', 'no-data', lines],
    ]);
  });
});

describe('a matrix of another request', () => {
  it('of another office: nothing is taken but what answers a question of ours', async () => {
    const other = await writeMatrix({ ...SENT, office: 'sindh-home', reference: 'NMRF/CRC/2026/PAK-Q-6-7/sindh-home' });
    const reading = await readMatrix(await fillMatrix(other, ANSWERS), EXPECTED);
    expect(reading.office).toBe('sindh-home');
    expectReading(reading, { codes: ['other-office'] });
  });

  it('of another list: its answers are kept outside the rows, whatever their references', async () => {
    const rows = SENT.rows.map((row) => ({
      ...row,
      number: `9${row.number}`,
      text: `What of quite another matter, namely ${row.row}?`,
    }));
    const other = await writeMatrix({ ...SENT, reference: 'NMRF/CAT/2026/CAT-C-PAK-Q-3/punjab-home', rows });
    const reading = await readMatrix(await fillMatrix(other, ANSWERS), EXPECTED);
    expect(reading.rows).toEqual([]);
    expect(reading.problems.map(({ code }) => code)).toEqual(['other-reference']);
    const texts = (reading.elsewhere ?? []).map(({ text }) => text);
    for (const { text } of ANSWERS) expect(texts).toContain(text);
  });
});

describe('whatever was done to a matrix', () => {
  it('no answer is lost: each stands in a row, a conflict, a problem or outside the rows', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('swap' as const),
        a: fc.nat(5),
        b: fc.nat(5),
        columns: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 1 }),
      }),
      fc.record({ kind: fc.constant('insert-column' as const), at: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constant('wipe' as const), row: fc.nat(5), column: fc.constantFrom(1, 2, 3, 8) }),
      fc.record({
        kind: fc.constant('rename' as const),
        column: fc.integer({ min: 1, max: 8 }),
        to: fc.constantFrom('X', '', 'Reply', 'Remarks'),
      }),
      fc.record({ kind: fc.constant('insert-row' as const), at: fc.integer({ min: 1, max: 18 }) }),
    );
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const bytes = await ruined((sheet) => {
          const rows = SENT.rows.map(({ row }) => rowOf(sheet, row));
          // numbers of rows and columns as they are after each step
          const columns = [1, 2, 3, 4, 5, 6, 7, 8];
          for (const one of steps) {
            if (one.kind === 'swap')
              for (const column of one.columns.map((at) => columns[at - 1]!)) {
                const [a, b] = [sheet.getCell(rows[one.a]!, column), sheet.getCell(rows[one.b]!, column)];
                [a.value, b.value] = [b.value, a.value];
              }
            else if (one.kind === 'wipe') sheet.getCell(rows[one.row]!, columns[one.column - 1]).value = null;
            else if (one.kind === 'rename') sheet.getCell(rows[0]! - 4, columns[one.column - 1]).value = one.to;
            else if (one.kind === 'insert-column') {
              sheet.spliceColumns(one.at, 0, []);
              for (const [at, column] of columns.entries()) if (column >= one.at) columns[at] = column + 1;
            } else {
              sheet.insertRow(one.at, []);
              for (const [at, row] of rows.entries()) if (row >= one.at) rows[at] = row + 1;
            }
          }
        });
        const reading = await readMatrix(bytes, EXPECTED);
        const all = plain(JSON.stringify(reading));
        for (const { text } of ANSWERS) expect(all).toContain(plain(JSON.stringify(text).slice(1, -1)));
        kept += 1;
      }),
      { numRuns: 60 },
    );
    expect(kept).toBe(60);
  });
});

const plain = (text: string): string => text.replace(/\\n|\s+/gu, ' ');
