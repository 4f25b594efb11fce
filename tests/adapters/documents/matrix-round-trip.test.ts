import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillMatrix, type MatrixEntry } from '../../../adapters/documents/fill-matrix.ts';
import { officeText } from '../../../adapters/documents/office-file.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { writeMatrixWord } from '../../../adapters/documents/write-matrix-word.ts';
import { readZip } from '../../../adapters/documents/zip.ts';
import { aMatrix, aMatrixRow, anEarlierAnswer } from '../../builders/matrix.ts';

const WRITERS = [
  ['a spreadsheet', writeMatrix],
  ['a Word document', writeMatrixWord],
] as const;

const AWKWARD = [
  '=1+1',
  '-5',
  '+92 51 9100000',
  '@cmd',
  "'quoted",
  'a\ttab and\n\nan empty line',
  '٪۵ اضافہ',
  '\u202Eturned\u202C and \u200Fmarked',
  '∀x ∈ ℝ: x² ≥ 0; 𝒙 = 𝟙',
  '👩‍⚖️ 🇵🇰',
  '<b>&amp;</b> "q"',
  '_x000D_ and _x0041_',
  '- ضلع وار تفصیل\n- صوبہ وار',
  'اردو '.repeat(6_000),
];

describe.each(WRITERS)('a matrix as %s', (_what, write) => {
  it('gives back every character that an office wrote', async () => {
    const empty = await write(aMatrix());
    let kept = 0;
    const text = fc.oneof(
      fc.constantFrom(...AWKWARD),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (one, other) => {
        const filled = await fillMatrix(empty, [
          { row: 'q1', status: 'answered', text: `A ${one} Z` },
          { row: 'q7', status: 'answered', text: `A ${other} Z` },
        ]);
        const { rows } = await readMatrix(filled, null);
        expect(rows.map((row) => row.text)).toEqual([officeText(`A ${one} Z`), officeText(`A ${other} Z`)]);
        kept += rows.length;
      }),
      { numRuns: 20 },
    );
    expect(kept).toBe(40);
  });

  it('gives back every status in both languages, with why and whose', async () => {
    const rows = ['q1', 'q2', 'q3', 'q4', 'q5'].map((row) => aMatrixRow(row, { earlier: anEarlierAnswer() }));
    const entries: readonly MatrixEntry[] = [
      { row: 'q1', status: 'answered', text: 'Yes.' },
      { row: 'q2', status: 'no-data', text: '', reason: 'Not kept.' },
      { row: 'q3', status: 'not-ours', text: '', reason: 'Home Department, Sindh' },
      { row: 'q4', status: 'clarification', text: '', reason: 'Which years?' },
      { row: 'q5', status: 'as-before', text: '' },
    ];
    for (const language of ['en', 'ur'] as const) {
      const reading = await readMatrix(await fillMatrix(await write(aMatrix({ rows, language })), entries), null);
      expect(reading.problems).toEqual([]);
      expect(reading.rows.map(({ row, status, text }) => [row, status, text])).toEqual([
        ['q1', 'answered', 'Yes.'],
        ['q2', 'no-data', 'Not kept.'],
        ['q3', 'not-ours', 'Home Department, Sindh'],
        ['q4', 'clarification', 'Which years?'],
        ['q5', 'answered', anEarlierAnswer().text],
      ]);
    }
  });

  it('is changed by filling in where it is filled in, and nowhere else', async () => {
    const empty = readZip(await write(aMatrix()));
    const filled = readZip(await fillMatrix(await write(aMatrix()), [{ row: 'q1', status: 'answered', text: 'x' }]));
    const changed = [...empty.keys()].filter(
      (path) => !Buffer.from(empty.get(path)!).equals(Buffer.from(filled.get(path) ?? [])),
    );
    expect(changed).toHaveLength(1);
    const heights = (parts: typeof empty): unknown =>
      Buffer.from(parts.get(changed[0]!)!)
        .toString('utf8')
        .match(/<row [^>]*>|<w:tr>|<w:trPr>.*?<\/w:trPr>/g);
    expect(heights(filled)).toEqual(heights(empty));
  });
});
