import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requestDueOn, requestRungs } from '../../domain/cycle/clock.ts';
import { clockLedger } from '../../domain/cycle/clock-ledger.ts';
import { evolve } from '../../domain/cycle/evolve.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { isOpen } from '../../domain/requests/row.ts';
import { dayAfter } from './reference-office.ts';
import { live, lives, orders, type Happening, type TwiceLived } from './lives.ts';
import { runs } from './runs.ts';

const RUNS = runs(15);
/** What moves a plan; one that has been moved may be drawn together anew. */
const MOVES_THE_PLAN: readonly Happening['kind'][] = ['holiday', 'undo', 'deadline', 'grant'];

/** Something that must hold at every moment of every life. */
function always(holds: (lived: TwiceLived) => void): void {
  let moments = 0;
  fc.assert(
    fc.property(lives, (life) => {
      live(life, (lived) => {
        moments += 1;
        holds(lived);
      });
    }),
    { numRuns: RUNS },
  );
  expect(moments).toBeGreaterThan(RUNS);
}

/** Why a milestone may come earlier after all: the time before the deadline has become too short for it. */
const BOUND = /need their minimums|no slack is left|awaited until/u;

/** A day that is planned. */
interface PlannedDay {
  readonly on: string;
  /** Of a rung: open days of its office between its answer date and the day on which answers close. */
  readonly chase: number;
  /** Of a milestone: whether its text says that it could not lie later, whatever was wished. */
  readonly bound?: boolean;
}

/** Every planned day, and every day of each office's clock and ladder, as they stand today. */
function daysOf({ cycle, planned, opens }: TwiceLived): ReadonlyMap<string, PlannedDay> {
  const { state, terms, today } = cycle;
  const days = new Map<string, PlannedDay>();
  for (const { id, on, explain } of state.plan.milestones) days.set(id, { on, chase: 0, bound: BOUND.test(explain) });
  for (const request of Object.values(state.requests)) {
    const due = requestDueOn(request, terms, today);
    if (due === null) continue;
    let chase = 0;
    for (let day = dayAfter(due); day <= planned('answers-closed'); day = dayAfter(day))
      if (opens(request.office, day)) chase += 1;
    days.set(`${request.office} due`, { on: due, chase: 0 });
    for (const rung of requestRungs(state, request, terms, today)?.rungs ?? [])
      days.set(`${request.office} ${rung.id}`, { on: rung.on, chase });
  }
  return days;
}

test('no letter of the ladder is decided on a day on which its office is closed, but for one an officer sends himself', () => {
  let seen = 0;
  fc.assert(
    fc.property(lives, (life) => {
      let known = 0;
      const steps = life.steps.filter(({ what }) => what.kind !== 'remind');
      live({ ...life, steps }, (lived) => {
        const ladder = ['request', 'silent-alternate', ...lived.cycle.terms.ladder.rungs.map(({ id }) => id)];
        const letters = lived.cycle.letters();
        const fresh = letters.slice(known).filter(({ rung }) => ladder.includes(rung));
        // Judged by the calendar of the day: an order that comes later does not unsend a letter.
        expect(fresh.filter(({ office, on }) => !lived.opens(office, on))).toEqual([]);
        known = letters.length;
        seen += fresh.length;
      });
    }),
    { numRuns: RUNS },
  );
  expect(seen).toBeGreaterThan(RUNS);
});

test('rungs rise strictly, by day and by rank, and none is sent twice', () => {
  always(({ cycle }) => {
    const order = cycle.terms.ladder.rungs.map(({ id }) => id);
    const used = new Map<string, { on: string; rank: number }>();
    for (const { on, office, rung } of cycle.letters()) {
      const rank = order.indexOf(rung);
      if (rank < 0) continue;
      const before = used.get(office);
      if (before !== undefined)
        expect([office, rung, rank > before.rank && on >= before.on]).toEqual([office, rung, true]);
      used.set(office, { on, rank });
    }
  });
});

test('the rungs still to come lie on rising open days of their office', () => {
  always((lived) => {
    const { state, terms, today } = lived.cycle;
    for (const request of Object.values(state.requests)) {
      const days = requestRungs(state, request, terms, today)?.rungs.map(({ on }) => on) ?? [];
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.filter((day) => !lived.opens(request.office, day))).toEqual([]);
    }
  });
});

