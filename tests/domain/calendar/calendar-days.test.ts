import { describe, expect, it } from 'vitest';
import { calendarDays } from '../../../domain/calendar/calendar-days.ts';
import { calendarEvents } from '../../../domain/calendar/calendar-events.ts';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import { importOrders } from '../../../domain/calendar/import-orders.ts';
import type { OrderDraft } from '../../../domain/calendar/order.ts';
import { addOrder } from '../../../domain/calendar/orders.ts';
import { isOpenDay } from '../../../domain/calendar/open-days.ts';
import { aCalendar, aClosedDay } from '../../builders/calendar.ts';
import { anOrder } from '../../builders/order.ts';
import { seededReference } from '../../builders/reference.ts';

const { calendar: pakistan } = seededReference();

function withOrders(calendar: Calendar, ...orders: readonly OrderDraft[]): Calendar {
  return orders.reduce((held, order) => {
    const next = addOrder(held, order);
    if ('problems' in next) throw new Error(next.problems[0]?.message);
    return next;
  }, calendar);
}

const hours = { opens: '08:00', closes: '14:00', fridayCloses: '12:00' };
const full = withOrders(
  pakistan,
  anOrder(),
  anOrder({ layer: 'sindh', title: 'Day of Sindh', days: ['2026-04-14'] }),
  anOrder({ week: 'six-day', title: 'Saturday off', days: ['2026-04-18'] }),
  anOrder({ kind: 'recess', title: 'Summer', days: ['2026-07-01', '2026-07-02'] }),
  anOrder({ kind: 'hours', title: 'Heat', days: ['2026-06-01', '2026-06-02'], hours }),
  anOrder({ kind: 'withdrawal', standing: 'withdrawn', title: 'Labour Day', days: ['2026-05-01'] }),
);

describe('the entries of a year', () => {
  const rows = calendarDays(full, 'punjab', 2026);
  const of = (date: string) => rows.filter((row) => row.date === date);

  it('are those of the layer and of the layers above, by date', () => {
    expect(of('2026-03-25')).toEqual([
      {
        ...{ date: '2026-03-25', to: '2026-03-25', title: 'Mela Chiraghan', kind: 'holiday', standing: 'gazetted' },
        ...{ layer: 'punjab', week: null, notifiedOn: '2026-03-20', lifted: null },
        ...{ source: 'notification of Punjab of 20 March 2026', order: 'punjab-2026-03-25-mela-chiraghan' },
      },
    ]);
    expect(of('2026-04-14')).toEqual([]);
    expect(rows.map(({ date }) => date)).toEqual(rows.map(({ date }) => date).toSorted());
    expect(rows.some(({ title, kind }) => title === 'Iqbal Day' && kind === 'yearly')).toBe(true);
  });

  it('tell what was moved and what was withdrawn', () => {
    expect(of('2026-03-22')).toMatchObject([{ title: 'Eid-ul-Fitr', standing: 'tentative', lifted: 'moved' }]);
    expect(of('2026-03-20')).toMatchObject([{ standing: 'gazetted', notifiedOn: '2026-03-15', lifted: null }]);
    expect(of('2026-05-01')).toMatchObject([
      { kind: 'withdrawal', standing: 'withdrawn', lifted: null },
      { kind: 'yearly', lifted: 'withdrawn' },
    ]);
  });

  it('hold recesses and hours as spans', () => {
    expect(of('2026-07-01')).toMatchObject([{ kind: 'recess', to: '2026-07-02', title: 'Summer' }]);
    expect(of('2026-06-01')).toMatchObject([
      { kind: 'hours', to: '2026-06-02', title: 'Heat (08:00 to 14:00, Friday to 12:00)' },
    ]);
  });

  it('of one week concern its offices only', () => {
    expect(of('2026-04-18')).toEqual([]);
    const six = calendarDays(full, 'punjab-six-day', 2026).filter(({ date }) => date === '2026-04-18');
    expect(six).toMatchObject([{ title: 'Saturday off', week: 'six-day' }]);
  });

  it('of another year are left out, but a span that reaches into it is not', () => {
    const over = anOrder({ kind: 'recess', title: 'Winter', days: ['2026-12-31', '2027-01-01'] });
    const next = calendarDays(withOrders(aCalendar(), over), 'punjab', 2027);
    expect(next.map(({ date, to }) => [date, to])).toEqual([['2026-12-31', '2027-01-01']]);
    expect(calendarDays(pakistan, 'federal', 2024)).toEqual([]);
  });
});

