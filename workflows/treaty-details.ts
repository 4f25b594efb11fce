import type { Obligations } from '../domain/obligations/obligation.ts';
import { standing } from '../domain/obligations/standing.ts';

/** What Temporal's own pages show of the treaty calendar, as Markdown. @param today local date in Islamabad */
export function treatyDetails(obligations: Obligations, today: string): string {
  const dated = standing(obligations, today).filter(({ next }) => next !== null);
  const lines = dated.map(
    ({ obligation, next, overdueBy }) =>
      `- ${obligation.id}: ${next!.words}, due ${next!.dueOn}${overdueBy === 0 ? '' : `, overdue by ${overdueBy} ${overdueBy === 1 ? 'day' : 'days'}`}`,
  );
  return [`What is owed to the treaty bodies, as of ${today}`, lines.join('\n')].join('\n\n');
}
