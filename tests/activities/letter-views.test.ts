import { expect, test } from 'vitest';
import { attachmentName, rowLabel, rowsNow, stillWanted } from '../../activities/letter-views.ts';
import type { OutboxLetter } from '../../activities/store-ports.ts';
import { LivedCycle } from '../builders/cycle.ts';

/** The letter as the out-box holds it once the cycle has decided it. */
function decided(cycle: LivedCycle, office: string, rung: string): OutboxLetter {
  const found = cycle.events.find(
    ({ event }) => event.type === 'letter-written' && event.letter.office === office && event.letter.rung === rung,
  );
  if (found?.event.type !== 'letter-written') throw new Error(`${office} has no letter ${rung}`);
  const { cycleId } = cycle.state;
  const id = `${cycleId}/${office}/${rung}`;
  return {
    id,
    cycleId,
    office,
    rung,
    decision: found.event.letter,
    writtenOn: found.on,
    writtenAt: found.at,
    route: 1,
  };
}

function asked(): LivedCycle {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a', 'q1.b', 'q2'], mofa: ['q3'] });
  return cycle;
}

test.each([
  ['q4', 'Q4'],
  ['q4.b', 'Q4 (b)'],
])('the row %s is called %s in every letter', (row, label) => {
  expect(rowLabel(row)).toBe(label);
});

test('a reminder that waited names only what is still open, and is not sent once nothing is', () => {
  const cycle = asked();
  cycle.until('2026-12-31');
  const reminder = decided(cycle, 'moi', 'reminder-1');
  cycle.answer('moi', ['q1.a']);
  expect(rowsNow({ letter: reminder, state: cycle.state })).toEqual(['q1.b', 'q2']);
  cycle.answer('moi', ['q1.b', 'q2']);
  expect(stillWanted(reminder, cycle.state)).toBe(false);
});

test('a request that waited leaves out what another office answers by now', () => {
  const cycle = asked();
  const request = decided(cycle, 'moi', 'request');
  cycle.tell({ type: 'reassign', question: 'q2', to: ['mofa'], by: 'director' });
  expect(rowsNow({ letter: request, state: cycle.state })).toEqual(['q1.a', 'q1.b']);
  cycle.tell({ type: 'reassign', question: 'q1', to: ['mofa'], by: 'director' });
  expect(stillWanted(request, cycle.state)).toBe(false);
});

test('an answer of ours is sent though the office answered meanwhile', () => {
  const cycle = asked();
  cycle.reply('moi', { class: 'clarification' });
  cycle.tell({ type: 'answer-clarification', office: 'moi', by: 'officer', answer: 'five years' });
  const letter = decided(cycle, 'moi', 'clarification-1');
  cycle.answer('moi', ['q1.a', 'q1.b', 'q2']);
  expect(stillWanted(letter, cycle.state)).toBe(true);
});

test('nobody is asked whether a request arrived once somebody gave a sign', () => {
  const cycle = asked();
  cycle.until('2026-12-07');
  const silent = decided(cycle, 'moi', 'silent-alternate');
  expect(stillWanted(silent, cycle.state)).toBe(true);
  cycle.reply('moi', { class: 'acknowledgement' });
  expect(stillWanted(silent, cycle.state)).toBe(false);
});

test('those above are told of the answer without a matrix, and not once a row is open again', () => {
  const cycle = asked();
  cycle.reply('moi', { class: 'acknowledgement' });
  cycle.until('2027-01-08');
  const accountable = decided(cycle, 'moi', 'accountable');
  expect(attachmentName(accountable, cycle.state)).toBe('CCPR-C-PAK-Q-99-moi-matrix.xlsx');
  cycle.answer('moi', ['q1.a', 'q1.b', 'q2']);
  const told = decided(cycle, 'moi', 'stood-down');
  expect(told.decision).toMatchObject({ to: ['accountable'], note: 'accountable' });
  expect(stillWanted(told, cycle.state)).toBe(true);
  expect(attachmentName(told, cycle.state)).toBeNull();
  cycle.tell({ type: 'change-rows', office: 'moi', rows: ['q2'], to: 'open', by: 'officer', reason: 'no figures' });
  expect(stillWanted(told, cycle.state)).toBe(false);
});

test('a clearer is not written to once it has spoken, nor about a text that was returned', () => {
  const cycle = asked();
  cycle.until('2027-02-11');
  const toClearer = decided(cycle, 'mofa', 'clearance-request');
  expect(stillWanted(toClearer, cycle.state)).toBe(true);
  cycle.tell({ type: 'return-text', office: 'mofa', by: 'director', comments: 'paragraph 4' });
  expect(stillWanted(toClearer, cycle.state)).toBe(false);
  cycle.consolidate('director');
  cycle.tell({ type: 'clear', office: 'mohr', by: 'director', reference: null });
  expect(stillWanted(toClearer, cycle.state)).toBe(false);
  const again = decided(cycle, 'mofa', 'clearance-request-2');
  expect(stillWanted(again, cycle.state)).toBe(true);
  cycle.tell({ type: 'clear', office: 'mofa', by: 'director', reference: null });
  expect(stillWanted(again, cycle.state)).toBe(false);
});
