import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';
import { isOpenDay } from '../../../domain/calendar/open-days.ts';
import { makePlan } from '../../../domain/plan/make-plan.ts';
import type { Plan } from '../../../domain/plan/plan.ts';
import { checkProcedure, checkProcedures } from '../../../domain/procedures/check-procedure.ts';
import { MECHANISMS, type Procedure } from '../../../domain/procedures/procedure.ts';
import { seededReference } from '../../builders/reference.ts';

const { procedures, offices, ladders, calendar } = seededReference();
const known = { offices: offices.map(({ id }) => id), ladders: ladders.map(({ id }) => id) };
const named = (id: string): Procedure => procedures.find((one) => one.id === id)!;
const crc = named('crc-list-of-issues');

function planned(procedure: Procedure, receivedOn: string, deadline: string): Plan {
  const ladder = ladders.find(({ id }) => id === procedure.ladder)!;
  const plan = makePlan({ receivedOn, deadline, steps: procedure.steps, calendar, ladder });
  if ('problem' in plan) throw new Error(plan.message);
  return plan;
}

describe('the procedures', () => {
  it('stand together without fault, several for most mechanisms and one main for each', () => {
    expect(checkProcedures(procedures)).toEqual([]);
    expect(procedures).toHaveLength(28);
    const mains = procedures.filter(({ main }) => main === true).map(({ mechanism }) => mechanism);
    expect(mains.toSorted()).toEqual(MECHANISMS.toSorted());
  });

  it.each(procedures.map((one) => [one.id, one] as const))(
    '%s is without fault and named for its mechanism',
    (id, one) => {
      expect(checkProcedure(one, known)).toEqual([]);
      expect(id.startsWith(`${one.mechanism}-`)).toBe(true);
    },
  );

  it.each<[string, number, string, string]>([
    ['ccpr-list-of-issues', 10_700, 'soft', 'advised'],
    ['cescr-list-of-issues', 10_700, 'soft', 'preferably'],
    ['crc-list-of-issues', 10_700, 'hard', 'a maximum'],
    ['cat-list-of-issues-prior-to-reporting', 21_200, 'soft', 'the replies are the periodic report'],
    ['cedaw-follow-up', 3_500, 'soft', 'not read anywhere, so it warns'],
    ['upr-national-report', 10_700, 'hard', 'a limit'],
  ])('limit the text of %s to %i words, %s: %s', (id, words, kind) => {
    expect(named(id).wordLimit).toMatchObject({ words, kind, source: expect.stringMatching(/./) });
  });

  it.each([
    'special-procedures-communication',
    'gsp-plus-list-of-issues',
    'action-plan-progress-round',
    'upr-responses',
  ])('know no limit for %s', (id) => {
    expect(named(id).wordLimit).toBeNull();
  });

  it('mark as unconfirmed what nobody has read in a text', () => {
    const unconfirmed = procedures.filter(
      ({ deadline, wordLimit }) =>
        wordLimit?.standing === 'to-be-confirmed' ||
        ('standing' in deadline && deadline.standing === 'to-be-confirmed'),
    );
    expect(unconfirmed.map(({ id }) => id)).toEqual([
      'cat-follow-up',
      'ccpr-follow-up',
      'cedaw-follow-up',
      'cerd-follow-up',
      'cescr-follow-up',
      'crpd-follow-up',
      'special-procedures-communication',
    ]);
  });

  it('want no written answer to a list of themes, by a source; there is none to follow up for the child', () => {
    const optional = procedures.filter(({ replyRequired }) => !replyRequired);
    expect(optional.map(({ id }) => id)).toEqual(['cerd-list-of-themes', 'crpd-follow-up', 'upr-mid-term']);
    expect(named('cerd-list-of-themes').replySource).toContain('A/65/18');
    expect(procedures.some(({ id }) => id === 'crc-follow-up')).toBe(false);
  });

  it('ask Foreign Affairs first, and alone, for all that goes to the United Nations', () => {
    const toTheUn = procedures.filter(({ mission }) => mission === 'pm-geneva');
    expect(toTheUn).toHaveLength(26);
    expect(toTheUn.map(({ clearers }) => clearers[0])).toEqual(toTheUn.map(() => ['mofa']));
    expect(toTheUn.every(({ deadlineZone }) => deadlineZone === 'Europe/Zurich')).toBe(true);
  });
});

