import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays } from '../calendar/open-days.ts';
import type { AnswerStatus, ReplyClass } from '../replies/reply.ts';
import { isOpen, type RowId, type RowState } from '../requests/row.ts';
import { conflictEvents, notOursTask } from './answer-tasks.ts';
import type { Decision, FiledReply } from './commands.ts';
import { logProblem } from './decide-contact.ts';
import { failedRoute } from './decide-letters.ts';
import { awaitedFigures } from './decide-reconcile.ts';
import { awaitedShorter, shorterAnswers } from './decide-shorten.ts';
import type { CycleEvent } from './events.ts';
import { isByMachine, takenKey } from './evolve.ts';
import { layerOf, waitsForUs } from './request-facts.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';
import { doneTasks, taskOpener } from './tasks.ts';

const STATE_OF: Readonly<Record<Exclude<AnswerStatus, 'clarification'>, RowState>> = {
  answered: 'answered',
  'no-data': 'no-data',
  'not-ours': 'not-ours',
};

/** Classes of a message whose matter is its answers: without any it has to be read by a person. */
const SAYS_SOMETHING: readonly ReplyClass[] = ['partial', 'complete', 'no-data', 'redirect'];

/** A message filed to a request: it closes exactly the rows it answers, stops the clock, or asks an officer; twice is once. */
export function recordReply(state: CycleState, terms: CycleTerms, reply: FiledReply, today: LocalDate): Decision {
  if (state.taken.includes(takenKey(reply.mail))) return { events: [] };
  const { office, mail, returnsOn } = reply;
  if (reply.channel !== undefined) {
    const problem = logProblem(state, reply, today);
    if (problem !== null) return problem;
  }
  const request = state.requests[office];
  const human = !isByMachine(reply.class);
  const { rows, late } = request !== undefined && human ? sorted(request, reply) : { rows: {}, late: [] };
  const received: CycleEvent = {
    type: 'reply-received',
    office,
    mail,
    class: reply.class,
    rows,
    returnsOn,
    ...(human && reply.wishedUntil !== null ? { wishedUntil: reply.wishedUntil } : {}),
    ...spoken(reply),
  };
  if (state.reached.acknowledged !== undefined) return { events: [received] };
  return {
    events: [
      received,
      ...(human
        ? doneTasks(state, ['no-address', 'mail-failed', 'telephone', 'print-letter'], office, 'procedure')
        : []),
      ...(human ? wordOfAwaited(state, reply, today) : []),
      ...(request !== undefined && human ? consequences(state, request, reply, rows, late, today) : []),
      ...undelivered(state, terms, reply, today),
    ],
  };
}

/** The letters that came back: for good, or for the time being, which a second time is for good. */
function undelivered(
  state: CycleState,
  terms: CycleTerms,
  { office, failedRungs, softRungs = [], routesLeft = {} }: FiledReply,
  today: LocalDate,
): readonly CycleEvent[] {
  const failed = (rung: string, reason: string): readonly CycleEvent[] => {
    const left = routesLeft[rung];
    const others = left === undefined ? {} : { routesLeft: left };
    return failedRoute(state, terms, { office, rung, reason, retryElsewhere: true, ...others }, today);
  };
  return [
    ...failedRungs.flatMap((rung) => failed(rung, 'the message came back as undeliverable')),
    ...softRungs.flatMap((rung): readonly CycleEvent[] => {
      const letter = state.letters[`${office}/${rung}`];
      if (letter === undefined || letter.status === 'failed' || letter.status === 'withdrawn') return [];
      if (letter.againOn !== undefined) return [];
      if (letter.putOff !== undefined) return failed(rung, 'its mailbox took the message at no time');
      const until = addWorkingDays(terms.calendar, layerOf(terms, office), today, 1);
      return [{ type: 'letter-put-off', office, rung, reason: 'its mailbox takes nothing for the time being', until }];
    }),
  ];
}

/** What an event keeps of a reply that did not come by mail. */
function spoken({
  channel,
  by,
  said,
  happenedOn,
}: FiledReply): Partial<Extract<CycleEvent, { type: 'reply-received' }>> {
  if (channel === undefined) return {};
  return {
    channel,
    ...(by === undefined ? {} : { by }),
    ...(said === undefined ? {} : { said }),
    ...(happenedOn === undefined ? {} : { happenedOn }),
  };
}

