import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawsIn } from '../../../domain/matrix/laws-in-text.ts';
import { growth, LINEAR } from '../../growth.ts';

type Expected = readonly [
  title: string | null,
  kind: string | null,
  year: number | null,
  provisions: readonly string[],
];

const NAMED: readonly (readonly [text: string, laws: readonly Expected[], why: string])[] = [
  [
    'Section 4 of the Zainab Alert, Response and Recovery Act, 2020 applies.',
    [['Zainab Alert, Response and Recovery Act', 'act', 2020, ['section 4']]],
    'a provision of the law behind it',
  ],
  [
    'The Criminal Law (Amendment) (Offence of Rape) Act 2016 was passed.',
    [['Criminal Law (Amendment) (Offence of Rape) Act', 'act', 2016, []]],
    'brackets in a title',
  ],
  [
    'Under the Protection against Harassment of Women at the Workplace Act, 2010',
    [['Protection against Harassment of Women at the Workplace Act', 'act', 2010, []]],
    'small words in a title',
  ],
  [
    'Section 302 and 311 PPC, and u/s 497 Cr.P.C.',
    [
      ['PPC', 'code', null, ['section 302 and 311']],
      ['Cr.P.C.', 'code', null, ['section 497']],
    ],
    'the usual letters',
  ],
  [
    'Article 25 of the Constitution of Pakistan guarantees equality; Article 9 the right to life.',
    [['Constitution of Pakistan', 'constitution', null, ['article 25', 'article 9']]],
    'a later provision is of the law named before',
  ],
  ['Section 9 prohibits it.', [[null, null, null, ['section 9']]], 'no law is named'],
  ['The said Act provides under section 5 that.', [[null, null, null, ['section 5']]], '“the said Act” names none'],
  [
    'the Juvenile Justice System Act (Act No. XXII of 2018) and its Rules, 2019',
    [['Juvenile Justice System Act', 'act', 2018, []]],
    'the number of an act; rules without a name are none',
  ],
  [
    'the sindh child marriages restraint act, 2013',
    [['sindh child marriages restraint act', 'act', 2013, []]],
    'in small letters',
  ],
  [
    'The Torture and Custodial Death Bill is pending.',
    [['Torture and Custodial Death Bill', 'bill', null, []]],
    'a bill',
  ],
  ['the Anti-Rape (Crisis Cell) Rules, 2022', [['Anti-Rape (Crisis Cell) Rules', 'rules', 2022, []]], 'rules'],
  ['Article 9 of the Covenant', [['Covenant', 'treaty', null, ['article 9']]], 'a treaty'],
  [
    'دفعہ ۳۰۲ تعزیرات پاکستان اور آئین کا آرٹیکل ۲۵',
    [
      ['تعزیرات پاکستان', 'code', null, ['section 302']],
      ['آئین', 'constitution', null, ['article 25']],
    ],
    'in Urdu',
  ],
  ['سندھ چائلڈ میرج ریسٹرینٹ ایکٹ ۲۰۱۳ء', [['سندھ چائلڈ میرج ریسٹرینٹ ایکٹ', 'act', 2013, []]], 'an Urdu title'],
  ['in order to act in accordance with the rules', [], 'words that only look like one'],
];

describe('the laws a text names', () => {
  test.each(NAMED)('%s', (text, laws, _why) => {
    expect(lawsIn(text).map(({ title, kind, year, provisions }) => [title, kind, year, provisions])).toEqual(laws);
  });

  const pieces = fc.constantFrom(
    'Act',
    ', 2018 ',
    'section 9',
    ' of the ',
    'PPC ',
    '(',
    ')',
    'Rules',
    'دفعہ ',
    'آئین ',
    '٢',
    '. ',
  );
  test('any text is read, in order, each law where its wording stands', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          for (const [at, one] of lawsIn(text).entries()) {
            expect(text.slice(one.from, one.to)).toBe(one.wording);
            if (at > 0) expect(one.from).toBeGreaterThanOrEqual(lawsIn(text)[at - 1]!.from);
          }
        },
      ),
    );
  });

  test.each(['the Act ', 'Section 9 of the Big Act, 2018 ', 'sections 1, 2, 3 and ', 'Convention on the '])(
    'twice the text is twice the work: %s',
    async (piece) => {
      const text = piece.repeat(Math.ceil(160_000 / piece.length));
      expect(await growth((share) => lawsIn(text.slice(0, text.length * share)))).toBeLessThan(LINEAR);
    },
  );
});
