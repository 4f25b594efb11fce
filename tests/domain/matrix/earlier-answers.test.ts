import { describe, expect, test } from 'vitest';
import { answerMemory, CLOSE, earlierAnswers, type AskedNow } from '../../../domain/matrix/earlier-answers.ts';
import type { RememberedAnswer } from '../../../domain/matrix/remembered-answer.ts';
import { remember } from '../../../domain/matrix/remembered-answer.ts';
import { aQuestion } from '../../builders/cycle.ts';
import { growth, LINEAR } from '../../growth.ts';
import { PAIRS } from '../questions/likeness-pairs.ts';

const QUESTION = 'Please provide figures on overcrowding in prisons and on prisoners awaiting trial.';
const TODAY = '2026-12-15';

function anAnswer(change: Partial<RememberedAnswer> = {}): RememberedAnswer {
  return {
    cycleId: 'cycle/cat/cat-c-pak-q-2',
    mechanism: 'cat',
    symbol: 'CAT/C/PAK/Q/2',
    row: 'q4',
    question: QUESTION,
    articles: [],
    office: 'moi',
    on: '2026-06-01',
    text: 'In 2025 there were 102,026 prisoners.',
    figures: [{ value: 102_026, unit: 'prisoners', year: 2025, period: null, about: 'prisoners' }],
    laws: [],
    ...change,
  };
}
const asked: AskedNow = { text: QUESTION, cycleId: 'cycle/ccpr/ccpr-c-pak-q-3', office: 'moi' };
const found = (memory: readonly RememberedAnswer[], question: AskedNow = asked, options = {}) =>
  earlierAnswers(question, answerMemory(memory), TODAY, options);
const staleOf = (change: Partial<RememberedAnswer>, question: AskedNow = asked, options = {}) =>
  found([anAnswer(change)], question, options)[0]?.stale;

describe('what was answered before', () => {
  test('comes with what was asked, by whom and when, and whether it is the same question', () => {
    expect(found([anAnswer()])).toEqual([
      {
        cycleId: 'cycle/cat/cat-c-pak-q-2',
        mechanism: 'cat',
        symbol: 'CAT/C/PAK/Q/2',
        row: 'q4',
        question: QUESTION,
        office: 'moi',
        on: '2026-06-01',
        text: 'In 2025 there were 102,026 prisoners.',
        likeness: 1,
        same: true,
        stale: null,
      },
    ]);
  });

  test('is none of the cycle that asks, and none to another matter', () => {
    expect(found([anAnswer({ cycleId: asked.cycleId! })])).toEqual([]);
    expect(found([anAnswer({ question: 'Please report on the immunization of children.' })])).toEqual([]);
  });

  test('comes best first: the same question, the office’s own, the more alike, the newer', () => {
    const like = 'Please provide the number of prisoners awaiting trial and describe overcrowding in prisons.';
    const memory = [
      anAnswer({ row: 'like-other', question: like, office: 'punjab-home' }),
      anAnswer({ row: 'like-own', question: like }),
      anAnswer({ row: 'same-old', on: '2024-01-01' }),
      anAnswer({ row: 'same-new' }),
      anAnswer({ row: 'same-other', office: 'punjab-home' }),
    ];
    expect(found(memory).map(({ row }) => row)).toEqual([
      'same-new',
      'same-old',
      'same-other',
      'like-own',
      'like-other',
    ]);
    expect(found([...memory].reverse()).map(({ row }) => row)).toEqual(found(memory).map(({ row }) => row));
    expect(found(memory, asked, { least: 0.99 }).map(({ same }) => same)).toEqual([true, true, true]);
  });
});

