import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillMatrix } from '../../../adapters/documents/fill-matrix.ts';
import { officeText } from '../../../adapters/documents/office-file.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { writeZip } from '../../../adapters/documents/zip.ts';
import type { MatrixReading } from '../../../activities/ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { aMatrix, aMatrixRow } from '../../builders/matrix.ts';

const ASKED = ['q1', 'q4.a', 'q4.b', 'q7'];
/** A person's work on the received file: any change to any cell, as another program saves it. */
async function edited(change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(await writeMatrix(aMatrix())) as unknown as ExcelJS.Buffer);
  change(book.worksheets[0]!, book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const codes = (reading: MatrixReading): string[] =>
  reading.problems.map((problem) => `${problem.code} ${problem.cell}`);
const answers = (reading: MatrixReading): unknown[] => reading.rows.map(({ row, status, text }) => [row, status, text]);

async function refusal(bytes: Uint8Array): Promise<DeskError> {
  const error: unknown = await readMatrix(bytes, null).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeskError)) throw new Error(`not refused with a stated error: ${String(error)}`);
  return error;
}

describe('a returned matrix', () => {
  it('gives each answered row with its question, status, text and cell, and says whose matrix it is', async () => {
    const bytes = await fillMatrix(await writeMatrix(aMatrix()), [
      { row: 'q1', status: 'answered', text: 'A committee sits since 2021.' },
      { row: 'q4.b', status: 'no-data', text: 'ریکارڈ محفوظ نہیں' },
    ]);
    expect(await readMatrix(bytes, ASKED)).toEqual({
      reference: 'NMRF/CRC/2026/PAK-Q-6-7/punjab-home',
      office: 'punjab-home',
      rows: [
        { row: 'q1', question: 'q1', status: 'answered', text: 'A committee sits since 2021.', source: 'F8' },
        { row: 'q4.b', question: 'q4', status: 'no-data', text: 'ریکارڈ محفوظ نہیں', source: 'F10' },
      ],
      problems: [],
    });
  });

  it('holds no answer while its cells are empty', async () => {
    expect(await readMatrix(await writeMatrix(aMatrix()), ASKED)).toMatchObject({ rows: [], problems: [] });
  });

  it('gives back every answer as it was written', async () => {
    let written = 0;
    const awkward = fc.constantFrom(
      '=1+1',
      '-5',
      '+92 51 9100000',
      '@cmd',
      "'quoted",
      '٪۵ اضافہ',
      '\u202Eabc\u202C',
      '👩‍⚖️ 🇵🇰',
      'a\n\nb',
      '\tindent',
      '_x000D_ and _x0041_',
      '<b>&amp;</b>',
      '\u0000\u0007',
      '\ud800',
      '\uFFFE',
      '1,5;2',
      '"q"',
      '- ضلع وار تفصیل\n- صوبہ وار',
      'x'.repeat(30_000),
      'اردو '.repeat(6_000),
    );
    const text = fc.oneof(
      awkward,
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 80 }),
    );
    const status = fc.constantFrom('answered', 'no-data', 'not-ours', 'clarification', null);
    const empty = await writeMatrix(aMatrix());
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...ASKED)),
        fc.array(fc.tuple(status, text), { minLength: 4, maxLength: 4 }),
        async (rows, said) => {
          const entries = rows.map((row, i) => ({ row, status: said[i]![0], text: said[i]![1] }));
          const reading = await readMatrix(await fillMatrix(empty, entries), ASKED);
          const kept = entries
            .map((entry) => ({ ...entry, text: officeText(entry.text).trim() }))
            .filter((entry) => entry.text !== '' || (entry.status !== null && entry.status !== 'answered'))
            .sort((a, b) => ASKED.indexOf(a.row) - ASKED.indexOf(b.row));
          expect(answers(reading)).toEqual(kept.map((entry) => [entry.row, entry.status ?? 'answered', entry.text]));
          written += kept.length;
        },
      ),
      { numRuns: 60 },
    );
    expect(written).toBeGreaterThan(60);
  });

  it('reads the same after another program saved it', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell('E8').value = 'Answered';
      sheet.getCell('F8').value = { richText: [{ text: 'Two ' }, { font: { bold: true }, text: 'runs' }] };
      sheet.getCell('F9').value = 42;
      sheet.getCell('F10').style = { ...sheet.getCell('F10').style, numFmt: 'dd/mm/yyyy' };
      sheet.getCell('F10').value = new Date('2026-03-05T00:00:00Z');
      sheet.getCell('F11').value = true;
    });
    const reading = await readMatrix(bytes, ASKED);
    expect(answers(reading)).toEqual([
      ['q1', 'answered', 'Two runs'],
      ['q4.a', 'answered', '42'],
      ['q4.b', 'answered', '2026-03-05'],
      ['q7', 'answered', 'true'],
    ]);
    expect(reading.problems).toEqual([]);
  });

  it('is known by its rows, not by the name, the number or the order of its sheets', async () => {
    const bytes = await edited((sheet, book) => {
      sheet.getCell('F8').value = 'yes, see annex';
      sheet.name = 'جوابات';
      const cover = book.addWorksheet('Cover');
      cover.getCell('A1').value = 'Please find the answers on the other sheet.';
      (cover as unknown as { orderNo: number }).orderNo = -1;
    });
    const reading = await readMatrix(bytes, ASKED);
    expect(answers(reading)).toEqual([['q1', 'answered', 'yes, see annex']]);
    expect(reading.problems).toEqual([]);
  });

  it.each([
    ['ANSWERED', 'answered'],
    ['  answered. ', 'answered'],
    ['No data', 'no-data'],
    ['NO DATA (SAY WHY)', 'no-data'],
    ['n/a', 'no-data'],
    ['ڈیٹا دستیاب نہیں', 'no-data'],
    ['معلومات نہيں', 'no-data'],
    ['Not ours', 'not-ours'],
    ['ہم سے متعلق نہیں ہے', 'not-ours'],
    ['Need clarification', 'clarification'],
    ['وضاحت درکار ہے', 'clarification'],
    ['جواب دیا گیا ہے', 'answered'],
  ])('takes the status “%s” for %s', async (written, status) => {
    const bytes = await edited((sheet) => {
      sheet.getCell('E8').value = written;
      sheet.getCell('F8').value = 'Text.';
    });
    expect(answers(await readMatrix(bytes, ASKED))).toEqual([['q1', status, 'Text.']]);
  });
});

