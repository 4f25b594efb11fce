import { describe, expect, it } from 'vitest';
import { checkLadder } from '../../../domain/reminders/check-ladder.ts';
import type { Ladder, Rung } from '../../../domain/reminders/ladder.ts';
import { vetoDays } from '../../../domain/reminders/veto-days.ts';
import { seededReference } from '../../builders/reference.ts';

const { ladders, procedures } = seededReference();
const shipped = ladders.find(({ id }) => id === 'default')!;

/** The shipped ladder with one rung changed. */
function changed(at: number, change: Partial<Rung>): Ladder {
  return { ...shipped, rungs: shipped.rungs.map((rung, place) => (place === at ? { ...rung, ...change } : rung)) };
}

describe('checking a ladder', () => {
  it.each(ladders.map((ladder) => [ladder.id, ladder] as const))(
    'finds no fault with the shipped one, %s',
    (_, ladder) => {
      expect(checkLadder(ladder)).toEqual([]);
    },
  );

  it.each<[string, Ladder, string | null, string]>([
    [
      'rungs out of order',
      changed(2, { offset: 9 }),
      'accountable',
      'the offset 7 does not come after 9 of "reminder-2"',
    ],
    ['two rungs on one day', changed(2, { offset: 7 }), 'accountable', 'accepted: offsets that rise'],
    ['an id twice', changed(2, { id: 'reminder-1' }), 'reminder-1', 'the id "reminder-1" stands twice'],
    ['a rung on the answer date itself', changed(1, { offset: 0 }), 'reminder-1', 'the offset is 0'],
    ['part of a day', changed(1, { offset: 1.5 }), 'reminder-1', 'the offset is 1.5; accepted: whole working days'],
    ['a letter to nobody', changed(1, { to: [] }), 'reminder-1', 'nobody is written to'],
    ['somebody written to twice', changed(3, { cc: ['accountable'] }), 'accountable', '"accountable" is named twice'],
    [
      'a third rung without the history',
      changed(2, { annexHistory: false }),
      'reminder-2',
      'annexHistory true from the third',
    ],
    [
      'two rungs before the answer date',
      changed(1, { offset: -1 }),
      null,
      'courtesy, reminder-1 lie before the answer date',
    ],
    ['no rung', { ...shipped, rungs: [] }, null, 'the ladder has no rung'],
    [
      'a rung that no chase is long enough for',
      changed(5, { offset: 200 }),
      'chair',
      'the offset 200 lies beyond the longest chase that is believed, 60 working days',
    ],
    [
      'a rung before anybody was asked',
      changed(0, { offset: -60 }),
      'courtesy',
      'the rung never comes: 60 working days before the answer date nobody has been asked',
    ],
    [
      'a veto below zero',
      { ...shipped, vetoWorkingDays: -1 },
      null,
      'vetoWorkingDays is -1; accepted: whole working days from 0 to 10',
    ],
    ['a veto of a rung below zero', changed(3, { vetoWorkingDays: -2 }), 'accountable', 'vetoWorkingDays is -2'],
    ['half a day of veto', changed(3, { vetoWorkingDays: 0.5 }), 'accountable', 'vetoWorkingDays is 0.5'],
    [
      'a silence of no days',
      { ...shipped, silentAfter: { workingDays: 0, telephoneAfter: 3 } },
      null,
      'silentAfter.workingDays is 0; accepted: whole working days from 1 to 60',
    ],
    [
      'a call before the letter',
      { ...shipped, silentAfter: { workingDays: 5, telephoneAfter: -1 } },
      null,
      'silentAfter.telephoneAfter is -1',
    ],
  ])('finds %s', (_, ladder, rung, message) => {
    expect(checkLadder(ladder)).toContainEqual({ rung, message: expect.stringContaining(message) });
  });

  it('lets the first two rungs go without the history, or with it', () => {
    expect(checkLadder(changed(1, { annexHistory: true }))).toEqual([]);
  });

  it.each(ladders.map((ladder) => [ladder.id, ladder] as const))(
    '%s has room in the procedures that use it',
    (_, one) => {
      expect(checkLadder(one, procedures)).toEqual([]);
    },
  );

  it.each<[string, Ladder, string, string]>([
    [
      'a rung that the longest chase cannot hold',
      changed(5, { offset: 15 }),
      'chair',
      'beyond the longest chase of the procedures that use the ladder, 14 working days; accepted: 1 to 14',
    ],
    [
      'a notice before the longest time to answer begins',
      changed(0, { offset: -30 }),
      'courtesy',
      'the rung never comes: 30 working days before the answer date nobody has been asked',
    ],
    [
      'more rungs than days',
      {
        ...shipped,
        rungs: Array.from({ length: 15 }, (_, at) => ({
          ...shipped.rungs[5]!,
          id: `rung-${at}`,
          offset: at + 1,
        })),
      },
      'rung-0',
      '15 rungs after the answer date share 14 days',
    ],
  ])('finds %s', (_, ladder, rung, message) => {
    expect(checkLadder(ladder, procedures)).toContainEqual({ rung, message: expect.stringContaining(message) });
    expect(checkLadder(ladder, [])).toEqual([]);
  });

  it('counts only the procedures that chase by the ladder', () => {
    const long = procedures.map((one) => ({
      ...one,
      ladder: 'another',
      steps: one.steps.map((step) => ({ ...step, wished: 50 })),
    }));
    expect(checkLadder(changed(5, { offset: 15 }), [...procedures, ...long])).not.toEqual([]);
  });

  it('takes the veto days of a rung before those of its ladder, and one where neither says', () => {
    expect(vetoDays(shipped, 'chair')).toBe(2);
    expect(vetoDays({ ...shipped, vetoWorkingDays: 4 }, 'accountable')).toBe(4);
    const { vetoWorkingDays: _, ...silent } = shipped;
    expect(vetoDays(silent, 'accountable')).toBe(1);
  });
});