describe('an earlier answer is no longer fresh', () => {
  const figures = { disaggregatedBy: [], years: [2021, 2026] } as const;
  test.each([
    ['a year and a day old', { on: '2025-12-14' }, asked, {}, 'it is of 2025-12-14, older than 12 months'],
    [
      'figures end before the years asked for',
      {},
      { ...asked, figures },
      {},
      'its latest figures are of 2025, 2026 is asked for',
    ],
    [
      'figures are asked for without years, and its own are of three years ago',
      { figures: [{ value: 1, unit: null, year: 2023, period: null, about: '' }] },
      { ...asked, figures: { disaggregatedBy: [], years: null } },
      {},
      'its latest figures are of 2023',
    ],
    [
      'its office is gone',
      {},
      asked,
      { offices: new Set(['mofa']) },
      'the office moi is not among the offices any more',
    ],
  ] as const)('when %s', (_why, change, question, options, says) => {
    expect(staleOf(change, question, options)).toBe(says);
  });

  test.each([
    ['a year old to the day', { on: '2025-12-15' }, asked],
    [
      'its figures reach the years asked for',
      { figures: [{ value: 1, unit: null, year: null, period: [2020, 2026] as const, about: '' }] },
      { ...asked, figures },
    ],
    ['it gives no figures of a year that could be too old', { figures: [] }, { ...asked, figures }],
    [
      'figures are old but none are asked for',
      { figures: [{ value: 1, unit: null, year: 2011, period: null, about: '' }] },
      asked,
    ],
  ] as const)('but not when %s', (_why, change, question) => {
    expect(staleOf(change, question)).toBeNull();
  });

  test('when another answer names a law that changed one it names', () => {
    const law = { title: 'Juvenile Justice System Act', year: 2018 };
    const naming = anAnswer({ laws: [law] });
    const later = (title: string, year: number) =>
      anAnswer({ cycleId: 'cycle/crc/x', question: 'Please report on wells.', laws: [{ title, year }] });
    const stale = (other: RememberedAnswer) => found([naming, other])[0]?.stale;
    expect(stale(later('Juvenile Justice System (Amendment) Act', 2026))).toBe(
      'Juvenile Justice System Act, 2018 was changed since by Juvenile Justice System (Amendment) Act, 2026',
    );
    expect(stale(later('Juvenile Justice System (Amendment) Act', 2022))).toBeNull();
    expect(stale(later('Torture (Amendment) Act', 2026))).toBeNull();
    expect(stale(later('Juvenile Justice System Act', 2026))).toBeNull();
  });
});

describe('what the memory keeps', () => {
  const list = {
    cycleId: 'cycle/ccpr/x',
    mechanism: 'ccpr' as const,
    reading: { symbol: null, sections: [], questions: [{ ...aQuestion('q1', 2), articles: ['9'] }] },
  };
  const accepted = (row: string, text: string) => ({ office: 'moi', row, on: '2026-06-01', text });

  test('is the answer with its figures, and its laws each once, treaties aside', () => {
    const text =
      'Under the Juvenile Justice System Act, 2018 and the Convention on the Rights of the Child, 41 courts were set up in 2024; the Juvenile Justice System Act, 2018 is applied.';
    const [kept] = remember(list, [accepted('q1.b', text)]);
    expect(kept).toMatchObject({
      row: 'q1.b',
      articles: ['9'],
      laws: [{ title: 'Juvenile Justice System Act', year: 2018 }],
    });
    expect(kept?.laws).toHaveLength(1);
    expect(kept?.figures).toEqual([expect.objectContaining({ value: 41, year: 2024 })]);
    expect(kept?.question).toMatch(/matter q1[\s\S]*Part b/);
  });

  test('is nothing of a row the list does not have, and nothing of an empty answer', () => {
    expect(remember(list, [accepted('q9', 'text'), accepted('q1.a', ' \n')])).toEqual([]);
  });
});

test('looking up grows with the memory, not faster: ten thousand answers', async () => {
  const memory = Array.from({ length: 10_000 }, (_, n) => {
    const [, [mechanism, , question]] = PAIRS[n % PAIRS.length]!;
    return anAnswer({ cycleId: `cycle/x/${n}`, mechanism, question: `${question} ${n}` });
  });
  const ready = answerMemory(memory);
  const work = (share: number) => {
    const part = { ...ready, answers: ready.answers.slice(0, memory.length * share) };
    for (const [, a] of PAIRS.slice(0, 10)) earlierAnswers({ text: a[2] }, part, TODAY, { least: CLOSE });
  };
  expect(await growth(work)).toBeLessThan(LINEAR);
});
