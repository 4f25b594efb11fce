import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentDiff } from '../../../domain/versions/document-diff.ts';
import { seededReference } from '../../builders/reference.ts';

const { ladders, procedures } = seededReference();
const ladder = ladders.find(({ id }) => id === 'default')!;
const procedure = procedures.find(({ id }) => id === 'upr-national-report')!;

const rungs = (change: (rung: (typeof ladder.rungs)[number]) => object | null) => ({
  ...ladder,
  rungs: ladder.rungs.flatMap((rung) => {
    const changed = change(rung);
    return changed === null ? [] : [changed];
  }),
});

describe('what differs between two versions', () => {
  it.each<[string, object, object, object[]]>([
    ['nothing', ladder, structuredClone(ladder), []],
    [
      'the number of the version and who entered it do not count',
      ladder,
      { ...ladder, version: 9, entered: { by: 'Director', on: '2026-12-01' } },
      [],
    ],
    [
      'a field of one rung, by its id',
      ladder,
      rungs((rung) => (rung.id === 'reminder-2' ? { ...rung, offset: 5 } : rung)),
      [{ place: 'rungs.reminder-2.offset', what: 'changed', before: 4, after: 5 }],
    ],
    [
      'a rung that is taken away changes nothing of those after it',
      ladder,
      rungs((rung) => (rung.id === 'courtesy' ? null : rung)),
      [{ place: 'rungs.courtesy', what: 'removed', before: ladder.rungs[0], after: null }],
    ],
    [
      'a rung that comes between two others',
      rungs((rung) => (rung.id === 'reminder-2' ? null : rung)),
      ladder,
      [{ place: 'rungs.reminder-2', what: 'added', before: null, after: ladder.rungs[2] }],
    ],
    [
      'a list of words is one value',
      ladder,
      rungs((rung) => (rung.id === 'courtesy' ? { ...rung, cc: ['alternate'] } : rung)),
      [{ place: 'rungs.courtesy.cc', what: 'changed', before: [], after: ['alternate'] }],
    ],
    [
      'another order is told as such',
      ladder,
      { ...ladder, rungs: ladder.rungs.toReversed() },
      [
        {
          place: 'rungs',
          what: 'order',
          before: ladder.rungs.map(({ id }) => id),
          after: ladder.rungs.toReversed().map(({ id }) => id),
        },
      ],
    ],
    [
      'a field within a field, and one that is gone',
      procedure,
      {
        ...procedure,
        deadline: { kind: 'before-review', weeks: 14, standing: 'confirmed', source: 'x' },
        main: undefined,
      },
      [
        { place: 'main', what: 'removed', before: true, after: null },
        { place: 'deadline.weeks', what: 'changed', before: 12, after: 14 },
        expect.objectContaining({ place: 'deadline.source' }),
      ],
    ],
    [
      'something that was nothing before',
      { ...procedure, wordLimit: null },
      procedure,
      [{ place: 'wordLimit', what: 'changed', before: null, after: procedure.wordLimit }],
    ],
    [
      'groups within groups are one value',
      procedure,
      { ...procedure, clearers: [['mofa', 'molj']] },
      [{ place: 'clearers', what: 'changed', before: [['mofa'], ['molj']], after: [['mofa', 'molj']] }],
    ],
  ])('%s', (_what, before, after, changes) => {
    expect(documentDiff(before, after)).toEqual(changes);
  });

  it('is nothing exactly where the documents say the same, and the reverse of a change is told in reverse', () => {
    const document = fc.record({
      id: fc.constant('x'),
      words: fc.option(fc.constantFrom('a', 'b')),
      list: fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 }),
      steps: fc.uniqueArray(fc.record({ id: fc.constantFrom('r', 's', 't'), days: fc.integer({ min: 0, max: 2 }) }), {
        selector: ({ id }) => id,
      }),
    });
    fc.assert(
      fc.property(document, document, (one, other) => {
        const there = documentDiff(one, other);
        const back = documentDiff(other, one);
        expect(there.length === 0).toBe(JSON.stringify(one) === JSON.stringify(other));
        const key = (place: string, before: unknown, after: unknown): string => JSON.stringify([place, before, after]);
        expect(there.map((c) => key(c.place, c.before, c.after)).toSorted()).toEqual(
          back.map((c) => key(c.place, c.after, c.before)).toSorted(),
        );
      }),
    );
  });
});