describe('what is wrong in a returned matrix is said by cell, and costs no good row', () => {
  const GOOD = ['q7', 'answered', 'good'];
  const cases: [string, (sheet: ExcelJS.Worksheet) => void, string[], unknown[]][] = [
    [
      'a status nobody knows, with an answer: the answer counts',
      (s) => {
        s.getCell('E8').value = 'Partly';
        s.getCell('F8').value = 'half';
      },
      ['unknown-status E8'],
      [['q1', 'answered', 'half'], GOOD],
    ],
    [
      'a status nobody knows, without an answer: the row is open',
      (s) => {
        s.getCell('E8').value = 'Soon';
      },
      ['unknown-status E8'],
      [GOOD],
    ],
    [
      'answered, with nothing written: the row is open',
      (s) => {
        s.getCell('E8').value = 'Answered';
      },
      ['answered-but-empty F8'],
      [GOOD],
    ],
    [
      'no data, without a reason',
      (s) => {
        s.getCell('E8').value = 'No data (say why)';
      },
      ['reason-missing F8'],
      [['q1', 'no-data', ''], GOOD],
    ],
    [
      'an answer at the end of what a cell holds',
      (s) => {
        s.getCell('F8').value = 'y'.repeat(32_767);
      },
      ['answer-too-long F8'],
      [['q1', 'answered', 'y'.repeat(32_767)], GOOD],
    ],
    [
      'a formula: what it showed is taken',
      (s) => {
        s.getCell('F8').value = { formula: 'SUM(1,2)', result: 3 };
      },
      ['formula F8'],
      [['q1', 'answered', '3'], GOOD],
    ],
    [
      'a changed reference: its second copy knows it',
      (s) => {
        s.getCell('A8').value = 'q99';
        s.getCell('F8').value = 'a';
      },
      ['changed-id A8'],
      [['q1', 'answered', 'a'], GOOD],
    ],
    [
      'a reference changed to another row that was asked: its second copy decides',
      (s) => {
        s.getCell('A8').value = 'q4.b';
        s.getCell('F8').value = 'a';
      },
      ['changed-id A8'],
      [['q1', 'answered', 'a'], GOOD],
    ],
    [
      'a reference wiped out: its second copy knows it',
      (s) => {
        s.getCell('A8').value = null;
        s.getCell('F8').value = 'a';
      },
      ['changed-id A8'],
      [['q1', 'answered', 'a'], GOOD],
    ],
    [
      'a second copy changed to another row that was asked: nothing is guessed',
      (s) => {
        s.getCell('H8').value = 'q4.a 000000';
        s.getCell('F8').value = 'a';
      },
      ['changed-id A8', 'missing-row null'],
      [GOOD],
    ],
    [
      'a second copy changed to no row of ours: the reference stands',
      (s) => {
        s.getCell('H8').value = 'q88 000000';
        s.getCell('F8').value = 'a';
      },
      ['changed-id A8'],
      [['q1', 'answered', 'a'], GOOD],
    ],
    [
      'a row copied over another',
      (s) => {
        copyRow(s, 8, 9);
        s.getCell('F8').value = 'first';
        s.getCell('F9').value = 'second';
      },
      ['duplicate-row A9', 'missing-row null'],
      [['q1', 'answered', 'first'], GOOD],
    ],
    [
      'a row that was never asked',
      (s) => {
        s.getCell('A10').value = 'q50';
        s.getCell('H10').value = null;
        s.getCell('F10').value = 'x';
      },
      ['foreign-row A10', 'missing-row null'],
      [GOOD],
    ],
    [
      'an answer in a row without a reference',
      (s) => {
        s.getCell('A10').value = null;
        s.getCell('H10').value = null;
        s.getCell('F10').value = 'x';
      },
      ['foreign-row A10', 'missing-row null'],
      [GOOD],
    ],
    [
      'a row deleted',
      (s) => {
        s.spliceRows(10, 1);
      },
      ['missing-row null'],
      [GOOD],
    ],
    [
      'the note in the last row changed',
      (s) => {
        s.getCell('H12').value = s.getCell('H12').text.replace('"q7"', '"q8"');
      },
      ['changed-id null'],
      [GOOD],
    ],
  ];
  it.each(cases)('%s', async (_what, change, expectedProblems, expectedRows) => {
    const bytes = await edited((sheet) => {
      sheet.getCell('F11').value = 'good';
      change(sheet);
    });
    const reading = await readMatrix(bytes, ASKED);
    expect(codes(reading)).toEqual(expectedProblems);
    expect(answers(reading)).toEqual(expectedRows);
    for (const problem of reading.problems) expect(problem.message.length).toBeGreaterThan(20);
  });

  it('a matrix of another office: its rows are not taken for this one’s, and the reading says whose it is', async () => {
    const other = await writeMatrix(
      aMatrix({ office: 'sindh-home', reference: 'X/sindh-home', rows: [aMatrixRow('q1'), aMatrixRow('q2')] }),
    );
    const bytes = await fillMatrix(other, [{ row: 'q2', status: null, text: 'for Sindh' }]);
    const reading = await readMatrix(bytes, ASKED);
    expect(reading.office).toBe('sindh-home');
    expect(reading.rows).toEqual([]);
    expect(codes(reading)).toEqual(['foreign-row A9']);
  });

  it('a matrix sent again with the open rows only is not said to miss the others', async () => {
    const again = await writeMatrix(aMatrix({ rows: [aMatrixRow('q4.b')] }));
    const reading = await readMatrix(await fillMatrix(again, [{ row: 'q4.b', status: null, text: 'now' }]), ASKED);
    expect([answers(reading), codes(reading)]).toEqual([[['q4.b', 'answered', 'now']], []]);
  });

  it('without the rows that were asked, the matrix itself says which were sent', async () => {
    const reading = await readMatrix(await edited((sheet) => sheet.spliceRows(10, 1)), null);
    expect(reading.problems.map((problem) => problem.message)).toEqual(['Row q4.b was sent and is not in the file.']);
  });
});