describe('every procedure plans', () => {
  it.each(procedures.map((one) => [one.id, one] as const))('%s, with all it wishes for, within a year', (_, one) => {
    const plan = planned(one, '2026-12-01', '2027-11-30');
    expect([plan.feasible, plan.cuts]).toEqual([true, []]);
    expect(plan.rungs.length).toBeGreaterThanOrEqual(Math.min(5, one.steps.find(({ id }) => id === 'chase')!.wished));
  });

  it('a communication within its sixty days, whatever the day it comes on', () => {
    const communication = named('special-procedures-communication');
    for (let at = 0; at < 365; at += 1) {
      const receivedOn = addDays('2026-01-01', at);
      const { feasible, shortByWorkingDays } = planned(communication, receivedOn, addDays(receivedOn, 60));
      expect({ receivedOn, feasible, shortByWorkingDays }).toEqual({
        receivedOn,
        feasible: true,
        shortByWorkingDays: 0,
      });
    }
  });

  it.each<[string, string, string, number, string]>([
    ['cescr-list-of-issues', '2027-03-31', 'feasible', 0, 'four months'],
    ['cescr-list-of-issues', '2026-12-29', 'cut', 0, 'four weeks'],
    ['cescr-list-of-issues', '2026-12-04', 'short', 14, 'three days'],
    ['upr-advance-questions', '2026-12-16', 'cut', 0, 'two weeks suffice for advance questions'],
    ['action-plan-progress-round', '2027-01-15', 'cut', 0, 'six weeks for a round'],
  ])('%s, received 2026-12-01, until %s: %s by %i (%s)', (id, deadline, how, shortBy) => {
    const plan = planned(named(id), '2026-12-01', deadline);
    expect(plan.shortByWorkingDays).toBe(shortBy);
    expect(plan.feasible).toBe(how !== 'short');
    expect(plan.cuts.length > 0).toBe(how !== 'feasible');
  });

  it('on open days in their order, nothing after a deadline that can be kept, and says exactly what was cut', () => {
    let cut = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...procedures),
        fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-06-30') }).map(dateOfDay),
        fc.integer({ min: 0, max: 240 }),
        (procedure, receivedOn, span) => {
          const deadline = addDays(receivedOn, span);
          const plan = planned(procedure, receivedOn, deadline);
          const worked = plan.milestones.filter(({ id }) => id !== 'submitted' && id !== 'acknowledged');
          const days = worked.map(({ on }) => on);
          // Every step that ends in a milestone takes a day at least, so no two fall together.
          expect(new Set(days).size).toBe(9);
          expect(days).toEqual(days.toSorted());
          for (const { id, on } of plan.milestones)
            if (id !== 'received') expect(isOpenDay(calendar, 'federal', on)).toBe(true);
          if (plan.feasible)
            for (const { on } of [...plan.milestones, ...plan.rungs]) expect(on <= deadline).toBe(true);
          const wished = new Map(procedure.steps.map(({ id, wished: wish }) => [id, wish]));
          const short = plan.budgets.filter(({ step, given }) => given < wished.get(step)!);
          expect(plan.cuts).toEqual(short.map(({ step, given }) => ({ step, wished: wished.get(step), given })));
          cut += plan.cuts.length;
        },
      ),
    );
    expect(cut).toBeGreaterThan(0);
  });
});

