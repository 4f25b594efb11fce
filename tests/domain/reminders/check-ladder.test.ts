import { describe, expect, it } from 'vitest';
import { checkLadder } from '../../../domain/reminders/check-ladder.ts';
import type { Ladder, Rung } from '../../../domain/reminders/ladder.ts';
import { seededReference } from '../../builders/reference.ts';

const { ladders } = seededReference();
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
  ])('finds %s', (_, ladder, rung, message) => {
    expect(checkLadder(ladder)).toContainEqual({ rung, message: expect.stringContaining(message) });
  });

  it('lets the first two rungs go without the history, or with it', () => {
    expect(checkLadder(changed(1, { annexHistory: true }))).toEqual([]);
  });
});
