import type { StoredAnswer } from '../../../activities/store-ports.ts';
import { chaseHistory } from '../../../domain/cycle/chase-history.ts';
import { clockLedger, type ClockLedger } from '../../../domain/cycle/clock-ledger.ts';
import type { ChaseLine } from '../../../domain/requests/letter-view.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { openNotes, type OpenNotes } from '../../answer-notes.ts';
import { isFiledTo } from '../../hold.ts';
import type { RunCommand } from '../command.ts';
import {
  mailView,
  replyView,
  requestView,
  termsOf,
  type MailView,
  type ReplyView,
  type RequestView,
} from '../cycle-view.ts';
import { dayWords, today } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/** So much of an answer stands in a table; `--json` has all of it. */
const LONGEST_CELL = 60;

/**
 * `request show ID OFFICE`: what one office was asked, what it answered, and every letter and reply.
 * @throws DeskError `cycle-unknown`, `office-unknown`, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = ''], options, context) => {
  const store = await openedStore(context);
  const state = await findCycle(store, id);
  const { cycleId } = state;
  const request = state.requests[office];
  if (request === undefined) {
    const asked = Object.keys(state.requests).join(', ');
    throw new DeskError(
      'office-unknown',
      `${office} is not asked in ${cycleId}.`,
      `Asked: ${asked === '' ? 'none before the assignment is confirmed' : asked}.`,
    );
  }
  const terms = await termsOf(store, state);
  const view = requestView(state, request, terms, today(context));
  const clock = clockLedger(request, terms, today(context));
  const events = await store.cycles.events(cycleId);
  const history = chaseHistory(events, office, [terms.ladder, terms.clearanceLadder]);
  const answers = (await store.answers.current(cycleId)).filter((answer) => answer.office === office);
  const mails = (await store.outbox.mailsOf(cycleId)).filter((mail) => mail.office === office).map(mailView);
  const inbound = await store.inbound.ofCycle(cycleId);
  const replies = inbound.filter((mail) => isFiledTo(mail, cycleId, office)).map(replyView);
  const tasks = state.tasks.filter((task) => task.office === office);
  const undecided = tasks.find(({ kind }) => kind === 'conflicting-answers')?.rows ?? [];
  const { conflicts, elsewhere } = openNotes(inbound, cycleId, office, undecided);
  return {
    json: { cycleId, ...view, clock, history, answers, mails, replies, tasks, conflicts, elsewhere },
    text: [
      `${view.name} (${office}) in ${cycleId}\n${standing(view)}`,
      ...(tasks.length === 0 ? [] : [`Waiting for a decision\n${tasks.map((task) => `  ${task.text}`).join('\n')}`]),
      ...(clock === null ? [] : [clockText(clock, options['explain'] === true)]),
      rowTable(view, answers),
      ...(conflicts.length === 0 ? [] : [conflictWords(conflicts)]),
      ...(elsewhere.length === 0 ? [] : [elsewhereTable(elsewhere)]),
      story(mails, replies, history),
    ].join('\n\n'),
  };
};

/** Both texts of every row that is answered in two ways, to choose by number. */
function conflictWords(conflicts: OpenNotes['conflicts']): string {
  const each = conflicts.map(({ row, answers, why }) =>
    [
      `${row}: ${why}`,
      ...answers.map(({ status, source, text }, at) => `  ${at + 1}. ${status}, ${source}: ${text}`),
    ].join('\n'),
  );
  return ['Answered in two ways; request answer ROW --choose N decides', ...each].join('\n');
}

function elsewhereTable(elsewhere: OpenNotes['elsewhere']): string {
  return table(
    ['Outside the rows', 'Text'],
    elsewhere.map(({ cell, text }) => [cell, shortened(text)]),
  );
}

function standing({ requestedOn, dueOn, late, rowsAnswered, rowsAsked, rowsAccepted, nextRung }: RequestView): string {
  if (requestedOn === null) return 'Its letter has not been written yet.';
  const due = `due ${dayWords(dueOn)}${late ? ', LATE' : ''}`;
  const next = nextRung === null ? '' : `; next ${nextRung.id} on ${dayWords(nextRung.on)}`;
  return `Asked ${dayWords(requestedOn)}, ${due}; ${rowsAnswered} of ${rowsAsked} rows answered, ${rowsAccepted} accepted${next}.`;
}

function clockText(clock: ClockLedger, explained: boolean): string {
  const { budget, granted, used, left, takenBySecretariat, underRecess, suspensions, days } = clock;
  const more = granted === 0 ? '' : ` and ${granted} granted`;
  const account = `Clock: ${budget} working days${more}, ${used} used, ${left} left; ${takenBySecretariat} taken by the secretariat, ${underRecess} under recess.`;
  const stops = suspensions.map(
    ({ holder, first, last, reason, workingDays }) =>
      `  ${holder} from ${dayWords(first)} ${last === null ? 'on' : `to ${dayWords(last)}`}: ${workingDays} working days, ${reason}`,
  );
  if (!explained) return [account, ...stops].join('\n');
  const cells = days.map(({ date, counted, why, source }) => [
    dayWords(date),
    counted ? 'counted' : '',
    why,
    source ?? '',
  ]);
  return [account, ...stops, '', table(['Day', '', 'Why', 'Order'], cells)].join('\n');
}

function rowTable({ rows }: RequestView, answers: readonly StoredAnswer[]): string {
  const cells = Object.entries(rows).map(([row, now]) => {
    return [row, now, shortened(answers.find((answer) => answer.row === row)?.text ?? '')];
  });
  return table(['Row', 'State', 'Answer'], cells);
}

function shortened(words: string): string {
  const text = words.replace(/\s+/gu, ' ');
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
}

/** Every letter with its attempts and what the mail server said to each, every reply, and what was said otherwise. */
function story(mails: readonly MailView[], replies: readonly ReplyView[], history: readonly ChaseLine[]): string {
  const spoken = history.filter(({ channel }) => channel !== 'e-mail');
  const lines = [
    ...mails.flatMap(({ on, rungs, status, to, attempts }) => [
      { on, cells: ['out', rungs.join(' '), status, to.join(' ')] },
      ...attempts.map(({ number, outcome, response }) => ({
        on,
        cells: ['', `attempt ${number}`, outcome ?? 'under way', shortened(response ?? '')],
      })),
    ]),
    ...replies.map(({ on, replyClass, status, from }) => ({ on, cells: ['in', replyClass ?? '', status, from ?? ''] })),
    ...spoken.map(({ on, channel, what }) => ({ on, cells: [channel, what, '', ''] })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (lines.length === 0) return 'No letter has left and nothing has come in.';
  return table(
    ['Day', '', 'What', 'State', 'With'],
    lines.map(({ on, cells }) => [dayWords(on), ...cells]),
  );
}
