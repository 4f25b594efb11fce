import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, isOpenDay } from '../../../domain/calendar/open-days.ts';
import { requestDueOn, requestRungs } from '../../../domain/cycle/clock.ts';
import type { CommandOf } from '../../../domain/cycle/commands.ts';
import { evolve } from '../../../domain/cycle/evolve.ts';
import { lateOffices } from '../../../domain/cycle/late.ts';
import { previewReplan, type ReplanPreview } from '../../../domain/cycle/preview-replan.ts';
import { layerOf, plannedOn } from '../../../domain/cycle/request-facts.ts';
import type { CycleState, CycleTerms, CycleVersions } from '../../../domain/cycle/state.ts';
import type { MilestoneId } from '../../../domain/stages.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const FIRST: CycleVersions = { offices: 1, calendar: 1, ladder: 1, clearanceLadder: 1, procedure: 1 };
const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'], mofa: ['q3'] };
const BY = 'Director';

/** A cycle whose offices were asked on the day of receipt. */
function asked(deadline = '2027-06-30'): LivedCycle {
  const cycle = new LivedCycle(someTerms(), someFacts({ deadline }));
  cycle.assign(ROWS);
  return cycle;
}

function closing(terms: CycleTerms, dates: readonly string[], layer: 'federal' | 'punjab' = 'federal'): CycleTerms {
  const closed = dates.map((date) => ({ date, title: 'Order', layer, standing: 'gazetted', source: 'order' }) as const);
  const calendar: Calendar = { ...terms.calendar, closed: [...terms.calendar.closed, ...closed] };
  return { ...terms, calendar };
}

const adopt = (terms: CycleTerms, calendar: number, cycle?: LivedCycle): CommandOf<'adopt-terms'> => ({
  type: 'adopt-terms',
  cause: 'calendar',
  by: BY,
  reason: 'the Cabinet Division closed the offices',
  order: 'order-1',
  versions: { ...(cycle?.state.versions ?? FIRST), calendar },
  inForce: FIRST,
  terms,
});
const days = (state: CycleState): Record<MilestoneId, string> =>
  Object.fromEntries(state.plan.milestones.map(({ id, on }) => [id, on])) as Record<MilestoneId, string>;
const due = (cycle: LivedCycle, office: string): string =>
  requestDueOn(cycle.state.requests[office]!, cycle.terms, cycle.today)!;
const ahead = (preview: ReturnType<typeof previewReplan>): ReplanPreview => {
  if ('refused' in preview) throw new Error(preview.refused.message);
  return preview;
};

