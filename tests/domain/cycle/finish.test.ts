import { expect, test } from 'vitest';
import { addWorkingDays } from '../../../domain/calendar/open-days.ts';
import { LivedCycle, someTerms } from '../../builders/cycle.ts';

const BY = 'director';

function answered(terms = someTerms()): LivedCycle {
  const cycle = new LivedCycle(terms);
  cycle.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q2', 'q3'] });
  cycle.until('2026-12-10');
  cycle.answer('moi', ['q1.a', 'q1.b']);
  cycle.answer('mofa', ['q2', 'q3']);
  for (const office of ['moi', 'mofa'])
    cycle.tell({ type: 'change-rows', office, rows: [], to: 'accepted', by: BY, reason: null });
  return cycle;
}

/** Clears the text at every office of the procedure, each on the day after it was asked. */
function cleared(cycle: LivedCycle): void {
  for (let guard = 0; cycle.state.reached.cleared === undefined; guard += 1) {
    if (guard > 20) throw new Error('never cleared');
    const asked = cycle.state.awaited.filter((a) => a.doneOn === null);
    for (const { office } of asked) cycle.tell({ type: 'clear', office, by: BY, reference: null });
    cycle.sendWaiting();
  }
}

test('when every row is accepted the text is assembled at once, not on its planned day', () => {
  const cycle = answered();
  cycle.until('2026-12-14');
  expect(cycle.state.reached).toMatchObject({ 'answers-closed': '2026-12-10', consolidated: '2026-12-14' });
});

test('with rows open it is assembled on its planned day, and says which questions are open', () => {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a'], mofa: ['q2'] });
  cycle.until('2027-02-03');
  expect(cycle.state.consolidation).toMatchObject({ on: '2027-02-02', openQuestions: ['q1', 'q2'] });
});

test('no clearer is forgotten: the text is cleared only when every group has spoken, Foreign Affairs first', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  cleared(cycle);
  const delivered = cycle.events.flatMap(({ event }) => (event.type === 'delivered' ? [event.office] : []));
  expect(delivered).toEqual(['mohr', ...cycle.terms.procedure.clearers.flat()]);
  expect(cycle.tasks()).toEqual(['hand-over']);
});

test('the groups of clearers share the days of the clearance, and the last of them has until its planned day', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  const asked = (): { office: string; askedOn: string; dueOn: string } =>
    cycle.state.awaited.find(({ matter, doneOn }) => matter === 'clearance' && doneOn === null)!;
  cycle.tell({ type: 'clear', office: 'mohr', by: BY, reference: null });
  const given = cycle.state.plan.budgets.find(({ step }) => step === 'clearance')!.given;
  const { calendar } = cycle.terms;
  const first = asked();
  expect(first.dueOn).toBe(addWorkingDays(calendar, 'federal', first.askedOn, Math.floor(given / 2)));
  cycle.until(first.dueOn);
  cycle.tell({ type: 'clear', office: first.office, by: BY, reference: null });
  const second = asked();
  expect(second.office).not.toBe(first.office);
  expect(second.dueOn <= addWorkingDays(calendar, 'federal', second.askedOn, given)).toBe(true);
});

test('the same office may sit in the Committee and clear: its second word is taken too', () => {
  const terms = someTerms();
  const cycle = answered({ ...terms, procedure: { ...terms.procedure, clearers: [[], ['mohr'], ['mofa']] } });
  cycle.consolidate(BY);
  cleared(cycle);
  const delivered = cycle.events.flatMap(({ event }) => (event.type === 'delivered' ? [event.office] : []));
  expect(delivered).toEqual(['mohr', 'mohr', 'mofa']);
});

test('a returned text waits for an officer, then goes round again under new rungs', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  cycle.tell({ type: 'clear', office: 'mohr', by: BY, reference: null });
  const back = { type: 'return-text', office: 'mofa', by: BY, comments: 'paragraph 4' } as const;
  expect(cycle.tell({ ...back, comments: '' })).toMatch(/comments are empty/);
  expect(cycle.tell(back)).toBeNull();
  expect(cycle.tasks()).toEqual(['consolidate']);
  cycle.until('2027-03-15');
  expect(cycle.state).toMatchObject({ round: 2, consolidation: null });
  expect(cycle.state.reached.consolidated).toBeUndefined();
  expect(cycle.consolidate(BY)).toBeNull();
  cleared(cycle);
  expect(cycle.letters('mofa').map((l) => l.rung)).toEqual([
    'request',
    'silent-alternate',
    'clearance-request',
    'clearance-request-2',
  ]);
});

