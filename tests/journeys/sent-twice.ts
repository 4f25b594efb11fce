import type { Behaviour } from '../../worker/rehearsal/behaviours.ts';
import type { RehearsalReport } from '../../worker/rehearsal/report.ts';

/** Offices to which one letter left more than once under one address, one entry for each copy. */
export function sentTwice({ letters }: RehearsalReport): readonly string[] {
  const routes = letters.map(({ id, to }) => `${id} ${to.join(' ')}`);
  return letters.flatMap(({ office }, at) => (routes.indexOf(routes[at]!) < at ? [office] : [])).sort();
}

/** Offices that behaved in one way, in alphabetical order. */
export function officesThat(behaviour: Behaviour, { cycle }: RehearsalReport): readonly string[] {
  return Object.entries(cycle.offices).flatMap(([office, how]) => (how === behaviour ? [office] : []));
}