describe('checking a procedure', () => {
  const rule = (change: object): Partial<Procedure> => ({
    deadline: {
      kind: 'after',
      years: 1,
      from: 'published',
      standing: 'confirmed',
      source: 'x',
      ...change,
    },
  });

  it.each<[string, Partial<Procedure>, string]>([
    ['an unknown zone', { deadlineZone: 'Geneva' }, 'deadlineZone "Geneva" is not known; accepted: an IANA name'],
    ['a limit of no words', { wordLimit: { words: 0, kind: 'hard', source: 'x' } }, 'wordLimit is 0 words'],
    ['a step too few', { steps: crc.steps.slice(1) }, 'accepted: in this order assign, requests-out'],
    ['steps out of order', { steps: [...crc.steps].reverse() }, 'steps are [slack, hand-over'],
    [
      'steps that stop before the end',
      { steps: crc.steps.slice(0, 7) },
      'the procedure has no end: it stops at "clearance"',
    ],
    ['no step at all', { steps: [] }, 'the procedure has no end: it stops at "nothing"'],
    ['nobody who delivers', { mission: '' }, 'the procedure has no end: nobody delivers the text'],
    [
      'a minimum above the wish',
      { steps: crc.steps.map((step) => ({ ...step, minimum: step.wished + 1 })) },
      'step "assign" has wished 3 and minimum 4; accepted: a minimum no more than the wish',
    ],
    [
      'a budget below zero',
      { steps: crc.steps.map((step) => (step.id === 'chase' ? { ...step, wished: -2, minimum: -2 } : step)) },
      'step "chase" has wished -2 and minimum -2; accepted: whole working days of 0 or more',
    ],
    [
      'half a day',
      { steps: crc.steps.map((step) => (step.id === 'slack' ? { ...step, wished: 0.5 } : step)) },
      'step "slack" has wished 0.5',
    ],
    ['a kind served twice', { instruments: ['list-of-issues', 'list-of-issues'] }, '"list-of-issues" is served twice'],
    ['no answer required by nobody', { replyRequired: false }, 'replyRequired is false without replySource'],
    ['a rule without source', rule({ source: ' ' }), 'deadline has no source; accepted: by what the rule is known'],
    ['a rule without period', rule({ years: undefined }), 'deadline gives no period; accepted: one of calendarDays'],
    ['a rule with two periods', rule({ months: 3 }), 'deadline gives months and years; accepted: one of'],
    ['a period of nothing', rule({ years: 0 }), 'deadline.years is 0; accepted: a whole number from 1 to 10'],
    ['a period below zero', rule({ years: undefined, calendarDays: -60 }), 'deadline.calendarDays is -60'],
    ['part of a month', rule({ years: undefined, months: 1.5 }), 'deadline.months is 1.5'],
    [
      'no weeks before a review',
      { deadline: { kind: 'before-review', weeks: 0, standing: 'confirmed', source: 'x' } },
      'deadline.weeks is 0; accepted: whole weeks from 1 to 52',
    ],
    ['an empty group of clearers', { clearers: [['mofa'], []] }, 'a group of clearers is empty'],
    ['an office that clears twice', { clearers: [['mofa'], ['mofa']] }, '"mofa" clears twice'],
    ['an unknown clearer', { clearers: [['moha']] }, 'there is no office "moha"'],
    ['an unknown mission', { mission: 'pm-vienna' }, 'there is no office "pm-vienna"'],
    ['an unknown ladder', { ladder: 'steep' }, 'there is no ladder "steep"; accepted: clearance, default'],
  ])('finds %s', (_, change, message) => {
    expect(checkProcedure({ ...crc, ...change }, known).join('\n')).toContain(message);
  });

  it('leaves what it refers to unchecked where that is not at hand', () => {
    expect(checkProcedure({ ...crc, mission: 'pm-vienna' }, null)).toEqual([]);
  });
});

describe('checking procedures together', () => {
  const other = (change: Partial<Procedure>): Procedure => ({ ...crc, id: 'crc-other', main: false, ...change });

  it.each<[string, Procedure, string]>([
    [
      'two for one kind of instrument',
      other({}),
      '"crc-list-of-issues" and "crc-other" both serve list-of-issues of crc; accepted: one procedure for each kind',
    ],
    [
      'two main ones',
      other({ instruments: [], main: true }),
      '"crc-list-of-issues" and "crc-other" are both the main procedure of crc',
    ],
    ['an id twice', other({ id: crc.id, instruments: [] }), 'the id "crc-list-of-issues" stands twice'],
  ])('finds %s', (_, one, message) => {
    expect(checkProcedures([...procedures, one]).join('\n')).toContain(message);
  });

  it('lets two mechanisms serve the same kind', () => {
    expect(checkProcedures([crc, { ...crc, id: 'x', mechanism: 'cat' }])).toEqual([]);
  });
});