describe('an order announced in a running cycle', () => {
  test('moves the days after it for everybody, takes them from the slack, and its reason is in the history', () => {
    const cycle = asked();
    cycle.until('2026-12-14');
    const before = { plan: days(cycle.state), moi: due(cycle, 'moi'), punjab: due(cycle, 'punjab-home') };
    const terms = closing(cycle.terms, ['2026-12-21', '2026-12-22']);
    const preview = ahead(previewReplan(cycle.state, cycle.terms, adopt(terms, 2), cycle.today));
    expect(cycle.tell(adopt(terms, 2))).toBeNull();

    const twoLater = (date: string): string => addWorkingDays(terms.calendar, 'federal', date, 2);
    expect(due(cycle, 'moi')).toBe(twoLater(before.moi));
    expect(due(cycle, 'punjab-home')).toBe(twoLater(before.punjab));
    expect(days(cycle.state)['answers-due']).toBe(twoLater(before.plan['answers-due']));
    expect(days(cycle.state).acknowledged).toBe(before.plan.acknowledged);
    expect(preview.before.slackWorkingDays - preview.after.slackWorkingDays).toBe(2);
    expect(cycle.state.versions).toEqual({ ...FIRST, calendar: 2 });
    expect(cycle.events.at(-1)).toMatchObject({
      event: { type: 'replanned', cause: 'calendar', order: 'order-1', by: BY, reason: /Cabinet/ },
    });
  });

  test('of one province moves the dates of its offices only, and no milestone', () => {
    const cycle = asked();
    cycle.until('2026-12-14');
    const terms = closing(cycle.terms, ['2026-12-22'], 'punjab');
    const { moves } = ahead(previewReplan(cycle.state, cycle.terms, adopt(terms, 2), cycle.today));
    expect(new Set(moves.map((move) => move.office))).toEqual(new Set(['punjab-home']));
    expect(moves.map(({ kind, what }) => [kind, what])).toContainEqual(['answer-date', 'answer-date']);
    expect(moves.find((move) => move.kind === 'answer-date')?.why).toContain('2026-12-22 (Order)');
  });

  test('is previewed as it is then applied, and what was sent is not among what moves', () => {
    const cycle = asked();
    cycle.until('2026-12-31');
    expect(Object.keys(cycle.state.requests['moi']!.rungs)).toEqual(expect.arrayContaining(['courtesy', 'reminder-1']));
    const terms = closing(cycle.terms, ['2027-01-04', '2027-01-05']);
    const { moves } = ahead(previewReplan(cycle.state, cycle.terms, adopt(terms, 2), cycle.today));
    const sent = { ...cycle.state.requests['moi']!.rungs };
    cycle.tell(adopt(terms, 2));
    expect(cycle.state.requests['moi']!.rungs).toEqual(sent);
    expect(moves.filter((move) => move.office === 'moi').map((move) => move.what)).not.toContain('reminder-1');
    for (const { office, kind, what, to } of moves) {
      if (kind === 'milestone') expect(days(cycle.state)[what as MilestoneId]).toBe(to);
      if (kind === 'answer-date') expect(due(cycle, office!)).toBe(to);
      if (kind === 'rung') {
        const rungs = requestRungs(cycle.state, cycle.state.requests[office!]!, cycle.terms, cycle.today)!.rungs;
        expect(rungs.find((rung) => rung.id === what)?.on).toBe(to);
      }
    }
    expect(moves.length).toBeGreaterThan(10);
  });

  test('twice is once, and the same versions are nothing', () => {
    const cycle = asked();
    const { length } = cycle.events;
    expect(cycle.tell(adopt(cycle.terms, 1))).toBeNull();
    expect(cycle.events).toHaveLength(length);
    const terms = closing(cycle.terms, ['2026-12-22']);
    cycle.tell(adopt(terms, 2));
    cycle.tell(adopt(terms, 2));
    expect(cycle.events.filter(({ event }) => event.type === 'replanned')).toHaveLength(1);
  });

  test('undone gives every day back', () => {
    const cycle = asked();
    cycle.until('2026-12-14');
    const before = { plan: cycle.state.plan, moi: due(cycle, 'moi') };
    const old = cycle.terms;
    cycle.tell(adopt(closing(old, ['2026-12-21', '2026-12-22', '2026-12-23']), 2));
    expect(cycle.state.plan).not.toEqual(before.plan);
    cycle.until('2026-12-17');
    cycle.tell({ ...adopt(old, 3), reason: 'the order was withdrawn' });
    expect(cycle.state.plan).toEqual(before.plan);
    expect(due(cycle, 'moi')).toBe(before.moi);
  });

  test('after another makes nothing earlier than the first has left it, and undone one by one both give every plan back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2027-02-12', '2027-02-26', '2027-04-30'),
        fc.boolean(),
        fc.array(fc.record({ wait: fc.nat(12), ahead: fc.nat(20), length: fc.integer({ min: 1, max: 4 }) }), {
          minLength: 2,
          maxLength: 4,
        }),
        (deadline, atOnce, orders) => {
          const cycle = asked(deadline);
          const stack: { readonly terms: CycleTerms; readonly order: string }[] = [];
          const plans: CycleState['plan'][] = [];
          for (const [at, { wait, ahead: away, length }] of orders.entries()) {
            if (at === 0 || !atOnce) cycle.until(addDays(cycle.today, wait));
            const { terms, state, today } = cycle;
            const dates = Array.from({ length }, (_, day) => addDays(today, away + day + 1));
            stack.push({ terms, order: `order-${at}` });
            plans.push(state.plan);
            const before = days(state);
            cycle.tell({ ...adopt(closing(terms, dates), at + 2, cycle), order: `order-${at}` });
            for (const { id, on, explain } of cycle.state.plan.milestones) {
              if (
                id === 'acknowledged' ||
                state.reached[id] !== undefined ||
                explain.includes('as the later steps need')
              )
                continue;
              if (cycle.state.plan.feasible) expect([id, on >= before[id]]).toEqual([id, true]);
            }
          }
          if (!atOnce) return;
          for (const { terms, order } of stack.reverse()) {
            cycle.tell({ ...adopt(terms, 10 + plans.length, cycle), order });
            expect(cycle.state.plan).toEqual(plans.pop());
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test('moves the day until which a clearer is asked, and its undoing brings it back', () => {
    const cycle = asked();
    cycle.until('2027-01-20');
    for (const [office, rows] of Object.entries(ROWS)) cycle.answer(office, rows);
    expect(cycle.consolidate(BY)).toBeNull();
    const [committee] = cycle.state.awaited;
    const old = cycle.terms;
    const inside = addWorkingDays(old.calendar, 'federal', cycle.today, 1);
    cycle.tell(adopt(closing(old, [inside]), 2));
    expect(cycle.state.awaited[0]!.dueOn).toBe(addWorkingDays(old.calendar, 'federal', committee!.dueOn, 1));
    cycle.tell({ ...adopt(old, 3, cycle), reason: 'undone' });
    expect(cycle.state.awaited[0]!.dueOn).toBe(committee!.dueOn);
  });

  test('that closes a day already counted makes an office late no longer, and it is not written to before its new day', () => {
    const cycle = asked();
    cycle.until('2026-12-30');
    expect(lateOffices(cycle.state)).toContain('moi');
    const terms = closing(cycle.terms, ['2026-12-28', '2026-12-29', '2026-12-31']);
    cycle.tell(adopt(terms, 2));
    expect(lateOffices(cycle.state)).not.toContain('moi');
    const letters = cycle.letters('moi').length;
    cycle.until(due(cycle, 'moi'));
    expect(cycle.letters('moi')).toHaveLength(letters);
  });

  test('before the assignment is confirmed moves the day by which it must be, and nothing later is lost', () => {
    const cycle = new LivedCycle();
    cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] });
    const before = days(cycle.state).assigned;
    cycle.tell(adopt(closing(cycle.terms, [addDays(cycle.today, 1)]), 2));
    expect(days(cycle.state).assigned > before).toBe(true);
    cycle.tell({ type: 'confirm-assignment', by: BY, assignment: 'proposal', rows: ROWS });
    expect(cycle.state.basePlan).toBeUndefined();
  });
});

