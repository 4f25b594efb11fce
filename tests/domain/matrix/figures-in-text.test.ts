import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresIn } from '../../../domain/matrix/figures-in-text.ts';
import { growth, LINEAR } from '../../growth.ts';

type Expected = readonly [value: number, unit: string | null, years: number | readonly [number, number] | null];

const read = (text: string): readonly Expected[] =>
  figuresIn(text).map(({ value, unit, year, period }) => [value, unit, year ?? period]);

const GIVEN: readonly (readonly [text: string, figures: readonly Expected[], why: string])[] = [
  ['In 2022, 1.5 lakh children were enrolled.', [[150_000, 'children', 2022]], 'lakh multiplies'],
  ['Rs 50,00,000/- was released.', [[5_000_000, 'PKR', null]], 'grouped in lakh'],
  ['US$ 1.2 billion', [[1.2e9, 'USD', null]], 'another currency'],
  [
    'In 2021, 45 cases were registered, while in 2022 there were 60 and 12 accused were convicted.',
    [
      [45, 'cases', 2021],
      [60, 'cases', 2022],
      [12, 'accused', 2022],
    ],
    'years lead',
  ],
  [
    '45 cases in 2021 and 60 in 2022.',
    [
      [45, 'cases', 2021],
      [60, 'cases', 2022],
    ],
    'years follow',
  ],
  [
    '45 (2021), 60 (2022)',
    [
      [45, null, 2021],
      [60, null, 2022],
    ],
    'years in brackets',
  ],
  [
    'Cases registered:\n2019: 120\n2020: 135',
    [
      [120, 'cases', 2019],
      [135, 'cases', 2020],
    ],
    'a list under its heading',
  ],
  [
    'Year\tRegistered\tConvicted\n2019\t120\t4\n2020\t135\t6',
    [
      [120, 'cases', 2019],
      [4, 'convictions', 2019],
      [135, 'cases', 2020],
      [6, 'convictions', 2020],
    ],
    'a table by years in rows',
  ],
  [
    'Cases | 2021 | 2022\nPunjab | 1,204 | 1,350\nSindh | 640 | 702',
    [
      [1204, null, 2021],
      [1350, null, 2022],
      [640, null, 2021],
      [702, null, 2022],
    ],
    'a table by years in columns',
  ],
  [
    'S.No  Province  Cases  Amount (Rs. in million)\n1  Punjab  120  45.5\n2  Sindh  80  12',
    [
      [120, 'cases', null],
      [45_500_000, 'PKR', null],
      [80, 'cases', null],
      [12_000_000, 'PKR', null],
    ],
    'serial numbers are no figures, a heading multiplies',
  ],
  ['Rs. 2.5 crore was allocated in FY 2022-23.', [[25_000_000, 'PKR', [2022, 2023]]], 'a financial year lies in two'],
  [
    'About 10-15 per cent of them',
    [
      [10, 'percent', null],
      [15, 'percent', null],
    ],
    'a range is of one thing',
  ],
  ['Between 2019 and 2023, 300 men benefited.', [[300, 'men', [2019, 2023]]], 'a span of years'],
  ['2021 women benefited in 2023.', [[2021, 'women', 2023]], 'a number like a year that counts'],
  ['As of 30.06.2023, 450 complaints were pending.', [[450, 'complaints', 2023]], 'the year of a date in numbers'],
  [
    'Two cases were decided and twenty-five officers trained.',
    [
      [2, 'cases', null],
      [25, 'officers', null],
    ],
    'in words',
  ],
  ['No case of forced marriage was reported in 2023.', [[0, 'cases', 2023]], 'none is a figure'],
  ['Convictions: Nil', [[0, 'convictions', null]], 'nil under its word'],
  [
    'سال ۲۰۲۲ء میں ۴۵ مقدمات درج ہوئے جبکہ ۱۲ فیصد ملزمان کو سزا ہوئی۔',
    [
      [45, 'cases', 2022],
      [12, 'percent', 2022],
    ],
    'Urdu digits and words',
  ],
  ['مارچ ٢٠٢٣ میں دو مقدمات درج ہوئے۔', [[2, 'cases', 2023]], 'an Urdu month, Arabic digits, a number in words'],
  ['کوئی مقدمہ درج نہیں ہوا۔', [[0, 'cases', null]], 'none, in Urdu'],
  ['Children aged 10-14 (12.5%)', [[12.5, 'percent', null]], 'an age is none'],
];

const NONE: readonly (readonly [text: string, why: string])[] = [
  ['Section 302 PPC and Article 25 apply.', 'provisions of laws'],
  ['The Domestic Violence Act, 2012 and the Rules, 2014 are in force.', 'years of laws'],
  ['See paragraph 12 of the report and Annex 3.', 'paragraphs and annexes'],
  ['The Helpline 1043 and 042-99203456 answer day and night.', 'telephones'],
  ['Letter No. 4-12/2023-HR dated 12.03.2024', 'files and dates'],
  ['Case FIR No. 123/2021 was registered on 14 June 2021.', 'a first report and its day'],
  ['1. First\n2. Second\n(3) Third', 'numbers of a list'],
  ['The 18th Amendment, COVID-19, BPS-17 and SDG 5.2', 'names with numbers'],
  ['The Committee met on 5 May 2023.', 'a day'],
  ['PLD 2019 SC 318', 'a report of the courts'],
  ['The National Action Plan 2016 and Vision 2025', 'names of plans'],
  ['', 'nothing'],
];

describe('the figures a text gives', () => {
  test.each(GIVEN)('%s', (text, figures, _why) => {
    expect(read(text)).toEqual(figures);
  });

  test.each(NONE)('none in: %s', (text, _why) => {
    expect(read(text)).toEqual([]);
  });

  test('a figure says where it stands and what it is about', () => {
    const text = 'It is submitted that ۴۵ complaints were received in 2021.';
    const [figure] = figuresIn(text);
    expect(figure).toMatchObject({ wording: '۴۵', about: 'It is submitted that 45 complaints were received in 2021.' });
    expect(text.slice(figure!.from, figure!.to)).toBe('۴۵');
  });

  test('what goes on until today reaches to the year of writing', () => {
    expect(figuresIn('Since 2019, 400 cases were decided.', '2024-05-01')[0]?.period).toEqual([2019, 2024]);
  });

  const pieces = fc.constantFrom(
    '45 ',
    'cases ',
    '2021',
    ', ',
    'Rs. ',
    '%',
    '\n',
    '\t',
    '|',
    ' in ',
    '۱۲',
    'دفعہ ',
    'Act, ',
    '(',
    ')',
    '1.5 lakh ',
    'x',
    ':',
    '-',
  );
  test('any text is read, in order, each figure where its wording stands', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          const figures = figuresIn(text);
          for (const [at, one] of figures.entries()) {
            expect(Number.isFinite(one.value)).toBe(true);
            expect(text.slice(one.from, one.to)).toBe(one.wording);
            if (at > 0) expect(one.from).toBeGreaterThanOrEqual(figures[at - 1]!.to);
          }
        },
      ),
    );
  });

  test.each([
    'In 2021, 45 cases were registered under section 302 PPC in Punjab; ',
    'Punjab\t45\t2021\n',
    '2021',
    'no such ',
    '1,',
    'Act ',
    'twenty-',
    '((((',
    'section 1, 2, ',
  ])('twice the text is twice the work: %s', async (piece) => {
    const text = piece.repeat(Math.ceil(160_000 / piece.length));
    expect(await growth((share) => figuresIn(text.slice(0, text.length * share)))).toBeLessThan(LINEAR);
  });
});