/** The rows a reply changes, and those it answers although they are closed or no longer asked of the office. */
function sorted(
  request: RequestState,
  reply: FiledReply,
): { readonly rows: Readonly<Record<RowId, RowState>>; readonly late: readonly RowId[] } {
  const rows: Record<RowId, RowState> = {};
  const late: RowId[] = [];
  for (const { row, status } of reply.answers) {
    if (status === 'clarification') continue;
    const before = request.rows[row];
    if (before === undefined || before === 'accepted' || before === 'waived') late.push(row);
    else rows[row] = STATE_OF[status];
  }
  return { rows, late };
}

function consequences(
  state: CycleState,
  request: RequestState,
  reply: FiledReply,
  rows: Readonly<Record<RowId, RowState>>,
  late: readonly RowId[],
  today: LocalDate,
): readonly CycleEvent[] {
  const task = taskOpener(reply.office, today);
  const events: CycleEvent[] = [...shorterAnswers(state, reply)];
  // Asked for a shorter text, or which figure holds: what comes is awaited, though its row is closed.
  const shorter = [...awaitedShorter(state, reply.office), ...awaitedFigures(state, reply.office)];
  const tooLate = (state.consolidation === null ? late : [...late, ...Object.keys(rows)]).filter(
    (row) => !shorter.includes(row),
  );
  if (tooLate.length > 0) {
    events.push(
      task('late-answer', `sent an answer after its row was closed or the text consolidated: ${tooLate.join(', ')}`),
    );
  }
  const after = { ...request.rows, ...rows };
  const notOurs = Object.keys(after).filter((row) => after[row] === 'not-ours');
  if (notOurs.some((row) => row in rows)) {
    events.push(notOursTask(state, reply, notOurs, today));
  } else if (notOurs.length === 0) {
    events.push(...doneTasks(state, 'not-ours', reply.office, 'procedure'));
  }
  const owes = Object.values(after).some(isOpen);
  const asksBack = reply.class === 'clarification' || reply.answers.some((a) => a.status === 'clarification');
  if (!owes) events.push(...nothingAwaited(state, request, today));
  else if (asksBack && !waitsForUs(request)) {
    events.push(task('clarification', 'asks what is meant; its clock stands still until it has our answer'), {
      type: 'clock-stopped',
      office: reply.office,
      from: reply.happenedOn ?? today,
      reason: 'clarification asked of the secretariat',
    });
  }
  if (owes && reply.class === 'extension') {
    events.push(
      task('extension', `asks for more time${reply.wishedUntil === null ? '' : `, until ${reply.wishedUntil}`}`),
    );
  }
  if (Object.keys(rows).length > 0) events.push(...doneTasks(state, 'read-reply', reply.office, 'procedure'));
  else if (owes && reply.answers.length === 0 && SAYS_SOMETHING.includes(reply.class)) {
    events.push(
      task(
        'read-reply',
        'wrote, but no answer to a row could be read from its message; read it, the office is still chased',
      ),
    );
  }
  if (reply.elsewhere !== undefined && reply.elsewhere > 0) {
    const places = `${reply.elsewhere} ${reply.elsewhere === 1 ? 'place' : 'places'}`;
    events.push(task('read-reply', `wrote something outside the rows of its answer, at ${places}; read it`));
  }
  events.push(...conflictEvents(state, reply, today));
  return events;
}

const ENDS_WITH_THE_ROWS = [
  'extension',
  'clarification',
  'no-address',
  'mail-failed',
  'read-reply',
  'telephone',
  'print-letter',
  'escalation',
] as const;

/**
 * What ends when an office owes nothing any more: its wish for time, its question, its standing clock. A clock left
 * standing would keep a row that is returned later from ever being chased.
 */
export function nothingAwaited(state: CycleState, request: RequestState, today: LocalDate): readonly CycleEvent[] {
  const { office } = request;
  return [
    ...doneTasks(state, ENDS_WITH_THE_ROWS, office, 'procedure'),
    ...(waitsForUs(request) ? [{ type: 'clock-resumed' as const, office, to: today }] : []),
  ];
}

/**
 * A clearer or the Mission wrote: what that means for the text is for an officer to record. So it is when a clearer that
 * has spoken writes again before the text is handed over.
 */
function wordOfAwaited(state: CycleState, reply: FiledReply, today: LocalDate): readonly CycleEvent[] {
  const theirs = state.awaited.filter((a) => a.office === reply.office);
  const spoken = state.reached['handed-over'] === undefined ? theirs.at(-1) : undefined;
  const awaited = theirs.find((a) => a.doneOn === null) ?? spoken;
  if (awaited === undefined) return [];
  const text = `wrote about its ${awaited.matter}; read it and record the outcome`;
  return [taskOpener(reply.office, today)('record-clearance', text)];
}
