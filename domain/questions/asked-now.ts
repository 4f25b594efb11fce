import type { RequestState } from '../cycle/state.ts';
import { questionOf } from '../requests/row.ts';
import type { QuestionAssignment } from './assignment.ts';
import { MINISTRY } from './rule-offices.ts';

/**
 * Who answers a question as it stands now: a confirmed assignment with what was reassigned since. An office that said the
 * question is not its own, or was let off it, no longer counts; one that was given it does.
 */
export function askedNow(
  { question, lead, supporting }: Pick<QuestionAssignment, 'question' | 'lead' | 'supporting'>,
  requests: readonly Pick<RequestState, 'office' | 'rows'>[],
): Pick<QuestionAssignment, 'lead' | 'supporting'> {
  const holding = requests
    .filter(({ rows }) =>
      Object.entries(rows).some(
        ([row, state]) => questionOf(row) === question && state !== 'not-ours' && state !== 'waived',
      ),
    )
    .map(({ office }) => office);
  const kept = [lead, ...supporting].filter((office) => office === MINISTRY || holding.includes(office));
  const [first = MINISTRY, ...others] = [...kept, ...holding.filter((office) => !kept.includes(office))];
  return { lead: first, supporting: others };
}