describe('entries for a calendar program', () => {
  it('are the days that hold, once each, and the withdrawals', () => {
    const events = calendarEvents(full, 'punjab', { from: 2026, to: 2026 });
    const on = (date: string) => events.filter((event) => event.on === date).map(({ status }) => status);
    expect(on('2026-03-20')).toEqual(['confirmed']);
    expect(on('2026-03-22')).toEqual([]);
    expect(on('2026-05-27')).toEqual(['tentative']);
    expect(on('2026-05-01')).toEqual(['cancelled']);
    expect(on('2026-06-01')).toEqual([]);
    expect(events.find(({ title }) => title === 'Summer')).toMatchObject({ on: '2026-07-01', to: '2026-07-02' });
  });

  it('keep their uid and count up from expected to ordered to withdrawn', () => {
    const day = { title: 'Eid-ul-Fitr', date: '2027-03-10' } as const;
    const expected = aClosedDay({ ...day, standing: 'tentative' });
    const ordered = aClosedDay({ ...day, standing: 'gazetted' });
    const withdrawn = aClosedDay({ ...day, standing: 'withdrawn' });
    const uids = [[expected], [expected, ordered], [expected, ordered, withdrawn]].map((closed) => {
      const events = calendarEvents(aCalendar({ closed }), 'federal', { from: 2027, to: 2027 });
      return events.map(({ uid, sequence, status }) => [uid, sequence, status]);
    });
    const uid = 'federal-2027-03-10-eid-ul-fitr@calendar.treaty-desk';
    expect(uids).toEqual([[[uid, 0, 'tentative']], [[uid, 1, 'confirmed']], [[uid, 2, 'cancelled']]]);
  });
});

describe('the orders of a file', () => {
  const eid = (days: string[], change: Partial<OrderDraft> = {}) =>
    anOrder({ layer: 'federal', title: 'Eid ul Fitr', notifiedOn: null, days, ...change });

  it.each<[string, OrderDraft, 'new' | 'known' | 'refused', string[]]>([
    ['all of it gazetted already', eid(['2026-03-20', '2026-03-21']), 'known', ['2026-03-20', '2026-03-21']],
    ['one day more', eid(['2026-03-20', '2026-03-21', '2026-03-24']), 'new', ['2026-03-24']],
    ['expected where it is gazetted', eid(['2026-03-20'], { standing: 'tentative' }), 'known', ['2026-03-20']],
    ['gazetted where it is expected', eid(['2027-03-09']), 'new', ['2027-03-09']],
    ['a day of every year', anOrder({ title: 'Labour Day', days: ['2026-05-01'] }), 'known', ['2026-05-01']],
    ['another occasion on a gazetted day', anOrder({ title: 'X', days: ['2026-03-20'] }), 'refused', ['2026-03-20']],
    ['a day ten years away', anOrder({ days: ['2036-05-01'] }), 'refused', ['2036-05-01']],
    ['a layer that is none', anOrder({ layer: 'lahore' as 'punjab' }), 'refused', ['2026-03-25']],
  ])('%s', (_, draft, state, days) => {
    const { orders, calendar } = importOrders(pakistan, [draft], '2026-02-01');
    expect(orders).toMatchObject([{ state, order: { days } }]);
    expect(orders[0]?.problems.length === 0).toBe(state !== 'refused');
    if (state === 'new') for (const day of days) expect(isOpenDay(calendar, draft.layer, day)).toBe(false);
    else expect(calendar).toBe(pakistan);
  });

  it('are entered one after another, so that the second sees the first', () => {
    const off = anOrder({ kind: 'withdrawal', standing: 'withdrawn' });
    const { orders } = importOrders(pakistan, [anOrder(), anOrder(), off, off]);
    expect(orders.map(({ state }) => state)).toEqual(['new', 'known', 'new', 'known']);
  });
});
