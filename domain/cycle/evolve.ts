import type { LocalDate } from '../calendar/calendar.ts';
import type { ReplyClass } from '../replies/reply.ts';
import type { CycleEvent, RecordedEvent } from './events.ts';
import { reconcileId } from './reconcile-id.ts';
import { replanned } from './replanned.ts';
import { newRequest, reassigned, withReturned, withRows } from './request-rows.ts';
import type { AwaitedState, CycleState, LetterState, RequestState } from './state.ts';

/** How many message keys a cycle keeps to tell a message it has had before; more would outgrow a workflow's payload. */
const KEYS_KEPT = 500;
/** Characters of a hash that tell one message of a cycle from another. */
const KEY_LENGTH = 16;
/** Whether a message was sent by a machine; whatever it seems to say, nobody of the office has spoken. */
export function isByMachine(replyClass: ReplyClass): boolean {
  return replyClass === 'out-of-office' || replyClass === 'noise' || replyClass.startsWith('bounce-');
}

/** The key by which a cycle remembers a message: the beginning of its hash. */
export function takenKey(mail: string): string {
  return /^[0-9a-f]{32,}$/.test(mail) ? mail.slice(0, KEY_LENGTH) : mail;
}

/**
 * The cycle after one more event: how the workflow's own state and the store's view are both made, so that they
 * cannot differ.
 *
 * @param state the cycle before; null only for `cycle-opened`
 * @throws RangeError on an event that cannot follow: another than `cycle-opened` first, or a gap in the sequence
 */
export function evolve(state: CycleState | null, recorded: RecordedEvent): CycleState {
  const { event, on, seq } = recorded;
  if (state === null) {
    if (event.type !== 'cycle-opened') throw new RangeError(`a cycle begins with cycle-opened, not with ${event.type}`);
    return opened(event, seq);
  }
  if (seq !== state.seq + 1) throw new RangeError(`event ${seq} cannot follow event ${state.seq} of ${state.cycleId}`);
  return { ...apply(state, event, on), seq };
}

function opened(event: Extract<CycleEvent, { type: 'cycle-opened' }>, seq: number): CycleState {
  return {
    ...event.facts,
    seq,
    stage: 'loi',
    plan: event.plan,
    reached: { received: event.facts.receivedOn },
    assignment: null,
    requests: {},
    consolidation: null,
    round: 1,
    clearerGroup: -1,
    awaited: [],
    letters: {},
    tasks: [],
    noteVerbale: null,
    acknowledgement: null,
    taken: [],
  };
}

