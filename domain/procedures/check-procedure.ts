import { isZone } from '../calendar/instants.ts';
import { PLAN_STEPS } from '../plan/budgets.ts';
import type { Procedure } from './procedure.ts';

/** What a procedure refers to by id. */
export interface KnownIds {
  readonly offices: readonly string[];
  readonly ladders: readonly string[];
}

/**
 * What is wrong with a procedure, a sentence each with the value and what would be accepted; empty when nothing is.
 *
 * @param known ids of the offices and ladders there are; null checks the procedure by itself
 */
export function checkProcedure(procedure: Procedure, known: KnownIds | null): readonly string[] {
  const problems: string[] = [];
  const { wordLimit, steps, clearers } = procedure;
  if (!isZone(procedure.deadlineZone)) {
    problems.push(
      `deadlineZone "${procedure.deadlineZone}" is not known; accepted: an IANA name such as Europe/Zurich`,
    );
  }
  if (wordLimit !== null && !isWhole(wordLimit.words, 1)) {
    problems.push(`wordLimit is ${wordLimit.words} words; accepted: a whole number of 1 or more, or null`);
  }
  if (steps.length !== PLAN_STEPS.length || steps.some(({ id }, at) => id !== PLAN_STEPS[at])) {
    problems.push(
      `steps are [${steps.map(({ id }) => id).join(', ')}]; accepted, in this order: ${PLAN_STEPS.join(', ')}`,
    );
  }
  for (const { id, wished, minimum } of steps) {
    if (!isWhole(wished, 0) || !isWhole(minimum, 0) || minimum > wished) {
      problems.push(
        `step "${id}" has wished ${wished} and minimum ${minimum}; ` +
          'accepted: whole working days of 0 or more, the minimum no more than the wish',
      );
    }
  }
  if (clearers.some((group) => group.length === 0)) {
    problems.push('a group of clearers is empty; accepted: one or more office ids in each group');
  }
  const asked = clearers.flat();
  const twice = asked.find((office, at) => asked.indexOf(office) !== at);
  if (twice !== undefined) problems.push(`"${twice}" clears twice; accepted: each office once`);
  if (known === null) return problems;

  for (const office of new Set([...asked, procedure.mission])) {
    if (!known.offices.includes(office)) problems.push(`there is no office "${office}"; accepted: the id of an office`);
  }
  for (const ladder of new Set([procedure.ladder, procedure.clearanceLadder])) {
    if (!known.ladders.includes(ladder)) {
      problems.push(`there is no ladder "${ladder}"; accepted: ${known.ladders.join(', ')}`);
    }
  }
  return problems;
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
