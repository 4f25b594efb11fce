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
  OPEN_CYCLE,
  TREATY_UPDATES,
  type CycleNews,
  type CycleOpening,
  type ObligationsVersion,
  type OpeningRequest,
  type OpeningResult,
  type TreatyCalendarInput,
  type TreatyReceipt,
  type TreatyRequest,
} from '../contracts/treaty-calendar.ts';
import { NAMES } from '../contracts/workflows.ts';
import { epochMs, instantOf, localDateOf } from '../domain/calendar/instants.ts';
import { isLocalDate } from '../domain/calendar/local-date.ts';
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
export const cycleNews = defineSignal<[news: CycleNews, by?: string]>(NAMES.cycleNews);

/** What was told, and the caller waiting for it. */
interface Waiting {
  readonly change: ObligationChange;
  readonly by: string;
  done: { receipt: TreatyReceipt } | { failure: ApplicationFailure } | null;
}

/** A SHA-256 as the content store writes it. */
const HASH = /^[0-9a-f]{64}$/u;

/**
 * What Pakistan owes to the treaty bodies, for ever: takes in what happens, one thing after the other, each a version
 * of its own in the store, opens the cycle of what a treaty body sent, and warns of what becomes due. It waits for the
 * next warning's day and for nothing else: an opening that has to be tried again holds nothing up.
 */
export async function treatyCalendar(input: TreatyCalendarInput): Promise<never> {
  const inbox: Waiting[] = [];
  let now: ObligationsVersion | null = input.carried;
  const exactNow = (): number => Date.now() + (input.clockOffsetMs ?? 0);
  const today = (): string => localDateOf(exactNow(), ZONE);

  setHandler(obligations, () => now, { description: 'What is owed, and the version of the store that says so' });
  setHandler(cycleNews, (change, by = OURSELVES) => void inbox.push({ change, by, done: null }), {
    description: 'What became of a cycle',
  });
  for (const [type, name] of Object.entries(TREATY_UPDATES)) {
    setHandler(
      defineUpdate<TreatyReceipt, [TreatyRequest]>(name),
      async ({ change, by, opening }) => {
        const receipt = await told(change, by);
        return opening === undefined ? receipt : { ...receipt, opening: await open(opening, by) };
      },
      {
        validator: (request) => {
          if (request?.change?.type !== type || typeof request.by !== 'string')
            throw refusal(
              `this update takes what is ${type}, and who says so`,
              `{ change: { type: '${type}', … }, by }`,
            );
          if (request.opening !== undefined) checkOpening(request.opening);
          if (now === null) return;
          const changed = changeObligations(now.obligations, request.change, request.by, today());
          if ('refused' in changed) throw refusal(changed.refused.message, changed.refused.hint);
        },
      },
    );
  }

  setHandler(defineUpdate<OpeningResult, [OpeningRequest]>(OPEN_CYCLE), async ({ opening, by }) => open(opening, by), {
    validator: (request) => {
      if (typeof request?.by !== 'string') throw refusal('this update takes who received it', '{ opening, by }');
      checkOpening(request.opening);
    },
  });

  now ??= await world.loadObligations();
  for (;;) {
    setCurrentDetails(treatyDetails(now.obligations, today()));
    await warn();
    const next = nextWarningOn(now.obligations, today());
    const woken = (): boolean => inbox.length > 0 || isOver();
    if (next === null) await condition(woken);
    else await condition(woken, Math.max(1, epochMs(instantOf(next, WORK_BEGINS, ZONE)) - exactNow()));
    for (const waiting of inbox.splice(0)) waiting.done = await take(waiting);
    if (isOver() && inbox.length === 0) await continueAsNew<typeof treatyCalendar>({ ...input, carried: now });
  }

  /** Has one thing taken in after what came before it. */
  async function told(change: ObligationChange, by: string): Promise<TreatyReceipt> {
    const waiting: Waiting = { change, by, done: null };
    inbox.push(waiting);
    await condition(() => waiting.done !== null);
    if ('failure' in waiting.done!) throw waiting.done.failure;
    return waiting.done!.receipt;
  }

  /** Opens a cycle and links what is owed to it; where that can never be, what is owed says why. */
  async function open(opening: CycleOpening, by: string): Promise<OpeningResult> {
    const opened = await world.openCycle(opening);
    if ('refused' in opened) {
      const why = [opened.refused.message, opened.refused.hint ?? ''].join(' ').trim();
      await told({ ...opening.about, type: 'opening-refused', why }, by);
      return opened;
    }
    const { cycleId, started, received } = opened;
    if (received !== null) await told(received, by);
    return { cycleId, started };
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

  /** Whether this run has grown long and nobody waits for it. */
  function isOver(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    const long = continueAsNewSuggested || historyLength > (input.continueAfterEvents ?? CONTINUE_AFTER_EVENTS);
    return long && allHandlersFinished();
  }
}

function checkOpening(opening: CycleOpening | undefined): void {
  const { document, filename, receivedOn, about } = opening ?? {};
  const whole = HASH.test(document ?? '') && typeof filename === 'string' && isLocalDate(receivedOn ?? '');
  if (whole && typeof about?.title === 'string') return;
  throw refusal(
    'an opening names a stored document, when it was received and how it was read',
    '{ document: SHA-256, filename, receivedOn: YYYY-MM-DD, about: { mechanism, kind, symbol, title }, … }',
  );
}

function refusal(message: string, hint: string): ApplicationFailure {
  return ApplicationFailure.create({ message, type: 'refused', nonRetryable: true, details: [{ hint }] });
}
