import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOf, labelledSet } from '../../../bench/completeness.ts';
import { FINDING_CODES, type CheckedRow } from '../../../domain/matrix/answer-check.ts';
import { checkAnswer, checkAnswers } from '../../../domain/matrix/check-answers.ts';
import { findingSays } from '../../../domain/matrix/finding-words.ts';
import { growth, LINEAR } from '../../growth.ts';

const TODAY = '2024-03-01';

function aRow(text: string | null, change: Partial<CheckedRow> = {}): CheckedRow {
  return {
    office: 'moi',
    row: 'q1',
    question:
      'Please provide statistical data, disaggregated by sex, on complaints of domestic violence from 2019 to 2023.',
    asksFor: ['statistics', 'cases'],
    figures: { disaggregatedBy: ['sex'], years: [2019, 2023] },
    answer: text === null ? null : { status: 'answered', text, on: TODAY },
    ...change,
  };
}

describe('what an answer lacks', () => {
  test('years that it does not give are named, with those it gives and the words of the question', () => {
    const { standing, findings } = checkAnswer(
      aRow('2019: 120 complaints (women 100, men 20); 2020: 135 (women 110, men 25); 2021: 98 (women 80, men 18).'),
      TODAY,
    );
    expect(standing).toBe('thin');
    expect(findings).toEqual([
      {
        code: 'years-missing',
        says: 'Figures for 2022 and 2023; the answer gives 2019 to 2021.',
        because: '2019 to 2023',
        years: [2022, 2023],
      },
    ]);
  });

  test('adding the missing years takes that finding away', () => {
    const given = '2019: 120 complaints; 2020: 135; 2021: 98';
    const codes = (text: string) => checkAnswer(aRow(text), TODAY).findings.map(({ code }) => code);
    expect(codes(given)).toContain('years-missing');
    expect(codes(`${given}; 2022: 101`)).toContain('years-missing');
    expect(codes(`${given}; 2022: 101; 2023: 140`)).not.toContain('years-missing');
  });

  test('nothing is missing where nothing came but the answer itself', () => {
    expect(checkAnswer(aRow(null), TODAY)).toMatchObject({ standing: 'missing', findings: [{ code: 'no-answer' }] });
    expect(checkAnswer(aRow('  '), TODAY).standing).toBe('missing');
  });

  test('an answer given before stands again for a year, unless it is stale', () => {
    const text = 'Section 4 of the Domestic Violence Act, 2012 prohibits it, and protection committees were notified.';
    const earlier = (on: string, stale: string | null) => ({
      ...{ cycleId: 'c', mechanism: 'cat', symbol: 'CAT/C/PAK/Q/1', row: 'q1', question: '', office: 'moi' },
      ...{ likeness: 1, same: true, on, stale, text },
    });
    const of = (on: string, stale: string | null) =>
      checkAnswer(
        {
          ...aRow(text),
          asksFor: ['legislation'],
          figures: { disaggregatedBy: [], years: null },
          earlier: earlier(on, stale),
        },
        TODAY,
      );
    const plain = (on: string, stale: string | null) => {
      const { figures: _, ...row } = aRow(text);
      return checkAnswer({ ...row, asksFor: ['legislation'], earlier: earlier(on, stale) }, TODAY);
    };
    expect(of('2023-09-01', null).findings.map(({ code }) => code)).toContain('unchanged-copy');
    expect(plain('2023-09-01', null)).toMatchObject({ standing: 'answered', findings: [{ code: 'unchanged-copy' }] });
    expect(plain('2023-09-01', 'its latest figures are of 2019').standing).toBe('thin');
    expect(plain('2021-09-01', null).standing).toBe('thin');
  });

  test('two offices whose figures contradict each other both have it, with the other’s row', () => {
    const rows = [
      aRow('In 2022, 1,210 complaints were registered.'),
      aRow('In 2022, 980 complaints were registered.', { office: 'mohr' }),
      aRow('In 2022, 310 complaints were registered.', { office: 'punjab-police', place: 'punjab' }),
    ];
    const found = checkAnswers(rows, TODAY).map(({ findings }) =>
      findings.filter(({ code }) => code === 'contradicts'),
    );
    expect(found.map((its) => its.map(({ other }) => other?.office))).toEqual([['mohr'], ['moi'], []]);
    expect(found[0]![0]).toMatchObject({ figures: { own: '1,210 complaints', others: '980 complaints', of: '2022' } });
  });

  test('every finding is said in Urdu too', () => {
    for (const code of FINDING_CODES) {
      const finding = { code, says: 'x', because: null, years: [2020, 2021], disaggregations: ['sex'] } as const;
      expect(findingSays(finding, 'ur')).toMatch(/^[^A-Za-z]+$/u);
    }
  });
});

describe('the labelled answers', () => {
  const sets = ['development', 'held-out', 'held-out-again'].map((file) => [file, labelledSet(file)] as const);

  test('there are more than two hundred, each id once, each label a code', () => {
    const all = sets.flatMap(([, { answers }]) => answers);
    expect(all.length).toBeGreaterThan(240);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { findings } of all) for (const { code } of findings) expect(FINDING_CODES).toContain(code);
    for (const code of FINDING_CODES)
      expect(all.some(({ findings }) => findings.some((one) => one.code === code))).toBe(true);
  });

  test('are checked the same however often, and every finding says what is missing', () => {
    let said = 0;
    for (const [, set] of sets) {
      for (const answer of set.answers) {
        const check = checkOf(answer, set);
        expect(checkOf(answer, set)).toEqual(check);
        for (const { says } of check.findings) {
          expect(says).toMatch(/[.]$/u);
          said += 1;
        }
      }
    }
    expect(said).toBeGreaterThan(150);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'In 2022 ',
    '45 cases ',
    'Rs. 5 million ',
    'see Annex ',
    'section 9 ',
    'nil ',
    '۱۲ ',
    'women ',
    '; ',
    '\n',
    '\t',
    'as above ',
    'دفعہ ',
  );
  test('is checked without a fault, alone and beside others', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.array(pieces).map((all) => all.join('')),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (texts) => {
          const rows = texts.map((text, at) => aRow(text, { office: `office-${at}` }));
          expect(checkAnswers(rows, TODAY)).toHaveLength(rows.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([
    'as above; ',
    'data is not available and ',
    'In 2021, 45 women and 12 men complained. ',
    'necessary steps are being taken ',
  ])('twice the text is twice the work: %s', async (piece) => {
    const text = piece.repeat(Math.ceil(60_000 / piece.length));
    expect(await growth((share) => checkAnswer(aRow(text.slice(0, text.length * share)), TODAY))).toBeLessThan(LINEAR);
  });
});