describe('another procedure in a running cycle', () => {
  const longer = (terms: CycleTerms, wished: number): CycleTerms => ({
    ...terms,
    procedure: {
      ...terms.procedure,
      steps: terms.procedure.steps.map((s) =>
        s.id === 'answers' ? { ...s, wished, minimum: Math.min(5, wished) } : s,
      ),
    },
  });
  const procedure = (terms: CycleTerms): CommandOf<'adopt-terms'> => ({
    ...adopt(terms, 1),
    cause: 'procedure',
    order: null,
    versions: { ...FIRST, procedure: 2 },
  });

  test('gives the offices the days it gives, also those that were asked', () => {
    const cycle = asked();
    cycle.until('2026-12-07');
    const before = due(cycle, 'moi');
    cycle.tell(procedure(longer(cycle.terms, 25)));
    expect(cycle.state.requests['moi']!.budget).toBe(25);
    expect(due(cycle, 'moi')).toBe(addWorkingDays(cycle.terms.calendar, 'federal', before, 5));
  });

  test('takes no day back that an office was told', () => {
    const cycle = asked();
    cycle.until('2026-12-07');
    const before = due(cycle, 'moi');
    cycle.tell(procedure(longer(cycle.terms, 10)));
    expect(due(cycle, 'moi')).toBe(before);
  });
});

