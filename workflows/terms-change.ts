import {
  ActivityFailure,
  ApplicationFailure,
  continueAsNew,
  defineQuery,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { AdoptRequest, TermsActivities } from '../activities/terms-activities.ts';
import type { CycleOutcome, TermsChangeInput, TermsChangeState } from '../contracts/terms-change.ts';
import { NAMES } from '../contracts/workflows.ts';
import type { CycleVersions } from '../domain/cycle/state.ts';

const retry = { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' } as const;
const world = proxyActivities<TermsActivities>({ startToCloseTimeout: '60 seconds', retry });
/** A cycle that does not answer in this time is reported, so that it holds nobody up; it can be asked again. */
const cycles = proxyActivities<TermsActivities>({
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: '15 minutes',
  retry,
});

/** Cycles that are asked at the same time. */
const AT_ONCE = 8;
/** History length at which a run goes on as a new one; the server suggests the same of its own accord. */
const CONTINUE_AFTER_EVENTS = 4_000;

export const termsChangeState = defineQuery<TermsChangeState>(NAMES.termsChangeState);

/**
 * One change brought to all running cycles it concerns: an order of the calendar, its undoing, or other versions of the
 * rules for chosen cycles. Each cycle decides for itself; one that refuses or does not answer stops no other. It looks
 * again until no cycle is left, so that one begun meanwhile on the older calendar is taken along.
 */
export async function termsChange(input: TermsChangeInput): Promise<TermsChangeState> {
  const { change, by, reason } = input;
  const done: CycleOutcome[] = [...(input.carried?.cycles ?? [])];
  let versions: Partial<CycleVersions> | null = input.carried?.versions ?? null;
  let concerned = done.length;
  let finished = false;
  const progress = (): TermsChangeState => ({ versions, concerned, cycles: done, done: finished });
  setHandler(termsChangeState, progress, { description: 'How many cycles have taken the change, and which have not' });

  versions ??= await world.storeChange(change);
  const target: Partial<CycleVersions> = versions;
  const cause = change.kind === 'order' ? 'calendar' : change.cause;
  const order = change.kind === 'order' ? change.order.id : null;
  const request: AdoptRequest = { type: 'adopt-terms', cause, by, reason, order, versions: target };
  const key = `${order ?? (change.kind === 'versions' ? change.key : '')}@${JSON.stringify(target)}`;

  for (;;) {
    const tried = new Set(done.map(({ cycleId }) => cycleId));
    const left = (await world.cyclesToMove(change, target)).filter((cycleId) => !tried.has(cycleId));
    if (left.length === 0) break;
    concerned = done.length + left.length;
    const waiting = [...left];
    const ask = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !shouldContinue(); next = waiting.shift()) {
        done.push(await moved(next, request, key));
        setCurrentDetails(details(progress()));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    if (shouldContinue()) {
      await continueAsNew<typeof termsChange>({ ...input, carried: { versions: target, cycles: done } });
    }
  }
  finished = true;
  setCurrentDetails(details(progress()));
  return progress();

  function shouldContinue(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength > (input.continueAfterEvents ?? CONTINUE_AFTER_EVENTS);
  }
}

async function moved(cycleId: string, request: AdoptRequest, key: string): Promise<CycleOutcome> {
  try {
    const receipt = await cycles.moveCycle(cycleId, request, key);
    if (receipt === null) return { cycleId, outcome: 'gone', why: null };
    return { cycleId, outcome: receipt.changed ? 'replanned' : 'unchanged', why: null };
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    const { cause } = error;
    const why = cause instanceof ApplicationFailure ? cause.message : 'it did not answer within 15 minutes';
    return { cycleId, outcome: 'refused', why };
  }
}

function details({ concerned, cycles: all, done }: TermsChangeState): string {
  const refused = all.filter(({ outcome }) => outcome === 'refused');
  return [
    done ? `Done: ${all.length} cycles.` : `${all.length} of ${concerned} cycles.`,
    ...refused.map(({ cycleId, why }) => `- ${cycleId}: ${why}`),
  ].join('\n\n');
}
