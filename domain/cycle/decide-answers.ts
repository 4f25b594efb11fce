import type { LocalDate } from '../calendar/calendar.ts';
import { addWorkingDays, workingDaysBetween } from '../calendar/open-days.ts';
import type { AnswerStatus } from '../replies/reply.ts';
import { isOpen, type RowId, type RowState } from '../requests/row.ts';
import { requestDueOn } from './clock.ts';
import { refuse, type CycleCommand, type Decision, type FiledReply } from './commands.ts';
import type { CycleEvent, LetterDecision } from './events.ts';
import type { CycleState, CycleTerms, OfficerTask, RequestState } from './state.ts';

type Of<T extends CycleCommand['type']> = Extract<CycleCommand, { type: T }>;

const STATE_OF: Readonly<Record<Exclude<AnswerStatus, 'clarification'>, RowState>> = {
  answered: 'answered',
  'no-data': 'no-data',
  'not-ours': 'not-ours',
};

/** A message filed to a request: it closes exactly the rows it answers, stops the clock, or asks an officer; twice is once. */
export function recordReply(state: CycleState, reply: FiledReply, today: LocalDate): Decision {
  if (state.taken.includes(reply.mail)) return { events: [] };
  const request = state.requests[reply.office];
  if (request === undefined) return recordWordOfAwaited(state, reply, today);
  const rows: Record<RowId, RowState> = {};
  const late: RowId[] = [];
  for (const { row, status } of reply.answers) {
    const before = request.rows[row];
    if (before === undefined || status === 'clarification') continue;
    if (before === 'accepted' || before === 'waived') late.push(row);
    else rows[row] = STATE_OF[status];
  }
  const task = taskOpener(reply.office, today);
  const events: CycleEvent[] = [
    {
      type: 'reply-received',
      office: reply.office,
      mail: reply.mail,
      class: reply.class,
      rows,
      returnsOn: reply.returnsOn,
    },
  ];
  if (late.length > 0 || (state.consolidation !== null && Object.keys(rows).length > 0)) {
    const which = [...late, ...Object.keys(rows)].join(', ');
    events.push(task('late-answer', `sent an answer after its row was closed or the text consolidated: ${which}`));
  }
  if (Object.values(rows).includes('not-ours')) {
    const which = Object.keys(rows).filter((row) => rows[row] === 'not-ours');
    events.push(task('not-ours', `says these rows belong to another office: ${which.join(', ')}`));
  }
  const asksBack = reply.class === 'clarification' || reply.answers.some((a) => a.status === 'clarification');
  if (asksBack && request.suspensions.every((s) => s.to !== null)) {
    events.push(task('clarification', 'asks what is meant; its clock stands still until it has our answer'), {
      type: 'clock-stopped',
      office: reply.office,
      from: today,
      reason: 'clarification asked of the secretariat',
    });
  }
  if (state.awaited.some((a) => a.office === reply.office && a.doneOn === null) && reply.class !== 'out-of-office') {
    events.push(
      task('record-clearance', 'wrote while its word on the text is awaited; read it and record the outcome'),
    );
  }
  if (reply.class === 'extension') {
    events.push(
      task('extension', `asks for more time${reply.wishedUntil === null ? '' : `, until ${reply.wishedUntil}`}`),
    );
  }
  for (const rung of reply.failedRungs) {
    events.push(...failedRoute(state, reply.office, rung, 'the message came back as undeliverable', true, today));
  }
  return { events };
}

/** A clearer or the Mission wrote: what that means for the text is for an officer to record. */
function recordWordOfAwaited(state: CycleState, reply: FiledReply, today: LocalDate): Decision {
  const awaited = state.awaited.find((a) => a.office === reply.office && a.doneOn === null);
  const { office, mail, returnsOn } = reply;
  const received: CycleEvent = { type: 'reply-received', office, mail, class: reply.class, rows: {}, returnsOn };
  if (reply.class === 'bounce-hard') {
    return {
      events: [
        received,
        ...reply.failedRungs.flatMap((rung) =>
          failedRoute(state, office, rung, 'the message came back as undeliverable', true, today),
        ),
      ],
    };
  }
  if (awaited === undefined || reply.class === 'out-of-office') return { events: [received] };
  const task = taskOpener(office, today);
  return {
    events: [received, task('record-clearance', `wrote about its ${awaited.matter}; read it and record the outcome`)],
  };
}

/** A letter left, was withdrawn, or failed; a failed route is tried again elsewhere once, then becomes a task. */
export function recordLetter(state: CycleState, command: Of<'record-letter'>, today: LocalDate): Decision {
  const { office, rung, outcome } = command;
  const letter = state.letters[`${office}/${rung}`];
  if (letter === undefined || letter.status !== 'waiting') return { events: [] };
  switch (outcome.state) {
    case 'sent':
      return { events: [{ type: 'letter-sent', office, rung, mail: outcome.mail }] };
    case 'withdrawn':
      return { events: [{ type: 'letter-withdrawn', office, rung, reason: outcome.reason }] };
    case 'failed':
      return { events: failedRoute(state, office, rung, outcome.reason, outcome.retryElsewhere, today) };
  }
}

