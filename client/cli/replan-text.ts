import type { ReplanPreview } from '../../domain/cycle/preview-replan.ts';
import type { CycleReplan } from '../replan-reports.ts';
import { dayWords } from './dates.ts';
import { table } from './table.ts';

/** What moves in one cycle, for a person: how the plan stands, and a table of the moves. */
export function replanText(replan: CycleReplan): string {
  const head = `${replan.title} (${replan.cycleId})`;
  if ('refused' in replan) return `${head}: refused: ${replan.refused.message}; ${replan.refused.hint}.`;
  return [`${head}: ${standing(replan)}`, movesTable(replan)].join('\n');
}

function standing({ before, after, moves }: ReplanPreview): string {
  const deadline = before.deadline === after.deadline ? '' : `deadline ${before.deadline} → ${after.deadline}; `;
  const was = before.feasible ? before.slackWorkingDays : -before.shortByWorkingDays;
  const now = after.feasible ? after.slackWorkingDays : -after.shortByWorkingDays;
  const met = after.feasible ? '' : '; THE DEADLINE CANNOT BE MET';
  return `${deadline}${moves.length} ${moves.length === 1 ? 'day moves' : 'days move'}; working days to spare: ${was} → ${now}${met}`;
}

function movesTable({ moves }: ReplanPreview): string {
  if (moves.length === 0) return 'Nothing moves.';
  return table(
    ['what', 'office', 'from', 'to', 'why'],
    moves.map(({ what, office, from, to, why }) => [
      what,
      office ?? '',
      from === null ? '-' : dayWords(from),
      to === null ? '-' : dayWords(to),
      why,
    ]),
  );
}
