import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { isOpenDay } from '../../../domain/calendar/open-days.ts';
import { requestDueOn } from '../../../domain/cycle/clock.ts';
import type { CycleCommand } from '../../../domain/cycle/commands.ts';
import { evolve } from '../../../domain/cycle/evolve.ts';
import type { CycleState } from '../../../domain/cycle/state.ts';
import type { ReplyClass } from '../../../domain/replies/reply.ts';
import { LivedCycle, someTerms } from '../../builders/cycle.ts';

const TERMS = someTerms();
const ROWS = { moi: ['q1.a', 'q1.b', 'q3'], 'punjab-home': ['q2'], mofa: ['q3'] };
const BY = 'director';
const CLASSES: readonly ReplyClass[] = [
  'partial',
  'clarification',
  'extension',
  'out-of-office',
  'bounce-hard',
  'noise',
];

const office = fc.constantFrom('moi', 'punjab-home', 'mofa', 'mohr', 'molj', 'pm-geneva');
const row = fc.constantFrom('q1.a', 'q1.b', 'q2', 'q3');
const command: fc.Arbitrary<CycleCommand> = fc.oneof(
  fc
    .record({
      office,
      mail: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'm6'),
      class: fc.constantFrom(...CLASSES),
      answers: fc.array(
        fc.record({ row, status: fc.constantFrom('answered' as const, 'no-data' as const, 'not-ours' as const) }),
        { maxLength: 3 },
      ),
      failedRungs: fc.subarray(['request', 'reminder-1', 'clearance-request']),
    })
    .map((reply): CycleCommand => ({ type: 'record-reply', reply: { ...reply, returnsOn: null, wishedUntil: null } })),
  fc
    .record({ office, to: fc.constantFrom('accepted' as const, 'open' as const, 'waived' as const) })
    .map(({ office: of, to }): CycleCommand => ({
      type: 'change-rows',
      office: of,
      rows: [],
      to,
      by: BY,
      reason: 'a reason',
    })),
  fc
    .record({ office, workingDays: fc.integer({ min: 1, max: 8 }) })
    .map((x): CycleCommand => ({ type: 'grant-days', ...x, by: BY })),
  office.map((of): CycleCommand => ({ type: 'answer-clarification', office: of, by: BY, answer: 'this' })),
  office.map((of): CycleCommand => ({ type: 'remind', office: of, by: BY })),
  fc
    .record({ question: fc.constantFrom('q1', 'q2', 'q3'), to: fc.subarray(['moi', 'mofa', 'mora'], { minLength: 1 }) })
    .map((x): CycleCommand => ({ type: 'reassign', ...x, by: BY })),
  fc.constant<CycleCommand>({ type: 'consolidate', by: BY, text: 'text', words: 9, openQuestions: [] }),
  office.map((of): CycleCommand => ({ type: 'clear', office: of, by: BY, reference: null })),
  office.map((of): CycleCommand => ({ type: 'return-text', office: of, by: BY, comments: 'change it' })),
  fc.constant<CycleCommand>({ type: 'hand-over', by: BY }),
  fc.constant<CycleCommand>({ type: 'submit', by: BY, noteVerbale: 'No. 1' }),
  fc.constant<CycleCommand>({ type: 'acknowledge', by: BY, reference: 'e-mail' }),
);
const step = fc.record({ days: fc.integer({ min: 0, max: 12 }), command });

/** A cycle with a random life: days pass, and things are asked and told. */
function lived(
  steps: readonly { readonly days: number; readonly command: CycleCommand }[],
  check?: (c: LivedCycle) => void,
) {
  const cycle = new LivedCycle(TERMS);
  cycle.assign(ROWS);
  for (const { days, command: next } of steps) {
    cycle.until(addDays(cycle.today, days));
    cycle.tell(next);
    check?.(cycle);
  }
  cycle.until(addDays(cycle.today, 30));
  return cycle;
}

const always = (property: (steps: Parameters<typeof lived>[0]) => void): void =>
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), property), { numRuns: 150 });