function failedRoute(
  state: CycleState,
  office: string,
  rung: string,
  reason: string,
  retryElsewhere: boolean,
  today: LocalDate,
): readonly CycleEvent[] {
  const letter = state.letters[`${office}/${rung}`];
  if (letter === undefined || letter.status === 'failed' || letter.status === 'withdrawn') return [];
  if (retryElsewhere && letter.routes === 1) return [{ type: 'letter-rerouted', office, rung, reason }];
  return [
    { type: 'letter-failed', office, rung, reason },
    taskOpener(office, today)(
      'mail-failed',
      `cannot be reached by mail (${reason}); telephone or send the letter by dak`,
    ),
  ];
}

/** An officer accepts, returns or waives rows. */
export function changeRows(state: CycleState, command: Of<'change-rows'>): Decision {
  const { office, to, by, reason } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  const may = MAY_BECOME[to];
  const chosen =
    command.rows.length > 0 ? command.rows : Object.keys(request.rows).filter((r) => may.includes(request.rows[r]!));
  for (const row of chosen) {
    const before = request.rows[row];
    if (before === undefined) {
      return refuse(`${office} was not asked ${row}`, `its rows are ${Object.keys(request.rows).join(', ')}`);
    }
    if (before !== to && !may.includes(before)) {
      return refuse(`${row} of ${office} is ${before} and cannot become ${to}`, `it must be ${may.join(' or ')} first`);
    }
  }
  const rows = Object.fromEntries(chosen.filter((r) => request.rows[r] !== to).map((r) => [r, to]));
  if (Object.keys(rows).length === 0) {
    if (command.rows.length > 0) return { events: [] };
    return refuse(`no row of ${office} can become ${to} now`, `a row must be ${may.join(' or ')} first`);
  }
  if (to !== 'accepted' && (reason === null || reason.trim() === '')) {
    return refuse(
      `${to === 'open' ? 'returning' : 'waiving'} a row needs a reason`,
      'say why; the office and the register read it',
    );
  }
  const events: CycleEvent[] = [{ type: 'rows-changed', office, by, rows, reason }];
  if (to === 'open') {
    const times = Object.keys(request.rungs).filter((rung) => rung.startsWith('returned-')).length;
    events.push({
      type: 'letter-written',
      letter: plainLetter(office, `returned-${times + 1}`, Object.keys(rows), reason),
    });
  }
  return { events };
}

const MAY_BECOME: Readonly<Record<'accepted' | 'open' | 'waived', readonly RowState[]>> = {
  accepted: ['answered'],
  open: ['answered', 'accepted', 'no-data', 'not-ours', 'waived'],
  waived: ['open', 'answered', 'not-ours'],
};

/** More time for one office; refused where it would break the day on which answers close. */
export function grantDays(state: CycleState, terms: CycleTerms, command: Of<'grant-days'>, today: LocalDate): Decision {
  const { office, workingDays, by } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  if (!Number.isInteger(workingDays) || workingDays < 1) {
    return refuse(`${workingDays} is not a number of working days`, 'give a whole number from 1');
  }
  if (!Object.values(request.rows).some(isOpen))
    return refuse(`${office} owes nothing`, 'only an open request can be extended');
  const layer = layerOf(terms, office);
  const due = requestDueOn(request, terms, today);
  const closes = plannedOn(state, 'answers-closed');
  if (due === null || closes === null)
    return refuse(`${office} has not been asked yet`, 'wait until its request has left');
  const wished = addWorkingDays(terms.calendar, layer, due, workingDays);
  if (wished > closes) {
    const most = Math.max(0, workingDaysBetween(terms.calendar, layer, due, closes));
    return refuse(
      `${workingDays} working days would move ${office} to ${wished}, after answers close on ${closes}`,
      most === 0 ? 'no day can be granted' : `at most ${most} can be granted`,
    );
  }
  return {
    events: [
      { type: 'days-granted', office, by, workingDays },
      ...doneTasks(state, 'extension', office, by),
      {
        type: 'letter-written',
        letter: {
          ...plainLetter(office, `extension-${countRungs(request, 'extension-') + 1}`, openRows(request), null),
          answerBy: wished,
          note: `granted: ${workingDays} working days`,
        },
      },
    ],
  };
}

/** The wish for more time is refused; the ladder goes on. */
export function refuseDays(
  state: CycleState,
  terms: CycleTerms,
  command: Of<'refuse-days'>,
  today: LocalDate,
): Decision {
  const { office, by, reason } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  const asked = doneTasks(state, 'extension', office, by);
  if (asked.length === 0) return refuse(`${office} has not asked for more time`, 'there is nothing to refuse');
  const letter = plainLetter(
    office,
    `extension-${countRungs(request, 'extension-') + 1}`,
    openRows(request),
    `refused: ${reason}`,
  );
  const answerBy = requestDueOn(request, terms, today);
  return { events: [...asked, { type: 'letter-written', letter: { ...letter, answerBy } }] };
}

