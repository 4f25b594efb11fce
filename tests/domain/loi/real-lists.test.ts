import { describe, expect, test } from 'vitest';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import { corpus } from '../../corpus.ts';

interface Truth {
  readonly file: string;
  readonly symbol: string | null;
  readonly state: string;
  readonly date: string;
  readonly question_items?: number;
  readonly question_lines?: number;
  readonly section_headings?: readonly string[];
  readonly sub_headings?: readonly string[];
  readonly items_by_chapter?: Readonly<Record<string, number>>;
  readonly question_lines_by_state?: Readonly<Record<string, number>>;
  readonly recommendations_total?: number;
  readonly supported?: number;
  readonly noted?: number;
}

const judge = corpus('loi/ground-truth.json');
const documents = judge === null ? [] : (JSON.parse(judge) as { documents: readonly Truth[] }).documents;
console.info(`real lists: ${documents.length} documents judged${documents.length === 0 ? ' (no corpus found)' : ''}`);

describe.each(documents)('$file', (truth) => {
  const text = corpus(`loi/${truth.file}`) ?? '';
  const reading = readInstrument(text);

  test('symbol, State and date are those of the document, and what it does not state is null', () => {
    expect(text).not.toBe('');
    expect(reading).toMatchObject({ symbol: truth.symbol, state: truth.state, publishedOn: truth.date });
    expect(reading).toMatchObject({ deadline: null, wordLimit: null, pageLimit: null });
  });

  test('it has as many questions and recommendations as were counted by hand', () => {
    expect(reading.questions).toHaveLength(truth.question_items ?? truth.question_lines ?? 0);
    expect(reading.recommendations).toHaveLength(truth.recommendations_total ?? 0);
    expect(reading.recommendations.filter((one) => one.position === 'supported')).toHaveLength(truth.supported ?? 0);
    expect(reading.recommendations.filter((one) => one.position === 'noted')).toHaveLength(truth.noted ?? 0);
    expect(new Set(reading.recommendations.map((one) => one.number)).size).toBe(truth.recommendations_total ?? 0);
  });

  test('each question stands under its own heading', () => {
    const chapters = reading.sections.filter((section) => section.level === 1);
    const headings = truth.section_headings ?? Object.keys(truth.question_lines_by_state ?? {});
    if (headings.length > 0) expect(chapters.map((section) => section.heading)).toEqual(headings);
    const counted = chapters.map(({ id }) => {
      const inside = new Set([id, ...reading.sections.filter((one) => one.parent === id).map((one) => one.id)]);
      return reading.questions.filter((question) => inside.has(question.section ?? '')).length;
    });
    const expected = Object.values(truth.items_by_chapter ?? truth.question_lines_by_state ?? {});
    if (expected.length > 0) expect(counted).toEqual(expected);
    const sub = reading.sections.filter((section) => section.level === 2).map((section) => section.heading);
    if (truth.sub_headings !== undefined) expect(sub).toEqual(truth.sub_headings);
  });
});

test.runIf(documents.length > 0)('“Para. 7 and 4” are paragraphs of the report and no articles of the treaty', () => {
  const [first] = readInstrument(corpus('loi/crc-twn-loi-2022.full.txt') ?? '').questions;
  expect(first).toMatchObject({ number: null, articles: [], paragraphRefs: ['7', '4'] });
});
