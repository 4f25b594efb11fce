import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  defineQuery,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CycleActivities } from '../activities/cycle-activities.ts';
import {
  NAMES,
  UPDATES,
  type CycleClock,
  type CycleInput,
  type CycleReceipt,
  type CycleRequest,
  type CycleResult,
  type LetterEnded,
  type TimePassed,
  type LettersEnded,
} from '../contracts/workflows.ts';
import { instantAt, instantOf, epochMs, localDateOf } from '../domain/calendar/instants.ts';
import { advance, take } from '../domain/cycle/advance.ts';
import type { CycleCommand } from '../domain/cycle/commands.ts';
import { decide } from '../domain/cycle/decide.ts';
import { consolidationIsDue, nextDueDate } from '../domain/cycle/due.ts';
import type { RecordedEvent } from '../domain/cycle/events.ts';
import { evolve } from '../domain/cycle/evolve.ts';
import type { CycleState, CycleTerms } from '../domain/cycle/state.ts';
import { sameVersions, termsAfter, versionsAfter } from '../domain/cycle/versions.ts';
import { makePlan } from '../domain/plan/make-plan.ts';
import { afterReplies } from './after-replies.ts';
import { showInVisibility } from './cycle-visibility.ts';
import { isPrepared, untilAmendment, type Waiting } from './decision-queue.ts';

const world = proxyActivities<CycleActivities>({
  startToCloseTimeout: '60 seconds',
  // A database that is away is waited for, as long as it takes; what can never succeed says so by its type.
  retry: { initialInterval: '250 milliseconds', maximumInterval: '30 seconds' },
});

/** Time of day at which what is due on a day is done. */
const WORK_BEGINS = '09:00';
const ZONE = 'Asia/Karachi';
/** Business time of a rehearsal is told to the quarter of an hour, so that two runs write the same record. */
const REHEARSAL_GRAIN_MS = 15 * 60_000;
/** History length at which a run goes on as a new one; the server suggests the same of its own accord. */
const CONTINUE_AFTER_EVENTS = 4_000;

export const cycleState = defineQuery<CycleState | null>(NAMES.cycleState);
export const cycleClock = defineQuery<CycleClock>(NAMES.cycleClock);
export const lettersEnded = defineSignal<[LettersEnded]>(NAMES.lettersEnded);
/** As an out-tray told it, one letter at a time; in histories of earlier versions. */
export const timePassed = defineSignal<[TimePassed]>(NAMES.timePassed);
export const letterEnded = defineSignal<[LetterEnded]>(NAMES.letterEnded);

/**
 * One reporting cycle, from the list received to the submission acknowledged. The rules are in `domain/cycle`; this
 * waits for the next moment or the next message, asks them what follows, and has it recorded before anything else
 * happens. Decisions are taken one at a time in the order in which they came.
 */
