import type { LocalDate } from '../calendar/calendar.ts';
import { isLocalDate } from '../calendar/local-date.ts';
import { changeWords, type ObligationChange } from './changes.ts';
import { dueMoved, notOpened, openedBy, observationsOn, reviewed, submitted, warned } from './changed-obligation.ts';
import type { Obligation, Obligations } from './obligation.ts';

/** Obligations after a change, or why it cannot be. */
export type Changed =
  { readonly obligations: Obligations } | { readonly refused: { readonly message: string; readonly hint: string } };

type Refused = Extract<Changed, { refused: unknown }>;
type Told<Type extends ObligationChange['type']> = Extract<ObligationChange, { type: Type }>;

/**
 * Takes one change in. What had been taken in before changes nothing and gives back the same object; so does what
 * concerns a mechanism under which nothing is kept here.
 *
 * @param by who says so, by post
 * @param on local date in Islamabad
 */
export function changeObligations(now: Obligations, change: ObligationChange, by: string, on: LocalDate): Changed {
  const found = find(now, change);
  if ('refused' in found) return found;
  const problem = problemOf(found.concerned, change, on);
  if (problem !== null) return problem;
  let changed = false;
  const obligations = now.obligations.map((one) => {
    if (!found.concerned.includes(one)) return one;
    const after = changedBy(one, change, on);
    if (after !== one) changed = true;
    return after;
  });
  return { obligations: changed ? { ...now, by, reason: changeWords(change), on, obligations } : now };
}

function find(
  { obligations }: Obligations,
  change: ObligationChange,
): Refused | { readonly concerned: readonly Obligation[] } {
  if (change.type === 'warned') {
    const warnedOf = new Set<string>(change.warnings.map(({ obligation }) => obligation));
    return { concerned: obligations.filter(({ id }) => warnedOf.has(id)) };
  }
  if ('mechanism' in change) {
    return { concerned: obligations.filter(({ mechanism, bond }) => mechanism === change.mechanism && bond.party) };
  }
  const one = obligations.find(({ id }) => id === change.obligation);
  if (one === undefined) {
    const known = obligations.filter(({ bond }) => bond.party).map(({ id }) => id);
    return refused(`nothing is kept under “${change.obligation}”`, `one of ${known.join(', ')}`);
  }
  if (!one.bond.party) {
    return refused(`Pakistan is not a party to the treaty of ${one.body}`, 'a treaty that binds Pakistan');
  }
  return { concerned: [one] };
}

function problemOf(concerned: readonly Obligation[], change: ObligationChange, today: LocalDate): Refused | null {
  for (const date of datesOf(change)) {
    if (!isLocalDate(date)) return refused(`“${String(date)}” is not a date`, 'a day that exists, as YYYY-MM-DD');
  }
  switch (change.type) {
    case 'review-recorded':
      return reviewProblem(change, today);
    case 'submission-recorded':
      return (
        inFuture(change.on, today, 'a submission') ??
        owedProblem(concerned, change.owed, (owed) => owed.length === 1, 'say which: --owed')
      );
    case 'due-set':
      return change.owed === null ? null : owedProblem(concerned, change.owed, () => false, '--owed');
    case 'observations-received':
      if (concerned.length === 0) {
        return refused(`nothing is kept under ${change.mechanism}`, 'concluding observations of a treaty body');
      }
      return change.adoptedOn === null ? null : inFuture(change.adoptedOn, today, 'an adoption');
    default:
      return null;
  }
}

function reviewProblem({ state, on, to }: Told<'review-recorded'>, today: LocalDate): Refused | null {
  if (state === 'postponed') {
    return on === null && to === null
      ? null
      : refused('a postponed review has no day', 'a new day makes it a scheduled review');
  }
  if (on === null) return refused(`a review that is ${state} has a day`, 'its first day');
  if (to !== null && to < on) return refused(`the review ends on ${to}, before it begins on ${on}`, `${on} or later`);
  if (state === 'held') return inFuture(to ?? on, today, 'a review that was held');
  const last = to ?? on;
  return last < today
    ? refused(`a review that is to come cannot end on ${last}`, 'that it was held, or a later day')
    : null;
}

function owedProblem(
  concerned: readonly Obligation[],
  id: string | null,
  oneIsEnough: (owed: Obligation['owed']) => boolean,
  flag: string,
): Refused | null {
  const owed = concerned.flatMap((one) => one.owed);
  if (id === null ? oneIsEnough(owed) : owed.some((one) => one.id === id)) return null;
  if (owed.length === 0) return refused('nothing is owed there', 'something that is owed');
  const said = id === null ? `${owed.length} things are owed there` : `nothing with the id “${id}” is owed there`;
  return refused(said, `${flag} ${owed.map((one) => one.id).join(', ')}`);
}

function datesOf(change: ObligationChange): readonly unknown[] {
  switch (change.type) {
    case 'instrument-received':
      return [change.receivedOn, change.dueOn];
    case 'deadline-moved':
    case 'due-set':
      return [change.dueOn];
    case 'cycle-submitted':
    case 'submission-recorded':
      return [change.on];
    case 'review-recorded':
      return [change.on, change.to].filter((date) => date !== null);
    case 'observations-received':
      return [change.adoptedOn, change.followUp.dueOn].filter((date) => date !== null);
    case 'opening-refused':
    case 'warned':
      return [];
  }
}

function changedBy(one: Obligation, change: ObligationChange, on: LocalDate): Obligation {
  switch (change.type) {
    case 'instrument-received':
      return openedBy(one, change, on);
    case 'opening-refused':
      return notOpened(one, change, on);
    case 'deadline-moved':
      return dueMoved(one, (owed) => owed.cycle === change.cycle, change, on);
    case 'due-set':
      return dueMoved(
        one,
        (owed) => (change.owed === null ? owed.kind === 'report' : owed.id === change.owed),
        change,
        on,
      );
    case 'cycle-submitted':
      return submitted(one, (owed) => owed.cycle === change.cycle, change.on, change.cycle);
    case 'submission-recorded':
      return submitted(one, (owed) => change.owed === null || owed.id === change.owed, change.on, change.source);
    case 'review-recorded':
      return reviewed(one, change);
    case 'observations-received':
      return observationsOn(one, change, on);
    case 'warned':
      return warned(one, change.warnings, on);
  }
}

function inFuture(date: LocalDate, today: LocalDate, what: string): Refused | null {
  return date > today ? refused(`${what} on ${date} lies in the future`, `a day until ${today}`) : null;
}

function refused(message: string, hint: string): Refused {
  return { refused: { message, hint } };
}