describe('a matrix returned as CSV', () => {
  const rows = (delimiter: string): string =>
    [
      ['Reference: NMRF/CRC/2026/PAK-Q-6-7/punjab-home', '', '', '', '', '', '', ''],
      ['Ref.', 'No.', 'Section', 'Question', 'A full answer holds', 'Status / کیفیت', 'Answer / جواب', 'Check'],
      ['q1', '1', '', 'Q', '', 'Answered', '"one, two; three\nand ""four"""', ''],
      ['q4.a', '4', '', 'Q', '', '', "'=1+1", ''],
      ['q4.b', '4', '', 'Q', '', '', '-5', ''],
      ['q7', '7', '', 'Q', '', 'No data', 'نہیں', ''],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');

  it.each([
    ['comma, UTF-8', Buffer.from(rows(','), 'utf8')],
    ['semicolon, UTF-8 with mark', Buffer.from(`\uFEFF${rows(';')}`, 'utf8')],
    ['tab, UTF-16 as Excel’s “Unicode text”', Buffer.from(`\uFEFF${rows('\t')}`, 'utf16le')],
  ])('reads the same answers: %s', async (_how, bytes) => {
    const reading = await readMatrix(bytes, ASKED);
    expect(reading.reference).toBe('NMRF/CRC/2026/PAK-Q-6-7/punjab-home');
    expect(reading.problems).toEqual([]);
    expect(answers(reading)).toEqual([
      ['q1', 'answered', 'one, two; three\nand "four"'],
      ['q4.a', 'answered', '=1+1'],
      ['q4.b', 'answered', '-5'],
      ['q7', 'no-data', 'نہیں'],
    ]);
    expect(reading.rows[0]!.source).toBe('G3');
  });
});

describe('a matrix returned as the plain CSV of Excel', () => {
  it('keeps its English, and says that its Urdu is lost', async () => {
    const text =
      'Ref.,Status / ?????,Answer / ????\r\nq1,Answered,The Act’s “section 5” – on notice to the parents – is in force in all districts'.replaceAll(
        '’',
        '\x92',
      );
    const old = Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replaceAll('–', '\x96'), 'latin1');
    const reading = await readMatrix(old, null);
    expect(answers(reading)).toEqual([
      ['q1', 'answered', 'The Act’s “section 5” – on notice to the parents – is in force in all districts'],
    ]);
    expect(codes(reading)).toEqual(['letters-lost C1']);
  });
});

