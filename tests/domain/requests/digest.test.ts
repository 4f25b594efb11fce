import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STORIES } from '../../../adapters/mail/stories.ts';
import type { LetterForm } from '../../../domain/reminders/ladder.ts';
import { byUrgency, digests, overtakenLetters, pressesOn, type ChaseFacts } from '../../../domain/requests/digest.ts';
import type { ChaseLetter } from '../../../domain/requests/letter-view.ts';

const NOTICE = STORIES.find((story) => story.id === 'courtesy')!.letters[0] as ChaseLetter;
const view = (number: string, answerBy: string): ChaseLetter => ({ ...NOTICE, number, answerBy });

interface Letter {
  readonly id: string;
  readonly office: string;
  readonly formal: boolean;
  readonly to: readonly string[];
  readonly cc: readonly string[];
}
const someLetters: fc.Arbitrary<readonly Letter[]> = fc
  .array(
    fc.record({
      office: fc.constantFrom('moi', 'mofa'),
      formal: fc.boolean(),
      to: fc.constantFrom(['fp@x.example'], ['FP@X.example'], ['alt@x.example'], ['fp@x.example', 'alt@x.example']),
      cc: fc.constantFrom([], ['sec@x.example']),
    }),
    { maxLength: 12 },
  )
  .map((letters) => letters.map((letter, at) => ({ ...letter, id: `letter-${at}` })));

describe('the mails that letters leave in', () => {
  test('carry every letter once; formal ones alone, the others of one office to the same people together', () => {
    fc.assert(
      fc.property(someLetters, (letters) => {
        const mails = digests(letters, (letter) => letter);
        expect(
          mails
            .flat()
            .map((letter) => letter.id)
            .sort(),
        ).toEqual(letters.map((letter) => letter.id).sort());
        const people = ({ office, to, cc }: Letter) => JSON.stringify([office, to, cc]).toLowerCase();
        for (const mail of mails) {
          expect(new Set(mail.map(people)).size).toBe(1);
          if (mail.some((letter) => letter.formal)) expect(mail).toHaveLength(1);
        }
        const informal = letters.filter((letter) => !letter.formal);
        expect(mails.filter((mail) => !mail[0]!.formal)).toHaveLength(new Set(informal.map(people)).size);
      }),
    );
  });

  test('who is copied is not who is asked: the same people in other roles get another mail', () => {
    const letter = { office: 'moi', formal: false };
    const one = { ...letter, id: '1', to: ['a@x.example'], cc: ['b@x.example'] };
    const two = { ...letter, id: '2', to: ['a@x.example', 'b@x.example'], cc: [] };
    expect(digests([one, two], (of) => of)).toHaveLength(2);
  });
});

describe('the order of a digest', () => {
  test('has the matter that presses most first, and keeps the letters of one matter together', () => {
    const letters = [
      view('CRC', '2027-01-10'),
      view('CAT', '2027-01-05'),
      view('CRC', '2027-01-02'),
      view('CCPR', '2027-01-05'),
    ];
    expect(byUrgency(letters).map((letter) => [letter.number, pressesOn(letter)])).toEqual([
      ['CRC', '2027-01-02'],
      ['CRC', '2027-01-10'],
      ['CAT', '2027-01-05'],
      ['CCPR', '2027-01-05'],
    ]);
  });

  test('is the same however the letters came', () => {
    const letters = ['2027-01-05', '2027-01-05', '2026-12-30', '2027-02-01'].map((day, at) => view(`N/${at % 3}`, day));
    const order = byUrgency(letters).map((letter) => `${letter.number} ${pressesOn(letter)}`);
    fc.assert(
      fc.property(fc.shuffledSubarray(letters, { minLength: letters.length }), (shuffled) => {
        expect(byUrgency(shuffled).map((letter) => `${letter.number} ${pressesOn(letter)}`)).toEqual(order);
      }),
    );
  });

  test('takes a hand-over by the day of the United Nations', () => {
    const handOver = STORIES.find((story) => story.id === 'hand-over')!.letters[0]!;
    expect(pressesOn(handOver)).toBe(handOver.unDeadline!.on);
  });
});

describe('letters that an outage left side by side', () => {
  const letter = (rung: string, form: LetterForm, rows: readonly string[], request = 'c moi'): ChaseFacts => ({
    id: `${request}/${rung}`,
    request,
    rung,
    form,
    rows,
  });
  const ROWS = ['q1', 'q2'];

  test.each<[string, readonly ChaseFacts[], readonly string[]]>([
    [
      'of three rungs of one request only the highest leaves',
      [
        letter('courtesy', 'notice', ROWS),
        letter('reminder-1', 'reminder', ROWS),
        letter('accountable', 'letter', ROWS),
      ],
      ['c moi/courtesy', 'c moi/reminder-1'],
    ],
    [
      'a rung of another request is no reason',
      [letter('courtesy', 'notice', ROWS), letter('accountable', 'letter', ROWS, 'd moi')],
      [],
    ],
    [
      'a later one that leaves a row out is no reason',
      [letter('reminder-1', 'reminder', ROWS), letter('reminder-2', 'reminder', ['q1'])],
      [],
    ],
    [
      'beside the request itself nothing chases',
      [letter('request', 'request', ROWS), letter('reminder-1', 'reminder', ROWS)],
      ['c moi/reminder-1'],
    ],
    [
      'what was returned for completion is said besides the rung',
      [letter('returned-1', 'reminder', ['q1']), letter('reminder-2', 'reminder', ROWS)],
      [],
    ],
  ])('%s', (_what, letters, overtaken) => {
    expect([...overtakenLetters(letters).keys()]).toEqual(overtaken);
  });
});