/** What was meant is answered, and the office's clock goes on. */
export function answerClarification(
  state: CycleState,
  terms: CycleTerms,
  command: Of<'answer-clarification'>,
  today: LocalDate,
): Decision {
  const { office, by, answer } = command;
  const request = state.requests[office];
  if (request === undefined) return unknownOffice(state, office);
  if (request.suspensions.every((s) => s.to !== null)) {
    return refuse(`${office} has asked nothing that is still open`, 'its clock runs; write to it by another letter');
  }
  if (answer.trim() === '') return refuse('the answer is empty', 'say what is meant');
  const resumed = {
    ...request,
    suspensions: request.suspensions.map((s) => (s.to === null ? { ...s, to: today } : s)),
  };
  const letter = plainLetter(
    office,
    `clarification-${countRungs(request, 'clarification-') + 1}`,
    openRows(request),
    answer,
  );
  return {
    events: [
      { type: 'clock-resumed', office, to: today },
      ...doneTasks(state, 'clarification', office, by),
      { type: 'letter-written', letter: { ...letter, answerBy: requestDueOn(resumed, terms, today) } },
    ],
  };
}

/** A question goes to other offices; those that had it are relieved of its rows, those that get it are asked. */
export function reassign(state: CycleState, terms: CycleTerms, command: Of<'reassign'>, today: LocalDate): Decision {
  const { question, by } = command;
  const to = [...new Set(command.to)];
  const asked = terms.questions.find((q) => q.id === question);
  if (asked === undefined)
    return refuse(`there is no question ${question}`, `questions run from q1 to q${terms.questions.length}`);
  if (to.length === 0) return refuse('no office is named', 'name at least one office that is asked');
  for (const office of to) {
    if (terms.offices.find((o) => o.id === office)?.asked !== true) return unknownOffice(state, office);
  }
  if (state.reached.requested === undefined) {
    return refuse('the requests have not left yet', 'change the assignment before confirming it');
  }
  const holds = (office: string): boolean => asked.rows.some((row) => state.requests[office]?.rows[row] !== undefined);
  const from = Object.keys(state.requests).filter((office) => holds(office) && !to.includes(office));
  const fresh = to.filter((office) => !holds(office));
  if (from.length === 0 && fresh.length === 0) return { events: [] };
  const budget = Math.max(
    1,
    workingDaysBetween(terms.calendar, 'federal', today, plannedOn(state, 'answers-due') ?? today),
  );
  const events: CycleEvent[] = [
    { type: 'question-reassigned', by, question, from, to: fresh, rows: asked.rows, budget },
    ...from.flatMap((office) => doneTasks(state, 'not-ours', office, by)),
  ];
  for (const office of fresh) {
    const request = state.requests[office];
    if (request?.requestedOn == null) continue;
    const rung = `additional-${countRungs(request, 'additional-') + 1}`;
    events.push({
      type: 'letter-written',
      letter: {
        ...plainLetter(office, rung, asked.rows, null),
        form: 'request',
        formal: true,
        answerBy: requestDueOn(request, terms, today),
      },
    });
  }
  return { events };
}

/** Rows of a request for which the office still owes an answer, in order. */
export function openRows(request: RequestState): readonly RowId[] {
  return Object.keys(request.rows).filter((row) => isOpen(request.rows[row]!));
}

/** The planned day of a milestone, null where the plan has none. */
export function plannedOn(
  state: CycleState,
  milestone: CycleState['plan']['milestones'][number]['id'],
): LocalDate | null {
  return state.plan.milestones.find((m) => m.id === milestone)?.on ?? null;
}

/** The layer whose holidays an office keeps. */
export function layerOf(terms: CycleTerms, office: string): CycleTerms['offices'][number]['layer'] {
  return terms.offices.find((o) => o.id === office)?.layer ?? 'federal';
}

/** Closes every open task of one kind for an office. */
export function doneTasks(
  state: CycleState,
  kind: OfficerTask['kind'],
  office: string | null,
  by: string,
): readonly CycleEvent[] {
  return state.tasks
    .filter((t) => t.kind === kind && t.office === office)
    .map((t) => ({ type: 'task-done' as const, task: t.id, by }));
}

/** Makes tasks for one office; the same kind for the same office is one task. */
export function taskOpener(
  office: string | null,
  today: LocalDate,
): (kind: OfficerTask['kind'], text: string) => Extract<CycleEvent, { type: 'task-opened' }> {
  return (kind, text) => ({
    type: 'task-opened',
    task: { id: office === null ? kind : `${kind}/${office}`, kind, office, since: today, text },
  });
}

function plainLetter(office: string, rung: string, rows: readonly RowId[], note: string | null): LetterDecision {
  return {
    office,
    rung,
    form: 'letter',
    formal: false,
    annexHistory: false,
    to: ['focal-point'],
    cc: [],
    rows,
    answerBy: null,
    note,
  };
}

function countRungs(request: RequestState, prefix: string): number {
  return Object.keys(request.rungs).filter((rung) => rung.startsWith(prefix)).length;
}

function unknownOffice(state: CycleState, office: string): Decision {
  const asked = Object.keys(state.requests).join(', ');
  return refuse(`${office} is not asked in this cycle`, `offices asked: ${asked === '' ? 'none yet' : asked}`);
}
