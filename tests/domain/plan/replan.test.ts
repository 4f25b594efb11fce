import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';
import { isOpenDay, previousOpenDay, workingDaysBetween } from '../../../domain/calendar/open-days.ts';
import { makePlan } from '../../../domain/plan/make-plan.ts';
import type { Plan } from '../../../domain/plan/plan.ts';
import { replan, type ReplanInput } from '../../../domain/plan/replan.ts';
import { procedureFor } from '../../../domain/procedures/procedure-for.ts';
import { MILESTONES, type MilestoneId } from '../../../domain/stages.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const { ladders, procedures } = seededReference();
const ladder = ladders.find(({ id }) => id === 'default')!;
const { steps } = procedureFor('ccpr', procedures)!;
const plain = aCalendar();

function planned(receivedOn: string, deadline: string, calendar = plain): Plan {
  const plan = makePlan({ receivedOn, deadline, steps, calendar, ladder });
  if ('problem' in plan) throw new Error(plan.message);
  return plan;
}

const closing = (calendar: Calendar, ...dates: readonly string[]): Calendar => ({
  ...calendar,
  closed: [...calendar.closed, ...dates.map((date) => aClosedDay({ date, title: 'Order of the day' }))],
});
const on = (plan: Plan, id: MilestoneId): string => plan.milestones.find((m) => m.id === id)!.on;
const given = (plan: Plan) => Object.fromEntries(plan.budgets.map((budget) => [budget.step, budget.given]));
const upTo = (plan: Plan, last: MilestoneId) =>
  Object.fromEntries(plan.milestones.slice(0, MILESTONES.indexOf(last) + 1).map((m) => [m.id, m.on]));
const again = (plan: Plan, change: Partial<ReplanInput> & Pick<ReplanInput, 'deadline'>): Plan =>
  replan({
    plan,
    steps,
    ladder,
    calendar: plain,
    today: plan.milestones[0]!.on,
    reached: upTo(plan, 'received'),
    ...change,
  });

describe('a day lost to a holiday', () => {
  // Monday 2 November 2026; with time to spare every step has its wish.
  const base = planned('2026-11-02', '2027-03-31');

  it('comes out of the slack: every later milestone moves on by one working day, none before it', () => {
    const day = on(base, 'answers-closed');
    const plan = again(base, { deadline: '2027-03-31', calendar: closing(plain, day) });
    for (const id of ['assigned', 'requested', 'answers-due'] as const) expect(on(plan, id)).toBe(on(base, id));
    for (const id of ['answers-closed', 'consolidated', 'committee', 'cleared', 'handed-over', 'submitted'] as const) {
      expect(workingDaysBetween(plain, 'federal', on(base, id), on(plan, id)), id).toBe(1);
    }
    expect(given(plan)).toEqual({ ...given(base), slack: given(base)['slack']! - 1 });
    expect(plan.cuts).toEqual([]);
    expect(plan.milestones[4]!.explain).toContain(`${day} (Order of the day)`);
  });

  it.each([
    ['before the day of receipt', '2026-10-30'],
    ['after the deadline', '2027-04-01'],
    ['on a weekly day off', '2026-11-14'],
  ])('is none when it lies %s', (_, day) => {
    const plan = again(base, { deadline: '2027-03-31', calendar: closing(plain, day) });
    expect(plan.milestones.map((m) => m.on)).toEqual(base.milestones.map((m) => m.on));
    expect([plan.budgets, plan.rungs]).toEqual([base.budgets, base.rungs]);
  });

  it('comes out of a step when there is no slack, and no milestone is earlier than it was', () => {
    const short = planned('2026-11-02', '2026-12-14');
    expect(given(short)['slack']).toBe(0);
    const plan = again(short, { deadline: '2026-12-14', calendar: closing(plain, '2026-12-09') });
    expect(plan.feasible).toBe(true);
    for (const { id, on: day } of short.milestones.slice(0, -2)) expect(on(plan, id) >= day, id).toBe(true);
    const lost = short.budgets.filter(({ step, given: was }) => given(plan)[step]! < was);
    expect(lost.reduce((sum, { step, given: was }) => sum + was - given(plan)[step]!, 0)).toBe(1);
  });

  it('makes a milestone earlier only where the minimums of the later steps leave no choice, and says so', () => {
    const tight = planned('2026-11-02', '2026-11-27');
    const plan = again(tight, {
      deadline: '2026-11-27',
      calendar: closing(plain, '2026-11-25', '2026-11-26'),
      reached: upTo(tight, 'requested'),
    });
    expect(plan.feasible).toBe(true);
    const earlier = plan.milestones.filter(({ id, on: day }) => day < on(tight, id));
    expect(earlier.length).toBeGreaterThan(0);
    for (const { id, explain } of earlier.filter((m) => m.id !== 'submitted' && m.id !== 'acknowledged'))
      expect(explain, id).toContain('as the later steps need their minimums');
    expect(on(plan, 'submitted') <= '2026-11-27').toBe(true);
  });

  it('beyond the minimums makes the plan infeasible, by as many working days', () => {
    const least = planned('2026-11-02', '2026-11-25');
    expect(least).toMatchObject({ feasible: true });
    expect(given(least)).toMatchObject({ answers: 5, chase: 3, slack: 0 });
    const plan = again(least, { deadline: '2026-11-25', calendar: closing(plain, '2026-11-23', '2026-11-24') });
    expect(plan).toMatchObject({ feasible: false, shortByWorkingDays: 2 });
    expect(plan.milestones.at(-1)!.explain).toContain('2 working days past the deadline of 2026-11-25');
  });
});

