import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { hasGivenSign } from '../../../domain/cycle/due-silence.ts';
import { standsStill } from '../../../domain/cycle/request-facts.ts';
import { REPLY_CLASSES, type ReplyClass } from '../../../domain/replies/reply.ts';
import type { FiledReply } from '../../../domain/cycle/commands.ts';
import { LivedCycle } from '../../builders/cycle.ts';

const PAGE = new URL('../../../docs/reply-effects.md', import.meta.url).pathname;

/** A message of each class to an office that was asked two rows a week ago: what it says. */
const SAYS: Readonly<Record<ReplyClass, Partial<FiledReply>>> = {
  acknowledgement: {},
  'out-of-office': { returnsOn: '2026-12-21' },
  partial: { answers: [{ row: 'q1.a', status: 'answered' }] },
  complete: {
    answers: [
      { row: 'q1.a', status: 'answered' },
      { row: 'q1.b', status: 'answered' },
    ],
  },
  clarification: {},
  extension: { wishedUntil: '2027-01-08' },
  'no-data': { answers: [{ row: 'q1.a', status: 'no-data' }] },
  redirect: { answers: [{ row: 'q1.a', status: 'not-ours' }] },
  'bounce-hard': { failedRungs: ['request'], routesLeft: { request: 2 } },
  'bounce-soft': { softRungs: ['request'], routesLeft: { request: 2 } },
  'bounce-delayed': {},
  noise: {},
};

const ASKED = { moi: ['q1.a', 'q1.b'] };
/** The day of the message, and one on which the first reminder has left where nothing is answered. */
const [ON, AFTER] = ['2026-12-07', '2026-12-30'];

function told(what: Partial<FiledReply> & { readonly class: ReplyClass }): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign(ASKED);
  cycle.until(ON);
  expect(cycle.reply('moi', what)).toBeNull();
  return cycle;
}

function effect(replyClass: ReplyClass): readonly string[] {
  const cycle = told({ class: replyClass, ...SAYS[replyClass] });
  const request = cycle.state.requests['moi']!;
  const rows = Object.entries(request.rows)
    .filter(([, state]) => state !== 'open')
    .map(([row, state]) => `${row} ${state}`);
  const letter = cycle.state.letters['moi/request']!;
  const way =
    letter.status === 'waiting'
      ? 'goes to the next person of the office'
      : letter.againOn === undefined
        ? 'stays as it was sent'
        : `goes to the same mailbox once more on ${letter.againOn}`;
  const tasks = cycle.state.tasks.filter(({ office }) => office === 'moi').map(({ kind }) => kind);
  const clock = standsStill(request, cycle.today)
    ? 'stands still'
    : request.answeredOn === null
      ? 'runs'
      : 'is stopped';
  const sign = hasGivenSign(request);
  cycle.sendWaiting();
  cycle.until(AFTER);
  const reminded = cycle.letters('moi').some(({ rung }) => rung === 'reminder-1');
  return [
    replyClass,
    rows.length === 0 ? 'stay open' : rows.join(', '),
    clock,
    reminded ? 'goes on' : 'ends or waits',
    way,
    sign ? 'yes' : 'no',
    tasks.length === 0 ? '–' : tasks.join(', '),
  ];
}

test('each class of reply has its own effect, as the page says', async () => {
  const classes = [...REPLY_CLASSES];
  expect(classes.toSorted()).toEqual(Object.keys(SAYS).toSorted());
  const effects = classes.map(effect);
  const cells = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const page = [
    '# What each reply does',
    '',
    'An office was asked two questions, q1.a and q1.b, on 30 November 2026. On 7 December a message of each class comes. This page is written by `tests/domain/cycle/reply-effects.test.ts` from what the rules do; the test fails where they and the page differ (`npx vitest run --project fast tests/domain/cycle/reply-effects.test.ts -u` writes it anew).',
    '',
    cells(['class', 'rows', 'clock of the office', 'ladder', 'the request', 'a sign of life', 'tasks for an officer']),
    cells(Array<string>(7).fill('---')),
    ...effects.map(cells),
    '',
    'A mailbox that takes nothing for the time being is tried once more after a working day; failing again, it counts as one that takes nothing at all. A letter that came back goes to the alternate, then to the accountable officer, then to the group mailbox; after that an officer telephones, and when nobody is reached the letter is printed, signed and carried, and the days of the office count from that day. What a machine wrote is never an answer, and is never answered.',
    '',
  ].join('\n');
  const settings = { ...(await resolveConfig(PAGE)), parser: 'markdown' };
  await expect(await format(page, settings)).toMatchFileSnapshot(PAGE);
});

test('only what a person wrote closes a row, stops the clock or opens a question for an officer', () => {
  for (const replyClass of ['out-of-office', 'bounce-hard', 'bounce-soft', 'bounce-delayed', 'noise'] as const) {
    const [, rows, clock, ladder, , , tasks] = effect(replyClass);
    expect([replyClass, rows, clock, ladder, tasks]).toEqual([replyClass, 'stay open', 'runs', 'goes on', '–']);
  }
});

test('a delay changes nothing at all but that it was heard of', () => {
  const before = new LivedCycle();
  before.assign(ASKED);
  before.until(ON);
  const cycle = told({ class: 'bounce-delayed' });
  const { seq: _, taken: __, ...state } = cycle.state;
  const { seq: ___, taken: ____, ...was } = before.state;
  expect(state).toEqual(was);
});