describe('a deadline that the treaty body moves', () => {
  const move = (deadline: string, reference = 'letter of the Secretariat'): CommandOf<'move-deadline'> => ({
    type: 'move-deadline',
    deadline,
    by: BY,
    reference,
  });

  test('to a later day gives the days to all that is to come, and to the offices too', () => {
    const cycle = asked('2027-01-22');
    cycle.until('2026-12-03');
    const before = { budget: cycle.state.requests['moi']!.budget, plan: cycle.state.plan };
    expect(before.budget).toBeLessThan(20);
    expect(cycle.tell(move('2027-05-31'))).toBeNull();
    expect(cycle.state.deadline).toBe('2027-05-31');
    expect(cycle.state.requests['moi']!.budget).toBe(20);
    expect(cycle.state.plan.cuts).toEqual([]);
    expect(days(cycle.state).acknowledged).toBe('2027-05-31');
    expect(cycle.events.at(-1)).toMatchObject({
      event: {
        cause: 'deadline',
        reason: 'the deadline was moved from 2027-01-22 to 2027-05-31 (letter of the Secretariat)',
      },
    });
    const { length } = cycle.events;
    expect(cycle.tell(move('2027-05-31'))).toBeNull();
    expect(cycle.events).toHaveLength(length);
  });

  test('to an earlier day keeps the day the offices were told for as long as the rest can be done', () => {
    const cycle = asked();
    cycle.until('2026-12-07');
    const before = due(cycle, 'moi');
    cycle.tell(move('2027-02-10'));
    expect(due(cycle, 'moi')).toBe(before);
    expect(days(cycle.state).submitted <= '2027-02-10').toBe(true);
    cycle.tell(move('2026-12-31'));
    expect(due(cycle, 'moi') < before).toBe(true);
    expect(due(cycle, 'moi') <= days(cycle.state)['answers-closed']).toBe(true);
    expect(cycle.state.plan.feasible).toBe(true);
  });

  test.each([
    ['before today', '2026-12-01', /lies before today, 2026-12-07; give a day from 2026-12-07/],
    ['before the day of receipt', '2026-11-02', /lies before the day of receipt 2026-11-30/],
    ['too near', '2026-12-10', /8 working days are missing with every step at its minimum/],
    ['that is none', '2027-02-30', /not a date/],
  ])('is refused %s', (_, deadline, why) => {
    const cycle = asked();
    cycle.until('2026-12-07');
    const { state } = cycle;
    expect(cycle.tell(move(deadline))).toMatch(why);
    expect(cycle.state).toBe(state);
    expect(cycle.tell(move('2027-05-31', ' '))).toMatch(/reference is empty/);
  });
});

