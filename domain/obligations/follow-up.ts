import { addMonths } from '../calendar/add-months.ts';
import type { LocalDate } from '../calendar/calendar.ts';
import type { Procedure } from '../procedures/procedure.ts';
import { ruleDeadline, ruleInWords } from '../procedures/rule-deadline.ts';
import type { Certainty } from './obligation.ts';

/** Until when a follow-up is due, and why. */
export interface FollowUpDue {
  /** Null: neither printed nor to be had from a rule. */
  readonly dueOn: LocalDate | null;
  readonly basis: string;
  readonly certainty: Certainty;
  readonly source: string;
}

/** What concluding observations tell of their days; null for what is not known. */
export interface ObservationDays {
  /** How they are called in a source: their symbol. */
  readonly where: string;
  readonly printedDueOn: LocalDate | null;
  /** A period that they print, in calendar months from their adoption. */
  readonly printedMonths: number | null;
  readonly publishedOn: LocalDate | null;
  readonly adoptedOn: LocalDate | null;
  readonly receivedOn: LocalDate | null;
}

/**
 * Day by which a follow-up is due: the day or the period that the concluding observations print; else by the rule of the body's
 * follow-up procedure; else none.
 *
 * @param procedure null where the body has no follow-up
 */
export function followUpDue(procedure: Pick<Procedure, 'deadline'> | null, days: ObservationDays): FollowUpDue {
  const { where, printedDueOn: printed, publishedOn: published, adoptedOn: adopted, receivedOn: received } = days;
  if (printed !== null) return { dueOn: printed, basis: 'as printed', certainty: 'confirmed', source: where };
  if (days.printedMonths !== null) {
    const basis = `as printed, ${days.printedMonths} months after the adoption`;
    if (adopted !== null) {
      const dueOn = addMonths(adopted, days.printedMonths);
      return { dueOn, basis: `${basis} on ${adopted}`, certainty: 'confirmed', source: where };
    }
    return { dueOn: null, basis: `${basis}, whose day is not known`, certainty: 'to-be-confirmed', source: where };
  }
  const unknown = { dueOn: null, certainty: 'to-be-confirmed', source: where } as const;
  if (procedure === null) return { ...unknown, basis: 'no day is printed, and no follow-up of the body is known' };
  const found = ruleDeadline(procedure, { received, published, adopted, review: null });
  if ('missing' in found) {
    const { deadline } = procedure;
    if (found.missing === 'rule') return { ...unknown, basis: 'no day is printed, and no period of the body is known' };
    const rule = `${ruleInWords(deadline)}, which is not known`;
    return { ...unknown, basis: rule, source: 'source' in deadline ? deadline.source : where };
  }
  // What a sure rule gives is concluded from it, and was read nowhere.
  const certainty: Certainty = found.standing === 'confirmed' ? 'inferred' : 'to-be-confirmed';
  return { dueOn: found.on, basis: found.explain, certainty, source: found.source };
}
