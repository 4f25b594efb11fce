import { describe, expect, it } from 'vitest';
import type { DeadlineRule } from '../../../domain/procedures/procedure.ts';
import { ruleDeadline, ruleInWords, type DaysKnown } from '../../../domain/procedures/rule-deadline.ts';
import { seededReference } from '../../builders/reference.ts';

const { procedures } = seededReference();
const NOTHING: DaysKnown = { received: null, published: null, adopted: null, review: null };
const after = (period: object, from: 'received' | 'published' | 'adopted'): DeadlineRule => ({
  kind: 'after',
  ...period,
  from,
  standing: 'confirmed',
  source: 'a rule',
});

describe('a deadline by rule', () => {
  it.each<[string, Partial<DaysKnown>, string, string, string]>([
    ['ccpr-follow-up', { published: '2024-11-07' }, '2027-11-07', 'confirmed', 'three years after CCPR/C/PAK/CO/2'],
    ['cat-follow-up', { published: '2028-02-29' }, '2029-02-28', 'confirmed', 'one year after a leap day'],
    ['cerd-follow-up', { published: '2024-08-31' }, '2025-08-31', 'confirmed', 'one year'],
    ['cedaw-follow-up', { published: '2020-03-10' }, '2022-03-10', 'confirmed', 'two years: as CEDAW reminded of'],
    ['cescr-follow-up', { published: '2026-03-31' }, '2028-03-31', 'to-be-confirmed', '24 months, not read anywhere'],
    ['crpd-follow-up', { published: '2026-09-30' }, '2027-09-30', 'to-be-confirmed', 'said to be suspended'],
    ['upr-national-report', { review: '2027-11-08' }, '2027-08-16', 'confirmed', 'twelve weeks before'],
    ['upr-national-report', { review: '2028-03-20' }, '2027-12-27', 'confirmed', 'over the year end and a leap day'],
    [
      'special-procedures-communication',
      { published: '2021-03-01' },
      '2021-04-30',
      'to-be-confirmed',
      'sixty days after AL PAK 3/2021',
    ],
    ['special-procedures-communication', { published: '2027-12-31' }, '2028-02-29', 'to-be-confirmed', 'a leap day'],
  ])('of %s from %o is %s, %s: %s', (id, days, on, standing) => {
    const procedure = procedures.find((one) => one.id === id)!;
    const deadline = ruleDeadline(procedure, { ...NOTHING, ...days });
    expect(deadline).toMatchObject({ on, standing, source: expect.stringMatching(/./) });
    expect('explain' in deadline && deadline.explain).toContain(Object.values(days)[0]);
  });

  it('is counted in words', () => {
    const words = (id: string): string => ruleInWords(procedures.find((one) => one.id === id)!.deadline);
    expect(words('ccpr-follow-up')).toBe('3 years after the day on which it was published');
    expect(words('upr-national-report')).toBe('12 weeks before the first day of the review');
    expect(words('special-procedures-communication')).toBe('60 calendar days after the day on which it was published');
    expect(words('crc-list-of-issues')).toBe('as the instrument says');
    expect(ruleInWords(after({ months: 1 }, 'adopted'))).toBe('1 month after the day on which it was adopted');
  });

  it.each<[DeadlineRule, Partial<DaysKnown>, string]>([
    [{ kind: 'read-from-instrument' }, { received: '2026-12-01', published: '2026-11-01' }, 'rule'],
    [after({ years: 1 }, 'published'), { received: '2026-12-01', adopted: '2026-10-30' }, 'published'],
    [after({ years: 1 }, 'adopted'), { received: '2026-12-01', published: '2026-11-01' }, 'adopted'],
    [
      { kind: 'before-review', weeks: 12, standing: 'confirmed', source: 'a rule' },
      { received: '2026-12-01', published: '2026-11-01' },
      'review',
    ],
  ])('is never guessed: %o lacks a day', (deadline, days, missing) => {
    expect(ruleDeadline({ deadline }, { ...NOTHING, ...days })).toEqual({ missing });
  });

  it('runs from the day of receipt where the rule says so', () => {
    const deadline = after({ calendarDays: 30 }, 'received');
    expect(ruleDeadline({ deadline }, { ...NOTHING, received: '2026-12-01', published: '2026-11-01' })).toMatchObject({
      on: '2026-12-31',
      explain: '30 calendar days after 2026-12-01, the day of receipt',
    });
  });
});
