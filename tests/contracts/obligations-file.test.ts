import { describe, expect, test } from 'vitest';
import { DeskError } from '../../contracts/errors.ts';
import { parseObligationsFile } from '../../contracts/schemas/obligations.ts';
import { seedText } from '../builders/reference.ts';

const seed = (): any => JSON.parse(seedText('obligations.json'));
const read = (json: unknown) => parseObligationsFile(JSON.stringify(json), 'obligations.json');
const of = (json: any, id: string) => json.obligations.find((one: { id: string }) => one.id === id);

describe('the file of obligations', () => {
  test('is read as it is written', () => {
    expect(read(seed())).toEqual(seed());
  });

  test('marks every fact with its source and how sure it is', () => {
    const cited: any[] = [];
    const walk = (at: any): void => {
      if (at === null || typeof at !== 'object') return;
      if ('source' in at && 'certainty' in at) cited.push(at);
      Object.values(at).forEach(walk);
    };
    walk(seed().obligations);
    expect(cited.length).toBeGreaterThan(40);
    expect(new Set(cited.map(({ certainty }) => certainty))).toEqual(
      new Set(['confirmed', 'inferred', 'to-be-confirmed']),
    );
  });

  test.each<[string, (json: any) => void, string, string]>([
    ['an unknown key', (f) => (of(f, 'cat').owes = []), 'unknown key "owes"', 'the keys id, mechanism'],
    ['a fact without a source', (f) => delete of(f, 'cat').review.source, 'review.source is missing', 'string'],
    ['a certainty that is none', (f) => (of(f, 'cat').bond.certainty = 'sure'), 'is "sure"', 'confirmed, inferred'],
    ['a day that does not exist', (f) => (of(f, 'cescr').owed[0].dueOn = '2025-02-29'), '2025-02-29', 'YYYY-MM-DD'],
    ['a body that is none', (f) => (of(f, 'cat').id = 'cpt'), 'is "cpt"', 'ccpr, cescr'],
    ['a body twice', (f) => (of(f, 'cat').id = 'crc'), '"crc" stands twice', 'one per id'],
    ['one id for two things', (f) => (of(f, 'cedaw').owed[1].id = of(f, 'cedaw').owed[0].id), 'owed twice', 'one id'],
    ['a debt without a party', (f) => (of(f, 'cmw').owed = of(f, 'cat').owed), 'without a party', 'nothing owed'],
    [
      'a scheduled review without a day',
      (f) => (of(f, 'cat').review.on = of(f, 'cat').review.to = null),
      'scheduled without a day',
      'first day',
    ],
    [
      'an unknown review on a day',
      (f) => (of(f, 'upr').review.on = '2028-01-20'),
      'unknown on 2028-01-20',
      'scheduled',
    ],
    [
      'a review that ends before it begins',
      (f) => (of(f, 'cat').review.to = '2026-04-01'),
      'ends on 2026-04-01',
      '2026-04-13',
    ],
    [
      'a month that does not end',
      (f) => (of(f, 'crpd').owed[0].dueOn = '2025-08-15'),
      'by the month',
      'last day of that month',
    ],
    ['warnings out of order', (f) => (f.warn.daysBefore = [30, 90]), '30, 90', 'days that fall'],
    ['no days between warnings', (f) => (f.warn.everyDaysOverdue = 0), 'everyDaysOverdue is 0', 'more than 0'],
  ])('with %s is refused: file, place, value and what would be accepted', (_, change, message, hint) => {
    const json = seed();
    change(json);
    try {
      read(json);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(DeskError);
      expect(error).toMatchObject({
        code: 'data-invalid',
        message: expect.stringMatching(/^obligations\.json: /),
        hint: expect.stringContaining(hint),
      });
      expect((error as DeskError).message).toContain(message);
    }
  });
});
