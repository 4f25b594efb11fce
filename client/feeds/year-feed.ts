import type { ICalendar, ICalendarEvent } from '../../activities/icalendar-ports.ts';
import { instantOf } from '../../domain/calendar/instants.ts';
import type { Obligation, Obligations } from '../../domain/obligations/obligation.ts';
import { deadlineEntry, type CycleRecord } from './cycle-feed.ts';
import { DOMAIN, latestInstant } from './feed.ts';

/** The whole calendar of the treaty bodies: what is owed and when, the reviews, and the deadlines of all cycles. */
export function yearFeed({ on, obligations }: Obligations, cycles: readonly CycleRecord[]): ICalendar {
  const real = cycles.filter(({ state }) => !state.rehearsal);
  return {
    name: 'Treaty bodies: what is due',
    at: latestInstant(real, instantOf(on, '00:00', 'Asia/Karachi')),
    events: [...obligations.flatMap((one) => [...owedEntries(one), ...reviewEntry(one)]), ...real.map(deadlineEntry)],
  };
}

/** What a cycle answers stands in the feed as that cycle's deadline. */
function owedEntries({ id, owed }: Obligation): readonly ICalendarEvent[] {
  return owed.flatMap(({ id: item, words, dueOn, moved, precision, certainty, basis, source, cycle }) => {
    if (dueOn === null || cycle !== null) return [];
    const roughly = precision === 'day' ? '' : `Known to the ${precision} only. `;
    return [
      {
        uid: `obligation/${id}/${item}@${DOMAIN}`,
        sequence: moved,
        on: dueOn,
        title: `${id.toUpperCase()}: ${words} due`,
        description: `${roughly}${basis} (${certainty}; ${source})`,
        status: certainty === 'confirmed' && precision === 'day' ? 'confirmed' : 'tentative',
        alarmDaysBefore: 1,
      },
    ];
  });
}

/** A review on its days; one that was postponed without a new date is cancelled on those it had. */
function reviewEntry({ id, body, review }: Obligation): readonly ICalendarEvent[] {
  const { on, to, stoodOn, state, session, source, certainty, moved } = review;
  const day = on ?? stoodOn;
  if (day === undefined) return [];
  return [
    {
      uid: `obligation/${id}/review@${DOMAIN}`,
      sequence: moved,
      on: day,
      ...(to === null ? {} : { to }),
      title: `${id.toUpperCase()}: review of Pakistan${state === 'postponed' ? ', postponed' : ''}`,
      description: [body, ...(session === null ? [] : [session]), `${state}; ${source}`].join('\n'),
      status: state === 'postponed' ? 'cancelled' : certainty === 'confirmed' ? 'confirmed' : 'tentative',
      ...(state === 'scheduled' ? { alarmDaysBefore: 1 } : {}),
    },
  ];
}
