import type { LocalDate } from '../calendar/calendar.ts';
import { workingDaysBetween } from '../calendar/open-days.ts';
import { isOpen, questionOf, type RowId, type RowState } from '../requests/row.ts';
import { refuse, type CommandOf, type Decision } from './commands.ts';
import { moveDeadline } from './decide-replan.ts';
import { nothingAwaited } from './decide-replies.ts';
import { DAYS_FOR_MORE, timeForMore } from './decide-rows.ts';
import type { CycleEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { AmendedQuestion } from './list-amendment.ts';
import { countRungs, plainLetter, plannedOn } from './request-facts.ts';
import type { CycleState, CycleTerms, RequestState } from './state.ts';
import { addedTask, taskOpener } from './tasks.ts';

/** What an office has said and nobody has to say again unless something else is asked. */
const SAID: readonly RowState[] = ['answered', 'accepted', 'no-data'];

/**
 * A corrected or reissued list takes the place of the list. Before the assignment is confirmed everything is proposed
 * anew; afterwards only what the amendment touches moves: open rows stay open and their offices are told, answered ones
 * are asked again where something else is asked now (unless the officer keeps the answer), what is gone is waived, and
 * what is new goes to the offices that the officer names, or waits for him.
 */
export function amendList(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'amend-list'>,
  today: LocalDate,
): Decision {
  const { by, reason, list, from, amendment } = command;
  if (state.list === list) return { events: [] };
  if ((state.list ?? null) !== from)
    return refuse('the list was corrected meanwhile', 'look at it as it stands now, and correct it again');
  if (reason.trim() === '') return refuse('the reason is empty', 'say why; the offices and the register read it');
  if (state.assignment === null) return refuse('the proposal is still being made', 'try again in a moment');
  const { symbol, title, assignment } = amendment;
  const amended: readonly CycleEvent[] = [
    {
      type: 'list-amended',
      by,
      reason,
      list,
      questions: amendment.changed.map(({ question }) => question),
      ...(symbol === undefined ? {} : { symbol }),
      ...(title === undefined ? {} : { title }),
    },
    ...(assignment === state.assignment ? [] : [{ type: 'assignment-proposed' as const, assignment }]),
  ];
  const rest =
    state.reached.assigned === undefined
      ? proposedAnew(state, command, today)
      : amendedRows(state, terms, command, today);
  if ('refused' in rest) return rest;
  return withDeadline(state, terms, command, [...amended, ...rest.events], today);
}

/** Nobody has been asked yet: the Director sees the new proposal. */
function proposedAnew(state: CycleState, { amendment, reason }: CommandOf<'amend-list'>, today: LocalDate): Decision {
  const task = state.tasks.find(({ kind }) => kind === 'confirm-assignment');
  if (task === undefined || amendment.assignment === state.assignment) return { events: [] };
  const { undecided } = amendment;
  const sure = undecided.length === 0 ? '' : `; no rule decides ${undecided.join(', ')}`;
  const text = `confirm who answers what, proposed anew (${reason.trim()})${sure}`;
  return { events: [taskOpener(null, today)('confirm-assignment', text)] };
}

function amendedRows(
  state: CycleState,
  terms: CycleTerms,
  command: CommandOf<'amend-list'>,
  today: LocalDate,
): Decision {
  const { by, ask, keep, amendment } = command;
  const wrong = whyNot(state, terms, command);
  if (wrong !== null) return wrong;
  const added = amendment.changed.filter(({ kind }) => kind === 'added');
  const budget = Math.max(
    DAYS_FOR_MORE,
    workingDaysBetween(terms.calendar, 'federal', today, plannedOn(state, 'answers-due') ?? today),
  );
  const given = added.flatMap(({ question, rows }): readonly CycleEvent[] => {
    const to = ask[question] ?? [];
    if (to.length === 0) return [];
    return [{ type: 'question-reassigned', by, question, from: [], to, rows: rows.map(({ row }) => row), budget }];
  });
  const kept = amendment.changed.filter(({ kind }) => kind !== 'added');
  const offices = Object.values(state.requests).flatMap((request): readonly CycleEvent[] => {
    const theirs = added.filter(({ question }) => ask[question]?.includes(request.office) === true);
    return ofOffice(state, terms, command, request, touched(request, kept, keep), theirs, today, budget);
  });
  const waiting = added.filter(({ question }) => (ask[question] ?? []).length === 0);
  const gone = new Set(kept.filter(({ kind }) => kind === 'removed').map(({ question }) => question));
  return {
    events: [
      ...given,
      ...offices,
      ...waiting.map(({ question, proposed }) => addedTask(question, proposed, today)),
      ...state.tasks
        .filter(({ id }) => [...gone].some((question) => id === addedTask(question, [], today).task.id))
        .map(({ id }): CycleEvent => ({ type: 'task-done', task: id, by })),
    ],
  };
}

function whyNot(
  state: CycleState,
  terms: CycleTerms,
  { ask, keep, amendment }: CommandOf<'amend-list'>,
): Extract<Decision, { refused: unknown }> | null {
  const refusal = (message: string, hint: string) => ({ refused: { message, hint } });
  const { changed } = amendment;
  const named = (kind: AmendedQuestion['kind']): readonly string[] =>
    changed.filter((one) => one.kind === kind).map(({ question }) => question);
  const list = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));
  const stranger = keep.find((question) => !named('changed').includes(question));
  if (stranger !== undefined)
    return refusal(
      `${stranger} is not changed, so there is no answer to keep`,
      `questions that are changed: ${list(named('changed'))}`,
    );
  const strange = Object.keys(ask).find((question) => !named('added').includes(question));
  if (strange !== undefined)
    return refusal(`${strange} is not a new question`, `new questions: ${list(named('added'))}; others are reassigned`);
  const unasked = Object.values(ask)
    .flat()
    .find((office) => terms.offices.find(({ id }) => id === office)?.asked !== true);
  if (unasked !== undefined)
    return refusal(`${unasked} is not an office that is asked`, 'choose a member of the Committee');
  const moves = changed.some(({ rows, question }) => !keep.includes(question) && rows.some(({ material }) => material));
  if (moves && state.consolidation !== null)
    return refusal('the text is consolidated', 'return the text from clearance before its questions change');
  return null;
}

