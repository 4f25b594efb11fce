import fc from 'fast-check';
import type { Calendar, ClosedDay, LayerId } from '../../domain/calendar/calendar.ts';
import type { CycleCommand } from '../../domain/cycle/commands.ts';
import type { CycleTerms } from '../../domain/cycle/state.ts';
import type { ReplyClass } from '../../domain/replies/reply.ts';
import { aCalendar, aClosedDay } from '../builders/calendar.ts';
import { LivedCycle, someFacts, someTerms } from '../builders/cycle.ts';
import { ReferenceCycle } from './reference-cycle.ts';
import { dayAfter, weekday, type ReferenceLetter, type ReferenceRow } from './reference-office.ts';

/** Days that an order closes, from so many days ahead. */
export interface Order {
  readonly layer: LayerId;
  readonly in: number;
  readonly days: number;
}

/** Something that happens in the life of a cycle, after some days. */
export type Happening =
  | {
      readonly kind: 'reply';
      readonly office: string;
      readonly class: ReplyClass;
      readonly answers: readonly { readonly row: string; readonly status: 'answered' | 'no-data' | 'not-ours' }[];
      readonly requestBounced: boolean;
      readonly byTelephone: boolean;
    }
  | { readonly kind: 'look'; readonly office: string; readonly to: 'accepted' | 'open' | 'waived' }
  | { readonly kind: 'grant'; readonly office: string; readonly days: number }
  | { readonly kind: 'clarify' | 'remind'; readonly office: string }
  | { readonly kind: 'contact'; readonly office: string; readonly reached: boolean }
  | { readonly kind: 'veto'; readonly office: string; readonly rung: string }
  | { readonly kind: 'recess'; readonly office: string; readonly in: number; readonly days: number }
  | { readonly kind: 'reassign'; readonly question: string; readonly to: readonly string[] }
  | ({ readonly kind: 'holiday' } & Order)
  | { readonly kind: 'undo' }
  | { readonly kind: 'deadline'; readonly by: number }
  | { readonly kind: 'outage'; readonly days: number };

/** Days that pass, then something that happens. */
export interface Step {
  readonly days: number;
  readonly what: Happening;
}

/** A whole life: how long there is, and what happens. */
export interface Life {
  readonly deadline: string;
  readonly steps: readonly Step[];
}

const RECEIVED = '2026-11-28';
const ROWS: Readonly<Record<string, readonly string[]>> = {
  moi: ['q1.a', 'q1.b', 'q3'],
  'punjab-home': ['q2', 'q3'],
  'sindh-police': ['q1.a', 'q1.b'],
};
const ROWS_OF: Readonly<Record<string, readonly string[]>> = { q1: ['q1.a', 'q1.b'], q2: ['q2'], q3: ['q3'] };
const LAYERS_OF: Readonly<Record<string, LayerId>> = {
  moi: 'federal',
  mofa: 'federal',
  mohr: 'federal',
  'punjab-home': 'punjab',
  'sindh-police': 'sindh',
};
const BY = 'director';

/** Punjab keeps a holiday of its own, Sindh a six-day week; Eid falls on a week-end. */
const CALENDAR: Calendar = aCalendar({
  closed: [
    aClosedDay({ date: '2026-12-25', title: 'Quaid-e-Azam Day' }),
    aClosedDay({ date: '2027-01-06', title: 'Day of a saint', layer: 'punjab' }),
    aClosedDay({ date: '2027-02-05', title: 'Kashmir Day' }),
    ...['2027-03-12', '2027-03-13', '2027-03-14', '2027-03-15'].map((date) => aClosedDay({ date, title: 'Eid' })),
  ],
});
const BASE: CycleTerms = { ...someTerms(), calendar: CALENDAR };

const office = fc.constantFrom('moi', 'punjab-home', 'sindh-police', 'mofa');
/** @param rest the other fields of that kind */
const one = (kind: Happening['kind'], rest: fc.Arbitrary<object>): fc.Arbitrary<Happening> =>
  rest.map((more) => ({ kind, ...more }) as Happening);

