import { readFileSync } from 'node:fs';
import { parseCalendarFile } from '../../contracts/schemas/calendar.ts';
import { parseLadderFile } from '../../contracts/schemas/ladder.ts';
import { parseOfficesFile } from '../../contracts/schemas/offices.ts';
import { parseProcedureFile } from '../../contracts/schemas/procedure.ts';
import { advance, type Advanced } from '../../domain/cycle/advance.ts';
import type { CycleCommand, FiledReply } from '../../domain/cycle/commands.ts';
import { decide } from '../../domain/cycle/decide.ts';
import { consolidationIsDue, nextDueDate } from '../../domain/cycle/due.ts';
import { evolve } from '../../domain/cycle/evolve.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleFacts, CycleState, CycleTerms } from '../../domain/cycle/state.ts';
import { cycleTerms } from '../../domain/cycle/terms.ts';
import { termsAfter } from '../../domain/cycle/versions.ts';
import type { Question } from '../../domain/loi/instrument.ts';
import { makePlan } from '../../domain/plan/make-plan.ts';

const seed = (name: string): [string, string] => {
  const url = new URL(`../../seeds/${name}`, import.meta.url);
  return [readFileSync(url, 'utf8'), `seeds/${name}`];
};

/** A question with as many lettered parts as wanted. */
export function aQuestion(id: string, parts = 0): Question {
  const letters = 'abcdefgh'.slice(0, parts).split('').filter(Boolean);
  return {
    id,
    number: id.slice(1),
    section: null,
    text: `Please provide information on matter ${id}.`,
    parts: letters.map((label) => ({ id: `${id}.${label}`, label, text: `Part ${label} of ${id}.` })),
    articles: [],
    paragraphRefs: [],
    asksFor: ['information'],
  };
}

/** The shipped rules with a list of questions. */
export function someTerms(
  questions: readonly Question[] = [aQuestion('q1', 2), aQuestion('q2'), aQuestion('q3')],
): CycleTerms {
  return cycleTerms({
    procedure: parseProcedureFile(...seed('procedures/ccpr-list-of-issues.json'), null),
    ladder: parseLadderFile(...seed('ladders/default.json')),
    clearanceLadder: parseLadderFile(...seed('ladders/clearance.json')),
    calendar: parseCalendarFile(...seed('calendars/pakistan.json')),
    wordLimit: { words: 10_700, kind: 'soft' },
    questions,
    offices: parseOfficesFile(...seed('offices.json')).offices,
  });
}

/** Facts of a cycle with time to spare. */
export function someFacts(change: Partial<CycleFacts> = {}): CycleFacts {
  return {
    cycleId: 'cycle/ccpr/ccpr-c-pak-q-99',
    mechanism: 'ccpr',
    symbol: 'CCPR/C/PAK/Q/99',
    title: 'CCPR/C/PAK/Q/99',
    receivedOn: '2026-11-30',
    deadline: '2027-06-30',
    rehearsal: false,
    ...change,
  };
}

/** A cycle lived through in memory: the rules alone, no server, no clock. */
export class LivedCycle {
  state: CycleState;
  readonly events: RecordedEvent[] = [];
  today: string;

  /** Those it runs on now; it takes others by `adopt-terms`, and other questions by `amend-list`. */
  terms: CycleTerms;

  constructor(terms: CycleTerms = someTerms(), facts: CycleFacts = someFacts()) {
    this.terms = terms;
    this.today = facts.receivedOn;
    const { receivedOn, deadline } = facts;
    const { ladder, calendar, procedure } = terms;
    const plan = makePlan({ receivedOn, deadline, steps: procedure.steps, calendar, ladder });
    if ('problem' in plan) throw new Error(plan.message);
    const opened: RecordedEvent = {
      seq: 1,
      on: this.today,
      at: this.at(),
      event: { type: 'cycle-opened', facts, plan },
    };
    this.state = evolve(null, opened);
    this.events.push(opened);
  }

