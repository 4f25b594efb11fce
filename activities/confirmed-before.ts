import { scopeOf } from '../contracts/ids.ts';
import type { CycleState } from '../domain/cycle/state.ts';
import { askedNow } from '../domain/questions/asked-now.ts';
import type { ConfirmedQuestion } from '../domain/questions/assignment.ts';
import { loadAssignment } from './assignments.ts';
import type { Store } from './store-ports.ts';

/**
 * Who was confirmed to answer what in the cycles of one world, with what was reassigned since: the lesson for like
 * questions of other lists.
 *
 * @param scope '' for real cycles, else the rehearsal's id prefix
 */
export async function confirmedBefore(
  store: Pick<Store, 'cycles' | 'instruments' | 'content'>,
  scope: string,
): Promise<readonly ConfirmedQuestion[]> {
  const cycles = await store.cycles.list({ rehearsals: scope !== '' });
  const found: ConfirmedQuestion[] = [];
  for (const state of cycles) if (scopeOf(state.cycleId) === scope) found.push(...(await confirmedIn(store, state)));
  return found;
}

async function confirmedIn(
  store: Pick<Store, 'instruments' | 'content'>,
  state: CycleState,
): Promise<readonly ConfirmedQuestion[]> {
  const { cycleId, mechanism, symbol, assignment, reached, requests } = state;
  const list = assignment === null || reached.assigned === undefined ? null : await store.instruments.load(cycleId);
  if (list === null || assignment === null) return [];
  const questions = new Map(list.reading.questions.map((question) => [question.id, question]));
  return (await loadAssignment(store, assignment)).flatMap((confirmed) => {
    const asked = questions.get(confirmed.question);
    if (asked === undefined) return [];
    const { text, articles } = asked;
    const now = askedNow(confirmed, Object.values(requests));
    return [{ cycleId, mechanism, symbol, question: confirmed.question, text, articles, ...now }];
  });
}