export async function reportingCycle(input: CycleInput): Promise<CycleResult> {
  const { facts } = input;
  const inbox: Waiting[] = [];
  let state: CycleState | null = input.carried;
  let terms: CycleTerms | null = null;
  let busy = true;
  /** Next moment at which something may be due, as of the last turn; epoch milliseconds. */
  let next: number | null = null;

  let { clockOffsetMs } = input;
  /** Business time has moved by itself: whatever is due now has to be looked for. */
  let moved = false;

  const exactNow = (): number => Date.now() + clockOffsetMs;
  const now = (): number => (facts.rehearsal ? exactNow() - (exactNow() % REHEARSAL_GRAIN_MS) : exactNow());
  const today = (): string => localDateOf(now(), ZONE);
  const nextMoment = (): number | null => {
    const date = state && terms && nextDueDate(state, terms, today());
    return date === null ? null : epochMs(instantOf(date, WORK_BEGINS, ZONE));
  };

  setHandler(cycleState, () => state, { description: 'Everything about the cycle, as of its last event' });
  setHandler(
    cycleClock,
    () => {
      return {
        now: instantAt(now(), ZONE),
        clockOffsetMs,
        nextMoment: next === null ? null : instantAt(next, ZONE),
        idle: !busy && inbox.length === 0,
        seq: state?.seq ?? 0,
      };
    },
    { description: 'Business time, and the next moment at which something may be due' },
  );
  const ended = ({ office, rung, outcome }: LetterEnded): void => {
    inbox.push({ request: { type: 'record-letter', office, rung, outcome }, done: null });
  };
  setHandler(lettersEnded, ({ letters }) => letters.forEach(ended));
  setHandler(letterEnded, ended);
  setHandler(timePassed, ({ byMs }) => {
    if (!facts.rehearsal) return;
    clockOffsetMs += byMs;
    moved = true;
  });
  for (const [type, name] of Object.entries(UPDATES)) {
    setHandler(
      defineUpdate<CycleReceipt, [CycleRequest]>(name),
      async (request) => {
        const waiting: Waiting = { request, done: null };
        inbox.push(waiting);
        await condition(() => waiting.done !== null);
        if ('failure' in waiting.done!) throw waiting.done.failure;
        return waiting.done!.receipt;
      },
      {
        validator: (request) => {
          if (request?.type !== type)
            throw refusal(`this update takes requests of type ${type}`, `send { type: '${type}', … }`);
          if (state === null || terms === null || isPrepared(request)) return;
          const decision = decide(state, terms, request, today());
          if ('refused' in decision) throw refusal(decision.refused.message, decision.refused.hint);
        },
      },
    );
  }

  terms = await world.loadTerms(facts.cycleId, input.carried?.versions ?? input.versions);
  if (state === null) {
    state = await openCycle(input, terms, today(), instantAt(now(), ZONE));
    showInVisibility(null, state, terms);
  }
  if (state.assignment === null) await propose();

  while (state.reached.acknowledged === undefined) {
    next = nextMoment();
    busy = false;
    if (!consolidationIsDue(state, today())) {
      const ready = (): boolean => inbox.length > 0 || moved;
      await (next === null ? condition(ready) : condition(ready, Math.max(1, next - exactNow())));
    }
    busy = true;
    moved = false;
    await takeTurn();
    if (shouldContinue() && inbox.length === 0) {
      await condition(allHandlersFinished);
      const versions = state.versions ?? input.versions;
      if (inbox.length === 0)
        await continueAsNew<typeof reportingCycle>({ ...input, versions, clockOffsetMs, carried: state });
    }
  }
  await condition(allHandlersFinished);
  return { submittedOn: state.reached.submitted ?? '', acknowledgedOn: state.reached.acknowledged };

  /** Proposes who answers what; confirmed at once where that was asked for at the start. */
  async function propose(): Promise<void> {
    const proposal = await world.proposeAssignment(facts.cycleId);
    inbox.unshift({ request: { type: 'propose-assignment', ...proposal }, done: null });
    if (input.confirmBy !== null) {
      inbox.splice(1, 0, {
        request: { type: 'confirm-assignment', by: input.confirmBy, assignment: null },
        done: null,
      });
    }
  }

  /** Decides everything that waits and everything that is due, and records it as one. */
  async function takeTurn(): Promise<void> {
    const batch = inbox.splice(0, untilAmendment(inbox));
    const amends = batch.some(({ request }) => request.type === 'amend-list');
    const before = state!;
    let after = before;
    let rules = terms!;
    const recorded: RecordedEvent[] = [];
    const outcomes: {
      readonly waiting: Waiting;
      readonly done: NonNullable<Waiting['done']> | null;
      readonly changed: boolean;
    }[] = [];
    const decideOn = (command: CycleCommand): string | null => {
      const decision = decide(after, rules, command, today());
      if ('refused' in decision) return `${decision.refused.message}; ${decision.refused.hint}`;
      if (decision.events.length > 0) rules = termsAfter(rules, command);
      // Hundreds of letters end at one time: what is due because of them is asked once, when all are taken.
      const onlyTaken = command.type === 'record-letter' && (rules.rules ?? 1) >= 2;
      const advanced = onlyTaken
        ? take(after, decision.events, today(), instantAt(now(), ZONE))
        : advance(after, rules, decision.events, today(), instantAt(now(), ZONE));
      after = advanced.state;
      recorded.push(...advanced.recorded);
      return null;
    };

    for (const waiting of batch) {
      const seq = after.seq;
      const refused = await prepare(waiting.request, after, rules).then(decideOn, whyNot);
      const failure = refused === null ? null : { failure: refusal(refused, '') };
      outcomes.push({ waiting, done: failure, changed: after.seq > seq });
    }
    const due = advance(after, rules, [], today(), instantAt(now(), ZONE));
    after = due.state;
    recorded.push(...due.recorded);
    const taken = batch.map(({ request }) => request);
    for (const command of await afterReplies(world, taken, after, rules, today())) decideOn(command);
    // An amended list is in force once it is recorded: what reads the list waits for the next turn.
    if (!amends && consolidationIsDue(after, today())) {
      decideOn({ type: 'consolidate', by: 'procedure', ...(await world.assembleText(facts.cycleId)) });
    }
    if (recorded.length > 0) await world.recordEvents(facts.cycleId, recorded);
    state = after;
    terms = rules;
    showInVisibility(before, after, rules);
    for (const { waiting, done, changed } of outcomes) {
      waiting.done = done ?? { receipt: { seq: after.seq, changed } };
    }
  }

  /** Adds to a request what only the store knows. */
  async function prepare(
    request: CycleRequest | CycleCommand,
    at: CycleState,
    rules: CycleTerms,
  ): Promise<CycleCommand> {
    if (request.type === 'adopt-terms') {
      const inForce = at.versions ?? input.versions;
      const versions = versionsAfter(inForce, request.versions, request.order);
      const same = sameVersions(versions, inForce);
      return { ...request, versions, inForce, terms: same ? rules : await world.loadTerms(facts.cycleId, versions) };
    }
    if (request.type === 'amend-list' && !('amendment' in request)) {
      const confirmed = at.reached.assigned !== undefined;
      return { ...request, amendment: await world.listAmendment(facts.cycleId, request.list, confirmed) };
    }
    if (request.type === 'confirm-assignment' && !('rows' in request)) {
      const assignment = request.assignment ?? at.assignment ?? '';
      const rows = assignment === '' ? {} : await world.assignmentRows(facts.cycleId, assignment);
      const problems = await world.checkAddresses(Object.keys(rows));
      if (problems.length > 0) inbox.push({ request: { type: 'report-addresses', problems }, done: null });
      return { ...request, assignment, rows };
    }
    if (request.type === 'consolidate' && !('text' in request)) {
      return { ...request, ...(await world.assembleText(facts.cycleId)) };
    }
    return request;
  }

  function shouldContinue(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    return continueAsNewSuggested || historyLength > (input.continueAfterEvents ?? CONTINUE_AFTER_EVENTS);
  }
}

/** What the store refuses is the caller's matter, and no end of the cycle. */
function whyNot(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (cause instanceof ApplicationFailure) return cause.message;
  throw error;
}

async function openCycle(input: CycleInput, terms: CycleTerms, on: string, at: string): Promise<CycleState> {
  const { facts } = input;
  const { receivedOn, deadline } = facts;
  const plan = makePlan({
    receivedOn,
    deadline,
    steps: terms.procedure.steps,
    calendar: terms.calendar,
    ladder: terms.ladder,
  });
  if ('problem' in plan) throw ApplicationFailure.nonRetryable(plan.message, 'deadline-past');
  const opened: RecordedEvent = { seq: 1, on, at, event: { type: 'cycle-opened', facts, plan } };
  await world.recordEvents(facts.cycleId, [opened]);
  return evolve(null, opened);
}

function refusal(message: string, hint: string): ApplicationFailure {
  return ApplicationFailure.create({ message, type: 'refused', nonRetryable: true, details: [{ hint }] });
}
