import { expect, test } from 'vitest';
import { answeringTimes } from '../../../domain/forecast/answering-times.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'] };
const BY = 'director';
type Act = (cycle: LivedCycle) => unknown;

/** A cycle whose requests leave on Tuesday 2026-12-01, the day of its receipt. */
function lived(act: Act): LivedCycle {
  const cycle = new LivedCycle(someTerms(), someFacts({ receivedOn: '2026-12-01' }));
  cycle.assign(ROWS);
  act(cycle);
  return cycle;
}

const on =
  (day: string, act: Act): Act =>
  (cycle) => (cycle.until(day), act(cycle));
const all =
  (...acts: Act[]): Act =>
  (cycle) =>
    acts.forEach((act) => act(cycle));
const answer =
  (...rows: string[]): Act =>
  (cycle) =>
    cycle.answer('moi', rows.length === 0 ? ['q1.a', 'q1.b'] : rows);
const change =
  (to: 'open' | 'waived'): Act =>
  (cycle) =>
    cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a', 'q1.b'], to, by: BY, reason: 'a reason' });

test.each<[string, Act, string, readonly number[], readonly number[]]>([
  ['answered a week later: five working days', on('2026-12-08', answer()), '2027-01-05', [5], []],
  ['answered on the day of the request: none', answer(), '2027-01-05', [0], []],
  [
    'a partial answer does not end it; the last open row does',
    all(on('2026-12-03', answer('q1.a')), on('2026-12-09', answer('q1.b'))),
    '2027-01-05',
    [6],
    [],
  ],
  ['the day of Quaid-e-Azam, 25 December, is none of its days', on('2026-12-28', answer()), '2027-01-05', [18], []],
  [
    'what it asked back lay with us for three days',
    all(
      on('2026-12-03', (c) => c.reply('moi', { class: 'clarification' })),
      on('2026-12-08', (c) => c.tell({ type: 'answer-clarification', office: 'moi', by: BY, answer: 'five years' })),
      on('2026-12-10', answer()),
    ),
    '2027-01-05',
    [4],
    [],
  ],
  [
    'an answer that we returned after four days lay with us for those',
    all(on('2026-12-04', answer()), on('2026-12-10', change('open')), on('2026-12-14', answer())),
    '2027-01-05',
    [5],
    [],
  ],
  ['still open today: nobody knows how long it would take', () => undefined, '2026-12-10', [], [7]],
  ['rows that were waived are no answer', on('2026-12-08', change('waived')), '2027-01-05', [], [5]],
  [
    'given to another office: not its answer either',
    on('2026-12-08', (c) => c.tell({ type: 'reassign', question: 'q1', to: ['mofa'], by: BY })),
    '2027-01-05',
    [],
    [5],
  ],
  [
    'the text was put together without it on its planned day',
    on('2027-02-20', () => undefined),
    '2027-03-30',
    [],
    [45],
  ],
])('how long the office had it: %s', (_why, act, today, answered, unanswered) => {
  const cycle = lived(act);
  const times = answeringTimes([cycle], today).find(({ office }) => office === 'moi');
  expect(times).toEqual({ office: 'moi', answered, unanswered });
});

test('several cycles of an office are told together, the shortest first', () => {
  const histories = ['2026-12-15', '2026-12-03', '2026-12-08'].map((day) => lived(on(day, answer())));
  const [moi, punjab] = answeringTimes([...histories, lived(() => undefined)], '2026-12-20');
  expect(moi).toEqual({ office: 'moi', answered: [2, 5, 10], unanswered: [13] });
  expect(punjab?.answered).toEqual([]);
});

test('an office that was assigned rows but not written to yet has no times, and no history has none', () => {
  const cycle = new LivedCycle();
  expect(answeringTimes([cycle], '2026-12-01')).toEqual([]);
  expect(answeringTimes([], '2026-12-01')).toEqual([]);
});
