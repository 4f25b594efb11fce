import type { MailRecord } from '../../../activities/store-ports.ts';
import type { CycleEvent, LetterDecision, RecordedEvent } from '../../../domain/cycle/events.ts';
import type { CycleFacts } from '../../../domain/cycle/state.ts';
import type { Plan } from '../../../domain/plan/plan.ts';

/** Id of the cycle of these tests. */
export const CYCLE = 'cycle/ccpr/ccpr-c-pak-q-99';

const PLAN: Plan = {
  feasible: true,
  shortByWorkingDays: 0,
  cuts: [],
  milestones: [{ id: 'assigned', on: '2026-12-03', explain: 'three working days' }],
  budgets: [],
  rungs: [],
  dropped: [],
};

/** An event in its place; every one on a day of its own, so that none looks like another. */
export function anEvent(seq: number, event: CycleEvent, on = '2026-12-01'): RecordedEvent {
  return { seq, on, at: `${on}T09:${String(seq % 60).padStart(2, '0')}:00+05:00`, event };
}

/** A cycle opens. */
export function opened(facts: Partial<CycleFacts> = {}, seq = 1): RecordedEvent {
  const all: CycleFacts = {
    cycleId: CYCLE,
    mechanism: 'ccpr',
    symbol: 'CCPR/C/PAK/Q/99',
    title: 'CCPR/C/PAK/Q/99',
    receivedOn: '2026-11-30',
    deadline: '2027-06-30',
    rehearsal: false,
    ...facts,
  };
  return anEvent(seq, { type: 'cycle-opened', facts: all, plan: PLAN });
}

/** What a letter says is decided. */
export function aDecision(office: string, rung: string): LetterDecision {
  return {
    office,
    rung,
    form: 'reminder',
    formal: false,
    annexHistory: false,
    to: ['focal-point'],
    cc: [],
    rows: ['q1.a', 'q1.b'],
    answerBy: '2026-12-31',
    note: null,
  };
}

/** A letter is written. */
export const written = (seq: number, office: string, rung: string, on?: string): RecordedEvent =>
  anEvent(seq, { type: 'letter-written', letter: aDecision(office, rung) }, on);

/** An officer's task, as an event that changes nothing else. */
export const task = (seq: number, text = `task ${seq}`): RecordedEvent =>
  anEvent(seq, {
    type: 'task-opened',
    task: { id: `task-${seq}`, kind: 'clarification', office: null, since: '2026-12-01', text },
  });

/** A mail with letters of one office. */
export function aMail(
  raw: string,
  letters: readonly [cycleId: string, rung: string][],
  change: Partial<MailRecord> = {},
): MailRecord {
  const mailId = letters.map(([cycleId, rung]) => `${cycleId}/moi/${rung}@1`).join('+');
  return {
    mailId,
    office: 'moi',
    letters: letters.map(([cycleId, rung]) => ({
      id: `${cycleId}/moi/${rung}`,
      cycleId,
      office: 'moi',
      rung,
      route: 1,
    })),
    messageId: `<${mailId.replaceAll('/', '.')}@desk.example>`,
    raw,
    to: ['focal@moi.example'],
    cc: ['chair@mohr.example'],
    envelopeFrom: 'desk@mohr.example',
    subject: 'Reminder',
    datedAt: '2026-12-01T10:00:00+05:00',
    ...change,
  };
}
