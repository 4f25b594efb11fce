import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FiguresAsked, InstrumentReading, Question } from '../../../domain/loi/instrument.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';

/** What a specimen holds, by hand; what is left out is not asked about. */
interface Expected {
  readonly sections?: readonly string[];
  readonly sections_count?: number;
  readonly questions?: readonly ExpectedQuestion[];
  readonly figures?: Readonly<Record<string, readonly [readonly string[], readonly number[] | null]>>;
  readonly texts?: Readonly<Record<string, string>>;
  readonly recommendations?: readonly string[];
  readonly positions?: readonly (string | null)[];
  readonly by?: readonly (readonly string[])[];
  readonly doubts?: readonly string[];
}
interface ExpectedQuestion {
  readonly number: string | null;
  readonly parts: readonly (string | null)[];
  readonly articles: readonly string[];
  readonly paragraphRefs?: readonly string[];
  readonly asksFor?: readonly string[];
}

const folder = new URL('./specimens/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -4));
const text = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
const expected = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected & Record<string, unknown>;

test('there are specimens of every form', () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});

describe.each(names)('%s', (name) => {
  const reading = readInstrument(text(name));
  const truth = expected(name);
  const { sections, sections_count, questions, figures, texts, recommendations, positions, by, doubts, ...head } =
    truth;

  test('its head is read', () => {
    const read = reading as unknown as Record<string, unknown>;
    expect(Object.fromEntries(Object.keys(head).map((field) => [field, read[field]]))).toEqual(head);
  });

  test('its headings and questions are read, each with its parts, articles and references', () => {
    if (sections !== undefined) expect(outline(reading)).toEqual(sections);
    if (sections_count !== undefined) expect(reading.sections).toHaveLength(sections_count);
    expect(reading.questions.map((question, n) => summary(question, questions?.[n]))).toEqual(questions ?? []);
    for (const [id, words] of Object.entries(texts ?? {})) expect(one(reading, id)?.text).toContain(words);
  });

  test('the figures it wants, what it recommends and what was doubtful are read', () => {
    for (const [id, [disaggregatedBy, years]] of Object.entries(figures ?? {})) {
      expect({ id, ...one(reading, id)?.figures }).toMatchObject({ id, disaggregatedBy, years });
    }
    expect(reading.recommendations.map((each) => each.number)).toEqual(recommendations ?? []);
    if (positions !== undefined) expect(reading.recommendations.map((each) => each.position)).toEqual(positions);
    if (by !== undefined) expect(reading.recommendations.map((each) => each.recommendedBy)).toEqual(by);
    if (doubts !== undefined)
      expect([...new Set(reading.doubts.map(({ code }) => code))].sort()).toEqual([...doubts].sort());
  });

  test('every item stands at the place that is given for it', () => {
    const raw = text(name);
    for (const { wording, from, to } of Object.values(reading.sources)) expect(raw.slice(from, to)).toBe(wording);
    for (const { id, text: words } of items(reading)) {
      expect(letters(reading.sources[id]?.wording ?? '')).toSatisfy((place: string) => holds(place, letters(words)));
    }
  });
});

function outline({ sections }: InstrumentReading): readonly string[] {
  return sections.map(({ level, heading }) => `${level} ${heading}`);
}

function summary(question: Question, asked: ExpectedQuestion | undefined): ExpectedQuestion {
  const { number, parts, articles, paragraphRefs, asksFor } = question;
  return {
    number,
    parts: parts.map((part) => part.label),
    articles,
    ...(asked?.paragraphRefs === undefined ? {} : { paragraphRefs }),
    ...(asked?.asksFor === undefined
      ? {}
      : { asksFor: asked.asksFor.filter((each) => asksFor.includes(each as never)) }),
  };
}

function one(reading: InstrumentReading, id: string): { text: string; figures?: FiguresAsked } | undefined {
  return reading.questions.flatMap((question) => [question, ...question.parts]).find((each) => each.id === id);
}

function items(reading: InstrumentReading): readonly { readonly id: string; readonly text: string }[] {
  return [
    ...reading.sections.map(({ id, heading }) => ({ id: `sections.${id}`, text: heading })),
    ...reading.questions.map(({ id, text: words }) => ({ id: `questions.${id}`, text: words })),
    ...reading.questions.flatMap(({ parts }) =>
      parts.map(({ id, text: words }) => ({ id: `questions.${id}`, text: words })),
    ),
    ...reading.recommendations.flatMap(({ id, text: words }) =>
      words === null ? [] : [{ id: `recommendations.${id}`, text: words }],
    ),
  ];
}

/** The letters and digits of a text; what a place holds between them (page feet, numbers) does not matter. */
function letters(words: string): string {
  return words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Whether the letters stand in the place in their order. */
function holds(place: string, words: string): boolean {
  let at = 0;
  for (const letter of words) {
    at = place.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
