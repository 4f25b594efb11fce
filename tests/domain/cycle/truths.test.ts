import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UPDATES } from '../../../contracts/workflows.ts';
import type { CommandOf } from '../../../domain/cycle/commands.ts';
import type { OfficerTask } from '../../../domain/cycle/state.ts';
import { STAGES } from '../../../domain/stages.ts';
import { heard } from '../../builders/cycle-log.ts';
import { aQuestion, LivedCycle, someTerms } from '../../builders/cycle.ts';

/** Told to the cycle by the workflow itself or by an out-tray, never by a person. */
const INTERNAL = ['propose-assignment', 'report-addresses', 'record-letter', 'figures-agree'];

const source = (name: string): string =>
  readFileSync(new URL(`../../../domain/cycle/${name}.ts`, import.meta.url), 'utf8');
const cases = (name: string, after: string): readonly string[] =>
  [
    ...source(name)
      .split(after)[1]!
      .matchAll(/^ {4}case '([a-z-]+)'/gmu),
  ].map((m) => m[1]!);
const types = (name: string, union: string): readonly string[] =>
  [
    ...source(name)
      .split(union)[1]!
      .split(';\n\n')[0]!
      .matchAll(/readonly type: '([a-z-]+)'/gu),
  ].map((m) => m[1]!);

test('every command is decided, and is an update or internal', () => {
  const commands = types('commands', 'export type CycleCommand');
  expect(commands.length).toBeGreaterThan(10);
  expect(cases('decide', 'switch (command.type)').toSorted()).toEqual(commands.toSorted());
  expect([...Object.keys(UPDATES), ...INTERNAL].toSorted()).toEqual(commands.toSorted());
});

test('every event has its effect on the state', () => {
  const events = types('events', 'export type CycleEvent');
  expect(events.length).toBeGreaterThan(15);
  expect(cases('evolve', 'switch (event.type)').toSorted()).toEqual(events.toSorted());
});

test('a cycle passes every stage', () => {
  const cycle = new LivedCycle();
  cycle.assign({ moi: ['q1.a'] });
  cycle.until('2027-02-03');
  for (const office of ['mohr', 'mofa', 'molj']) cycle.tell({ type: 'clear', office, by: 'd', reference: null });
  const entered = cycle.events.flatMap(({ event }) => (event.type === 'stage-entered' ? [event.stage] : []));
  expect(['loi', ...entered]).toEqual(STAGES);
});

test('the state of a cycle of 75 questions and 19 silent offices stays under 64 KiB to its end', () => {
  const questions = Array.from({ length: 75 }, (_, at) => aQuestion(`q${at + 1}`, at % 5));
  const terms = someTerms(questions);
  const offices = terms.offices.filter((o) => o.asked).map((o) => o.id);
  const rows = terms.questions.flatMap((q) => q.rows);
  const asked = Object.fromEntries(
    offices.map((office, at) => [office, rows.filter((_, r) => (r + at) % 4 === 0)] as const),
  );
  const cycle = new LivedCycle(terms);
  cycle.assign(asked);
  cycle.until('2027-01-18');
  for (let mail = 0; mail < 500; mail += 1) {
    const office = offices[mail % offices.length]!;
    cycle.reply(office, {
      mail: mail.toString(16).padStart(40, '0').split('').reverse().join(''),
      class: 'acknowledgement',
    });
  }
  cycle.until('2027-03-31');
  const size = JSON.stringify(cycle.state).length;
  const count = Object.values(asked).flat().length;
  console.log(`state of ${offices.length} offices, ${count} rows, ${cycle.letters().length} letters: ${size} bytes`);
  expect(count).toBeGreaterThan(700);
  expect(size).toBeLessThan(64 * 1024);
});