function apply(state: CycleState, event: CycleEvent, on: LocalDate): CycleState {
  switch (event.type) {
    case 'cycle-opened':
      throw new RangeError(`${state.cycleId} is open already`);
    case 'stage-entered':
      return { ...state, stage: event.stage };
    case 'milestone-reached':
      return { ...state, reached: { ...state.reached, [event.milestone]: on } };
    case 'assignment-proposed':
      return { ...state, assignment: event.assignment };
    case 'assignment-confirmed': {
      // The plan of the confirmation is a new beginning; orders before it are in it.
      const { basePlan: _basePlan, ...before } = state;
      return {
        ...before,
        assignment: event.assignment,
        plan: event.plan,
        requests: Object.fromEntries(
          Object.entries(event.rows).map(([office, rows]) => [office, newRequest(office, rows, event.budget)]),
        ),
      };
    }
    case 'letter-written': {
      const { office, rung } = event.letter;
      const letter: LetterState = { writtenOn: on, status: 'waiting', endedOn: null, reason: null, routes: 1 };
      const written = { ...state, letters: { ...state.letters, [`${office}/${rung}`]: letter } };
      const noted = withRung(written, office, rung, on);
      return event.letter.overdue === true ? withRequest(noted, office, () => ({ overdue: true })) : noted;
    }
    case 'rung-overtaken':
      return withRung(state, event.office, event.rung, null);
    case 'answer-date-passed':
      return withRequest(state, event.office, () => ({ overdue: true }));
    case 'letter-sent': {
      const left = event.leftOn ?? on;
      const sent = withLetter(state, event, { status: 'sent', endedOn: left, reason: null });
      if (event.rung !== 'request') return sent;
      // The days by which we were late are ours: the office's clock begins when it is asked.
      if (event.channel !== undefined)
        return withRequest(sent, event.office, () => ({ requestedOn: left, overdue: false }));
      return event.lateBy === undefined ? sent : withRequest(sent, event.office, () => ({ requestedOn: left }));
    }
    case 'letter-put-off':
      return withLetter(state, event, { status: 'sent', endedOn: on, reason: event.reason, againOn: event.until });
    case 'letter-failed':
      return withLetter(state, event, { status: 'failed', endedOn: on, reason: event.reason });
    case 'letter-withdrawn':
      return withLetter(state, event, { status: 'withdrawn', endedOn: on, reason: event.reason });
    case 'letter-rerouted': {
      const { routes = 0, putOff = [], status } = state.letters[`${event.office}/${event.rung}`] ?? {};
      const again = event.again === true;
      const rerouted = withLetter(
        state,
        event,
        {
          status: 'waiting',
          endedOn: null,
          reason: event.reason,
          routes: routes + 1,
          ...(status === 'failed' ? { resent: true } : {}),
        },
        again ? [...putOff, routes] : putOff,
      );
      return again ? rerouted : withRequest(rerouted, event.office, () => ({ mailboxFailed: true }));
    }
    case 'reply-received': {
      const taken = [...state.taken, takenKey(event.mail)].slice(-KEYS_KEPT);
      const human = !isByMachine(event.class);
      const said = event.happenedOn ?? on;
      return withRequest({ ...state, taken }, event.office, (request) => ({
        ...withRows(request, event.rows, said),
        replies: request.replies + (human ? 1 : 0),
        lastReplyOn: human ? later(request.lastReplyOn, said) : request.lastReplyOn,
        absentUntil: event.returnsOn ?? request.absentUntil,
        ...(event.wishedUntil === undefined ? {} : { wishedUntil: event.wishedUntil }),
        mailboxFailed: request.mailboxFailed || event.class === 'bounce-hard',
        ...(human || event.class === 'out-of-office' ? { signOn: later(request.signOn, said) } : {}),
      }));
    }
    case 'contact-logged': {
      const taken = [...state.taken, takenKey(event.mail)].slice(-KEYS_KEPT);
      return withRequest({ ...state, taken }, event.office, ({ signOn }) =>
        event.reached ? { signOn: later(signOn, event.happenedOn ?? on) } : {},
      );
    }
    case 'rung-vetoed':
      return withRequest(withRung(state, event.office, event.rung, null), event.office, ({ vetoed }) => ({
        vetoed: { ...vetoed, [event.rung]: event.reason },
      }));
    case 'replanned':
      return replanned(state, event);
    case 'list-amended': {
      const { list, symbol = state.symbol, title = state.title } = event;
      return { ...state, list, symbol, title };
    }
    case 'rows-changed':
      return withRequest(state, event.office, (request) => ({
        ...withRows(request, event.rows, on),
        ...withReturned(request, event.texts),
      }));
    case 'question-reassigned':
      return reassigned(state, event, on);
    case 'clock-stopped':
      return withRequest(state, event.office, (request) => ({
        suspensions: [
          ...request.suspensions,
          {
            from: event.from,
            to: event.to ?? null,
            reason: event.reason,
            ...(event.holder === undefined ? {} : { holder: event.holder }),
          },
        ],
        // Its answer date moves; whether it has passed all the same is found anew.
        ...(event.holder === 'recess' ? { overdue: false } : {}),
      }));
    case 'clock-resumed':
      return withRequest(state, event.office, (request) => ({
        suspensions: request.suspensions.map((s) => (s.to === null ? { ...s, to: event.to } : s)),
      }));
    case 'days-granted':
      return withRequest(state, event.office, (request) => ({
        granted: request.granted + event.workingDays,
        overdue: false,
      }));
    case 'consolidated': {
      const { text, words, openQuestions } = event;
      return { ...state, consolidation: { on, text, words, openQuestions } };
    }
    case 'awaiting': {
      const { matter, office, dueOn } = event;
      const awaited: AwaitedState = { matter, office, askedOn: on, dueOn, rungs: {}, doneOn: null };
      const others = state.awaited.filter((a) => a.office !== office || a.matter !== matter);
      return { ...state, clearerGroup: event.group, awaited: [...others, awaited] };
    }
    case 'delivered': {
      const done = state.awaited.map((a) =>
        a.matter === event.matter && a.office === event.office ? { ...a, doneOn: on } : a,
      );
      return {
        ...state,
        awaited: done,
        noteVerbale: event.matter === 'submission' ? event.reference : state.noteVerbale,
        acknowledgement: event.matter === 'acknowledgement' ? event.reference : state.acknowledgement,
      };
    }
    case 'clearance-refused': {
      const { consolidated: _text, committee: _committee, cleared: _cleared, ...reached } = state.reached;
      const round = state.round + 1;
      return { ...state, reached, stage: 'matrix', consolidation: null, round, clearerGroup: -1, awaited: [] };
    }
    case 'figures-settled': {
      const settled = [reconcileId(event.holds, event.gives), reconcileId(event.gives, event.holds)];
      return { ...state, tasks: state.tasks.filter(({ id }) => !settled.includes(id)) };
    }
    case 'task-opened':
      return { ...state, tasks: [...state.tasks.filter((t) => t.id !== event.task.id), event.task] };
    case 'task-done':
      return { ...state, tasks: state.tasks.filter((t) => t.id !== event.task) };
  }
}

function withRequest(
  state: CycleState,
  office: string,
  change: (request: RequestState) => Partial<RequestState>,
): CycleState {
  const request = state.requests[office];
  if (request === undefined) return state;
  return { ...state, requests: { ...state.requests, [office]: { ...request, ...change(request) } } };
}

/** The later of a day that may be missing and another. */
function later(before: LocalDate | null | undefined, day: LocalDate): LocalDate {
  return before != null && before > day ? before : day;
}

function withLetter(
  state: CycleState,
  which: { readonly office: string; readonly rung: string },
  change: Partial<LetterState>,
  putOff: readonly number[] = state.letters[`${which.office}/${which.rung}`]?.putOff ?? [],
): CycleState {
  const key = `${which.office}/${which.rung}`;
  const letter = state.letters[key];
  if (letter === undefined) return state;
  const { againOn: _planned, putOff: _before, ...kept } = letter;
  const changed = { ...kept, ...change, ...(putOff.length === 0 ? {} : { putOff }) };
  return { ...state, letters: { ...state.letters, [key]: changed } };
}

/** A rung is noted where it belongs: with the request, or with what is awaited (its rungs begin with the matter). */
function withRung(state: CycleState, office: string, rung: string, on: LocalDate | null): CycleState {
  const awaited = state.awaited.map((a) =>
    a.office === office && rung.startsWith(`${a.matter}-`) ? { ...a, rungs: { ...a.rungs, [rung]: on } } : a,
  );
  if (awaited.some((a, i) => a !== state.awaited[i])) return { ...state, awaited };
  return withRequest(state, office, (request) =>
    rung === 'request' ? { requestedOn: on } : { rungs: { ...request.rungs, [rung]: on } },
  );
}