test('nobody is chased who owes nothing, or whose clock stands still', () => {
  let chased = 0;
  fc.assert(
    fc.property(lives, (life) => {
      const { cycle } = live(life);
      const order = cycle.terms.ladder.rungs.map(({ id }) => id);
      let state: CycleState | null = null;
      for (const recorded of cycle.events) {
        const { event, on } = recorded;
        if (event.type === 'letter-written' && order.includes(event.letter.rung)) {
          const { rows = {}, suspensions = [] } = state?.requests[event.letter.office] ?? {};
          expect(event.letter.rows).toEqual(Object.keys(rows).filter((row) => isOpen(rows[row]!)));
          expect(event.letter.rows).not.toEqual([]);
          for (const { from, to, holder } of suspensions)
            expect(to === null || (on > from && on < to) || (holder !== 'recess' && on === from && on < to)).toBe(
              false,
            );
          chased += 1;
        }
        state = evolve(state, recorded);
      }
    }),
    { numRuns: RUNS },
  );
  expect(chased).toBeGreaterThan(RUNS);
});

test('no internal date lies after the treaty’s while the plan is feasible', () => {
  always(({ cycle }) => {
    const { plan, deadline } = cycle.state;
    if (!plan.feasible) return;
    expect(plan.milestones.filter(({ on }) => on > deadline)).toEqual([]);
    const days = plan.milestones.map(({ on }) => on);
    expect(days).toEqual(days.toSorted());
  });
});

test('a holiday more makes nothing earlier, and taking it back gives every day back', () => {
  let moved = 0;
  fc.assert(
    fc.property(lives, orders, fc.nat({ max: 40 }), (life, order, day) => {
      const steps = life.steps.filter(({ what }) => !MOVES_THE_PLAN.includes(what.kind)).slice(0, 6);
      const lived = live({ ...life, steps }, () => undefined, day);
      if (lived.over) return;
      const { state } = lived.cycle;
      const before = daysOf(lived);
      lived.announce(order);
      const after = daysOf(lived);
      for (const [what, { on, chase }] of before) {
        const then = after.get(what);
        // A ladder with fewer days than before is drawn together, and may drop its mildest rungs.
        if (then === undefined || then.chase < chase || then.bound === true) continue;
        expect([what, then.on >= on]).toEqual([what, true]);
        if (then.on > on) moved += 1;
      }
      // What the order itself set going stays; only days are given back.
      const others = lived.cycle.events.slice(state.seq).filter(({ event }) => event.type !== 'replanned');
      lived.undo();
      if (others.length > 0) return;
      expect(lived.cycle.state.plan).toEqual(state.plan);
      expect(lived.cycle.state.requests).toEqual(state.requests);
      expect(daysOf(lived)).toEqual(before);
    }),
    { numRuns: 2 * RUNS },
  );
  expect(moved).toBeGreaterThan(RUNS / 4);
});

test('the same calendar in another version moves nothing', () => {
  fc.assert(
    fc.property(lives, fc.nat({ max: 40 }), (life, day) => {
      const steps = life.steps.filter(({ what }) => what.kind !== 'holiday');
      const lived = live({ ...life, steps: steps.slice(0, 6) }, () => undefined, day);
      if (lived.over) return;
      const before = daysOf(lived);
      const { plan } = lived.cycle.state;
      lived.undo();
      expect(lived.cycle.state.plan).toEqual(plan);
      expect(daysOf(lived)).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});

test('what an office has used and what it has left are always its whole time, and its answer date is its last day', () => {
  always(({ cycle }) => {
    const { state, terms, today } = cycle;
    for (const request of Object.values(state.requests)) {
      const ledger = clockLedger(request, terms, today);
      if (ledger === null) continue;
      expect(ledger.used + ledger.left).toBe(request.budget + request.granted);
      const counted = ledger.days.filter((day) => day.counted).map(({ date }) => date);
      expect(counted.filter((date) => date <= today)).toHaveLength(ledger.used);
      expect(counted[request.budget + request.granted - 1]).toBe(ledger.dueOn);
    }
  });
});

test('the events folded again give the state the cycle has, through the register and back', () => {
  always(({ cycle }) => {
    const stored = JSON.parse(JSON.stringify(cycle.events)) as typeof cycle.events;
    expect(stored.reduce<CycleState | null>(evolve, null)).toEqual(cycle.state);
  });
});

test('looked at again on the same day, nothing more is due', () => {
  always(({ cycle }) => {
    const { seq } = cycle.state;
    cycle.look();
    expect(cycle.state.seq).toBe(seq);
  });
});
