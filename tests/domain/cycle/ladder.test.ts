import { expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/local-date.ts';
import { addWorkingDays, isOpenDay, nextOpenDay } from '../../../domain/calendar/open-days.ts';
import { requestDueOn } from '../../../domain/cycle/clock.ts';
import { lateOffices } from '../../../domain/cycle/late.ts';
import { LivedCycle, someFacts, someTerms } from '../../builders/cycle.ts';

const ROWS = { moi: ['q1.a', 'q1.b'], 'punjab-home': ['q2'], mofa: ['q3'] };

function asked(): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign(ROWS);
  return cycle;
}

const rungsOf = (cycle: LivedCycle, office: string): readonly string[] => cycle.letters(office).map((l) => l.rung);

test('nothing is sent before the Director has confirmed who answers what', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: ['q2'] });
  cycle.until('2027-02-01');
  expect(cycle.letters()).toEqual([]);
  expect(cycle.state.tasks).toMatchObject([{ kind: 'confirm-assignment', since: '2026-11-30' }]);
  expect(cycle.state.tasks[0]?.text).toMatch(/^overdue since 2026-12-03: .*q2/);
});

test('an office that never answers gets each rung once, in the order of the ladder, on open days', () => {
  const cycle = asked();
  cycle.until('2027-02-10');
  expect(rungsOf(cycle, 'moi')).toEqual(['request', 'silent-alternate', ...cycle.terms.ladder.rungs.map((r) => r.id)]);
  const letters = cycle.letters('moi');
  expect(new Set(letters.map((l) => l.on)).size).toBe(letters.length);
});

test('a letter is decided on no closed day: confirmed on a Sunday, requests leave on Monday', () => {
  const cycle = new LivedCycle(someTerms(), someFacts({ receivedOn: '2026-11-29' }));
  cycle.assign(ROWS);
  expect(cycle.letters()).toEqual([]);
  cycle.until('2027-02-10');
  expect(cycle.letters('moi')[0]?.on).toBe('2026-11-30');
  const layer = new Map(cycle.terms.offices.map((o) => [o.id, o.layer]));
  const closed = cycle.letters().filter((l) => !isOpenDay(cycle.terms.calendar, layer.get(l.office)!, l.on));
  expect(closed).toEqual([]);
});

test('a message on a Sunday after an outage brings no letter on that Sunday', () => {
  const cycle = asked();
  cycle.outageUntil('2027-01-03');
  cycle.answer('mofa', ['q3']);
  expect(rungsOf(cycle, 'moi')).toEqual(['request']);
  cycle.until('2027-01-05');
  expect(cycle.letters('moi').slice(1)).toMatchObject([
    { on: '2027-01-04', rung: 'reminder-2' },
    { on: '2027-01-05', rung: 'silent-alternate' },
  ]);
});

test('after sixty days of outage each office gets one letter, not nine', () => {
  const cycle = asked();
  for (const office of Object.keys(ROWS)) cycle.reply(office, { class: 'acknowledgement' });
  cycle.outageUntil('2027-02-01');
  cycle.look();
  for (const office of Object.keys(ROWS)) expect(rungsOf(cycle, office)).toEqual(['request', 'chair']);
  expect(cycle.state.requests['moi']?.rungs).toMatchObject({ courtesy: null, 'demi-official': null });
});

test('a chase names exactly the open rows, and stops the moment the last is answered', () => {
  const cycle = asked();
  cycle.answer('moi', ['q1.b']);
  cycle.until('2027-01-04');
  expect(cycle.letters('moi').at(-1)).toMatchObject({ rung: 'reminder-2', rows: ['q1.a'] });
  cycle.answer('moi', ['q1.a']);
  const before = cycle.letters('moi').length;
  cycle.until('2027-02-10');
  expect(cycle.letters('moi').filter((l) => l.rows.length > 0)).toHaveLength(before);
});

test('the ladder takes no step back when more time moves the plan', () => {
  // Asked so late that its courtesy notice had no day; with the days granted it would get one, after Reminder-I.
  const cycle = asked();
  cycle.until('2026-12-28');
  cycle.tell({ type: 'reassign', question: 'q2', to: ['mora'], by: 'director' });
  cycle.until('2027-01-04');
  expect(rungsOf(cycle, 'mora')).toEqual(['request', 'silent-alternate', 'reminder-1']);
  expect(cycle.tell({ type: 'grant-days', office: 'mora', workingDays: 7, by: 'director' })).toBeNull();
  cycle.until('2027-02-10');
  expect(rungsOf(cycle, 'mora')).toContain('chair');
  expect(rungsOf(cycle, 'mora')).not.toContain('courtesy');
});

test('an office that was late before it asked what is meant is not chased while it waits for us', () => {
  const cycle = asked();
  cycle.until('2026-12-31');
  expect(lateOffices(cycle.state)).toContain('moi');
  cycle.reply('moi', { class: 'clarification' });
  expect(lateOffices(cycle.state)).not.toContain('moi');
  cycle.until('2027-01-15');
  expect(rungsOf(cycle, 'moi')).toEqual(['request', 'silent-alternate', 'courtesy', 'reminder-1']);
});