/** How each task comes about in a cycle that asks moi (q1.a, q1.b) and mofa (q3), and what ends it; the compiler wants all. */
const TASKS: Readonly<Record<OfficerTask['kind'], readonly [opens: Act, ends: Act]>> = {
  'confirm-assignment': [
    (c) => c.tell({ type: 'propose-assignment', assignment: 'p', undecided: [] }),
    (c) => c.tell({ type: 'confirm-assignment', by: BY, assignment: 'p', rows: { moi: ['q1.a'] } }),
  ],
  'no-address': [
    (c) => c.tell({ type: 'report-addresses', problems: [{ office: 'moi', text: 'no address' }] }),
    (c) => c.reply('moi', { class: 'acknowledgement' }),
  ],
  'mail-failed': [
    (c) =>
      [1, 2].forEach(() => {
        c.reply('moi', { class: 'bounce-hard', failedRungs: ['request'] });
        c.sendWaiting();
      }),
    (c) => {
      c.tell({ type: 'remind', office: 'moi', by: BY });
      c.sendWaiting();
    },
  ],
  clarification: [
    (c) => c.reply('moi', { class: 'clarification' }),
    (c) => c.tell({ type: 'answer-clarification', office: 'moi', by: BY, answer: 'five years' }),
  ],
  extension: [
    (c) => c.reply('moi', { class: 'extension' }),
    (c) => c.tell({ type: 'grant-days', office: 'moi', workingDays: 2, by: BY }),
  ],
  'not-ours': [
    (c) => c.reply('moi', { answers: [{ row: 'q1.a', status: 'not-ours' }] }),
    (c) => c.tell({ type: 'reassign', question: 'q1', to: ['mofa'], by: BY }),
  ],
  'conflicting-answers': [
    (c) => c.reply('moi', { answers: [{ row: 'q1.a', status: 'answered' }], conflicts: ['q1.a'] }),
    (c) => c.reply('moi', { answers: [{ row: 'q1.a', status: 'answered' }] }),
  ],
  'late-answer': [
    (c) => c.answer('moi', ['q3']),
    (c) => c.tell({ type: 'change-rows', office: 'moi', rows: [], to: 'waived', by: BY, reason: 'known' }),
  ],
  shorten: [
    (c) => (
      c.answer('moi', ['q1.a']),
      c.tell({ type: 'ask-shorter', office: 'moi', row: 'q1.a', words: 600, most: 200, by: BY })
    ),
    (c) => c.reply('moi', { class: 'partial', answers: [{ row: 'q1.a', status: 'answered', words: 180 }] }),
  ],
  'read-reply': [(c) => c.reply('moi', { class: 'complete' }), (c) => c.answer('moi', ['q1.a'])],
  'record-clearance': [
    (c) => (c.consolidate(BY), c.reply('mohr')),
    (c) => c.tell({ type: 'clear', office: 'mohr', by: BY, reference: null }),
  ],
  consolidate: [
    (c) => (c.consolidate(BY), c.tell({ type: 'return-text', office: 'mohr', by: BY, comments: 'shorter' })),
    (c) => c.consolidate(BY),
  ],
  'over-limit': [(c) => c.consolidate(BY, 10_701), (c) => (clearedByAll(c), c.tell({ type: 'hand-over', by: BY }))],
  'hand-over': [(c) => (c.consolidate(BY), clearedByAll(c)), (c) => c.tell({ type: 'hand-over', by: BY })],
  'last-safe-day': [
    (c) => (
      c.consolidate(BY),
      c.tell({ type: 'return-text', office: 'mohr', by: BY, comments: 'more' }),
      c.until('2027-06-22')
    ),
    (c) =>
      ['moi', 'mofa'].forEach((office) =>
        c.tell({ type: 'change-rows', office, rows: [], to: 'waived', by: BY, reason: 'known' }),
      ),
  ],
  reconcile: [
    (c) => {
      c.answer('moi', ['q1.a']);
      c.answer('mofa', ['q3']);
      c.tell({
        type: 'ask-reconcile',
        figures: [
          { office: 'moi', row: 'q1.a', figure: '45 cases', on: '2026-12-01' },
          { office: 'mofa', row: 'q3', figure: '60 cases', on: '2026-12-01' },
        ],
        of: '2022',
        workingDays: 4,
        by: BY,
      });
    },
    (c) => c.tell({ type: 'settle-reconcile', office: 'mofa', row: 'q3', by: BY, reason: 'counted anew' }),
  ],
  telephone: [
    (c) => (c.reply('mofa', { class: 'acknowledgement' }), c.until('2026-12-14')),
    (c) => c.reply('moi', { class: 'acknowledgement' }),
  ],
  'print-letter': [
    (c) => {
      c.reply('moi', { class: 'bounce-hard', failedRungs: ['request'], routesLeft: { request: 0 } });
      c.tell(heard('moi', { reached: false }));
    },
    (c) => c.tell(heard('moi', { channel: 'dak', reached: false, carried: 'request', said: 'by messenger' })),
  ],
  'list-changed': [
    (c) => c.tell(newQuestion()),
    (c) => c.tell({ type: 'reassign', question: 'q4', to: ['mofa'], by: BY }),
  ],
  escalation: [
    (c) => (c.answer('mofa', ['q3']), c.reply('moi', { class: 'acknowledgement' }), c.until('2027-01-06')),
    (c) => c.tell({ type: 'veto-rung', office: 'moi', rung: '', by: BY, reason: 'agreed by telephone' }),
  ],
};
/** An amended list that asks q4 besides, of nobody yet. */
function newQuestion(): CommandOf<'amend-list'> {
  const questions = [aQuestion('q1', 2), aQuestion('q2'), aQuestion('q3'), aQuestion('q4')];
  const rows = [{ row: 'q4', kind: 'added', material: true }] as const;
  return {
    type: 'amend-list',
    by: BY,
    reason: 'CCPR/C/PAK/Q/99/Corr.1',
    list: 'list-1',
    from: null,
    keep: [],
    ask: {},
    amendment: {
      questions: someTerms(questions).questions,
      wordLimit: null,
      changed: [{ question: 'q4', kind: 'added', rows, proposed: [] }],
      assignment: 'proposal',
      undecided: [],
    },
  };
}

type Act = (cycle: LivedCycle) => unknown;
const BY = 'director';

function clearedByAll(cycle: LivedCycle): void {
  for (const office of ['mohr', 'mofa', 'molj']) cycle.tell({ type: 'clear', office, by: BY, reference: null });
}

test.each(Object.entries(TASKS))('the task %s comes about, and can be done', (kind, [opens, ends]) => {
  const cycle = new LivedCycle();
  if (kind !== 'confirm-assignment') cycle.assign({ moi: ['q1.a', 'q1.b'], mofa: ['q3'] });
  expect(cycle.tasks()).not.toContain(kind);
  opens(cycle);
  expect(cycle.tasks()).toContain(kind);
  ends(cycle);
  expect(cycle.tasks()).not.toContain(kind);
});
