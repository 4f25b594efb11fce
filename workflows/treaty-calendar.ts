import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { TreatyActivities } from '../activities/treaty-activities.ts';
import {
  TREATY_UPDATES,
  type CycleNews,
  type ObligationsVersion,
  type TreatyCalendarInput,
  type TreatyReceipt,
  type TreatyRequest,
} from '../contracts/treaty-calendar.ts';
import { NAMES } from '../contracts/workflows.ts';
import { epochMs, instantOf, localDateOf } from '../domain/calendar/instants.ts';
import { changeObligations } from '../domain/obligations/change-obligations.ts';
import type { ObligationChange } from '../domain/obligations/changes.ts';
import { nextWarningOn, warningsDue } from '../domain/obligations/warnings.ts';
import { treatyDetails } from './treaty-details.ts';

const world = proxyActivities<TreatyActivities>({
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

const ZONE = 'Asia/Karachi';
/** Time of day at which a warning is given. */
const WORK_BEGINS = '09:00';
/** In whose name what follows from the data alone is recorded. */
const OURSELVES = 'treaty calendar';
/** History length at which a run goes on as a new one; the server suggests the same of its own accord. */
const CONTINUE_AFTER_EVENTS = 4_000;

export const obligations = defineQuery<ObligationsVersion | null>(NAMES.obligations);
export const cycleNews = defineSignal<[CycleNews]>(NAMES.cycleNews);

/** What was told, and the caller waiting for it. */
interface Waiting {
  readonly change: ObligationChange;
  readonly by: string;
  done: { receipt: TreatyReceipt } | { failure: ApplicationFailure } | null;
}

/**
 * What Pakistan owes to the treaty bodies, for ever: takes in what happens, one thing after the other, each a version
 * of its own in the store, and warns of what becomes due. It waits for the next warning's day and for nothing else.
 */
export async function treatyCalendar(input: TreatyCalendarInput): Promise<never> {
  const inbox: Waiting[] = [];
  let now: ObligationsVersion | null = input.carried;
  const exactNow = (): number => Date.now() + (input.clockOffsetMs ?? 0);
  const today = (): string => localDateOf(exactNow(), ZONE);

  setHandler(obligations, () => now, { description: 'What is owed, and the version of the store that says so' });
  setHandler(cycleNews, (change) => void inbox.push({ change, by: OURSELVES, done: null }), {
    description: 'What became of a cycle',
  });
  for (const [type, name] of Object.entries(TREATY_UPDATES)) {
    setHandler(
      defineUpdate<TreatyReceipt, [TreatyRequest]>(name),
      async ({ change, by }) => {
        const waiting: Waiting = { change, by, done: null };
        inbox.push(waiting);
        await condition(() => waiting.done !== null);
        if ('failure' in waiting.done!) throw waiting.done.failure;
        return waiting.done!.receipt;
      },
      {
        validator: (request) => {
          if (request?.change?.type !== type || typeof request.by !== 'string')
            throw refusal(
              `this update takes what is ${type}, and who says so`,
              `{ change: { type: '${type}', … }, by }`,
            );
          if (now === null) return;
          const changed = changeObligations(now.obligations, request.change, request.by, today());
          if ('refused' in changed) throw refusal(changed.refused.message, changed.refused.hint);
        },
      },
    );
  }

  now ??= await world.loadObligations();
  for (;;) {
    setCurrentDetails(treatyDetails(now.obligations, today()));
    await warn();
    const next = nextWarningOn(now.obligations, today());
    const told = (): boolean => inbox.length > 0;
    if (next === null) await condition(told);
    else await condition(told, Math.max(1, epochMs(instantOf(next, WORK_BEGINS, ZONE)) - exactNow()));
    for (const waiting of inbox.splice(0)) waiting.done = await take(waiting);
    if (shouldContinue() && inbox.length === 0) {
      await condition(allHandlersFinished);
      if (inbox.length === 0) await continueAsNew<typeof treatyCalendar>({ ...input, carried: now });
    }
  }

  /** Gives the warnings whose day has come. */
  async function warn(): Promise<void> {
    const warnings = warningsDue(now!.obligations, today());
    if (warnings.length > 0) await take({ change: { type: 'warned', warnings }, by: OURSELVES });
  }

  /** Takes one thing in, and has it stored before anything else happens. */
  async function take({ change, by }: Pick<Waiting, 'change' | 'by'>): Promise<NonNullable<Waiting['done']>> {
    const before = now!;
    const changed = changeObligations(before.obligations, change, by, today());
    if ('refused' in changed) return { failure: refusal(changed.refused.message, changed.refused.hint) };
    if (changed.obligations === before.obligations) return { receipt: { version: before.version, changed: false } };
    const version = await world.saveObligations(changed.obligations);
    now = { version, obligations: changed.obligations };
    return { receipt: { version, changed: true } };
  }

  function shouldContinue(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength > (input.continueAfterEvents ?? CONTINUE_AFTER_EVENTS);
  }
}

function refusal(message: string, hint: string): ApplicationFailure {
  return ApplicationFailure.create({ message, type: 'refused', nonRetryable: true, details: [{ hint }] });
}
