import type { StoredAnswer } from '../../../activities/store-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
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
export const run: RunCommand = async ([id = '', office = ''], _options, context) => {
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
  const view = requestView(state, request, await termsOf(store, state), today(context));
  const answers = (await store.answers.current(cycleId)).filter((answer) => answer.office === office);
  const mails = (await store.outbox.mailsOf(cycleId)).filter((mail) => mail.office === office).map(mailView);
  const replies = (await store.inbound.ofCycle(cycleId)).filter((mail) => mail.office === office).map(replyView);
  const tasks = state.tasks.filter((task) => task.office === office);
  return {
    json: { cycleId, ...view, answers, mails, replies, tasks },
    text: [
      `${view.name} (${office}) in ${cycleId}\n${standing(view)}`,
      ...(tasks.length === 0 ? [] : [`Waiting for a decision\n${tasks.map((task) => `  ${task.text}`).join('\n')}`]),
      rowTable(view, answers),
      story(mails, replies),
    ].join('\n\n'),
  };
};

function standing({ requestedOn, dueOn, late, rowsAnswered, rowsAsked, rowsAccepted, nextRung }: RequestView): string {
  if (requestedOn === null) return 'Its letter has not been written yet.';
  const due = `due ${dayWords(dueOn)}${late ? ', LATE' : ''}`;
  const next = nextRung === null ? '' : `; next ${nextRung.id} on ${dayWords(nextRung.on)}`;
  return `Asked ${dayWords(requestedOn)}, ${due}; ${rowsAnswered} of ${rowsAsked} rows answered, ${rowsAccepted} accepted${next}.`;
}

function rowTable({ rows }: RequestView, answers: readonly StoredAnswer[]): string {
  const cells = Object.entries(rows).map(([row, now]) => {
    const text = answers.find((answer) => answer.row === row)?.text.replace(/\s+/gu, ' ') ?? '';
    return [row, now, text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text];
  });
  return table(['Row', 'State', 'Answer'], cells);
}

function story(mails: readonly MailView[], replies: readonly ReplyView[]): string {
  const lines = [
    ...mails.map(({ on, rungs, status, to }) => ({ on, cells: ['out', rungs.join(' '), status, to.join(' ')] })),
    ...replies.map(({ on, replyClass, status, from }) => ({ on, cells: ['in', replyClass ?? '', status, from ?? ''] })),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (lines.length === 0) return 'No letter has left and nothing has come in.';
  return table(
    ['Day', '', 'What', 'State', 'With'],
    lines.map(({ on, cells }) => [dayWords(on), ...cells]),
  );
}
