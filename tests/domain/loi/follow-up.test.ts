import { describe, expect, test } from 'vitest';
import { followUpAsked, followUpQuestions } from '../../../domain/loi/follow-up.ts';
import { seedText } from '../../builders/reference.ts';

const specimen = seedText('lists/specimen-concluding-observations.txt');
const withParagraph = (words: string): string =>
  `1. The Committee met the delegation on 11 and 12 July 2017. At its 3444th meeting, held on 26 July 2017, it adopted the present concluding observations.\n\n2. ${words}\n\n3. The Committee requests the State party to submit its next periodic report by 28 July 2020.`;

describe('the paragraphs of a follow-up', () => {
  test.each<[string, string, readonly string[], string | null, number | null]>([
    [
      'are listed with their subjects in brackets, beside a rule of procedure that is none of them',
      'In accordance with rule 71, paragraph 5, of its rules of procedure, the State party should provide, within one year of the adoption of the present concluding observations, information on its implementation of the recommendations made in paragraphs 18 (death penalty), 20 (enforced disappearance) and 34 (freedom of religion) above.',
      ['18', '20', '34'],
      null,
      12,
    ],
    [
      'are letters of paragraphs',
      'The Committee requests the State party to provide, within two years, written information on the steps taken to implement the recommendations contained in paragraphs 32 (a), 32 (b), 34 (a) and 40 (a) above.',
      ['32 (a)', '32 (b)', '34 (a)', '40 (a)'],
      null,
      24,
    ],
    [
      'are a range of letters',
      'Please provide, within one year, information on its implementation of the recommendations contained in paragraphs 30 (a)–(c) and 34 above.',
      ['30 (a)', '30 (b)', '30 (c)', '34'],
      null,
      12,
    ],
    [
      'come with a printed day',
      'The State party is requested to provide, by 7 November 2027, information on the implementation of the recommendations made by the Committee in paragraphs 16 and 28.',
      ['16', '28'],
      '2027-11-07',
      null,
    ],
    [
      'are not those commended to the next report',
      'The Committee draws attention to its recommendations in paragraphs 16 and 18 and requests the State party to provide information on them in its next periodic report by 4 January 2020.',
      [],
      null,
      null,
    ],
    ['are none where none is named', 'The State party should disseminate these observations widely.', [], null, null],
    [
      'are none without a time to answer in',
      'The Committee would like to receive information on the recommendations in paragraphs 16 and 18.',
      [],
      null,
      null,
    ],
  ])('%s', (_why, words, paragraphs, dueOn, months) => {
    const asked = followUpAsked(withParagraph(words));
    expect(asked).toEqual({ paragraphs, dueOn, months, adoptedOn: '2017-07-26' });
  });

  test('of the specimen, with its day', () => {
    expect(followUpAsked(specimen)).toMatchObject({ paragraphs: ['4 (a)', '4 (b)'], dueOn: '2027-06-05' });
  });

  test('of any other text are none', () => {
    for (const text of ['', 'Nothing.', '1. A\n2. B']) expect(followUpAsked(text).paragraphs).toEqual([]);
  });
});

describe('the questions of a follow-up', () => {
  test('are the paragraphs as printed, with the letters that were named', () => {
    const { questions, missing } = followUpQuestions(specimen, ['4 (b)']);
    expect(missing).toEqual([]);
    expect(questions).toMatchObject([{ id: 'q1', number: '4', parts: [{ id: 'q1.b', label: '(b)' }] }]);
    expect(questions[0]!.text).toContain('Provide for penalties');
  });

  test('have all letters where none was named', () => {
    expect(followUpQuestions(specimen, ['4']).questions[0]!.parts.map(({ label }) => label)).toEqual(['(a)', '(b)']);
  });

  test('are one for each paragraph, numbered in the order in which they were named', () => {
    const { questions } = followUpQuestions(specimen, ['4 (a)', '3', '4 (b)']);
    expect(questions.map(({ id, number }) => [id, number])).toEqual([
      ['q1', '4'],
      ['q2', '3'],
    ]);
  });

  test.each([
    [['44'], ['44']],
    [['4 (c)'], ['4 (c)']],
    [['3 (a)', '4 (a)'], ['3 (a)']],
    [['four'], ['four']],
  ])('are not made of what does not stand in the text: %j', (asked, missing) => {
    expect(followUpQuestions(specimen, asked).missing).toEqual(missing);
  });
});
