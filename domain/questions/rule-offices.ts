import type { Office, Province } from '../offices/office.ts';
import type { RoutingRule } from './assignment.ts';

/** Names every seat of every province. */
export const EVERY_PROVINCE_SEAT = 'province';

/** The ministry itself: it is sent no letters; what it leads lies on the Director's desk. */
export const MINISTRY = 'mohr';

/** The offices of one entry of a rule. */
export interface RuleOffices {
  /** Ids of the offices that can be given the question: those asked, and the ministry itself. */
  readonly seats: readonly string[];
  /** Names of organisations without a seat, to be consulted by those that hold one. */
  readonly consult: readonly string[];
}

/** Whether an office is asked in a cycle. */
export function isAsked(office: Office): boolean {
  return office.role === 'member';
}

/** The offices that an entry of a rule stands for: an office's id, a class that offices carry, or `province`. */
export function officesNamed(entry: string, offices: readonly Office[]): readonly Office[] {
  if (entry === EVERY_PROVINCE_SEAT) return offices.filter((office) => isAsked(office) && office.province !== null);
  const own = offices.find((office) => office.id === entry);
  return own !== undefined ? [own] : offices.filter((office) => office.families?.includes(entry) === true);
}

/**
 * What an entry comes to for one question.
 * @param only provinces the question names; an entry that expands over provinces keeps to them. Empty: all
 */
export function expandEntry(entry: string, offices: readonly Office[], only: readonly Province[]): RuleOffices {
  const named = officesNamed(entry, offices).filter(
    (office) => office.id === entry || office.province === null || only.length === 0 || only.includes(office.province),
  );
  const [seats, others] = [named.filter((o) => isAsked(o) || o.id === MINISTRY), named.filter((o) => o.role === null)];
  return { seats: seats.map((office) => office.id), consult: others.length > 0 ? [collectiveName(others)] : [] };
}

/** Something wrong with a routing table. */
export interface RoutingProblem {
  /** Id of the rule; null when it concerns the whole. */
  readonly rule: string | null;
  /** The value, and what would be accepted. */
  readonly message: string;
}

/** A shorter keyword would match by accident. */
const SHORTEST_KEYWORD = 3;

/** What is wrong with a routing table; empty when nothing is. */
export function checkRoutingRules(
  rules: readonly RoutingRule[],
  offices: readonly Office[],
): readonly RoutingProblem[] {
  if (rules.length === 0) return [{ rule: null, message: 'there are no rules; accepted: one rule or more' }];
  return rules.flatMap((rule, at) => {
    const problems: string[] = [];
    if (rules.findIndex(({ id }) => id === rule.id) !== at)
      problems.push('the id stands twice; accepted: one rule per id');
    if (rule.keywords.length === 0) problems.push('there are no keywords; accepted: one or more');
    if (rule.offices.length === 0) problems.push('there are no offices; accepted: one or more');
    rule.keywords.forEach((word, n) => {
      if (word.replace(/\*$/, '').trim().length < SHORTEST_KEYWORD || word.slice(0, -1).includes('*')) {
        problems.push(
          `the keyword "${word}" is not usable; accepted: ${SHORTEST_KEYWORD} letters or more, * only at the end`,
        );
      }
      if (rule.keywords.findIndex((other) => other.toLowerCase() === word.toLowerCase()) !== n) {
        problems.push(`the keyword "${word}" stands twice; accepted: each once`);
      }
    });
    for (const entry of rule.offices) {
      if (officesNamed(entry, offices).length > 0) continue;
      problems.push(
        `the office "${entry}" is unknown; accepted: an office's id, a class that offices carry, or ${EVERY_PROVINCE_SEAT}`,
      );
    }
    return problems.map((message) => ({ rule: rule.id, message }));
  });
}

/** One name for offices of the same kind: `Labour Department of each province`. */
function collectiveName(offices: readonly Office[]): string {
  const first = offices[0]!.name;
  return offices.length === 1 ? first : `${first.replace(/,[^,]*$/, '')} of each province`;
}
