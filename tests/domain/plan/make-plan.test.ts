import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';
import { isOpenDay, previousOpenDay, workingDaysBetween } from '../../../domain/calendar/open-days.ts';
import { makePlan } from '../../../domain/plan/make-plan.ts';
import type { Plan } from '../../../domain/plan/plan.ts';
import { procedureFor } from '../../../domain/procedures/procedure-for.ts';
import { MILESTONES, type MilestoneId } from '../../../domain/stages.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { seededReference } from '../../builders/reference.ts';

const { calendar, ladders, procedures } = seededReference();
const ladder = ladders.find(({ id }) => id === 'default')!;
const { steps } = procedureFor('ccpr', procedures)!;

function planned(receivedOn: string, deadline: string, on = calendar): Plan {
  const plan = makePlan({ receivedOn, deadline, steps, calendar: on, ladder });
  if ('problem' in plan) throw new Error(plan.message);
  return plan;
}

const dates = (plan: Plan) =>
  Object.fromEntries(plan.milestones.map(({ id, on }) => [id, on])) as Record<MilestoneId, string>;
const given = (plan: Plan) => Object.fromEntries(plan.budgets.map((budget) => [budget.step, budget.given]));

describe('a plan', () => {
  it('with time to spare gives each step its wish and leaves the rest as slack before the deadline', () => {
    const plan = planned('2026-11-30', '2027-06-30');
    expect(plan).toMatchObject({ feasible: true, shortByWorkingDays: 0, cuts: [], dropped: [] });
    expect(dates(plan)).toEqual({
      received: '2026-11-30',
      assigned: '2026-12-03',
      requested: '2026-12-04',
      'answers-due': '2027-01-04',
      'answers-closed': '2027-01-22',
      consolidated: '2027-02-08',
      committee: '2027-02-15',
      cleared: '2027-02-24',
      'handed-over': '2027-02-26',
      submitted: '2027-03-01',
      acknowledged: '2027-06-30',
    });
    expect(plan.rungs.map(({ id, on }) => [id, on])).toEqual([
      ['courtesy', '2026-12-30'],
      ['reminder-1', '2027-01-05'],
      ['reminder-2', '2027-01-08'],
      ['accountable', '2027-01-13'],
      ['demi-official', '2027-01-18'],
      ['chair', '2027-01-21'],
    ]);
  });

  it('says in a sentence how each date was counted and which closed days were skipped', () => {
    const { milestones } = planned('2026-11-30', '2027-06-30');
    const explain = (id: MilestoneId) => milestones.find((milestone) => milestone.id === id)?.explain;
    expect(explain('answers-due')).toBe(
      '20 working days for the offices to answer, after 2026-12-04, ' +
        'skipping 10 weekly days off and 2026-12-25 (Quaid-e-Azam Day / Christmas)',
    );
    expect(explain('requested')).toBe('1 working day to send the requests, after 2026-12-03');
    expect(explain('acknowledged')).toBe('awaited until the deadline of 2027-06-30');
  });

  it.each([
    ['2026-11-30', '2026-12-28', 'over Christmas'],
    ['2026-03-02', '2026-03-30', 'over Eid-ul-Fitr and Pakistan Day'],
    ['2026-05-26', '2026-06-23', 'over Eid-ul-Azha'],
    ['2027-05-17', '2027-06-14', 'over Eid-ul-Azha, Youm-e-Takbeer and Ashura'],
    ['2025-12-15', '2026-01-12', 'over the end of the year'],
  ])('of four weeks is feasible: %s to %s, %s', (receivedOn, deadline) => {
    const plan = planned(receivedOn, deadline);
    expect(plan).toMatchObject({ feasible: true, shortByWorkingDays: 0 });
    expect(dates(plan).submitted <= deadline).toBe(true);
    expect(plan.cuts.map(({ step }) => step)).toContain('answers');
  });

  it.each([
    ['2026-11-30', '2026-12-03', 14, 'three days'],
    ['2026-11-30', '2026-11-30', 17, 'the same day'],
    ['2026-11-28', '2026-11-29', 17, 'a weekend'],
    ['2026-11-30', '2026-12-22', 1, 'one working day too few'],
    ['2027-02-25', '2027-03-25', 1, 'four weeks with Eid-ul-Fitr and Pakistan Day in them'],
  ])('from %s to %s is not feasible: %i working days are missing (%s)', (receivedOn, deadline, missing) => {
    const plan = planned(receivedOn, deadline);
    expect(plan).toMatchObject({ feasible: false, shortByWorkingDays: missing });
    expect(plan.milestones.map(({ id }) => id)).toEqual(MILESTONES);
    expect(dates(plan).submitted > deadline).toBe(true);
    expect(plan.milestones.at(-1)?.explain).toContain(`past the deadline of ${deadline}`);
  });

  it('says what was cut, slack first, then each step by what it can give', () => {
    const fewer = (deadline: string) =>
      planned('2026-12-01', deadline).cuts.map(({ step, wished, given: got }) => [step, wished - got]);
    expect(fewer('2027-03-05')).toEqual([['slack', 1]]);
    expect(fewer('2027-02-12')).toEqual([
      ['answers', 4],
      ['chase', 3],
      ['consolidate', 2],
      ['committee', 1],
      ['clearance', 1],
      ['slack', 5],
    ]);
  });

  it('ends on the last open day when the deadline is a closed one', () => {
    const plan = planned('2024-09-02', '2024-11-30');
    expect(dates(plan).acknowledged).toBe('2024-11-29');
    expect(plan.milestones.at(-1)?.explain).toContain('weekly day off (Saturday)');
    expect(dates(plan).submitted <= '2024-11-29').toBe(true);
  });

  it('cannot be made for a deadline that is past', () => {
    expect(makePlan({ receivedOn: '2026-11-30', deadline: '2026-11-29', steps, calendar, ladder })).toEqual({
      problem: 'deadline-past',
      message: 'the deadline 2026-11-29 lies before the day of receipt 2026-11-30',
      hint: 'a deadline after 2026-11-30',
    });
  });

  it('is refused for steps that are not the nine in their order', () => {
    const unordered = [...steps].reverse();
    expect(() =>
      makePlan({ receivedOn: '2026-11-30', deadline: '2027-06-30', steps: unordered, calendar, ladder }),
    ).toThrow('accepted: assign, requests-out');
  });
});

