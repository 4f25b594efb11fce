import { describe, expect, test } from 'vitest';
import { chaseHistory } from '../../../domain/cycle/chase-history.ts';
import { requestDueOn } from '../../../domain/cycle/clock.ts';
import { nextDueDate } from '../../../domain/cycle/due.ts';
import { lateOffices } from '../../../domain/cycle/late.ts';
import { heard } from '../../builders/cycle-log.ts';
import { LivedCycle } from '../../builders/cycle.ts';

const asked = (): LivedCycle => {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q3'] });
  return cycle;
};
const hard = (cycle: LivedCycle, left: number, rung = 'request'): void => {
  cycle.reply('moi', { class: 'bounce-hard', failedRungs: [rung], routesLeft: { [rung]: left } });
};
const soft = (cycle: LivedCycle, left = 2): void => {
  cycle.reply('moi', { class: 'bounce-soft', softRungs: ['request'], routesLeft: { request: left } });
};
const request = (cycle: LivedCycle) => cycle.state.letters['moi/request']!;
const taskOf = (cycle: LivedCycle, kind: string) =>
  cycle.state.tasks.find((task) => task.kind === kind && task.office === 'moi');

describe('a letter that no mail delivers', () => {
  test('goes to one person of the office after another, then to the telephone, then on paper', () => {
    const cycle = asked();
    for (const left of [2, 1]) {
      hard(cycle, left);
      expect(request(cycle).status).toBe('waiting');
      cycle.sendWaiting();
    }
    hard(cycle, 0);
    expect(request(cycle)).toMatchObject({ status: 'failed', routes: 3 });
    expect(cycle.tasks()).toEqual(['telephone']);
    cycle.tell(heard('moi', { reached: false, said: 'it rang' }));
    expect(cycle.tasks()).toEqual(['print-letter']);
    expect(taskOf(cycle, 'print-letter')?.text).toContain(
      'treaty-desk letter print cycle/ccpr/ccpr-c-pak-q-99 moi request',
    );
  });

  test('goes the same way when the mail server refuses it', () => {
    const cycle = new LivedCycle();
    cycle.tell({ type: 'propose-assignment', assignment: 'p', undecided: [] });
    cycle.tell({ type: 'confirm-assignment', by: 'd', assignment: 'p', rows: { moi: ['q1.a'] } });
    const failed = (routesLeft: number, route: number) =>
      cycle.tell({
        type: 'record-letter',
        office: 'moi',
        rung: 'request',
        outcome: { state: 'failed', reason: '550 no such user', retryElsewhere: true, routesLeft, route },
      });
    failed(1, 1);
    expect(request(cycle)).toMatchObject({ status: 'waiting', routes: 2 });
    failed(0, 2);
    expect(cycle.tasks()).toEqual(['telephone']);
    expect(taskOf(cycle, 'telephone')?.text).toContain('550 no such user');
  });

  test('is printed when a working day has passed without anybody being reached', () => {
    const cycle = asked();
    hard(cycle, 0);
    expect(nextDueDate(cycle.state, cycle.terms, cycle.today)).toBe('2026-12-01');
    cycle.until('2026-12-01');
    expect(cycle.tasks()).toEqual(['print-letter']);
  });

  test('says on which number the office is telephoned, where it is known', () => {
    const cycle = asked();
    const offices = cycle.terms.offices.map((one) =>
      one.id === 'moi' ? { ...one, telephone: '+92-51-1234567' } : one,
    );
    hard(cycle, 0);
    expect(taskOf(cycle, 'telephone')?.text).toContain('its number is not entered here');
    const known = asked();
    known.terms = { ...known.terms, offices };
    hard(known, 0);
    expect(taskOf(known, 'telephone')?.text).toContain('(+92-51-1234567)');
  });

  test('never loops, whatever is said of further people', () => {
    const cycle = asked();
    for (let bounce = 0; bounce < 60; bounce += 1) {
      hard(cycle, 5);
      cycle.sendWaiting();
    }
    expect(request(cycle)).toMatchObject({ status: 'failed', routes: 20 });
  });

  test('is one matter for an officer however many letters fail, and the request comes first', () => {
    const cycle = asked();
    hard(cycle, 0);
    cycle.until('2026-12-29');
    hard(cycle, 0, 'reminder-1');
    expect(cycle.state.tasks.filter(({ office, rung }) => office === 'moi' && rung !== undefined)).toMatchObject([
      { kind: 'print-letter', rung: 'request' },
    ]);
  });

  test.each([
    ['somebody is reached by telephone', (c: LivedCycle) => c.tell(heard('moi'))],
    ['the office writes after all', (c: LivedCycle) => c.reply('moi', { class: 'acknowledgement' })],
    [
      'its rows are waived',
      (c: LivedCycle) =>
        c.tell({ type: 'change-rows', office: 'moi', rows: [], to: 'waived', by: 'd', reason: 'known' }),
    ],
    [
      'the request leaves by mail after all',
      (c: LivedCycle) => {
        c.tell({ type: 'remind', office: 'moi', by: 'd' });
        c.sendWaiting();
      },
    ],
    ['the text is consolidated', (c: LivedCycle) => c.consolidate('d')],
  ])('needs nobody any more once %s', (_why, happens) => {
    for (const printed of [false, true]) {
      const cycle = asked();
      hard(cycle, 0);
      if (printed) cycle.tell(heard('moi', { reached: false, said: 'it rang' }));
      happens(cycle);
      expect(cycle.state.tasks.filter(({ rung }) => rung !== undefined)).toEqual([]);
    }
  });

  test('is for a telephone call although the office had been heard of before', () => {
    const cycle = asked();
    cycle.reply('moi', { class: 'acknowledgement' });
    cycle.until('2026-12-28');
    hard(cycle, 0, 'courtesy');
    cycle.look();
    expect(cycle.tasks()).toContain('telephone');
  });
});

