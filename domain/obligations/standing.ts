import type { LocalDate } from '../calendar/calendar.ts';
import { dayNumber } from '../calendar/local-date.ts';
import type { Certainty, Obligation, Obligations, Owed, Review } from './obligation.ts';

/** Where one obligation stands on a day. */
export interface ObligationStanding {
  readonly obligation: Obligation;
  /** The thing owed that is due first; null when nothing is owed, or nothing with a known day. */
  readonly next: Owed | null;
  /** Calendar days since its due date; 0 when it has not passed, null when no day is known. */
  readonly overdueBy: number | null;
  /** How sure the next due date is; null where there is none. */
  readonly certainty: Certainty | null;
  /** What has to be said beside the table: what is not known, and what passed without a word. */
  readonly remarks: readonly string[];
}

/** The thing owed that is due first; null when nothing with a known day is owed. */
export function nextOwed({ owed }: Pick<Obligation, 'owed'>): Owed | null {
  return owed.reduce<Owed | null>((first, one) => {
    if (one.dueOn === null) return first;
    return first === null || first.dueOn === null || one.dueOn < first.dueOn ? one : first;
  }, null);
}

/**
 * Calendar days since the earliest due date of what is owed. Where only the month of it is known, at least so many.
 *
 * @param today local date in Islamabad
 * @returns 0 when it has not passed (the due day itself is in time); null when no day is known, or nothing is owed
 */
export function overdueBy(obligation: Pick<Obligation, 'owed'>, today: LocalDate): number | null {
  const dueOn = nextOwed(obligation)?.dueOn ?? null;
  return dueOn === null ? null : Math.max(0, dayNumber(today) - dayNumber(dueOn));
}

/**
 * Every obligation, the most urgent first: by due date, then what is owed on an unknown day, then what owes nothing.
 *
 * @param today local date in Islamabad
 */
export function standing({ obligations }: Obligations, today: LocalDate): readonly ObligationStanding[] {
  const stands = obligations.map((obligation): ObligationStanding => {
    const next = nextOwed(obligation);
    return {
      obligation,
      next,
      overdueBy: overdueBy(obligation, today),
      certainty: next?.certainty ?? null,
      remarks: remarks(obligation, today),
    };
  });
  const rank = ({ next, obligation: { bond, owed } }: ObligationStanding): string => {
    if (next?.dueOn != null) return `0 ${next.dueOn}`;
    return bond.party ? (owed.length > 0 ? '1' : '2') : '3';
  };
  const order = (a: ObligationStanding, b: ObligationStanding): number => (rank(a) < rank(b) ? -1 : 1);
  // Stable: obligations of one rank stay in the order of the data.
  return stands.toSorted((a, b) => (rank(a) === rank(b) ? 0 : order(a, b)));
}

/**
 * Whether a review's days have passed and nobody has said that it was held.
 * @param today local date in Islamabad
 */
export function reviewUnheard({ state, on, to }: Pick<Review, 'state' | 'on' | 'to'>, today: LocalDate): boolean {
  return state === 'scheduled' && on !== null && (to ?? on) < today;
}

function remarks({ bond, owed, review }: Obligation, today: LocalDate): readonly string[] {
  if (!bond.party) return [`Pakistan is not a party (${bond.words}): nothing is owed.`];
  return [
    ...owed
      .filter(({ dueOn }) => dueOn !== null && dueOn < today)
      .map(({ words }) => `No submission on record: ${words}.`),
    ...owed.filter(({ dueOn }) => dueOn === null).map(({ words, basis }) => `Due date not known: ${words} (${basis}).`),
    ...owed.flatMap(({ words, notOpened }) =>
      notOpened === undefined ? [] : [`No cycle was opened: ${words}. ${notOpened.why}`],
    ),
    ...(review.state === 'unknown' ? [`Review: no date was found (${review.source}).`] : []),
    ...(review.state === 'postponed' ? ['Review: postponed, without a new date.'] : []),
    ...(reviewUnheard(review, today)
      ? [`Review: it was to be by ${review.to ?? review.on}; whether it was held is not on record.`]
      : []),
  ];
}