  /** Tells or asks the cycle something today; a refusal is returned in words. */
  tell(command: CycleCommand): string | null {
    const decision = decide(this.state, this.terms, command, this.today);
    if ('refused' in decision) return `${decision.refused.message}; ${decision.refused.hint}`;
    if (decision.events.length > 0) this.terms = termsAfter(this.terms, command);
    this.take(advance(this.state, this.terms, decision.events, this.today, this.at()));
    return null;
  }

  /** Proposes and confirms rows for offices. */
  assign(rows: Readonly<Record<string, readonly string[]>>): void {
    const refused =
      this.tell({ type: 'propose-assignment', assignment: 'proposal', undecided: [] }) ??
      this.tell({ type: 'confirm-assignment', by: 'director', assignment: 'proposal', rows });
    if (refused !== null) throw new Error(refused);
    this.sendWaiting();
  }

  /** Lets time pass until a day, doing on each day on the way what is due, and sending what is written. */
  until(day: string): void {
    for (let guard = 0; this.today < day; guard += 1) {
      if (guard > 500) throw new Error(`no rest before ${day}`);
      const next = nextDueDate(this.state, this.terms, this.today);
      this.today = next !== null && next < day ? next : day;
      this.take(advance(this.state, this.terms, [], this.today, this.at()));
      if (consolidationIsDue(this.state, this.today)) this.consolidate('procedure');
      this.sendWaiting();
    }
  }

  consolidate(by: string, words = 5_000): string | null {
    const open = new Set<string>();
    for (const request of Object.values(this.state.requests)) {
      for (const [row, state] of Object.entries(request.rows)) if (state === 'open') open.add(row.split('.')[0]!);
    }
    const refused = this.tell({ type: 'consolidate', by, text: 'text', words, openQuestions: [...open].sort() });
    this.sendWaiting();
    return refused;
  }

  /** An office answers rows by mail. */
  answer(office: string, rows: readonly string[], mail = `mail-${this.events.length}`): string | null {
    return this.reply(office, { mail, answers: rows.map((row) => ({ row, status: 'answered' as const })) });
  }

  /** A message of an office: a partial reply without answers unless said otherwise. */
  reply(office: string, change: Partial<FiledReply> = {}): string | null {
    return this.tell({
      type: 'record-reply',
      reply: {
        office,
        mail: `mail-${this.events.length}`,
        class: 'partial',
        answers: [],
        returnsOn: null,
        wishedUntil: null,
        failedRungs: [],
        ...change,
      },
    });
  }

  /** The same day again, as after a restart: what is due is done. */
  look(): void {
    this.take(advance(this.state, this.terms, [], this.today, this.at()));
  }

  /** Nothing runs until a day: no letter is decided on the way, as when the machine was off. */
  outageUntil(day: string): void {
    this.today = day;
    this.look();
  }

  /** The kinds of what waits for an officer. */
  tasks(): readonly string[] {
    return this.state.tasks.map((task) => task.kind).sort();
  }

  sendWaiting(): void {
    for (const [key, letter] of Object.entries(this.state.letters)) {
      if (letter.status !== 'waiting') continue;
      const [office, rung] = key.split('/') as [string, string];
      this.tell({ type: 'record-letter', office, rung, outcome: { state: 'sent', mail: key } });
    }
  }

  /** Every letter written so far: day, office and rung. */
  letters(office?: string): readonly {
    readonly on: string;
    readonly office: string;
    readonly rung: string;
    readonly rows: readonly string[];
  }[] {
    return this.events.flatMap(({ on, event }) =>
      event.type === 'letter-written' && (office === undefined || event.letter.office === office)
        ? [{ on, office: event.letter.office, rung: event.letter.rung, rows: event.letter.rows }]
        : [],
    );
  }

  private take({ state, recorded }: Advanced): void {
    this.state = state;
    this.events.push(...recorded);
  }

  private at(): string {
    return `${this.today}T09:00:00+05:00`;
  }
}
