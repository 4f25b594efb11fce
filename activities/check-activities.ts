import type { CycleState, RequestState } from '../domain/cycle/state.ts';
import { figuresIn } from '../domain/matrix/figures-in-text.ts';
import type { RowId, RowState } from '../domain/requests/row.ts';
import type { ActivityPorts } from './activity-ports.ts';
import { answerChecks } from './answer-checks.ts';
import type { CycleActivities } from './cycle-activities.ts';
import { answersToReturn } from './return-by-check.ts';
import { cycleStateOf } from './reference.ts';
import type { Store } from './store-ports.ts';

/** What a cycle has checked when answers come. */
export function checkActivities({
  store,
}: Pick<ActivityPorts, 'store'>): Pick<CycleActivities, 'answersToReturn' | 'figuresAgree'> {
  return {
    async answersToReturn(cycleId, office, rows, from, today) {
      const state = await withAnswers(store, cycleId, office, rows);
      const found = await answersToReturn(store, state, office, { from, rows, today });
      if (found === null) return null;
      const { checks: _, ...sentBack } = found;
      return sentBack;
    },

    async figuresAgree(cycleId, one, other) {
      const state = await cycleStateOf(store, cycleId);
      const checks = await answerChecks(store, state, one.office, state.receivedOn);
      const mine = checks.find(({ row }) => row === one.row);
      // An answer without a figure settles nothing.
      if (figuresIn(mine?.answer?.text ?? '').length === 0) return false;
      return !(mine?.findings ?? []).some(
        ({ code, other: against }) =>
          code === 'contradicts' && against?.office === other.office && against.row === other.row,
      );
    },
  };
}

/** The cycle with rows as their newest answers leave them: what the reply did is recorded only with what follows from it. */
async function withAnswers(store: Store, cycleId: string, office: string, rows: readonly RowId[]): Promise<CycleState> {
  const state = await cycleStateOf(store, cycleId);
  const request: RequestState | undefined = state.requests[office];
  if (request === undefined) return state;
  const statuses = new Map(
    (await store.answers.current(cycleId)).filter((a) => a.office === office).map((a) => [a.row, a.status]),
  );
  const now = rows.flatMap((row): (readonly [RowId, RowState])[] => {
    const status = statuses.get(row);
    return status === 'answered' || status === 'no-data' ? [[row, status]] : [];
  });
  const changed = { ...request, rows: { ...request.rows, ...Object.fromEntries(now) } };
  return { ...state, requests: { ...state.requests, [office]: changed } };
}
