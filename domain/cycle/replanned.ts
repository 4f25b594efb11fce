import type { CycleEvent } from './events.ts';
import type { AwaitedState, CycleState } from './state.ts';

/** A cycle whose plan was laid anew: what the event says of plan, offices, clearers, versions and deadline. */
export function replanned(state: CycleState, event: Extract<CycleEvent, { type: 'replanned' }>): CycleState {
  const requests = Object.entries(state.requests).map(([office, request]) => {
    const budget = event.budgets?.[office];
    const changed = budget === undefined ? request : { ...request, budget };
    return [office, event.inTime?.includes(office) === true ? { ...changed, overdue: false } : changed] as const;
  });
  return {
    ...state,
    plan: event.plan,
    basePlan: event.basePlan ?? event.plan,
    requests: Object.fromEntries(requests),
    ...(event.awaited === undefined ? {} : { awaited: state.awaited.map((a) => ({ ...a, ...movedTo(a, event) })) }),
    ...(event.floors === undefined ? {} : { floors: event.floors }),
    ...(event.versions === undefined ? {} : { versions: event.versions }),
    ...(event.deadline === undefined ? {} : { deadline: event.deadline }),
  };
}

function movedTo(
  { matter, office }: AwaitedState,
  { awaited = [] }: Extract<CycleEvent, { type: 'replanned' }>,
): Pick<AwaitedState, 'dueOn' | 'days'> | undefined {
  const moved = awaited.find((a) => a.matter === matter && a.office === office);
  return moved && { dueOn: moved.dueOn, days: moved.days };
}