describe('a file that is no matrix is refused with the reason', () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ['empty', Buffer.alloc(0), 'matrix-unreadable', /empty/],
    ['a text', Buffer.from('Dear Sir, please find attached.'), 'matrix-unreadable', /no response matrix/],
    [
      'random bytes',
      Buffer.from([1, 0, 2, 250, 0, 9, 255, 254]),
      'matrix-unreadable',
      /neither a spreadsheet nor a text/,
    ],
    ['bytes with zeros', Buffer.from('a,b\0c'), 'matrix-unreadable', /neither a spreadsheet nor a text/],
    [
      'the beginning of an old .xls',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'matrix-unreadable',
      /could not be opened/,
    ],
    [
      'a broken Word document',
      writeZip([['word/document.xml', Buffer.from('<w/>')]]),
      'matrix-unreadable',
      /not read as a document/,
    ],
    ['an OpenDocument file', writeZip([['content.xml', Buffer.from('<o/>')]]), 'matrix-unreadable', /OpenDocument/],
    ['an archive', writeZip([['a.txt', Buffer.from('a')]]), 'matrix-unreadable', /an archive/],
    [
      'a broken workbook',
      writeZip([['xl/workbook.xml', Buffer.from('<workbook')]]),
      'matrix-unreadable',
      /could not be opened|no response matrix/,
    ],
    ['half a file', Buffer.from('504b030414000000', 'hex'), 'matrix-unreadable', /cut off/],
    [
      'an archive that unpacks to 60 MB',
      writeZip([['xl/workbook.xml', Buffer.alloc(60 * 2 ** 20, 32)]]),
      'matrix-too-large',
      /unpacks to more than 48 MB/,
    ],
    [
      'a workbook of two million empty strings',
      writeZip([['xl/workbook.xml', Buffer.from('<si></si>'.repeat(1_000_000))]]),
      'matrix-too-large',
      /2000000 elements; 1000000 are read/,
    ],
    ['9 MB of text', Buffer.alloc(9 * 2 ** 20, 65), 'matrix-too-large', /9 MB; 8 MB/],
    ['26 MB', Buffer.alloc(26 * 2 ** 20, 65), 'matrix-too-large', /26 MB; 25 MB/],
  ])('%s', async (_what, bytes, code, message) => {
    const error = await refusal(bytes);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBeNull();
  });

  it('any cut or changed byte of a real file is a stated error or a reading, never a crash', async () => {
    const file = await fillMatrix(await writeMatrix(aMatrix()), [{ row: 'q1', status: 'answered', text: 'kept' }]);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = cut ? file.slice(0, at) : Uint8Array.from(file, (b, i) => (i === at ? byte : b));
        try {
          const reading = await readMatrix(bytes, ASKED);
          expect(answers(reading)).toEqual([['q1', 'answered', 'kept']]);
        } catch (error) {
          if (!(error instanceof DeskError)) throw error;
          refused += 1;
        }
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it.each([
    ['line ends', '\n'],
    ['commas', ','],
    ['quotes', '"'],
    ['doubled quotes and commas', '"",'],
    ['rows', 'a,b,c\n'],
  ])('8 MB of nothing but %s are refused within seconds', async (_what, unit) => {
    const bytes = Buffer.alloc(8 * 2 ** 20, unit);
    const started = performance.now();
    expect((await refusal(bytes)).message).toMatch(/no response matrix/);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('a cell at the far corner of the sheet costs neither time nor memory', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell('F8').value = 'kept';
      sheet.getCell('XFD1048576').value = 'far';
    });
    expect(answers(await readMatrix(bytes, ASKED))).toEqual([['q1', 'answered', 'kept']]);
  });
});

function copyRow(sheet: ExcelJS.Worksheet, from: number, to: number): void {
  for (const column of ['A', 'B', 'C', 'D', 'H'])
    sheet.getCell(`${column}${to}`).value = sheet.getCell(`${column}${from}`).value;
}