/** Orders that close days of the federation or of one province. */
export const orders: fc.Arbitrary<Order> = fc.record({
  layer: fc.constantFrom<LayerId>('federal', 'federal', 'punjab', 'sindh'),
  in: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 1, max: 4 }),
});

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: one(
      'reply',
      fc.record({
        office,
        class: fc.constantFrom<ReplyClass>(
          'partial',
          'complete',
          'clarification',
          'extension',
          'acknowledgement',
          'no-data',
          'redirect',
          'out-of-office',
          'bounce-hard',
          'bounce-soft',
          'noise',
        ),
        answers: fc.uniqueArray(
          fc.record({
            row: fc.constantFrom('q1.a', 'q1.b', 'q2', 'q3'),
            status: fc.constantFrom('answered' as const, 'no-data' as const, 'not-ours' as const),
          }),
          { maxLength: 3, selector: ({ row }) => row },
        ),
        requestBounced: fc.boolean(),
        byTelephone: fc.boolean(),
      }),
    ),
  },
  {
    weight: 5,
    arbitrary: one('look', fc.record({ office, to: fc.constantFrom('accepted', 'open', 'open', 'waived') })),
  },
  { weight: 2, arbitrary: one('grant', fc.record({ office, days: fc.integer({ min: 1, max: 15 }) })) },
  { weight: 3, arbitrary: one('clarify', fc.record({ office })) },
  { weight: 1, arbitrary: one('remind', fc.record({ office })) },
  { weight: 2, arbitrary: one('contact', fc.record({ office, reached: fc.boolean() })) },
  {
    weight: 2,
    arbitrary: one(
      'veto',
      fc.record({ office, rung: fc.constantFrom('', ...BASE.ladder.rungs.map(({ id }) => id), 'nothing') }),
    ),
  },
  {
    weight: 2,
    arbitrary: one(
      'recess',
      fc.record({ office, in: fc.integer({ min: -3, max: 12 }), days: fc.integer({ min: 1, max: 9 }) }),
    ),
  },
  {
    weight: 1,
    arbitrary: one(
      'reassign',
      fc.record({
        question: fc.constantFrom('q1', 'q2', 'q3'),
        to: fc.subarray(['moi', 'punjab-home', 'sindh-police', 'mofa'], { minLength: 1, maxLength: 2 }),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: one('holiday', orders),
  },
  { weight: 2, arbitrary: one('undo', fc.constant({})) },
  { weight: 1, arbitrary: one('deadline', fc.record({ by: fc.integer({ min: -10, max: 40 }) })) },
  { weight: 2, arbitrary: one('outage', fc.record({ days: fc.integer({ min: 1, max: 10 }) })) },
);

/** Lives of any kind, some with time to spare and some in a hurry. */
export const lives: fc.Arbitrary<Life> = fc.record({
  deadline: fc.constantFrom('2027-06-30', '2027-03-31', '2027-02-26', '2027-01-22', '2026-12-28'),
  steps: fc.array(fc.record({ days: fc.integer({ min: 0, max: 9 }), what: happening }), { maxLength: 18 }),
});

/** A life lived twice: by the rules, and by hand. */
export class TwiceLived {
  readonly cycle: LivedCycle;
  readonly reference: ReferenceCycle;
  /** Days of orders that were announced, newest last. */
  readonly #orders: (readonly ClosedDay[])[] = [];
  /** Every closed day, as layer and date. */
  #closed: ReadonlySet<string> = closedOf(CALENDAR);
  #version = 1;

  constructor(deadline: string) {
    const { procedure, ladder } = BASE;
    this.cycle = new LivedCycle(BASE, someFacts({ receivedOn: RECEIVED, deadline }));
    this.reference = new ReferenceCycle(
      {
        rungs: ladder.rungs,
        opens: this.opens,
        closes: () => this.planned('answers-closed'),
        silence: {
          letter: ladder.silentAfter!.workingDays,
          telephone: ladder.silentAfter!.telephoneAfter,
          wishedBudget: procedure.steps.find(({ id }) => id === 'answers')!.wished,
        },
      },
      RECEIVED,
      'mohr',
    );
    this.cycle.assign(ROWS);
    for (const [id, rows] of Object.entries(ROWS)) {
      this.reference.ask(id, rows, this.cycle.state.requests[id]!.budget);
    }
    this.reference.look();
  }

  get over(): boolean {
    return this.cycle.state.consolidation !== null;
  }

  readonly planned = (milestone: string): string =>
    this.cycle.state.plan.milestones.find(({ id }) => id === milestone)!.on;

  /** Whether an office works on a day: looked up in the list of closed days and the week, nothing else. */
  readonly opens = (id: string, day: string): boolean => {
    const layer = LAYERS_OF[id]!;
    if (weekday(day) === 0 || (weekday(day) === 6 && layer !== 'sindh')) return false;
    return !this.#closed.has(`${layer} ${day}`) && !this.#closed.has(`federal ${day}`);
  };

  /** Lets days pass: the rules wake on the days they asked for, by hand every morning is looked at. */
  pass(days: number): void {
    if (this.over) return;
    this.cycle.until(dayAfter(this.cycle.today, days));
    this.reference.until(this.cycle.state.consolidation?.on ?? this.cycle.today);
  }

  happens(then: Happening): void {
    const { reference, cycle } = this;
    const today = cycle.today;
    const of = 'office' in then ? reference.office(then.office) : undefined;
    switch (then.kind) {
      case 'reply': {
        this.#reply(then);
        break;
      }
      case 'look': {
        const refused = this.#tell({
          type: 'change-rows',
          office: then.office,
          rows: [],
          to: then.to,
          by: BY,
          reason: 'why',
        });
        this.#agree(then, refused === null, of?.look(today, then.to) === true);
        break;
      }
      case 'grant': {
        const refused = this.#tell({ type: 'grant-days', office: then.office, workingDays: then.days, by: BY });
        if (refused === null) of!.grant(today, then.days);
        break;
      }
      case 'clarify': {
        const refused = this.#tell({ type: 'answer-clarification', office: then.office, by: BY, answer: 'this' });
        this.#agree(then, refused === null, of?.clarify(today) === true);
        break;
      }
      case 'remind': {
        const refused = this.#tell({ type: 'remind', office: then.office, by: BY });
        this.#agree(then, refused === null, of?.remind(today) === true);
        break;
      }
      case 'contact': {
        const refused = this.#tell({
          type: 'log-contact',
          office: then.office,
          channel: 'telephone',
          by: BY,
          said: 'rang',
          reached: then.reached,
          mail: `log-${cycle.events.length}`,
        });
        this.#agree(then, refused === null, of !== undefined && of.requestedOn !== null);
        if (refused === null && then.reached) of!.sign();
        break;
      }
      case 'veto': {
        const refused = this.#tell({ type: 'veto-rung', office: then.office, rung: then.rung, by: BY, reason: 'no' });
        const before = cycle.state.requests[then.office]?.vetoed?.[then.rung] !== undefined;
        const vetoed = of?.veto(then.rung) === true;
        if (!before) this.#agree(then, refused === null, vetoed);
        break;
      }
      case 'recess': {
        const from = dayAfter(today, then.in);
        const to = dayAfter(from, then.days + 1);
        const refused = this.#tell({ type: 'suspend-clock', office: then.office, from, to, by: BY, reason: 'recess' });
        if (refused === null) of!.recess(from, to);
        break;
      }
      case 'reassign': {
        const due = this.planned('answers-due');
        const refused = this.#tell({ type: 'reassign', question: then.question, to: then.to, by: BY });
        if (refused === null) reference.reassign(ROWS_OF[then.question]!, then.to, due);
        break;
      }
      case 'holiday': {
        this.announce(then);
        break;
      }
      case 'undo': {
        this.undo();
        break;
      }
      case 'deadline': {
        const deadline = dayAfter(cycle.state.deadline, then.by);
        this.#tell({ type: 'move-deadline', deadline, by: BY, reference: 'a letter' });
        this.#budgets();
        break;
      }
      case 'outage': {
        const day = dayAfter(today, then.days);
        cycle.outageUntil(day);
        cycle.sendWaiting();
        reference.outage(day);
        return;
      }
    }
    reference.look();
    cycle.sendWaiting();
  }

  /** An order closes days of a layer. */
  announce({ layer, in: ahead, days }: Order): void {
    const first = dayAfter(this.cycle.today, ahead);
    this.#orders.push(
      Array.from({ length: days }, (_, at) =>
        aClosedDay({ date: dayAfter(first, at), title: 'Order', layer, standing: 'gazetted' }),
      ),
    );
    this.#adopt();
  }

  /** The last order is taken back; without one, the same calendar is taken in another version. */
  undo(): void {
    this.#orders.pop();
    this.#adopt();
  }

  /** What the rules decided for offices that are asked, in the shape the reference writes. */
  decided(): readonly ReferenceLetter[] {
    return this.cycle.events.flatMap(({ on, event }) => {
      if (event.type !== 'letter-written') return [];
      const { office: id, rung, rows, to, cc } = event.letter;
      return /^(clearance|committee|submission)/u.test(rung) ? [] : [{ on, office: id, rung, rows, to, cc }];
    });
  }

  #reply(then: Extract<Happening, { kind: 'reply' }>): void {
    const { cycle, reference } = this;
    const byHand = then.byTelephone && !/^bounce|noise|out-of/u.test(then.class);
    const refused = cycle.reply(then.office, {
      class: then.class,
      answers: then.answers,
      failedRungs: then.class === 'bounce-hard' && then.requestBounced ? ['request'] : [],
      ...(byHand ? { channel: 'telephone' as const, by: BY, said: 'said' } : {}),
    });
    const of = reference.office(then.office);
    if (refused !== null || of === undefined) return;
    if (then.class === 'bounce-hard' && then.requestBounced) of.requestCameBack(cycle.today);
    if (then.class === 'out-of-office') of.sign();
    if (/^bounce|noise|out-of/u.test(then.class)) return;
    const answers = new Map(then.answers.map(({ row, status }) => [row, status as ReferenceRow]));
    of.reply(cycle.today, answers, then.class === 'clarification');
  }

  #adopt(): void {
    this.#version += 1;
    const versions = { offices: 1, calendar: this.#version, ladder: 1, clearanceLadder: 1, procedure: 1 };
    const calendar = {
      ...CALENDAR,
      version: String(this.#version),
      closed: [...CALENDAR.closed, ...this.#orders.flat()],
    };
    this.#closed = closedOf(calendar);
    const terms = { ...BASE, calendar };
    this.#tell({ type: 'adopt-terms', cause: 'calendar', by: BY, reason: 'an order', order: 'o', versions, terms });
    this.#budgets();
  }

  /** Budgets are the plan's, and so given to the reference. */
  #budgets(): void {
    for (const of of this.reference.offices) of.budget = this.cycle.state.requests[of.id]!.budget;
  }

  #tell(command: CycleCommand): string | null {
    return this.cycle.tell(command);
  }

  /** Both must take a thing, or neither. */
  #agree(then: Happening, byRules: boolean, byHand: boolean): void {
    if (byRules !== byHand)
      throw new Error(`${this.cycle.today} ${JSON.stringify(then)}: taken by the rules ${byRules}, by hand ${byHand}`);
  }
}

function closedOf({ closed }: Calendar): ReadonlySet<string> {
  return new Set(closed.map(({ layer, date }) => `${layer} ${date}`));
}

/**
 * Lives a life.
 * @param check after the days that passed, and after what happened
 * @param rest days that pass at the end; to the end of the chase unless said otherwise
 */
export function live(life: Life, check: (lived: TwiceLived) => void = () => undefined, rest = 200): TwiceLived {
  const lived = new TwiceLived(life.deadline);
  for (const { days, what } of life.steps) {
    lived.pass(days);
    check(lived);
    if (lived.over) break;
    lived.happens(what);
    check(lived);
  }
  lived.pass(rest);
  return lived;
}
