import type { LocalDate } from '../calendar/calendar.ts';
import { addDays, dayNumber } from '../calendar/local-date.ts';
import type { ObligationId, Obligations, Owed, WarningRule } from './obligation.ts';

/** A warning whose day has come and that was not given yet. */
export interface DueWarning {
  readonly obligation: ObligationId;
  /** Id of the thing owed. */
  readonly owed: string;
  readonly dueOn: LocalDate;
  /** Calendar days from the due date, see `Warning`. */
  readonly offset: number;
  /** Day on which it was to be given. */
  readonly day: LocalDate;
}

/**
 * The warnings whose day has come: at most one for each thing owed, the latest, however long nobody looked. Each is due
 * once. A warning whose day had passed when the due date was entered is none: who entered the date has seen it.
 *
 * @param today local date in Islamabad
 */
export function warningsDue({ warn, obligations }: Obligations, today: LocalDate): readonly DueWarning[] {
  return obligations.flatMap(({ id, owed }) =>
    owed.flatMap((one) => {
      const { dueOn, warned } = one;
      const offset = dueOn === null ? null : latestOffset(warn, dueOn, today);
      if (dueOn === null || offset === null) return [];
      const day = addDays(dueOn, offset);
      const given = warned !== null && warned.offset >= offset;
      const stale = one.setOn !== null && day <= one.setOn;
      return given || stale ? [] : [{ obligation: id, owed: one.id, dueOn, offset, day }];
    }),
  );
}

/** The next day after `today` on which a warning becomes due; null when none ever does. */
export function nextWarningOn({ warn, obligations }: Obligations, today: LocalDate): LocalDate | null {
  const days = obligations.flatMap(({ owed }) => owed.flatMap((one) => nextOf(one, warn, today)));
  return days.reduce<LocalDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

/**
 * A warning in words.
 * @example warningWords({ offset: -90 }) // 'due in 90 days'
 */
export function warningWords({ offset }: { readonly offset: number }): string {
  if (offset < 0) return `due in ${-offset} days`;
  return offset === 1 ? 'the due date has passed' : `overdue by ${offset} days`;
}

/** The largest offset whose day is not after today. */
function latestOffset(rule: WarningRule, dueOn: LocalDate, today: LocalDate): number | null {
  const passed = dayNumber(today) - dayNumber(dueOn);
  if (passed >= rule.everyDaysOverdue) return passed - (passed % rule.everyDaysOverdue);
  if (passed >= 1) return 1;
  const before = rule.daysBefore.filter((days) => -days <= passed);
  return before.length === 0 ? null : -Math.min(...before);
}

function nextOf({ dueOn }: Owed, rule: WarningRule, today: LocalDate): readonly LocalDate[] {
  if (dueOn === null) return [];
  const passed = dayNumber(today) - dayNumber(dueOn);
  const overdue = (Math.floor(Math.max(0, passed) / rule.everyDaysOverdue) + 1) * rule.everyDaysOverdue;
  const offsets = [...rule.daysBefore.map((days) => -days), 1, overdue].filter((offset) => offset > passed);
  return [addDays(dueOn, Math.min(...offsets))];
}
