import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chaseHistory } from '../../../domain/cycle/chase-history.ts';
import { clockLedger } from '../../../domain/cycle/clock-ledger.ts';
import type { FiledReply } from '../../../domain/cycle/commands.ts';
import { lateOffices } from '../../../domain/cycle/late.ts';
import { CHANNELS } from '../../../domain/requests/channel.ts';
import { heard } from '../../builders/cycle-log.ts';
import { LivedCycle } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], mofa: ['q3'] };
const LOGGED = CHANNELS.filter((channel) => channel !== 'e-mail');

function asked(until = '2026-12-10'): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign(ROWS);
  cycle.until(until);
  return cycle;
}

const spoken = (change: Partial<FiledReply> = {}): Partial<FiledReply> => ({
  channel: 'telephone',
  by: 'Desk officer',
  said: 'as told',
  ...change,
});

const answer = fc.record({
  row: fc.constantFrom('q1.a', 'q1.b'),
  status: fc.constantFrom('answered' as const, 'no-data' as const, 'not-ours' as const, 'clarification' as const),
});
const reply = fc.record({
  class: fc.constantFrom(
    'acknowledgement' as const,
    'partial' as const,
    'clarification' as const,
    'extension' as const,
    'no-data' as const,
  ),
  answers: fc.uniqueArray(answer, { maxLength: 2, selector: ({ row }) => row }),
  days: fc.integer({ min: 1, max: 10 }),
});

test('what was said on any other channel has the effect of the same mail: rows, tasks, letters, clock', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(reply, { minLength: 1, maxLength: 4 }), fc.constantFrom(...LOGGED), (replies, channel) => {
      const [mail, log] = [asked(), asked()];
      for (const [at, { days: _, ...content }] of replies.entries()) {
        mail.reply('moi', { mail: `m${at}`, ...content });
        log.reply('moi', { mail: `m${at}`, ...content, ...spoken({ channel }) });
        const next = `2026-12-${String(10 + (at + 1) * 3)}`;
        mail.until(next);
        log.until(next);
      }
      mail.until('2027-02-01');
      log.until('2027-02-01');
      expect(log.state).toEqual(mail.state);
      expect(clockLedger(log.state.requests['moi']!, log.terms, log.today)).toEqual(
        clockLedger(mail.state.requests['moi']!, mail.terms, mail.today),
      );
      compared += 1;
    }),
    { numRuns: 60 },
  );
  expect(compared).toBe(60);
});

test('the same entry twice is once', () => {
  const cycle = asked();
  for (const _ of [1, 2]) {
    cycle.reply('moi', spoken({ mail: 'log/1', answers: [{ row: 'q1.a', status: 'answered' }] }));
    cycle.tell(heard('mofa', { mail: 'log/2' }));
  }
  expect(cycle.events.filter(({ event }) => event.type === 'reply-received')).toHaveLength(1);
  expect(cycle.events.filter(({ event }) => event.type === 'contact-logged')).toHaveLength(1);
});

describe('the day it happened counts', () => {
  test('an answer given on the last day is in time, though it is logged two days later', () => {
    const cycle = asked('2026-12-31');
    expect(lateOffices(cycle.state)).toContain('moi');
    const answers = ['q1.a', 'q1.b'].map((row) => ({ row, status: 'answered' as const }));
    cycle.reply('moi', spoken({ happenedOn: '2026-12-29', answers }));
    expect(cycle.state.requests['moi']).toMatchObject({
      answeredOn: '2026-12-29',
      lastReplyOn: '2026-12-29',
      signOn: '2026-12-29',
    });
    expect(lateOffices(cycle.state)).not.toContain('moi');
  });

  test('a question asked on Monday and logged on Wednesday stops the clock on Monday', () => {
    const cycle = asked('2026-12-16');
    cycle.reply('moi', spoken({ happenedOn: '2026-12-14', class: 'clarification' }));
    expect(cycle.state.requests['moi']?.suspensions).toMatchObject([{ from: '2026-12-14', to: null }]);
    const ledger = clockLedger(cycle.state.requests['moi']!, cycle.terms, '2026-12-16')!;
    expect(ledger).toMatchObject({ used: 10, takenBySecretariat: 2, suspended: true });
  });
});

test.each([
  ['tomorrow', { happenedOn: '2026-12-11' }, /2026-12-11 has not come yet; give a day up to 2026-12-10/],
  ['before it was asked', { happenedOn: '2026-11-27' }, /moi was asked on 2026-11-30, after 2026-11-27/],
  ['without a word', { said: '  ' }, /says nothing; write down what was said/],
  ['by e-mail', { channel: 'e-mail' as const }, /taken in by itself/],
])('an entry is refused: %s', (_why, change, words) => {
  const cycle = asked();
  expect(cycle.reply('moi', spoken(change))).toMatch(words);
  expect(cycle.tell(heard('moi', change))).toMatch(words);
  expect(cycle.state.requests['moi']).toMatchObject({ replies: 0 });
});

test('nothing is logged of an office that is not asked; a clearer may be heard too', () => {
  const cycle = asked();
  expect(cycle.reply('molj', spoken())).toMatch(/molj is not asked in this cycle/);
  cycle.consolidate('d');
  expect(cycle.reply('mohr', spoken({ said: 'no objection' }))).toBeNull();
  expect(cycle.tasks()).toContain('record-clearance');
});

test('the annexed history tells what was said and tried, by which channel and on its day; vetoes stay inside the house', () => {
  const cycle = asked('2026-12-14');
  cycle.tell(heard('moi', { reached: false, said: 'engaged all day', mail: 'log/a' }));
  cycle.reply(
    'moi',
    spoken({
      channel: 'dak',
      said: 'letter No. 12',
      happenedOn: '2026-12-11',
      answers: [{ row: 'q1.a', status: 'answered' }],
    }),
  );
  cycle.reply('moi', spoken({ channel: 'visit', said: 'asked for a week', class: 'extension' }));
  cycle.tell({ type: 'grant-days', office: 'moi', workingDays: 2, by: 'd' });
  cycle.tell({
    type: 'suspend-clock',
    office: 'moi',
    from: '2026-12-20',
    to: '2026-12-27',
    by: 'd',
    reason: 'winter closure',
  });
  cycle.until('2027-01-08');
  cycle.tell({ type: 'veto-rung', office: 'moi', rung: '', by: 'd', reason: 'secret' });
  const lines = chaseHistory(cycle.events, 'moi', [cycle.terms.ladder]);
  expect(lines.slice(0, 7)).toEqual([
    { on: '2026-11-30', channel: 'e-mail', what: 'Request sent' },
    { on: '2026-12-07', channel: 'e-mail', what: 'Confirmation of receipt asked sent' },
    { on: '2026-12-11', channel: 'dak', what: 'reply received, answering 1 row: “letter No. 12”' },
    { on: '2026-12-14', channel: 'telephone', what: 'tried, nobody was reached: “engaged all day”' },
    { on: '2026-12-14', channel: 'visit', what: 'more time asked: “asked for a week”' },
    { on: '2026-12-14', channel: 'decision', what: '2 working days granted' },
    { on: '2026-12-14', channel: 'decision', what: 'recess from 2026-12-21 to 2026-12-26 not counted: winter closure' },
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});
