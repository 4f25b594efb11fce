import { MILESTONES } from '../../../domain/stages.ts';
import { heldBecause } from '../../hold.ts';
import type { RunCommand } from '../command.ts';
import { cycleView, type CycleView, type RequestView } from '../cycle-view.ts';
import { dayWords, today } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { verdictWords } from '../forecast-words.ts';
import { ruleWords } from '../rule-words.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `cycle show ID`: everything about one cycle.
 * @throws DeskError `cycle-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = ''], _options, context) => {
  const store = await openedStore(context);
  const view = await cycleView(store, await findCycle(store, id), today(context));
  return { json: view, text: inWords(view) };
};

function inWords(view: CycleView): string {
  const requests = Object.values(view.requests);
  return [
    `${head(view)}\n${standing(view)}`,
    tasks(view),
    plan(view),
    requests.length === 0
      ? 'Nobody is asked before the Director has confirmed who answers what.'
      : `Offices\n${table(['Office', 'Asked', 'Due', 'Answered', 'Accepted', 'Last letter', 'Next', 'Replies', ''], requests.map(officeRow))}`,
    awaited(view),
    text(view),
    letters(view),
    replies(view),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function head(view: CycleView): string {
  const { title, cycleId, rehearsal, mechanism, receivedOn, deadline, ended, daysLeft } = view;
  const left =
    daysLeft < 0 ? `passed ${-daysLeft} days ago` : daysLeft === 1 ? 'tomorrow' : `${daysLeft} days from today`;
  return [
    `${title} (${cycleId})${rehearsal ? '  REHEARSAL' : ''}`,
    `${mechanism.toUpperCase()}, received ${dayWords(receivedOn)}; due at the UN ${dayWords(deadline)}${ended ? '' : `, ${left}`}.`,
    ...rules(view),
  ].join('\n');
}

function rules({ procedure, deadline, deadlineRule }: CycleView): readonly string[] {
  const { id, version, title, replyRequired, replySource } = procedure;
  return [
    `${title} (procedure ${id}, version ${version}).`,
    ...(replyRequired ? [] : [`No written answer is required: ${replySource ?? 'as the procedure says'}.`]),
    // Once the body has moved its date the rule has nothing to do with it any more.
    ...(deadlineRule?.on === deadline ? [`Due by rule: ${ruleWords(deadlineRule)}`] : []),
  ];
}

function standing(view: CycleView): string {
  const { ended, reached, stage, questions, share, lateOffices, noteVerbale, acknowledgement, outlook } = view;
  if (ended) {
    return `Submitted ${dayWords(reached.submitted)} (${noteVerbale ?? 'no note verbale'}), acknowledged ${dayWords(reached.acknowledged)} (${acknowledgement ?? 'no reference'}).`;
  }
  const late = lateOffices.length === 0 ? 'no office is late' : `late: ${lateOffices.join(', ')}`;
  const answered = questions.length === 0 ? 'nothing asked yet' : `${Math.floor(share * 100)} % of the rows answered`;
  const critical =
    outlook === null || outlook.critical === null
      ? ''
      : `; critical: ${outlook.critical.office}, last safe day ${dayWords(outlook.critical.lastSafeDay)}`;
  const made = outlook === null ? '' : `\nWill we make it? ${verdictWords(outlook)}${critical}.`;
  return `Stage ${stage}: ${answered}, ${late}.${made}`;
}

function tasks(view: CycleView): string {
  if (view.tasks.length === 0) return '';
  const rows = view.tasks.map((task) => [dayWords(task.since), task.office ?? '', task.text]);
  return `Waiting for a decision\n${table(['Since', 'Office', 'What'], rows)}`;
}

function plan(view: CycleView): string {
  const rows = MILESTONES.flatMap((milestone) => {
    const planned = view.plan.milestones.find(({ id }) => id === milestone)?.on;
    const reached = view.reached[milestone];
    return planned === undefined && reached === undefined ? [] : [[milestone, dayWords(planned), dayWords(reached)]];
  });
  const short = view.plan.feasible
    ? ''
    : `\nThe deadline cannot be kept by this plan: ${view.plan.shortByWorkingDays} working days are missing.`;
  return `Plan\n${table(['Milestone', 'Planned', 'Reached'], rows)}${short}`;
}

function officeRow(request: RequestView): readonly string[] {
  const { office, requestedOn, dueOn, rowsAnswered, rowsAsked, rowsAccepted, nextRung, replies } = request;
  const sent = Object.entries(request.rungs).flatMap(([rung, on]) => (on === null ? [] : [{ rung, on }]));
  const last = sent.reduce<(typeof sent)[number] | null>((a, b) => (a === null || b.on >= a.on ? b : a), null);
  return [
    office,
    requestedOn === null ? 'not yet' : dayWords(requestedOn),
    dayWords(dueOn),
    `${rowsAnswered}/${rowsAsked}`,
    String(rowsAccepted),
    last === null ? '' : `${last.rung} ${last.on}`,
    nextRung === null ? '' : `${nextRung.id} ${nextRung.on}`,
    String(replies),
    notes(request),
  ];
}

function notes({ late, absentUntil, mailboxFailed, granted, suspensions }: RequestView): string {
  return [
    ...(late ? ['LATE'] : []),
    ...(mailboxFailed ? ['mailbox fails'] : []),
    ...(absentUntil === null ? [] : [`away until ${absentUntil}`]),
    ...(granted === 0 ? [] : [`${granted} more working ${granted === 1 ? 'day' : 'days'}`]),
    ...suspensions.filter((one) => one.to === null).map((one) => `clock stands still: ${one.reason}`),
  ].join('; ');
}

function awaited(view: CycleView): string {
  if (view.awaited.length === 0) return '';
  const rows = view.awaited.map(({ matter, office, askedOn, dueOn, doneOn }) => [
    matter,
    office,
    dayWords(askedOn),
    dayWords(dueOn),
    dayWords(doneOn),
  ]);
  return `Awaited\n${table(['What', 'From', 'Asked', 'Due', 'Done'], rows)}`;
}

function text({ consolidation }: CycleView): string {
  if (consolidation === null) return '';
  const { on, words, openQuestions } = consolidation;
  const open = openQuestions.length === 0 ? 'nothing is open' : `still open: ${openQuestions.join(', ')}`;
  return `Text of ${dayWords(on)}: ${words} words; ${open}.`;
}

function letters(view: CycleView): string {
  const written = Object.entries(view.letters);
  if (written.length === 0) return '';
  const rows = written
    .map(([key, letter]) => ({ ...letter, at: key.lastIndexOf('/'), key }))
    .sort((a, b) => (a.writtenOn < b.writtenOn ? -1 : a.writtenOn > b.writtenOn ? 1 : 0))
    .map(({ key, at, writtenOn, status, endedOn, reason }) => [
      dayWords(writtenOn),
      key.slice(0, at),
      key.slice(at + 1),
      endedOn === null ? status : `${status} ${endedOn}`,
      reason ?? '',
    ]);
  return `Letters\n${table(['Written', 'Office', 'Letter', 'State', ''], rows)}`;
}

function replies(view: CycleView): string {
  if (view.replies.length === 0) return '';
  const rows = view.replies.map(({ on, office, replyClass, status, from, reason }) => [
    dayWords(on),
    office ?? '',
    replyClass ?? '',
    status,
    from ?? '',
    heldBecause(reason),
  ]);
  return `Replies\n${table(['Day', 'Office', 'What', 'State', 'From', ''], rows)}`;
}
