import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftText } from '../../../domain/matrix/draft.ts';
import { proposedText } from '../../../domain/matrix/propose-draft.ts';
import { figuresWithoutSource, provenance } from '../../../domain/matrix/provenance.ts';
import { aDraft, aPart } from '../../builders/draft.ts';

const MOI = aPart(
  'moi',
  'q1',
  'The Torture and Custodial Death Act, 2022 is in force since November 2022. The Federal Investigation Agency investigates under it, supervised by the National Commission.',
);
const PUNJAB = aPart('punjab-home', 'q1', 'In Punjab 14 cases were registered against 31 officials in 2023.');
const ANSWERS = [MOI, PUNJAB];
const officesOf = (text: string, before = null as ReturnType<typeof aDraft> | null): readonly (readonly string[])[] =>
  provenance(text, ANSWERS, before)
    .flat()
    .map(({ origins }) => origins.map(({ office }) => office));

/** What a drafter made of it, and whose words it still is. */
const EDITS: readonly (readonly [why: string, text: string, offices: readonly string[]])[] = [
  ['unchanged', 'In Punjab 14 cases were registered against 31 officials in 2023.', ['punjab-home']],
  ['capitals and commas aside', 'in Punjab, 14 cases were registered against 31 officials in 2023', ['punjab-home']],
  ['shortened', 'The Federal Investigation Agency investigates under it.', ['moi']],
  ['a word changed', 'In Punjab 14 cases were opened against 31 officials in 2023.', ['punjab-home']],
  [
    'two joined',
    'The Torture and Custodial Death Act, 2022 is in force since November 2022, and in Punjab 14 cases were registered against 31 officials in 2023.',
    ['moi', 'punjab-home'],
  ],
  ['the drafter’s own', 'Pakistan thanks the Committee for its continued interest in the matter.', []],
  [
    'words in common, but not in their order',
    'Officials in 2023 registered against 14 Punjab the cases were open.',
    [],
  ],
  ['too few words to tell', 'It is so.', []],
];

describe('where the sentences of an edited text come from', () => {
  it.each(EDITS)('%s', (_why, text, offices) => {
    expect(officesOf(text)).toEqual([offices]);
  });

  it('is kept from version to version, also when the answer is no longer there', () => {
    const before = aDraft('q1', [
      {
        text: 'The Commission of Inquiry visited every prison of the province.',
        origins: [{ office: 'kp-home', row: 'q1', source: 'm' }],
      },
    ]);
    expect(officesOf('The Commission of Inquiry visited every prison.', before)).toEqual([['kp-home']]);
  });

  it('is not made up by a version whose sentence was the drafter’s own', () => {
    const own = 'Pakistan is committed to the full observance of its obligations.';
    expect(officesOf(own, aDraft('q1', [own]))).toEqual([[]]);
  });

  it('is complete for a proposed text that nobody edited', () => {
    const word = fc.constantFrom(
      'cases',
      'the',
      'Act',
      '2023',
      'registered',
      'courts',
      'قانون',
      'No. 5',
      'Rs. 3.5',
      'in',
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const answers = texts.map((sentences, at) => aPart(`office-${at}`, 'q1', sentences.join(' ')));
          const proposed = proposedText(answers);
          expect(provenance(draftText({ paragraphs: proposed }), answers, null)).toEqual(proposed);
        },
      ),
    );
  });

  it('leaves the text as it was written', () => {
    const text = 'Own words.\nIn Punjab 14 cases were registered.';
    expect(draftText({ paragraphs: provenance(text, ANSWERS, null) })).toBe(text);
  });
});

describe('figures without a source', () => {
  const of = (text: string): readonly string[] => {
    const [sentence] = provenance(text, ANSWERS, null).flat();
    return figuresWithoutSource(sentence!, ANSWERS);
  };
  it.each([
    ['a figure of the answer', 'In Punjab 14 cases were registered against 31 officials in 2023.', []],
    ['a changed figure', 'In Punjab 41 cases were registered against 31 officials in 2023.', ['41']],
    ['the same in Urdu digits', 'In Punjab ۱۴ cases were registered against 31 officials in 2023.', []],
    ['a figure in the drafter’s own sentence', 'The Government spent 5,000 rupees on every single child.', ['5,000']],
    ['no figure', 'The Federal Investigation Agency investigates under it.', []],
  ])('%s', (_why, text, figures) => {
    expect(of(text)).toEqual(figures);
  });
});
