import { describe, expect, it } from 'vitest';
import type { GapListDocument } from '../../../activities/draft-ports.ts';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { writeGapList } from '../../../adapters/documents/write-gap-list.ts';
import type { GapItem } from '../../../domain/matrix/consolidation.ts';

const gap = (change: Partial<GapItem>): GapItem => ({
  question: 'q4',
  number: '4',
  row: 'q4.b',
  kind: 'open',
  office: 'moi',
  officeName: 'Ministry of Interior',
  since: '2026-12-08',
  says: 'No answer has come.',
  ...change,
});
const list = (change: Partial<GapListDocument> = {}): GapListDocument => ({
  title: 'CCPR/C/PAK/Q/2',
  number: 'NMRF/CCPR/2026/CCPR-C-PAK-Q-2/gaps',
  frozenOn: '2027-01-20',
  asOf: '2027-01-21',
  questions: 23,
  items: [gap({})],
  mark: null,
  ...change,
});
const textOf = async (of: GapListDocument): Promise<string> =>
  (await readDocument(await writeGapList(of), 'gaps.docx')).text;

describe('the list of gaps as a document', () => {
  it('names paragraph, office and day, and gathers what each office owes', async () => {
    const text = await textOf(list({ items: [gap({}), gap({ question: 'q9', number: '9', row: 'q9' })] }));
    expect(text).toContain('4 (b)');
    expect(text).toMatch(/8 Dec\w* 2026/u);
    expect(text).toContain('Something is missing for 2 of the 23 questions.');
    expect(text).toMatch(/Ministry of Interior\s+2\s+4 \(b\), 9/u);
  });

  it('keeps an office’s reason in its own words and script', async () => {
    const reason = 'ضلعی سطح پر اعداد و شمار نہیں رکھے جاتے۔';
    expect(
      await textOf(list({ items: [gap({ kind: 'no-data', says: `The office holds no data. Its words: ${reason}` })] })),
    ).toContain(reason);
  });

  it('cuts a very long reason at a word', async () => {
    const text = await textOf(list({ items: [gap({ says: 'word '.repeat(400) })] }));
    expect(text).toContain('word…');
    expect(text.length).toBeLessThan(2_000);
  });

  it('says so where nothing is missing', async () => {
    expect(await textOf(list({ items: [] }))).toContain('Nothing is missing: each of the 23 questions is answered.');
  });

  it('is marked where the cycle is a rehearsal, and says as of which day it stands', async () => {
    const text = await textOf(list({ frozenOn: null, mark: 'REHEARSAL' }));
    expect(text).toContain('As the answers stand on 21 January 2027.');
    expect([...(await writeGapList(list()))]).toEqual([...(await writeGapList(list()))]);
  });
});