/** What an amendment makes of one office's rows. */
interface Touched {
  /** Rows that take another state. */
  readonly rows: Readonly<Record<RowId, RowState>>;
  /** Open rows that the office has to read again. */
  readonly open: readonly RowId[];
  /** Rows it owes nothing for any more. */
  readonly gone: readonly RowId[];
}

function touched(request: RequestState, changed: readonly AmendedQuestion[], keep: readonly string[]): Touched {
  const rows: Record<RowId, RowState> = {};
  const open: RowId[] = [];
  const gone: RowId[] = [];
  const held = new Set(Object.keys(request.rows).map(questionOf));
  for (const { question, rows: amended } of changed.filter((one) => held.has(one.question))) {
    for (const { row, kind, material } of amended) {
      const now = request.rows[row];
      if (kind === 'removed') {
        if (now === undefined || now === 'waived') continue;
        rows[row] = 'waived';
        gone.push(row);
      } else if (
        kind === 'added' ||
        (now !== undefined && material && SAID.includes(now) && !keep.includes(question))
      ) {
        rows[row] = 'open';
        open.push(row);
      } else if (now === 'open' && material) open.push(row);
    }
  }
  return { rows, open, gone };
}

function ofOffice(
  state: CycleState,
  terms: CycleTerms,
  { by, reason, list }: CommandOf<'amend-list'>,
  request: RequestState,
  { rows, open, gone }: Touched,
  added: readonly AmendedQuestion[],
  today: LocalDate,
  budget: number,
): readonly CycleEvent[] {
  const { office, requestedOn } = request;
  const fresh = added.flatMap((question) => question.rows.map(({ row }) => row));
  if (open.length + gone.length + fresh.length === 0) return [];
  const changed: readonly CycleEvent[] =
    Object.keys(rows).length === 0 ? [] : [{ type: 'rows-changed', office, by, rows, reason: reason.trim() }];
  const owes = fresh.length > 0 || Object.values({ ...request.rows, ...rows }).some(isOpen);
  const ended = owes ? [] : nothingAwaited(state, request, today);
  // What has not been asked yet is asked as it reads now.
  if (requestedOn === null) return [...changed, ...ended];
  const asked = [...open, ...fresh];
  const time =
    asked.length === 0
      ? { events: [], answerBy: null }
      : timeForMore(state, terms, request, by, today, fresh.length > 0 ? budget : DAYS_FOR_MORE);
  const rung = `amended-${countRungs(request, 'amended-') + 1}`;
  const letter = {
    ...plainLetter(office, rung, [...asked, ...gone], reason.trim(), time.answerBy),
    formal: true,
    list,
  };
  return [...changed, ...ended, ...time.events, { type: 'letter-written', letter }];
}

/** A day that the amended list states moves the cycle's own, in the way in which every moved deadline does. */
function withDeadline(
  state: CycleState,
  terms: CycleTerms,
  { by, reason, amendment }: CommandOf<'amend-list'>,
  events: readonly CycleEvent[],
  today: LocalDate,
): Decision {
  const { deadline } = amendment;
  if (deadline === undefined || deadline === state.deadline) return { events };
  const after = events.reduce<CycleState>(
    (at, event) => evolve(at, { seq: at.seq + 1, on: today, at: today, event }),
    state,
  );
  const moved = moveDeadline(after, terms, { type: 'move-deadline', deadline, by, reference: reason.trim() }, today);
  return 'refused' in moved ? moved : { events: [...events, ...moved.events] };
}