test('clearers are chased by their own ladder, each rung once, and a reply of theirs asks an officer', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  cycle.tell({ type: 'clear', office: 'mohr', by: BY, reference: null });
  cycle.until('2027-03-15');
  expect(cycle.letters('mofa').map((l) => l.rung)).toEqual([
    'request',
    'silent-alternate',
    'clearance-request',
    'clearance-reminder',
    'clearance-accountable',
    'clearance-demi-official',
  ]);
  cycle.reply('mofa', { class: 'bounce-soft' });
  expect(cycle.tasks()).toEqual([]);
  cycle.reply('mofa', { class: 'acknowledgement' });
  expect(cycle.tasks()).toEqual(['record-clearance']);
  cycle.tell({ type: 'clear', office: 'mofa', by: BY, reference: null });
  expect(cycle.tasks()).toEqual([]);
});

test('a text over a hard limit is not handed over, and can be shortened', () => {
  const cycle = answered({ ...someTerms(), wordLimit: { words: 100, kind: 'hard' } });
  cycle.consolidate(BY, 101);
  cleared(cycle);
  expect(cycle.tasks()).toEqual(['hand-over', 'over-limit']);
  expect(cycle.tell({ type: 'hand-over', by: BY })).toMatch(/101 words; at most 100 .*shorten/);
  expect(cycle.consolidate(BY, 100)).toBeNull();
  expect(cycle.tell({ type: 'hand-over', by: BY })).toMatch(/not cleared yet/);
  cleared(cycle);
  expect(cycle.tell({ type: 'hand-over', by: BY })).toBeNull();
  expect(cycle.consolidate(BY, 90)).toMatch(/consolidated already/);
});

test('hand over, submit, acknowledge: in this order, each once, and nothing is left to do', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  const submit = { type: 'submit', by: BY, noteVerbale: 'No. 12/2027' } as const;
  const acknowledge = { type: 'acknowledge', by: BY, reference: 'e-mail of the secretariat' } as const;
  expect(cycle.tell({ type: 'hand-over', by: BY })).toMatch(/not cleared yet; clearance is awaited from mohr/);
  cleared(cycle);
  expect(cycle.tell(submit)).toMatch(/not handed over yet/);
  cycle.tell({ type: 'hand-over', by: BY });
  expect(cycle.tell(acknowledge)).toMatch(/nothing was submitted/);
  expect(cycle.tell({ ...submit, noteVerbale: '' })).toMatch(/no number/);
  expect(cycle.tell(submit)).toBeNull();
  expect(cycle.tell({ ...submit, noteVerbale: 'No. 13' })).toMatch(/submitted under No. 12/);
  // Five working days after 10 December.
  expect(cycle.state.awaited.find((a) => a.matter === 'acknowledgement')?.dueOn).toBe('2026-12-17');
  cycle.until('2026-12-19');
  expect(cycle.letters('pm-geneva').at(-1)).toMatchObject({ on: '2026-12-18', rung: 'acknowledgement-reminder' });
  const seq = cycle.state.seq;
  cycle.tell({ type: 'hand-over', by: BY });
  cycle.tell(submit);
  expect(cycle.state.seq).toBe(seq);
  expect(cycle.tell(acknowledge)).toBeNull();
  expect(cycle.state.tasks).toEqual([]);
  expect(cycle.tell(acknowledge)).toBeNull();
  expect(cycle.tell({ type: 'remind', office: 'moi', by: BY })).toMatch(/ended on/);
});

test('until it is handed over a cleared text can still be returned, also by a clearer that had agreed', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  cleared(cycle);
  const back = { type: 'return-text', office: 'mofa', by: BY, comments: 'a figure came late' } as const;
  expect(cycle.tell(back)).toBeNull();
  expect(cycle.tasks()).toEqual(['consolidate']);
  expect(cycle.tell({ type: 'hand-over', by: BY })).toMatch(/not cleared yet; consolidate it first/);
  expect(cycle.tell(back)).toMatch(/not asked to clear now/);
  cycle.consolidate(BY);
  cleared(cycle);
  cycle.tell({ type: 'hand-over', by: BY });
  expect(cycle.tell(back)).toMatch(/handed over on .*; ask the Mission to hold it/);
});

test('a clearer that writes again after it has cleared is read, not lost', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  cleared(cycle);
  cycle.reply('mofa', { class: 'partial' });
  expect(cycle.tasks()).toEqual(['hand-over', 'record-clearance']);
  expect(cycle.tell({ type: 'clear', office: 'mofa', by: BY, reference: null })).toBeNull();
  expect(cycle.tasks()).toEqual(['hand-over']);
});

test('a clearer that could not be written to is a task until it has spoken', () => {
  const cycle = answered();
  cycle.consolidate(BY);
  cycle.sendWaiting();
  cycle.tell({ type: 'clear', office: 'mohr', by: BY, reference: null });
  cycle.sendWaiting();
  const rung = cycle.letters('mofa').at(-1)!.rung;
  for (let route = 0; route < 2; route += 1) {
    cycle.reply('mofa', { class: 'bounce-hard', failedRungs: [rung] });
    cycle.sendWaiting();
  }
  expect(cycle.tasks()).toEqual(['mail-failed']);
  cycle.tell({ type: 'clear', office: 'mofa', by: BY, reference: 'by telephone' });
  expect(cycle.tasks()).toEqual([]);
});
