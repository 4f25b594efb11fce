import type { ClosedDay, Standing } from './calendar.ts';

/** Whether two titles name one occasion: `Eid ul Fitr` and `Eid-ul-Fitr` do. */
export function sameOccasion(one: string, other: string): boolean {
  return one === other || lettersOf(one) === lettersOf(other);
}

/** The standing of an entry. Calendars stored before days could be withdrawn call a gazetted day `notified`. */
export function standingOf({ standing }: Pick<ClosedDay, 'standing'>): Standing {
  return (standing as string) === 'notified' ? 'gazetted' : standing;
}

function lettersOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