describe('laying a plan anew', () => {
  const base = planned('2026-11-02', '2027-01-29');

  it('keeps day and text of what was reached, also when its day is closed now', () => {
    const reached = upTo(base, 'answers-due');
    const plan = again(base, {
      deadline: '2027-01-29',
      reached,
      today: on(base, 'answers-due'),
      calendar: closing(plain, on(base, 'requested'), on(base, 'answers-due')),
    });
    expect(plan.milestones.slice(0, 4)).toEqual(base.milestones.slice(0, 4));
    expect(plan.budgets.slice(0, 3)).toEqual(base.budgets.slice(0, 3));
  });

  it('starts from today where a milestone was missed, and says so', () => {
    const today = addDays(on(base, 'consolidated'), 7);
    const plan = again(base, {
      deadline: '2027-01-29',
      reached: upTo(base, 'answers-closed'),
      today,
      calendar: closing(plain, addDays(today, 1)),
    });
    const ahead = plan.milestones.filter(({ id }) => MILESTONES.indexOf(id) > 4);
    expect(ahead.every((m) => m.on >= today)).toBe(true);
    expect(ahead[0]!.explain).toContain(`laid anew from ${today}`);
  });

  it('gives days to a milestone that may not come before one, out of the slack and the later steps', () => {
    const wanted = '2027-01-15';
    const plan = again(base, { deadline: '2027-01-29', notBefore: { 'answers-closed': wanted } });
    expect(on(plan, 'answers-closed')).toBe(wanted);
    expect(on(plan, 'submitted') <= '2027-01-29').toBe(true);
    expect(plan.feasible).toBe(true);
    const beyond = again(base, { deadline: '2027-01-29', notBefore: { 'answers-closed': '2027-01-28' } });
    expect(on(beyond, 'answers-closed') < '2027-01-28').toBe(true);
  });

  it('for another deadline deals the remaining days anew', () => {
    const later = again(base, { deadline: '2027-03-31', anew: true });
    expect(later).toEqual(planned('2026-11-02', '2027-03-31'));
    const earlier = again(base, { deadline: '2026-12-18', anew: true });
    expect(earlier).toEqual(planned('2026-11-02', '2026-12-18'));
  });

  it('is refused for steps that are not the nine in their order, and for a plan without its milestones', () => {
    expect(() => again(base, { deadline: '2027-01-29', steps: [...steps].reverse() })).toThrow('accepted: assign');
    expect(() => again({ ...base, milestones: base.milestones.slice(0, 5) }, { deadline: '2027-01-29' })).toThrow(
      'no milestone "consolidated"',
    );
  });
});

