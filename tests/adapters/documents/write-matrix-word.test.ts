import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { fillMatrix } from '../../../adapters/documents/fill-matrix.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrixWord } from '../../../adapters/documents/write-matrix-word.ts';
import { readZip } from '../../../adapters/documents/zip.ts';
import { aMatrix, aMatrixRow, anEarlierAnswer } from '../../builders/matrix.ts';

const part = (bytes: Uint8Array, name: string): string => Buffer.from(readZip(bytes).get(name)!).toString('utf8');
const documentOf = (bytes: Uint8Array): string => part(bytes, 'word/document.xml');

/** What each content control is: its tag, whether it is an invitation, and its choices. */
function controls(xml: string): readonly { tag: string; empty: boolean; choices: number }[] {
  return [...xml.matchAll(/<w:sdtPr><w:alias [^>]*><w:tag w:val="([^"]*)"\/>(.*?)<\/w:sdtPr>/gs)].map(
    ([, tag = '', rest = '']) => ({
      tag,
      empty: rest.includes('<w:showingPlcHdr/>'),
      choices: rest.match(/<w:listItem /g)?.length ?? 0,
    }),
  );
}

/** The rows of the table of questions, each as the text of its cells. */
function rowsOf(xml: string): readonly (readonly string[])[] {
  const table = xml.slice(xml.lastIndexOf('<w:tbl>'));
  return [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
      [...cell.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)]
        .map(([line]) =>
          [...line.matchAll(/<w:t[ >][^<]*<\/w:t>/g)].map(([run]) => run.replace(/<[^>]*>/g, '')).join(''),
        )
        .join('\n'),
    ),
  );
}

describe('a response matrix as a Word document', () => {
  it('is one table below the head and the instructions: headings, sections, rows, the end', async () => {
    const rows = rowsOf(documentOf(await writeMatrixWord(aMatrix())));
    expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['Ref.', 'No.', 'Question / سوال'],
      ['', '', 'General measures of implementation'],
      ...['q1', 'q4.a', 'q4.b', 'q7'].map((row) => [
        row,
        aMatrixRow(row).number,
        `Please state what was done about matter ${row}.\nA full answer holds:\n• What was done, by which office, since when.`,
      ]),
      ['End of the matrix: 4 rows.', expect.stringContaining('NMRF/CRC/2026/PAK-Q-6-7/punjab-home')],
    ]);
  });

  it('repeats its headings, tears no row apart, and lies on its side', async () => {
    const xml = documentOf(await writeMatrixWord(aMatrix()));
    const table = xml.slice(xml.lastIndexOf('<w:tbl>'));
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(table.match(/<w:tr>/g)!.length);
    expect(xml).toMatch(/<w:pgSz w:w="168\d\d" w:h="119\d\d" w:orient="landscape"\/>/);
  });

  it('lets people write into Status, Answer and Reason and nowhere else in the table', async () => {
    const xml = documentOf(await writeMatrixWord(aMatrix()));
    expect(xml).toContain('<w:lock w:val="contentLocked"/><w:group/></w:sdtPr><w:sdtContent><w:tbl>');
    const found = controls(xml);
    expect(found.map(({ tag }) => tag)).toEqual(
      ['q1', 'q4.a', 'q4.b', 'q7'].flatMap((row) => ['status', 'answer', 'reason'].map((column) => `${row} ${column}`)),
    );
    expect(found.every(({ empty }) => empty)).toBe(true);
    expect(found.filter(({ tag }) => tag.endsWith('status')).map(({ choices }) => choices)).toEqual([4, 4, 4, 4]);
    const ids = [...xml.matchAll(/<w:id w:val="(\d+)"\/>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows a last answer in a column of its own, to be confirmed by one more choice', async () => {
    const rows = [aMatrixRow('q1', { earlier: anEarlierAnswer() }), aMatrixRow('q2')];
    const xml = documentOf(await writeMatrixWord(aMatrix({ rows, on: '2026-11-24' })));
    const [head, , first] = rowsOf(xml);
    expect(head?.[3]).toBe('Last answer / پچھلا جواب');
    expect(first?.[3]).toContain('2 years and 8 months ago');
    expect(first?.[3]?.endsWith(anEarlierAnswer().text)).toBe(true);
    expect(
      controls(xml)
        .filter(({ tag }) => tag.endsWith('status'))
        .map(({ choices }) => choices),
    ).toEqual([5, 4]);
  });

  it('runs from right to left for an office that writes Urdu', async () => {
    const xml = documentOf(await writeMatrixWord(aMatrix({ language: 'ur' })));
    expect(xml.match(/<w:bidiVisual\/>/g)).toHaveLength(2);
    expect(rowsOf(xml)[0]?.slice(0, 3)).toEqual(['حوالہ', 'شمار', 'سوال']);
    expect(documentOf(await writeMatrixWord(aMatrix()))).not.toContain('bidiVisual');
  });

  it('is marked on its face and on every page in a rehearsal', async () => {
    const bytes = await writeMatrixWord(aMatrix({ mark: 'REHEARSAL' }));
    expect(documentOf(bytes)).toContain('REHEARSAL');
    expect(part(bytes, 'word/footer1.xml')).toContain('REHEARSAL');
  });

  it('is the same bytes for the same matrix', async () => {
    const once = await writeMatrixWord(aMatrix());
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(once).equals(Buffer.from(await writeMatrixWord(aMatrix())))).toBe(true);
  });

  it('holds an answer that is to be made shorter where the shorter one is written', async () => {
    const bytes = await writeMatrixWord(aMatrix({ rows: [aMatrixRow('q1', { given: 'One line\nand another' })] }));
    expect(controls(documentOf(bytes)).map(({ empty }) => empty)).toEqual([true, false, true]);
    expect((await readMatrix(bytes, ['q1'])).rows).toMatchObject([{ row: 'q1', text: 'One line\nand another' }]);
  });

  it('holds no answer while nobody has written in it, and says nothing is wrong', async () => {
    expect(await readMatrix(await writeMatrixWord(aMatrix()), null)).toMatchObject({ rows: [], problems: [] });
  });

  it('refuses to be filled in where it has no such row', async () => {
    const bytes = await writeMatrixWord(aMatrix());
    await expect(fillMatrix(bytes, [{ row: 'q99', status: 'answered', text: 'x' }])).rejects.toMatchObject({
      code: 'row-unknown',
    });
  });
});
