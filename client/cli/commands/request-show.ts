import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { findCycle } from '../find-cycle.ts';
import { storeAndDesk } from '../running.ts';
import { table } from '../table.ts';

/** `request show ID OFFICE`: what one office was asked, what it answered, and every letter and reply. */
export const run: RunCommand = async ([id = '', office = ''], _options, context) => {
  const { store } = await storeAndDesk(context);
  const state = await findCycle(store, id);
  const request = state.requests[office];
  if (request === undefined) {
    throw new DeskError(
      'office-unknown',
      `${office} is not asked in ${state.cycleId}.`,
      `Asked: ${Object.keys(state.requests).join(', ')}.`,
    );
  }
  const answers = (await store.answers.current(state.cycleId)).filter((answer) => answer.office === office);
  const letters = (await store.outbox.mailsOf(state.cycleId)).filter((mail) => mail.office === office);
  const replies = (await store.inbound.ofCycle(state.cycleId)).filter((mail) => mail.office === office);
  const story = [
    ...letters.map((mail) => [
      mail.datedAt.slice(0, 10),
      'out',
      mail.letters.map((l) => l.rung).join(' '),
      mail.status,
      mail.to.join(' '),
    ]),
    ...replies.map((mail) => [
      mail.receivedAt.slice(0, 10),
      'in',
      mail.reading?.replyClass ?? '',
      mail.status,
      mail.reading?.from ?? '',
    ]),
  ].sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0));
  const rows = Object.entries(request.rows).map(([row, now]) => {
    const text = answers.find((answer) => answer.row === row)?.text.replace(/\s+/gu, ' ') ?? '';
    return [row, now, text.length > 60 ? `${text.slice(0, 59)}…` : text];
  });
  return {
    json: { cycleId: state.cycleId, ...request, answers, letters: letters.map(({ raw: _, ...mail }) => mail), replies },
    text: `${table(['Row', 'State', 'Answer'], rows)}\n\n${table(['Day', '', 'What', 'State', 'With'], story)}`,
  };
};
