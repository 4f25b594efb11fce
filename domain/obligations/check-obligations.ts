import { isLocalDate } from '../calendar/local-date.ts';
import type { Obligation, Obligations, Owed, Review, WarningRule } from './obligation.ts';

/**
 * What is wrong with obligations of the right shape, each problem as `what is wrong; accepted: what would be right`.
 * Dates exist, states and dates of reviews agree, warnings are in order, ids stand once, and nothing is owed where
 * Pakistan is not a party.
 */
export function checkObligations({ on, warn, obligations }: Obligations): readonly string[] {
  return [
    ...dates('the file', { on }),
    ...ruleProblems(warn),
    ...twice(obligations.map(({ id }) => id)).map((id) => `the obligation "${id}" stands twice; accepted: one per id`),
    ...obligations.flatMap(obligationProblems),
  ];
}

function ruleProblems({ daysBefore }: WarningRule): readonly string[] {
  const falling = daysBefore.every((days, at) => at === 0 || days < daysBefore[at - 1]!);
  return falling ? [] : [`warn.daysBefore is ${daysBefore.join(', ')}; accepted: days that fall, such as 180, 90, 30`];
}

function obligationProblems(one: Obligation): readonly string[] {
  const { id, mechanism, bond, last, list, review, observations, owed } = one;
  return [
    ...(bond.party || (mechanism === null && owed.length === 0)
      ? []
      : [`${id}: something is owed without a party; accepted: no mechanism and nothing owed where party is false`]),
    ...(bond.party && mechanism === null
      ? [`${id}: mechanism is null; accepted: the mechanism whose procedure answers it`]
      : []),
    ...dates(`${id}.last`, { on: last?.on ?? null }),
    ...dates(`${id}.list`, { on: list?.on ?? null }),
    ...dates(`${id}.observations`, { adoptedOn: observations?.adoptedOn ?? null }),
    ...reviewProblems(id, review),
    ...twice(owed.map((item) => item.id)).map((twin) => `${id}: "${twin}" is owed twice; accepted: one id for each`),
    ...owed.flatMap((item) => owedProblems(`${id}.${item.id}`, item)),
  ];
}

function reviewProblems(id: string, { state, on, to, stoodOn }: Review): readonly string[] {
  const needsDay = state === 'scheduled';
  const noDay = state === 'postponed' || state === 'unknown' || state === 'none';
  return [
    ...dates(`${id}.review`, { on, to, stoodOn: stoodOn ?? null }),
    ...(needsDay && on === null ? [`${id}.review is ${state} without a day; accepted: on with its first day`] : []),
    ...(noDay && on !== null ? [`${id}.review is ${state} on ${on}; accepted: on null, or the state scheduled`] : []),
    ...(to !== null && (on === null || to < on)
      ? [`${id}.review ends on ${to}; accepted: a day from ${on ?? 'its first day'} on`]
      : []),
  ];
}

function owedProblems(where: string, { dueOn, precision, setOn, warned, notOpened }: Owed): readonly string[] {
  return [
    ...dates(where, { dueOn, setOn, 'warned.on': warned?.on ?? null, 'notOpened.on': notOpened?.on ?? null }),
    ...(dueOn !== null && isLocalDate(dueOn) && !endsPeriod(dueOn, precision)
      ? [`${where} is due on ${dueOn} by the ${precision}; accepted: the last day of that ${precision}`]
      : []),
  ];
}

/** Whether a date is the last that a month or a year can mean. */
function endsPeriod(date: string, precision: Owed['precision']): boolean {
  if (precision === 'day') return true;
  if (precision === 'year') return date.endsWith('-12-31');
  return !isLocalDate(`${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`);
}

function dates(where: string, named: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.entries(named).flatMap(([name, date]) =>
    date === null || isLocalDate(date) ? [] : [`${where}: ${name} is "${date}"; accepted: YYYY-MM-DD`],
  );
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
