import type { Delivery } from '../../../activities/submission-ports.ts';
import type { LocalDate } from '../../../domain/calendar/calendar.ts';
import { longDate } from '../long-date.ts';

/** The State as diplomatic papers name it. */
export const STATE_IN_FULL = 'Islamic Republic of Pakistan';

/** The list as papers name it: `list of issues in relation to its sixth periodic report (CRC/C/PAK/Q/6) of 3 May 2026`. */
export function listNamed({
  instrument,
  symbol,
  instrumentOn,
}: Pick<Delivery, 'instrument' | 'symbol' | 'instrumentOn'>): string {
  const named = symbol === null ? instrument : `${instrument} (${symbol})`;
  return instrumentOn === null ? named : `${named} of ${longDate(instrumentOn)}`;
}

/** Room for a day that is written in by hand. */
export function blankDay(): string {
  return '…………………… 20……';
}

/** `10,700`. */
export function grouped(whole: number): string {
  return whole.toLocaleString('en');
}

/** `1 office`, `12 offices`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** A day as it fits a column; a dash where there is none. @example shortDay('2026-11-16') // '16 Nov 2026' */
export function shortDay(date: LocalDate | null): string {
  if (date === null) return '–';
  const [day, month, year] = longDate(date).split(' ');
  return `${day} ${month?.slice(0, 3)} ${year}`;
}