describe('whatever is closed late', () => {
  const anyReceipt = fc.integer({ min: dayNumber('2026-01-05'), max: dayNumber('2026-06-30') }).map(dateOfDay);
  const anySpan = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 250 }));
  const anyDays = fc.array(fc.nat(280), { maxLength: 12 });
  const anyMilestone = fc.integer({ min: 0, max: MILESTONES.length - 1 });
  const cases = fc.record({ receivedOn: anyReceipt, span: anySpan, known: anyDays, late: anyDays, last: anyMilestone });

  const all = (check: (of: { base: Plan; was: Calendar; is: Calendar; deadline: string; last: MilestoneId }) => void) =>
    fc.assert(
      fc.property(cases, ({ receivedOn, span, known, late, last }) => {
        const was = closing(plain, ...known.map((n) => addDays(receivedOn, n)));
        const is = closing(was, ...late.map((n) => addDays(receivedOn, n)));
        const deadline = addDays(receivedOn, span);
        check({ base: planned(receivedOn, deadline, was), was, is, deadline, last: MILESTONES[last]! });
      }),
      { numRuns: 400 },
    );

  it('nothing moves when nothing changed, on whatever day and whatever was reached', () => {
    all(({ base, was, deadline, last }) => {
      for (const today of [on(base, last), addDays(on(base, 'acknowledged'), 3)])
        expect(again(base, { deadline, calendar: was, reached: upTo(base, last), today })).toEqual(base);
    });
  });

  it('dealing all days anew without a change gives the same days too', () => {
    all(({ base, was, deadline, last }) => {
      const today = on(base, last);
      const anew = again(base, { deadline, calendar: was, reached: upTo(base, last), today, anew: true });
      expect(anew.milestones.map((m) => m.on)).toEqual(base.milestones.map((m) => m.on));
      expect(anew.budgets).toEqual(base.budgets);
      expect(anew).toMatchObject({ feasible: base.feasible, shortByWorkingDays: base.shortByWorkingDays });
    });
  });

  it('giving the days back gives the plan back, whatever was planned in between', () => {
    all(({ base, was, is, deadline, last }) => {
      const reached = upTo(base, last);
      const today = on(base, last);
      const between = again(base, { deadline, calendar: is, reached, today });
      const kept = {
        ...base,
        milestones: base.milestones.map((m, at) => (m.id in reached ? between.milestones[at]! : m)),
      };
      expect(again(kept, { deadline, calendar: was, reached, today: addDays(today, 5) })).toEqual(base);
    });
  });

  it('no milestone that is to come is earlier, unless it says why or the time is too short for all', () => {
    let moved = 0;
    all(({ base, is, deadline, last }) => {
      const reached = upTo(base, last);
      const plan = again(base, { deadline, calendar: is, reached, today: on(base, last) });
      for (const { id, on: day, explain } of plan.milestones.slice(0, 9)) {
        if (day > on(base, id)) moved += 1;
        if (day < on(base, id)) expect(explain).toContain('as the later steps need their minimums');
      }
    });
    expect(moved).toBeGreaterThan(100);
  });

  it('all that is to come lies in order, on open days, and inside the deadline while the minimums fit', () => {
    all(({ base, is, deadline, last }) => {
      const reached = upTo(base, last);
      const plan = again(base, { deadline, calendar: is, reached, today: on(base, last) });
      const days = plan.milestones.map((m) => m.on);
      expect([...days].sort()).toEqual(days);
      const ahead = plan.milestones.slice(MILESTONES.indexOf(last) + 1);
      expect(ahead.every((m) => isOpenDay(is, 'federal', m.on))).toBe(true);
      const lastDay = previousOpenDay(is, 'federal', deadline);
      if (plan.feasible) expect(ahead.every((m) => m.on <= lastDay)).toBe(true);
      const at = MILESTONES.indexOf(last);
      for (const [place, { id, minimum }] of steps.entries())
        if (place >= at && place < 8) expect(given(plan)[id]!, id).toBeGreaterThanOrEqual(minimum);
      const late = workingDaysBetween(is, 'federal', lastDay, on(plan, 'handed-over')) + steps.at(-1)!.minimum;
      if (!plan.feasible && at < 8) expect(late).toBe(plan.shortByWorkingDays);
    });
  });

  it('the rungs rise strictly, each on an open day', () => {
    all(({ base, is, deadline }) => {
      const { rungs } = again(base, { deadline, calendar: is });
      const days = rungs.map((rung) => rung.on);
      expect(days.every((day, at) => at === 0 || day > days[at - 1]!)).toBe(true);
      expect(days.every((day) => isOpenDay(is, 'federal', day))).toBe(true);
    });
  });
});