test('while we owe an office an answer it is neither chased nor late, and the days are not its own', () => {
  const cycle = asked();
  cycle.until('2026-12-15');
  cycle.reply('moi', { class: 'clarification' });
  cycle.until('2027-01-08');
  expect(rungsOf(cycle, 'moi')).toEqual(['request', 'silent-alternate']);
  expect(lateOffices(cycle.state)).toEqual(['mofa', 'punjab-home']);
  cycle.tell({ type: 'answer-clarification', office: 'moi', by: 'officer', answer: 'The last five years.' });
  const letter = cycle.events.findLast((e) => e.event.type === 'letter-written')?.event;
  const used = 11; // open days from 2026-12-01 to 2026-12-15
  const { calendar } = cycle.terms;
  const due = addWorkingDays(calendar, 'federal', '2027-01-08', cycle.state.requests['moi']!.budget - used);
  expect(letter).toMatchObject({ letter: { rung: 'clarification-1', answerBy: due } });
  expect(cycle.tasks()).not.toContain('clarification');
});

test('an office that asked and then answered everything is not left with a standing clock', () => {
  const cycle = asked();
  cycle.reply('moi', { class: 'clarification' });
  cycle.answer('moi', ['q1.a', 'q1.b']);
  expect(cycle.tasks()).toEqual([]);
  cycle.until('2027-01-08');
  cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'open', by: 'officer', reason: 'no figures' });
  cycle.until('2027-01-18');
  expect(rungsOf(cycle, 'moi').some((rung) => rung.startsWith('reminder') || rung === 'demi-official')).toBe(true);
});

test('an answer that is returned gives its office time: no reminder follows on the same day', () => {
  const cycle = asked();
  cycle.until('2026-12-28');
  cycle.answer('moi', ['q1.a', 'q1.b']);
  cycle.until('2027-01-08');
  cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q1.a'], to: 'open', by: 'officer', reason: 'no figures' });
  expect(cycle.letters('moi').filter((l) => l.on === '2027-01-08')).toMatchObject([
    { rung: 'returned-1', rows: ['q1.a'] },
  ]);
  expect(lateOffices(cycle.state)).not.toContain('moi');
  cycle.until('2027-01-13');
  expect(cycle.letters('moi').filter((l) => l.on > '2027-01-08')).toEqual([]);
});

test('an officer reminds ahead of the day by the next rung, and the day itself brings no second one', () => {
  const cycle = asked();
  expect(cycle.tell({ type: 'remind', office: 'moi', by: 'officer' })).toBeNull();
  expect(cycle.letters('moi').at(-1)?.rung).toBe('reminder-1');
  expect(lateOffices(cycle.state)).toEqual([]);
  cycle.until('2027-01-01');
  expect(rungsOf(cycle, 'moi')).toEqual(['request', 'reminder-1', 'silent-alternate']);
  cycle.answer('moi', ['q1.a', 'q1.b']);
  expect(cycle.tell({ type: 'remind', office: 'moi', by: 'officer' })).toMatch(/owes nothing/);
  expect(cycle.tell({ type: 'remind', office: 'molj', by: 'officer' })).toMatch(/has not been asked/);
});

test('an office whose reminders were all spent ahead of its answer date is late all the same when the date passes', () => {
  const cycle = asked();
  const remind = { type: 'remind', office: 'moi', by: 'officer' } as const;
  while (cycle.tell(remind) === null);
  expect(rungsOf(cycle, 'moi')).toContain('chair');
  const due = requestDueOn(cycle.state.requests['moi']!, cycle.terms, cycle.today)!;
  cycle.until(due);
  expect(lateOffices(cycle.state)).not.toContain('moi');
  const next = nextOpenDay(cycle.terms.calendar, 'federal', addDays(due, 1));
  cycle.until(next);
  expect(lateOffices(cycle.state)).toContain('moi');
  cycle.until('2027-02-10');
  expect(cycle.events.filter(({ event }) => event.type === 'answer-date-passed')).toHaveLength(1);
});

test('an office whose request never arrived is sent the request again, not reminded of it', () => {
  const cycle = asked();
  for (let route = 0; route < 2; route += 1) {
    cycle.reply('moi', { class: 'bounce-hard', failedRungs: ['request'] });
    cycle.sendWaiting();
  }
  expect(cycle.tasks()).toEqual(['mail-failed']);
  const remind = { type: 'remind', office: 'moi', by: 'officer' } as const;
  expect(cycle.tell(remind)).toBeNull();
  expect(rungsOf(cycle, 'moi')).toEqual(['request']);
  expect(cycle.state.letters['moi/request']).toMatchObject({ status: 'waiting', routes: 3 });
  cycle.sendWaiting();
  expect(cycle.tasks()).toEqual([]);
  expect(cycle.tell(remind)).toBeNull();
  expect(rungsOf(cycle, 'moi')).toEqual(['request', 'reminder-1']);
});

test('a request that leaves late begins its clock on the day on which it leaves', () => {
  const cycle = new LivedCycle();
  cycle.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] });
  cycle.tell({
    type: 'confirm-assignment',
    by: 'director',
    assignment: 'proposal',
    rows: { moi: ['q2'], mofa: ['q3'] },
  });
  const due = (office: string): string => requestDueOn(cycle.state.requests[office]!, cycle.terms, cycle.today)!;
  const written = due('moi');
  cycle.today = addWorkingDays(cycle.terms.calendar, 'federal', cycle.today, 3);
  const sent = { state: 'sent', mail: 'mail' } as const;
  cycle.tell({ type: 'record-letter', office: 'moi', rung: 'request', outcome: { ...sent, lateBy: 3 } });
  cycle.tell({ type: 'record-letter', office: 'mofa', rung: 'request', outcome: sent });
  expect(due('moi')).toBe(addWorkingDays(cycle.terms.calendar, 'federal', written, 3));
  expect(due('mofa')).toBe(written);
});
