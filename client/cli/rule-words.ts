import type { RuleDeadline } from '../../domain/procedures/rule-deadline.ts';

/** A rule that gave a deadline: its counting, its standing and its source, in a sentence or two. */
export function ruleWords({ explain, standing, source }: Omit<RuleDeadline, 'on'>): string {
  return `${explain}. ${standing === 'confirmed' ? 'Confirmed' : 'To be confirmed'}: ${source}.`;
}
