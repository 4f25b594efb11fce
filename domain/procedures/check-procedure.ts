import { isZone } from '../calendar/instants.ts';
import { PLAN_STEPS } from '../plan/budgets.ts';
import { checkDeadlineRule } from './check-deadline-rule.ts';
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
  const { wordLimit, clearers, instruments } = procedure;
  const twiceServed = instruments.find((kind, at) => instruments.indexOf(kind) !== at);
  if (twiceServed !== undefined) problems.push(`"${twiceServed}" is served twice; accepted: each kind once`);
  problems.push(...checkDeadlineRule(procedure.deadline));
  if (!procedure.replyRequired && procedure.replySource === undefined) {
    problems.push('replyRequired is false without replySource; accepted: by what no written answer is required');
  }
  if (!isZone(procedure.deadlineZone)) {
    problems.push(
      `deadlineZone "${procedure.deadlineZone}" is not known; accepted: an IANA name such as Europe/Zurich`,
    );
  }
  if (wordLimit !== null && !isWhole(wordLimit.words, 1)) {
    problems.push(`wordLimit is ${wordLimit.words} words; accepted: a whole number of 1 or more, or null`);
  }
  problems.push(...checkSteps(procedure));
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

/**
 * What is wrong between procedures that are each in order: an instrument must lead to one procedure, and a mechanism's
 * name to one.
 */
export function checkProcedures(procedures: readonly Procedure[]): readonly string[] {
  return procedures.flatMap((one, at) =>
    procedures.slice(0, at).flatMap((other) => {
      if (other.mechanism !== one.mechanism) return [];
      if (other.id === one.id) return [`the id "${one.id}" stands twice; accepted: one procedure of each id`];
      const shared = one.instruments.find((kind) => other.instruments.includes(kind));
      const both = `"${other.id}" and "${one.id}"`;
      return [
        ...(shared === undefined
          ? []
          : [`${both} both serve ${shared} of ${one.mechanism}; accepted: one procedure for each kind of instrument`]),
        ...(one.main === true && other.main === true
          ? [`${both} are both the main procedure of ${one.mechanism}; accepted: one with main true`]
          : []),
      ];
    }),
  );
}

function checkSteps({ steps, mission }: Procedure): readonly string[] {
  const problems: string[] = [];
  const ids = steps.map(({ id }) => id);
  const ends = PLAN_STEPS.slice(PLAN_STEPS.indexOf('hand-over')).filter((step) => !ids.includes(step));
  if (ends.length > 0) {
    problems.push(
      `the procedure has no end: it stops at "${ids.at(-1) ?? 'nothing'}" and lacks ${ends.join(', ')}; ` +
        `accepted: in this order ${PLAN_STEPS.join(', ')}`,
    );
  } else if (ids.length !== PLAN_STEPS.length || ids.some((id, at) => id !== PLAN_STEPS[at])) {
    problems.push(`steps are [${ids.join(', ')}]; accepted: in this order ${PLAN_STEPS.join(', ')}`);
  }
  if (mission.trim() === '')
    problems.push('the procedure has no end: nobody delivers the text; accepted: the id of an office as mission');
  for (const { id, wished, minimum } of steps) {
    if (!isWhole(wished, 0) || !isWhole(minimum, 0)) {
      problems.push(
        `step "${id}" has wished ${wished} and minimum ${minimum}; accepted: whole working days of 0 or more`,
      );
    } else if (minimum > wished) {
      problems.push(
        `step "${id}" has wished ${wished} and minimum ${minimum}; accepted: a minimum no more than the wish`,
      );
    }
  }
  return problems;
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