describe('a letter that is carried on paper', () => {
  const carried = (change = {}) =>
    heard('moi', { channel: 'dak', reached: false, carried: '', said: 'sent', ...change });

  test('has left, and the office’s days begin on that day', () => {
    const [cycle, mail] = [asked(), asked()];
    const due = requestDueOn(mail.state.requests['moi']!, mail.terms, mail.today)!;
    hard(cycle, 0);
    cycle.until('2026-12-03');
    expect(cycle.tell(carried())).toBeNull();
    expect(request(cycle)).toMatchObject({ status: 'sent', endedOn: '2026-12-03' });
    expect(cycle.state.requests['moi']).toMatchObject({ requestedOn: '2026-12-03', replies: 0 });
    expect(requestDueOn(cycle.state.requests['moi']!, cycle.terms, cycle.today)! > due).toBe(true);
    expect(cycle.tasks()).toEqual([]);
    expect(chaseHistory(cycle.events, 'moi', [cycle.terms.ladder]).at(-1)).toEqual({
      on: '2026-12-03',
      channel: 'dak',
      what: 'Request sent',
    });
  });

  test('counts from the day it left, though it is logged later; twice is once', () => {
    const cycle = asked();
    hard(cycle, 0);
    cycle.until('2026-12-04');
    cycle.tell(carried({ happenedOn: '2026-12-02' }));
    const before = cycle.state;
    cycle.tell(carried({ happenedOn: '2026-12-02' }));
    expect(cycle.state).toEqual(before);
    expect(cycle.state.requests['moi']?.requestedOn).toBe('2026-12-02');
  });

  test('an office that seemed late is not, once its request has only now left', () => {
    const cycle = asked();
    hard(cycle, 0);
    cycle.until('2026-12-31');
    expect(lateOffices(cycle.state)).toContain('moi');
    cycle.tell(carried());
    expect(lateOffices(cycle.state)).not.toContain('moi');
  });

  test('is refused where nothing waits to be carried, or by telephone', () => {
    const cycle = asked();
    expect(cycle.tell(carried())).toMatch(/no letter waits to be carried to moi; written: request/);
    expect(cycle.tell(carried({ carried: 'chair' }))).toMatch(/no letter chair has been written to moi/);
    hard(cycle, 0);
    expect(cycle.tell(carried({ channel: 'telephone' }))).toMatch(/not carried by telephone; dak, fax or visit/);
  });

  test('the paper copy of a letter that left by mail changes no day', () => {
    const cycle = asked();
    cycle.until('2026-12-03');
    expect(cycle.tell(carried({ carried: 'request' }))).toBeNull();
    expect(cycle.state.requests['moi']?.requestedOn).toBe('2026-11-30');
  });
});

describe('a mailbox that takes nothing for the time being', () => {
  test('is tried once more after a working day, before anybody else is written to', () => {
    const cycle = asked();
    soft(cycle);
    expect(request(cycle)).toMatchObject({ status: 'sent', againOn: '2026-12-01' });
    expect(cycle.state.requests['moi']?.mailboxFailed).toBe(false);
    cycle.until('2026-12-01');
    expect(request(cycle)).toMatchObject({ status: 'sent', routes: 2, putOff: [1] });
    expect(cycle.state.requests['moi']?.mailboxFailed).toBe(false);
    expect(cycle.tasks()).toEqual([]);
  });

  test('a second time it counts as one that takes nothing at all', () => {
    const cycle = asked();
    soft(cycle);
    cycle.until('2026-12-01');
    soft(cycle);
    expect(request(cycle)).toMatchObject({ status: 'waiting', routes: 3 });
    expect(cycle.state.requests['moi']?.mailboxFailed).toBe(true);
    cycle.sendWaiting();
    hard(cycle, 0);
    expect(cycle.tasks()).toEqual(['telephone']);
  });

  test('told twice before the second try, it is still one try', () => {
    const cycle = asked();
    soft(cycle);
    soft(cycle);
    cycle.until('2026-12-02');
    expect(request(cycle)).toMatchObject({ routes: 2, putOff: [1] });
  });

  test('over a weekend the second try waits until the office works', () => {
    const cycle = asked();
    cycle.until('2026-12-04');
    soft(cycle);
    expect(request(cycle).againOn).toBe('2026-12-07');
    cycle.until('2026-12-06');
    expect(request(cycle).routes).toBe(1);
    cycle.until('2026-12-07');
    expect(request(cycle).routes).toBe(2);
  });

  test('is not tried again once the office has written, or owes nothing', () => {
    for (const answer of [
      (c: LivedCycle) => c.reply('moi', { class: 'acknowledgement' }),
      (c: LivedCycle) => c.answer('moi', ['q1.a', 'q1.b']),
    ]) {
      const cycle = asked();
      soft(cycle);
      answer(cycle);
      cycle.until('2026-12-03');
      expect(request(cycle).routes).toBe(1);
    }
  });

  test('that turns out to be dead goes to another person at once', () => {
    const cycle = asked();
    soft(cycle);
    hard(cycle, 1);
    expect(request(cycle)).toMatchObject({ status: 'waiting', routes: 2 });
    expect(request(cycle).againOn).toBeUndefined();
  });
});

test('a delivery that is only delayed fails nothing', () => {
  const cycle = asked();
  cycle.reply('moi', { class: 'bounce-delayed' });
  expect(request(cycle)).toMatchObject({ status: 'sent', routes: 1 });
  expect(cycle.state.requests['moi']).toMatchObject({ mailboxFailed: false, replies: 0 });
  expect(cycle.tasks()).toEqual([]);
});
