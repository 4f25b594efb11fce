import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, sentencesOf } from '../../../domain/matrix/sentences.ts';

const SENTENCES: readonly (readonly [why: string, sentences: readonly string[]])[] = [
  ['plain', ['The Act is in force.', 'It was amended in 2022.']],
  ['questions and calls', ['Is it enough?', 'No!', 'More is planned.']],
  ['“No.” that is an answer', ['Is bail refused as a rule?', 'No.', 'The Code provides for it.']],
  ['No. before a number', ['By notification No. 12 of 2021 the rules were made.', 'They apply.']],
  ['No. before a file number', ['See letter No. F.12-3/2024 of the Ministry.', 'It was answered.']],
  ['art. and para.', ['Under art. 25 (3) of the Constitution children are protected.', 'See para. 14.']],
  ['several articles', ['Arts. 9 and 14 apply.', 'Sec. 3 defines torture.']],
  ['rupees and decimals', ['Rs. 5.4 million were released, or 3.5 per cent.', 'Rs. 2 million remain.']],
  ['S.R.O.', ['S.R.O. 1190 (I)/2018 was issued.', 'It names the body.']],
  ['a dotted abbreviation before a capital stays one sentence', ['Cases under the P.P.C. The courts heard them.']],
  ['persons with titles and initials', ['Mr. A. Q. Khan and Dr. Bibi lead it.', 'They report to Lt. Gen. Malik.']],
  ['e.g. and i.e.', ['Special courts, e.g. for women, i.e. fourteen of them, sit.', 'More follow.']],
  ['etc. before a new sentence', ['Shelters, helplines, etc.', 'All are free.']],
  ['a numbered item', ['1. The Government adopted a policy.', 'It runs to 2027.']],
  ['quotes and brackets close after the stop', ['He said “it is done.”', 'That is so (see annex.)', 'Good.']],
  ['dots that trail off', ['Work goes on… and on.', 'It ends.']],
  ['Urdu', ['قانون نافذ ہے۔', 'کیا یہ کافی ہے؟', 'جی ہاں۔']],
  ['Urdu with an English law', ['ایکٹ No. 5 of 2020 نافذ ہے۔', 'قواعد بن رہے ہیں۔']],
  ['no end at all', ['Under consideration']],
  ['a decimal at the very end', ['The rate is 3.5.', 'It fell.']],
];

describe('the sentences of a paragraph', () => {
  it.each(SENTENCES)('%s', (_why, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });

  it('hold every word of it, in order', () => {
    const word = fc.constantFrom(
      'No.',
      'art.',
      '12',
      'The',
      'e.g.',
      '۔',
      'ہے۔',
      'court?',
      '"so."',
      'Rs.',
      '3.4',
      'end.',
      '…',
      'a',
      'A.',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        expect(sentencesOf(words.join(' ')).join(' ')).toBe(words.join(' '));
      }),
    );
  });

  it('are taken line by line; empty lines are no paragraphs', () => {
    expect(paragraphsOf('One. Two.\r\n\n  \nThree.')).toEqual([['One.', 'Two.'], ['Three.']]);
    expect(paragraphsOf(' \n ')).toEqual([]);
  });

  it('are found in a long line without an end in time that grows with its length', () => {
    expect(sentencesOf('a.'.repeat(50_000))).toHaveLength(1);
    expect(sentencesOf('"'.repeat(50_000))).toHaveLength(1);
  });
});
