import { describe, expect, test } from 'vitest';
import type { FoundText } from '../../../activities/search-ports.ts';
import { excerptAround } from '../../../adapters/search/excerpt.ts';
import { openSearch } from '../../../adapters/search/open-search.ts';
import { growth, LINEAR } from '../../growth.ts';

const text = (row: string, words: string, office: string | null = null): FoundText => ({
  kind: office === null ? 'question' : 'answer',
  cycleId: 'cycle/ccpr/ccpr-c-pak-q-99',
  mechanism: 'ccpr',
  symbol: 'CCPR/C/PAK/Q/99',
  row,
  number: null,
  office,
  on: '2026-12-01',
  text: words,
});
const texts = [
  text('q1', 'Please report on enforced disappearances and on the persons traced.'),
  text('q2', 'Please report on child labour in brick kilns.'),
  text('q3', 'قیدیوں کی تعداد اور جیلوں میں گنجائش بتائیں', 'punjab-home'),
  text('q4', 'In 2024, 214 prisoners were trained; 17 organisations took part.', 'sindh-ic'),
  text('q5', 'Please describe the registration of births.'),
];
const rows = (words: string) =>
  openSearch(texts)
    .find(words, 10)
    .map(({ row }) => row);

describe('a search finds', () => {
  test.each([
    ['the words of a question', 'disappearances', 'q1'],
    ['another form of a word', 'persons who disappeared', 'q1'],
    ['American spelling of a British word', 'child labor', 'q2'],
    ['British spelling of the same', 'child labour', 'q2'],
    ['the beginning of a word', 'disapp', 'q1'],
    ['a word with one letter wrong', 'disapearances', 'q1'],
    ['Urdu as it is written', 'قیدیوں کی تعداد', 'q3'],
    ['Urdu with Arabic letters and vowel signs', 'قَيديوں كي تعداد', 'q3'],
    ['a figure in Urdu digits', '۲۱۴', 'q4'],
    ['-ize for -ise', 'organizations', 'q4'],
    ['who answered', 'punjab home', 'q3'],
    ['what holds most of the words where nothing holds all', 'births elephants', 'q5'],
  ])('%s', (_what, words, row) => {
    expect(rows(words)[0]).toBe(row);
  });

  test.each(['', '   ', '?!', 'elephants'])('nothing for %j', (words) => {
    expect(rows(words)).toEqual([]);
  });

  test('texts that hold all words and no others, the best first, no more than are wanted', () => {
    expect(rows('registration births')).toEqual(['q5']);
    const found = openSearch(texts).find('report', 1);
    expect(found).toHaveLength(1);
    expect(found[0]?.score).toBe(1);
  });
});

test('an excerpt shows the words that were found, cut between words', () => {
  const long = `${'filler words stand here '.repeat(20)}the prisoners were counted ${'and more words follow '.repeat(20)}`;
  const [hit] = openSearch([text('q1', long)]).find('prisoner', 1);
  expect(hit?.excerpt).toContain('prisoners were counted');
  expect(hit?.excerpt.length).toBeLessThan(200);
  expect(hit?.excerpt).toMatch(/^… \w.* …$/);
  expect(excerptAround('short', ['x'])).toBe('short');
  expect(excerptAround('ا'.repeat(500), []).length).toBeLessThan(200);
});

test('ten thousand questions are made ready in time that grows with their number', async () => {
  const many = Array.from({ length: 10_000 }, (_, n) => text(`q${n}`, `${texts[n % texts.length]!.text} matter ${n}`));
  expect(await growth((share) => openSearch(many.slice(0, many.length * share)))).toBeLessThan(LINEAR);
  const found = openSearch(many).find('matter 9999', 3);
  expect(found[0]?.row).toBe('q9999');
});