describe('whatever the dates', () => {
  const anyReceipt = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-06-30') }).map(dateOfDay);
  const anySpan = fc.oneof(fc.nat(60), fc.nat(300));
  const anyCalendar = fc
    .array(anyReceipt, { maxLength: 40 })
    .map((closed) => aCalendar({ closed: closed.map((date) => aClosedDay({ date })) }));

  it('the milestones stand in their order, on open days, and the days between them are the days given', () => {
    fc.assert(
      fc.property(anyCalendar, anyReceipt, anySpan, (holidays, receivedOn, span) => {
        const plan = planned(receivedOn, addDays(receivedOn, span), holidays);
        const days = plan.milestones.map(({ on }) => on);
        expect(plan.milestones.map(({ id }) => id)).toEqual(MILESTONES);
        expect([...days].sort()).toEqual(days);
        expect(days.slice(1).every((on) => isOpenDay(holidays, 'federal', on))).toBe(true);
        const between = days.slice(1, 9).map((on, at) => workingDaysBetween(holidays, 'federal', days[at]!, on));
        expect(between).toEqual(plan.budgets.slice(0, 8).map((budget) => budget.given));
      }),
    );
  });

  it('all the time there is is given, none more than there is, and no step less than its minimum', () => {
    fc.assert(
      fc.property(anyCalendar, anyReceipt, anySpan, (holidays, receivedOn, span) => {
        const deadline = addDays(receivedOn, span);
        const plan = planned(receivedOn, deadline, holidays);
        const lastDay = previousOpenDay(holidays, 'federal', deadline);
        const available = Math.max(0, workingDaysBetween(holidays, 'federal', receivedOn, lastDay));
        const total = plan.budgets.reduce((sum, budget) => sum + budget.given, 0);
        expect(total - plan.shortByWorkingDays).toBe(available);
        expect(plan.feasible).toBe(plan.shortByWorkingDays === 0);
        expect(steps.every(({ id, minimum }) => given(plan)[id]! >= minimum)).toBe(true);
        expect(steps.every(({ id, wished }) => id === 'slack' || given(plan)[id]! <= wished)).toBe(true);
        if (plan.feasible) expect(dates(plan).submitted <= deadline).toBe(true);
      }),
    );
  });

  it('a later deadline never gives a step less', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyReceipt,
        anySpan,
        fc.integer({ min: 1, max: 10 }),
        (holidays, receivedOn, span, more) => {
          const tight = given(planned(receivedOn, addDays(receivedOn, span), holidays));
          const loose = given(planned(receivedOn, addDays(receivedOn, span + more), holidays));
          expect(steps.filter(({ id }) => loose[id]! < tight[id]!)).toEqual([]);
        },
      ),
    );
  });

  it('no work is put off: slack is left only when every step has its wish', () => {
    fc.assert(
      fc.property(anyReceipt, anySpan, (receivedOn, span) => {
        const plan = planned(receivedOn, addDays(receivedOn, span));
        const cut = plan.cuts.filter(({ step }) => step !== 'slack');
        expect(cut.length === 0 || given(plan).slack === 0).toBe(true);
      }),
    );
  });

  it('a step is cut in proportion to what it can give, to within two days', () => {
    const room = steps
      .filter(({ id }) => id !== 'slack')
      .reduce((sum, { wished, minimum }) => sum + wished - minimum, 0);
    fc.assert(
      fc.property(anyReceipt, anySpan, (receivedOn, span) => {
        const plan = planned(receivedOn, addDays(receivedOn, span));
        const work = steps.filter(({ id }) => id !== 'slack');
        const dealt = work.reduce((sum, { id, minimum }) => sum + given(plan)[id]! - minimum, 0);
        for (const { id, wished, minimum } of work) {
          const exact = ((wished - minimum) * dealt) / room;
          expect(Math.abs(given(plan)[id]! - minimum - exact)).toBeLessThan(2);
        }
      }),
    );
  });

  it('the rungs lie between request and closing, in their order, one a day, and what is left out is said', () => {
    fc.assert(
      fc.property(anyCalendar, anyReceipt, anySpan, (holidays, receivedOn, span) => {
        const plan = planned(receivedOn, addDays(receivedOn, span), holidays);
        const { requested, 'answers-closed': closed } = dates(plan);
        const days = plan.rungs.map(({ on }) => on);
        expect([...new Set(days)].sort()).toEqual(days);
        expect(days.every((on) => on > requested && on <= closed && isOpenDay(holidays, 'federal', on))).toBe(true);
        expect(plan.rungs.at(-1)?.id).toBe('chair');
        const named = [...plan.rungs, ...plan.dropped].map(({ id }) => id).sort();
        expect(named).toEqual(ladder.rungs.map(({ id }) => id).sort());
      }),
    );
  });
});
