import { describe, expect, it } from 'vitest';
import { guidanceFor } from '../../../domain/matrix/guidance.ts';
import { matrixRows } from '../../../domain/matrix/matrix-rows.ts';
import type { FiguresAsked, Part, Question } from '../../../domain/loi/instrument.ts';

describe('what a full answer holds', () => {
  it.each<[string, FiguresAsked | undefined, string]>([
    [
      'years and breakdowns as the list names them',
      { years: [2020, 2024], disaggregatedBy: ['sex', 'age', 'province'] },
      'Figures for each year 2020–2024, by sex, age and province, with their source and its date.',
    ],
    [
      'one year, one breakdown',
      { years: [2023, 2023], disaggregatedBy: ['outcome'] },
      'Figures for 2023, by outcome, with their source and its date.',
    ],
    [
      'no years, no breakdown: in general',
      { years: null, disaggregatedBy: [] },
      'Figures by year, by sex, age, province and disability where they are kept so, with their source and its date.',
    ],
    [
      'a reading that does not say',
      undefined,
      'Figures by year, by sex, age, province and disability where they are kept so, with their source and its date.',
    ],
  ])('figures: %s', (_what, figures, hint) => {
    expect(guidanceFor(['statistics'], figures)).toEqual([hint]);
  });

  it('names example cases where cases are asked for, and says the same in Urdu', () => {
    expect(guidanceFor(['cases']).join()).toMatch(/^Example cases: /);
    const urdu = guidanceFor(['statistics', 'cases'], { years: [2020, 2024], disaggregatedBy: ['sex', 'age'] }, 'ur');
    expect(urdu).toHaveLength(2);
    expect(urdu[0]).toBe(
      'سال 2020 تا 2024 کے ہر سال کے اعداد و شمار، جنس اور عمر کے لحاظ سے، ماخذ اور اس کی تاریخ کے ساتھ۔',
    );
    expect(urdu.join(' ')).not.toMatch(/[A-Za-z]/);
  });

  it('is of each part by itself where the part was read by itself, else of its question', () => {
    const part = (id: string, more: Partial<Part>): Part => ({ id, label: null, text: id, ...more });
    const question: Question = {
      id: 'q1',
      number: '1',
      section: null,
      text: 'q1.a q1.b',
      parts: [
        part('q1.a', { asksFor: ['statistics'], figures: { years: [2021, 2022], disaggregatedBy: ['sex'] } }),
        part('q1.b', {}),
      ],
      articles: [],
      paragraphRefs: [],
      asksFor: ['legislation'],
    };
    const [a, b] = matrixRows({ sections: [], questions: [question] });
    expect(a?.guidance).toEqual(['Figures for each year 2021–2022, by sex, with their source and its date.']);
    expect(b?.guidance).toEqual(guidanceFor(['legislation']));
  });
});
