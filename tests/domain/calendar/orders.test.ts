import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { checkCalendar } from '../../../domain/calendar/check-calendar.ts';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, explainWorkingDays, isOpenDay } from '../../../domain/calendar/open-days.ts';
import { daysBetween, orderId, type OrderDraft } from '../../../domain/calendar/order.ts';
import { addOrder, ordersOf, undoOrder } from '../../../domain/calendar/orders.ts';
import { sendingWindowOn } from '../../../domain/calendar/office-hours.ts';
import { canonical } from '../../../domain/register/canonical.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { anOrder } from '../../builders/order.ts';
import { seededReference } from '../../builders/reference.ts';

const { calendar: pakistan } = seededReference();

/** The calendar with an order; fails where it is refused. */
function added(calendar: Calendar, order: OrderDraft): Calendar {
  const result = addOrder(calendar, order);
  if ('problems' in result) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return result;
}

/** What is wrong with an order, and what would be accepted. */
function refusal(calendar: Calendar, order: OrderDraft, today?: string): string {
  const result = addOrder(calendar, order, today);
  return 'problems' in result ? result.problems.map(({ message, hint }) => `${message}: ${hint}`).join('; ') : 'added';
}

describe('an order', () => {
  it('of Punjab for one day closes Punjab alone, and moves what is counted there', () => {
    const calendar = added(pakistan, anOrder());
    expect(addWorkingDays(pakistan, 'punjab', '2026-03-18', 5)).toBe('2026-03-27');
    expect(addWorkingDays(calendar, 'punjab', '2026-03-18', 5)).toBe('2026-03-30');
    expect(addWorkingDays(calendar, 'punjab-six-day', '2026-03-18', 5)).toBe('2026-03-28');
    expect(addWorkingDays(calendar, 'federal', '2026-03-18', 5)).toBe('2026-03-27');
    expect(explainWorkingDays(calendar, 'punjab', '2026-03-18', 5).days).toContainEqual({
      date: '2026-03-25',
      counted: false,
      why: 'Mela Chiraghan',
      source: 'notification of Punjab of 20 March 2026',
    });
  });

  it.each<[string, OrderDraft, string]>([
    ['a holiday', anOrder(), 'punjab-2026-03-25-mela-chiraghan'],
    ['its first day counts', anOrder({ days: ['2026-03-26', '2026-03-25'] }), 'punjab-2026-03-25-mela-chiraghan'],
    ['only expected', anOrder({ standing: 'tentative' }), 'punjab-2026-03-25-mela-chiraghan-tentative'],
    ['for one week', anOrder({ week: 'six-day' }), 'punjab-2026-03-25-mela-chiraghan-six-day'],
    ['withdrawn', anOrder({ kind: 'withdrawal', standing: 'withdrawn' }), 'punjab-2026-03-25-mela-chiraghan-withdrawn'],
    ['a recess', anOrder({ kind: 'recess', title: 'Summer' }), 'punjab-2026-03-25-summer-recess'],
    ['in Urdu', anOrder({ title: 'عید الفطر!' }), 'punjab-2026-03-25-عید-الفطر'],
  ])('has an id that can be read: %s', (_, order, id) => {
    expect(orderId(order)).toBe(id);
  });

  it('is listed with all its days, and with what makes it other than a holiday', () => {
    const hours = { opens: '08:00', closes: '14:00', fridayCloses: '12:00' };
    const orders: OrderDraft[] = [
      anOrder({ days: ['2026-03-25', '2026-03-26'] }),
      anOrder({ kind: 'withdrawal', standing: 'withdrawn', layer: 'punjab', days: ['2026-03-26'] }),
      anOrder({ title: 'Office hours', kind: 'hours', days: ['2026-04-01', '2026-04-02'], hours }),
      anOrder({ title: 'Recess', kind: 'recess', days: ['2026-07-01', '2026-07-02', '2026-07-03'] }),
      anOrder({ title: 'Six', week: 'six-day', days: ['2026-08-01'], notifiedOn: null }),
    ];
    const calendar = orders.reduce(added, aCalendar());
    expect(ordersOf(calendar)).toEqual(orders.map((order) => ({ ...order, id: orderId(order) })));
  });

  it('of hours changes the hours in which mail leaves, and nothing else', () => {
    const hours = { opens: '08:00', closes: '14:00', fridayCloses: '12:00' };
    const order = anOrder({ kind: 'hours', title: 'Heat', days: ['2026-06-01', '2026-06-02'], hours });
    const calendar = added(aCalendar(), order);
    expect(sendingWindowOn(calendar, 'punjab', '2026-06-02')).toEqual({
      from: '08:00',
      to: '14:00',
      fridayTo: '12:00',
    });
    expect(isOpenDay(calendar, 'punjab', '2026-06-02')).toBe(true);
  });

  it('of a recess closes its offices from the first to the last day', () => {
    const days = ['2026-07-01', '2026-07-02', '2026-07-03'];
    const calendar = added(aCalendar(), anOrder({ kind: 'recess', title: 'Summer', days }));
    expect(addWorkingDays(calendar, 'punjab', '2026-06-30', 1)).toBe('2026-07-06');
  });

  it('that gazettes a feast takes the place of its tentative days', () => {
    const days = ['2027-03-10', '2027-03-11', '2027-03-12'];
    const calendar = added(
      pakistan,
      anOrder({ layer: 'federal', title: 'Eid ul Fitr', days, notifiedOn: '2027-03-05' }),
    );
    expect(['2027-03-09', ...days, '2027-03-15'].map((date) => isOpenDay(calendar, 'sindh', date))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('orders that are refused, with the value and what would be accepted', () => {
  const eid = anOrder({ layer: 'federal', title: 'Eid-ul-Fitr', days: ['2026-03-20'], notifiedOn: '2026-03-15' });
  const noDay = anOrder({ days: [] });

  it.each<[string, Calendar, OrderDraft, string]>([
    ['the same twice', added(pakistan, anOrder()), anOrder(), 'stands in the calendar already: another order, or undo'],
    ['a day gazetted already', pakistan, eid, '2026-03-20 is closed already for federal: Eid-ul-Fitr (gazetted)'],
    ['the same by the province', pakistan, { ...eid, layer: 'sindh' }, '2026-03-20 is closed already for federal'],
    [
      'a day closed each year',
      pakistan,
      anOrder({ title: 'Pakistan Day', days: ['2026-03-23'] }),
      'Pakistan Day (each year): only the days that are not closed yet',
    ],
    [
      'another occasion on a gazetted day',
      added(pakistan, anOrder()),
      anOrder({ title: 'Day of mourning' }),
      'order punjab-2026-03-25-mela-chiraghan: a withdrawal of that day first',
    ],
    [
      'two expected on one day',
      pakistan,
      anOrder({ layer: 'federal', title: 'Ashura', standing: 'tentative', days: ['2026-05-27'] }),
      'Eid-ul-Azha (tentative)',
    ],
    [
      'one expected where it is gazetted nearby',
      pakistan,
      anOrder({ layer: 'federal', title: 'Eid-ul-Fitr', standing: 'tentative', days: ['2026-03-24'] }),
      'Eid-ul-Fitr is gazetted for 2026-03-20, 4 days from 2026-03-24',
    ],
    [
      'taking back what is not closed',
      pakistan,
      anOrder({ kind: 'withdrawal', standing: 'withdrawn' }),
      'Mela Chiraghan does not close 2026-03-25 for punjab, so there is nothing to withdraw: a day that an order closes',
    ],
    [
      'taking back another occasion',
      pakistan,
      anOrder({ kind: 'withdrawal', standing: 'withdrawn', days: ['2026-03-20'] }),
      'the occasion of that day: Eid-ul-Fitr',
    ],
    [
      'the federation taking back what a province ordered',
      added(pakistan, anOrder()),
      anOrder({ kind: 'withdrawal', standing: 'withdrawn', layer: 'federal' }),
      'does not close 2026-03-25 for federal',
    ],
    [
      'the other week taking it back',
      added(pakistan, anOrder({ week: 'five-day' })),
      anOrder({ kind: 'withdrawal', standing: 'withdrawn', week: 'six-day' }),
      'nothing to withdraw',
    ],
    [
      'an unknown layer',
      pakistan,
      anOrder({ layer: 'lahore' as 'punjab' }),
      'no layer "lahore": one of: federal, punjab',
    ],
    ['a layer this calendar lacks', aCalendar(), anOrder({ layer: 'balochistan' }), 'one of: federal, punjab, sindh'],
    ['a day that does not exist', pakistan, anOrder({ days: ['2026-02-30'] }), '"2026-02-30" is not a date'],
    [
      'a day twice',
      pakistan,
      anOrder({ days: ['2026-03-25', '2026-03-25'] }),
      'stands twice in the order: each day once',
    ],
    ['no day', pakistan, noDay, 'names no day'],
    ['half a year', pakistan, anOrder({ days: ['2026-03-25', '2026-09-01'] }), 'are 161 days: at most 60 days'],
    ['years away', pakistan, anOrder({ days: ['2036-03-25'] }), 'more than three years from 2026-03-20'],
    [
      'a gap in a recess',
      pakistan,
      anOrder({ kind: 'recess', days: ['2026-07-01', '2026-07-03'] }),
      '2026-07-02 is missing',
    ],
    [
      'notified afterwards',
      pakistan,
      anOrder({ notifiedOn: '2026-03-26' }),
      'notified on 2026-03-26, after its last day',
    ],
    ['notified on no day', pakistan, anOrder({ notifiedOn: '20 March' }), '"20 March" is not a date'],
    ['a title without letters', pakistan, anOrder({ title: ' - ' }), 'the title " - " has no letters'],
    ['a title of two lines', pakistan, anOrder({ title: 'Eid\nBcc: x' }), 'control character'],
    ['a title of a page', pakistan, anOrder({ title: 'x'.repeat(121) }), 'at most 120'],
    ['no source', pakistan, anOrder({ source: ' ' }), 'the source is empty'],
    [
      'a standing that no order has',
      pakistan,
      anOrder({ standing: 'fixed' as 'gazetted' }),
      '"fixed": gazetted, or tentative',
    ],
    ['a withdrawal that is gazetted', pakistan, anOrder({ kind: 'withdrawal' }), '"gazetted": withdrawn'],
    ['an unknown kind', pakistan, anOrder({ kind: 'strike' as 'holiday' }), '"strike" is no kind of order'],
    ['an unknown week', pakistan, anOrder({ week: 'four-day' as 'six-day' }), 'five-day or six-day'],
    ['hours without hours', pakistan, anOrder({ kind: 'hours' }), 'the hours are missing'],
    [
      'hours that end before they begin',
      pakistan,
      anOrder({ kind: 'hours', hours: { opens: '09:00', closes: '08:00', fridayCloses: '12:30' } }),
      'end at 08:00, not after they begin at 09:00: later than 09:00',
    ],
    [
      'hours that are none',
      pakistan,
      anOrder({ kind: 'hours', hours: { opens: '9', closes: '25:00', fridayCloses: '12:30' } }),
      '"9" is not a time: HH:MM, 00:00 to 23:59; "25:00" is not a time',
    ],
  ])('%s', (_, calendar, order, problem) => {
    expect(refusal(calendar, order)).toContain(problem);
  });

  it('overlapping recesses', () => {
    const days = daysBetween('2026-07-01', '2026-07-10') as string[];
    const calendar = added(pakistan, anOrder({ kind: 'recess', title: 'Summer', days }));
    const other = anOrder({ kind: 'recess', title: 'Vacation', days: days.slice(8) });
    expect(refusal(calendar, other)).toContain('recess Summer (2026-07-01 to 2026-07-10) and Vacation');
    expect(refusal(calendar, { ...other, layer: 'sindh' })).toBe('added');
  });

  it('a day far from today where no notification says when', () => {
    const far = anOrder({ notifiedOn: null, days: ['2062-03-25'] });
    expect(refusal(pakistan, far, '2026-03-01')).toContain('more than three years from 2026-03-01');
  });

  it('a withdrawn day ordered again, unless the order came later', () => {
    const day = { layer: 'federal', title: 'Eid-ul-Fitr', days: ['2026-03-20'] } as const;
    const off = anOrder({ ...day, kind: 'withdrawal', standing: 'withdrawn', notifiedOn: '2026-03-17' });
    const calendar = added(pakistan, off);
    expect(refusal(calendar, anOrder({ ...day, notifiedOn: '2026-03-16' }))).toContain(
      'Eid-ul-Fitr on 2026-03-20 was withdrawn on 2026-03-17, order federal-2026-03-20-eid-ul-fitr-withdrawn',
    );
    expect(isOpenDay(added(calendar, anOrder({ ...day, notifiedOn: '2026-03-18' })), 'punjab', '2026-03-20')).toBe(
      false,
    );
  });
});

describe('orders that stand beside others', () => {
  it.each<[string, OrderDraft]>([
    ['a gazetted day where another is only expected', anOrder({ layer: 'federal', days: ['2026-05-27'] })],
    ['a feast over a day of every year', anOrder({ layer: 'federal', title: 'Feast', days: ['2026-05-01'] })],
    ['a day on a week-end', anOrder({ days: ['2026-03-28'] })],
    ['the same day in another province', anOrder({ layer: 'sindh' })],
    ['a federal day where a province has one', anOrder({ layer: 'federal' })],
    ['a leap day', anOrder({ days: ['2028-02-29'], notifiedOn: '2028-02-20' })],
    ['days over the end of a year', anOrder({ days: ['2026-12-31', '2027-01-01'] })],
  ])('%s', (_, order) => {
    const base = added(pakistan, anOrder({ layer: 'punjab', title: 'Day of Punjab', days: ['2026-04-01'] }));
    const calendar = added(base, order);
    expect(checkCalendar(calendar)).toEqual([]);
    for (const date of order.days) expect(isOpenDay(calendar, order.layer, date)).toBe(false);
  });

  it('the day of the other week', () => {
    const calendar = added(added(pakistan, anOrder({ week: 'five-day' })), anOrder({ week: 'six-day' }));
    expect(isOpenDay(calendar, 'punjab-six-day', '2026-03-25')).toBe(false);
  });
});

describe('undo of an order', () => {
  it('of one that was never entered names those that were', () => {
    expect(undoOrder(pakistan, 'eid')).toEqual({
      problems: [{ message: 'there is no order "eid" to undo', hint: 'no order was entered in this calendar' }],
    });
    expect(undoOrder(added(pakistan, anOrder()), 'eid')).toMatchObject({
      problems: [{ hint: 'one of: punjab-2026-03-25-mela-chiraghan' }],
    });
  });

  it('is refused while a withdrawal rests on it, and done after that', () => {
    const off = anOrder({ kind: 'withdrawal', standing: 'withdrawn' });
    const calendar = added(added(pakistan, anOrder()), off);
    expect(undoOrder(calendar, orderId(anOrder()))).toMatchObject({
      problems: [{ message: expect.stringContaining('takes nothing back'), hint: 'undo of that other order first' }],
    });
    const without = undoOrder(calendar, orderId(off)) as Calendar;
    expect(undoOrder(without, orderId(anOrder()))).toEqual(pakistan);
  });

  it('of a withdrawal is refused while another occasion has taken the day', () => {
    const off = anOrder({ kind: 'withdrawal', standing: 'withdrawn' });
    const other = anOrder({ title: 'Day of mourning', notifiedOn: '2026-03-22' });
    const calendar = [anOrder(), off, other].reduce(added, pakistan);
    expect(undoOrder(calendar, orderId(off))).toMatchObject({
      problems: [{ message: expect.stringContaining('has both Mela Chiraghan (gazetted) and Day of mourning') }],
    });
  });
});

describe('for any orders', () => {
  const anyDate = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2027-12-31') }).map(dateOfDay);
  const anyDraft: fc.Arbitrary<OrderDraft> = fc
    .record({
      kind: fc.constantFrom('holiday', 'recess', 'withdrawal', 'hours'),
      layer: fc.constantFrom('federal', 'punjab', 'sindh'),
      tentative: fc.boolean(),
      title: fc.constantFrom('Eid-ul-Fitr', 'Eid-ul-Azha', 'Pakistan Day', 'Local day', 'Recess'),
      from: anyDate,
      length: fc.integer({ min: 1, max: 4 }),
      week: fc.constantFrom(undefined, 'five-day', 'six-day'),
      notified: fc.boolean(),
    })
    .map(({ kind, layer, tentative, title, from, length, week, notified }) => ({
      ...{ kind, layer, title, source: 'order' },
      standing: kind === 'withdrawal' ? 'withdrawn' : tentative ? 'tentative' : 'gazetted',
      notifiedOn: notified ? addDays(from, -5) : null,
      days: Array.from({ length }, (_, at) => addDays(from, at)),
      ...(week === undefined || kind === 'hours' ? {} : { week }),
      ...(kind === 'hours' ? { hours: { opens: '09:00', closes: '15:00', fridayCloses: '12:30' } } : {}),
    }));
  /** Drafts near the feasts and days that the calendar has, so that many of them meet. */
  const anyDrafts = fc.array(anyDraft, { maxLength: 12 });

  it('entering and undoing gives back the calendar to the letter, and what was entered contradicts nothing', () => {
    let entered = 0;
    fc.assert(
      fc.property(fc.constantFrom(pakistan, aCalendar()), anyDrafts, (start, drafts) => {
        const calendars = [start];
        const ids: string[] = [];
        for (const draft of drafts) {
          const before = calendars.at(-1) ?? start;
          const after = addOrder(before, draft);
          if ('problems' in after) {
            expect(after.problems.every(({ message, hint }) => message !== '' && hint !== '')).toBe(true);
            continue;
          }
          entered += 1;
          expect(checkCalendar(after)).toEqual([]);
          expect(undoOrder(after, orderId(draft))).toEqual(before);
          calendars.push(after);
          ids.push(orderId(draft));
        }
        while (ids.length > 0) {
          const undone = undoOrder(calendars.pop() ?? start, ids.pop() ?? '') as Calendar;
          expect(canonical(undone)).toBe(canonical(calendars.at(-1)));
          expect(JSON.stringify(undone)).toBe(JSON.stringify(calendars.at(-1)));
        }
      }),
    );
    expect(entered).toBeGreaterThan(100);
  });

  it('undone in any order that is allowed, the last leaves the calendar as it was', () => {
    fc.assert(
      fc.property(anyDrafts, fc.infiniteStream(fc.nat()), (drafts, draws) => {
        let calendar = drafts.reduce((held, draft) => {
          const next = addOrder(held, draft);
          return 'problems' in next ? held : next;
        }, pakistan);
        for (let steps = 0; ordersOf(calendar).length > 0 && steps < 500; steps += 1) {
          const orders = ordersOf(calendar);
          const undone = undoOrder(calendar, orders[(draws.next().value ?? 0) % orders.length]?.id ?? '');
          if (!('problems' in undone)) calendar = undone;
        }
        expect(canonical(calendar)).toBe(canonical(pakistan));
      }),
    );
  });

  it('an added holiday of an occasion of its own never brings a date nearer, nor a withdrawal makes one later', () => {
    fc.assert(
      fc.property(anyDrafts, anyDate, fc.nat(60), anyDate, (drafts, from, n, day) => {
        const base = drafts.reduce((held, draft) => {
          const next = addOrder(held, draft);
          return 'problems' in next ? held : next;
        }, pakistan);
        const holiday = anOrder({ title: 'Late order', days: [day], notifiedOn: null });
        const later = addOrder(base, holiday);
        if ('problems' in later) return;
        const on = (calendar: Calendar) => addWorkingDays(calendar, 'punjab', from, n);
        expect(on(later) >= on(base)).toBe(true);
        const off = addOrder(later, { ...holiday, kind: 'withdrawal', standing: 'withdrawn' });
        expect('problems' in off ? off : on(off)).toBe(on(base));
      }),
    );
  });
});