test('no office ever gets the same rung twice, nor a milder one after a higher', () => {
  const order = TERMS.ladder.rungs.map((rung) => rung.id);
  let chased = 0;
  always((steps) => {
    const letters = lived(steps).letters();
    const ids = letters.map((l) => `${l.office}/${l.rung}`);
    expect(new Set(ids).size).toBe(ids.length);
    for (const of of new Set(letters.map((l) => l.office))) {
      const used = letters.filter((l) => l.office === of && order.includes(l.rung)).map((l) => order.indexOf(l.rung));
      expect(used).toEqual(used.toSorted((a, b) => a - b));
      chased += used.length;
    }
  });
  expect(chased).toBeGreaterThan(100);
});

test('every chase names exactly the rows open for its office, and none goes to an office that owes nothing', () => {
  const order = new Set(TERMS.ladder.rungs.map((rung) => rung.id));
  let seen = 0;
  always((steps) => {
    const { events } = lived(steps);
    let state: CycleState | null = null;
    for (const recorded of events) {
      const { event } = recorded;
      if (event.type === 'letter-written' && order.has(event.letter.rung)) {
        const rows = state?.requests[event.letter.office]?.rows ?? {};
        expect(event.letter.rows).toEqual(Object.keys(rows).filter((r) => rows[r] === 'open'));
        expect(event.letter.rows).not.toEqual([]);
        seen += 1;
      }
      state = evolve(state, recorded);
    }
  });
  expect(seen).toBeGreaterThan(100);
});

test('the register has no gap, and folding it again gives the state', () => {
  always((steps) => {
    const cycle = lived(steps);
    expect(cycle.events.map((e) => e.seq)).toEqual(cycle.events.map((_, at) => at + 1));
    expect(cycle.events.reduce<CycleState | null>(evolve, null)).toEqual(cycle.state);
    expect(JSON.parse(JSON.stringify(cycle.state))).toEqual(cycle.state);
  });
});

test('by the calendar alone no letter is decided on a day on which its office is closed', () => {
  const layer = new Map(TERMS.offices.map((o) => [o.id, o.layer]));
  always((steps) => {
    const acted = new Set<string>();
    const cycle = lived(steps, (c) => acted.add(c.today));
    const closed = cycle
      .letters()
      .filter((l) => !acted.has(l.on) && !isOpenDay(TERMS.calendar, layer.get(l.office)!, l.on));
    expect(closed).toEqual([]);
  });
});

test('days that are granted never take an office past the day on which answers close', () => {
  always((steps) => {
    lived(steps, (cycle) => {
      const closes = cycle.state.plan.milestones.find((m) => m.id === 'answers-closed')!.on;
      const granted = cycle.events.at(-1)?.on === cycle.today ? cycle.events.filter((e) => e.on === cycle.today) : [];
      for (const { event } of granted) {
        if (event.type !== 'days-granted') continue;
        const request = cycle.state.requests[event.office]!;
        if (request.suspensions.some((s) => s.to === null || s.to === cycle.today)) continue;
        expect(requestDueOn(request, TERMS, cycle.today)! <= closes).toBe(true);
      }
    });
  });
});

test('no clearer is passed over, and a cycle that ended leaves no task', () => {
  let ended = 0;
  const finish: readonly CycleCommand[] = [
    { type: 'consolidate', by: BY, text: 'text', words: 9, openQuestions: [] },
    ...['mohr', 'mofa', 'molj'].map((of): CycleCommand => ({ type: 'clear', office: of, by: BY, reference: null })),
    { type: 'hand-over', by: BY },
    { type: 'submit', by: BY, noteVerbale: 'No. 1' },
    { type: 'acknowledge', by: BY, reference: 'e-mail' },
  ];
  always((steps) => {
    const cycle = lived([...steps, ...finish.map((next) => ({ days: 3, command: next }))]);
    const { cleared, acknowledged } = cycle.state.reached;
    if (cleared !== undefined) {
      const done = new Set(cycle.state.awaited.filter((a) => a.doneOn !== null).map((a) => a.office));
      for (const clearer of TERMS.procedure.clearers.flat()) expect(done).toContain(clearer);
    }
    if (acknowledged === undefined) return;
    ended += 1;
    expect(cycle.state.tasks).toEqual([]);
  });
  expect(ended).toBeGreaterThan(50);
});
