import type { SenderDecision } from './matching.ts';

/**
 * What stands of the decisions about messages: of each message the newest, and none where it was taken back.
 * @param decisions oldest first
 * @returns oldest first
 */
export function standingDecisions(decisions: readonly SenderDecision[]): readonly SenderDecision[] {
  const newest = new Map<string, SenderDecision>();
  for (const decision of decisions) {
    newest.delete(decision.mail);
    newest.set(decision.mail, decision);
  }
  return [...newest.values()].filter(({ decision }) => decision !== 'back');
}

/**
 * Offices for which a sender may write, because an officer filed a message of his to them. An officer who put a later
 * message of the same sender aside as noise has thought better of it, and is asked again.
 *
 * @param decisions oldest first
 * @param sender lower case
 */
export function taughtOffices(decisions: readonly SenderDecision[], sender: string): readonly string[] {
  const offices = new Set<string>();
  for (const { sender: of, decision, requests } of standingDecisions(decisions)) {
    if (of !== sender) continue;
    if (decision === 'noise') offices.clear();
    else for (const { office } of requests) offices.add(office);
  }
  return [...offices];
}