describe('more time for one office', () => {
  const grant = (cycle: LivedCycle, workingDays: number): string | null =>
    cycle.tell({ type: 'grant-days', office: 'moi', workingDays, by: BY });

  test('up to the day on which answers close moves nothing else', () => {
    const cycle = asked();
    cycle.until('2026-12-31');
    const { plan } = cycle.state;
    expect(grant(cycle, 5)).toBeNull();
    expect(cycle.state.plan).toEqual(plan);
  });

  test('beyond it keeps answers open until then, and is refused only where the deadline would break', () => {
    const cycle = asked('2027-03-05');
    cycle.until('2026-12-31');
    const closed = days(cycle.state)['answers-closed'];
    const refused = grant(cycle, 60);
    expect(refused).toMatch(/before the deadline of 2027-03-05; at most \d+ can be granted/);
    const most = Number(/at most (\d+)/.exec(refused!)![1]);
    expect(grant(cycle, most + 1)).toMatch(new RegExp(`at most ${most} can`));
    expect(grant(cycle, most)).toBeNull();
    expect(due(cycle, 'moi') > closed).toBe(true);
    expect(days(cycle.state)['answers-closed']).toBe(due(cycle, 'moi'));
    expect(days(cycle.state).submitted <= '2027-03-05').toBe(true);
    expect(cycle.state.plan.feasible).toBe(true);
    expect(cycle.events.map(({ event }) => event.type)).toContain('replanned');
  });

  test('is not forgotten when an order is announced after it, and not lost when that is undone', () => {
    const cycle = asked();
    cycle.until('2026-12-31');
    grant(cycle, 20);
    const granted = { due: due(cycle, 'moi'), plan: cycle.state.plan };
    const old = cycle.terms;
    cycle.tell(adopt(closing(old, ['2027-01-06']), 2));
    expect(days(cycle.state)['answers-closed'] >= due(cycle, 'moi')).toBe(true);
    expect(due(cycle, 'moi') > granted.due).toBe(true);
    cycle.tell(adopt(old, 3));
    expect(due(cycle, 'moi')).toBe(granted.due);
    expect(cycle.state.plan).toEqual(granted.plan);
  });

  test('is refused when answers have closed', () => {
    const cycle = asked();
    cycle.until(days(cycle.state)['answers-closed']);
    expect(cycle.state.reached['answers-closed']).toBeDefined();
    expect(grant(cycle, 1)).toMatch(/answers closed on .*; no day can be granted/);
  });

  test('in a cycle begun under the rules of before ends with the day on which answers close', () => {
    const { rules: _, ...terms } = someTerms();
    const cycle = new LivedCycle(terms, someFacts());
    cycle.assign(ROWS);
    cycle.until('2026-12-31');
    expect(grant(cycle, 40)).toMatch(/when answers close; at most \d+ can be granted/);
  });
});

describe('whatever is announced late', () => {
  const lives = fc.record({
    deadline: fc.integer({ min: 35, max: 240 }).map((n) => addDays('2026-11-30', n)),
    lived: fc.nat(60),
    closed: fc.array(fc.nat(120), { minLength: 1, maxLength: 8 }),
    granted: fc.option(fc.integer({ min: 1, max: 10 })),
  });

  test('no office has its day earlier, the rungs rise strictly on open days, and undo gives the plan back', () => {
    let replanned = 0;
    fc.assert(
      fc.property(lives, ({ deadline, lived, closed, granted }) => {
        const cycle = asked(deadline);
        cycle.until(addDays('2026-11-30', lived));
        if (cycle.state.reached.consolidated !== undefined) return;
        if (granted !== null) cycle.tell({ type: 'grant-days', office: 'moi', workingDays: granted, by: BY });
        const old = cycle.terms;
        const before = { plan: cycle.state.plan, due: Object.keys(ROWS).map((office) => due(cycle, office)) };
        const terms = closing(
          old,
          closed.map((n) => addDays(cycle.today, n)),
        );
        cycle.terms = old;
        const { state } = cycle;
        expect(cycle.tell(adopt(terms, 2))).toBeNull();
        replanned += 1;
        for (const [at, office] of Object.keys(ROWS).entries()) {
          expect(due(cycle, office) >= before.due[at]!).toBe(true);
          const { rungs } = requestRungs(cycle.state, cycle.state.requests[office]!, terms, cycle.today)!;
          const on = rungs.map((rung) => rung.on);
          expect(on.every((day, i) => i === 0 || day > on[i - 1]!)).toBe(true);
          expect(on.every((day) => isOpenDay(terms.calendar, layerOf(terms, office), day))).toBe(true);
        }
        if (cycle.state.plan.feasible) expect(plannedOn(cycle.state, 'submitted')! <= deadline).toBe(true);
        // Undone at once, before anything was reached in between.
        const { events } = cycle;
        const event = events.find((e) => e.event.type === 'replanned' && e.seq === state.seq + 1)!;
        const announced = new LivedCycle(terms, someFacts({ deadline }));
        announced.state = evolve(state, event);
        announced.today = cycle.today;
        announced.terms = terms;
        announced.tell(adopt(old, 3, announced));
        expect(announced.state.plan).toEqual(before.plan);
      }),
      { numRuns: 60 },
    );
    expect(replanned).toBeGreaterThan(20);
  });
});
