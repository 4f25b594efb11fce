import type { Office } from '../offices/office.ts';
import type { QuestionAssignment } from './assignment.ts';
import { isAsked } from './rule-offices.ts';

/** A territory that is asked about and holds no seat. */
export interface UnseatedTerritory {
  readonly territory: string;
  readonly questions: readonly string[];
  readonly writeTo: string | null;
}

/** What a proposal leaves open over a whole list. */
export interface RoutingGaps {
  /** Questions that no asked office would answer. */
  readonly unanswered: readonly string[];
  /** Questions on which an officer must decide. */
  readonly undecided: readonly string[];
  /** Offices with a seat that no question names: they get no letter. */
  readonly unnamed: readonly string[];
  /** Territories without a seat that are asked about, with whom one could write to: to be confirmed by the ministry. */
  readonly withoutSeat: readonly UnseatedTerritory[];
}

/** Gathers what a proposal leaves open. */
export function routingGaps(proposed: readonly QuestionAssignment[], offices: readonly Office[]): RoutingGaps {
  const named = new Set(proposed.flatMap(({ lead, supporting }) => [lead, ...supporting]));
  const open = proposed.flatMap(({ question, gaps = [] }) => gaps.map((gap) => ({ question, ...gap })));
  const territories = new Map<string, UnseatedTerritory>();
  for (const { question, territory, writeTo } of open) {
    if (territory === null) continue;
    const questions = [...(territories.get(territory)?.questions ?? []), question];
    territories.set(territory, { territory, questions, writeTo });
  }
  return {
    unanswered: open.filter(({ kind }) => kind === 'no-office').map(({ question }) => question),
    undecided: proposed.filter(({ undecided }) => undecided).map(({ question }) => question),
    unnamed: offices.filter((office) => isAsked(office) && !named.has(office.id)).map(({ id }) => id),
    withoutSeat: [...territories.values()],
  };
}
