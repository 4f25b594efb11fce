import type { OrderDone } from '../../client/calendar-orders.ts';
import type { RehearsedHoliday, RehearsedOutage, Trouble } from '../../contracts/rehearsal.ts';
import type { Move } from '../../domain/cycle/preview-replan.ts';
import type { Store } from '../../activities/store-ports.ts';
import { localDateOf, epochMs } from '../../domain/calendar/instants.ts';
import { dayNumber } from '../../domain/calendar/local-date.ts';
import type { RecordedEvent } from '../../domain/cycle/events.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import { REPLY_CLASSES, type ReplyClass } from '../../domain/replies/reply.ts';
import { isOpen, questionOf } from '../../domain/requests/row.ts';
import { MILESTONES } from '../../domain/stages.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Behaviour } from './behaviours.ts';

const ZONE = 'Asia/Karachi';

/** One letter that left, or that could not. */
export interface RehearsedLetter {
  readonly id: string;
  readonly on: string;
  readonly office: string;
  readonly rung: string;
  readonly channel: 'email';
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Ids of the questions it is about. */
  readonly about: readonly string[];
  /** How it ended: `sent`, or `failed` where the server refused it. */
  readonly status: string;
  /** Day on which it should have been written; absent where it was. */
  readonly dueOn?: string;
}

/** What an outage did. */
export interface RehearsedLoss extends RehearsedOutage {
  /** Ids of the letters that it made late; each says so. */
  readonly late: readonly string[];
}

/** An order that came in the middle, and what it moved. */
export interface RehearsedOrder extends RehearsedHoliday {
  readonly id: string;
  readonly moved: readonly Move[];
}

/** One message that came in. */
export interface RehearsedReply {
  readonly on: string;
  readonly office: string | null;
  readonly from: string | null;
  readonly class: ReplyClass;
  /** Rows it closed. */
  readonly rows: readonly string[];
  /** `applied`, `held` or `ignored`, with the reason. */
  readonly status: string;
  readonly reason: string | null;
}

/** A whole cycle as it went. */
export interface RehearsalReport {
  readonly cycle: Pick<CycleState, 'cycleId' | 'mechanism' | 'symbol' | 'title' | 'receivedOn' | 'deadline'> & {
    readonly seed: number;
    readonly questions: number;
    readonly offices: Readonly<Record<string, Behaviour>>;
  };
  readonly plan: Plan;
  readonly letters: readonly RehearsedLetter[];
  readonly replies: readonly RehearsedReply[];
  /** How many messages came of each class. */
  readonly replyClasses: Readonly<Record<ReplyClass, number>>;
  /** Absent where no order came. */
  readonly order?: RehearsedOrder;
  /** Absent where the power never failed. */
  readonly outage?: RehearsedLoss;
  readonly milestones: readonly { readonly id: string; readonly planned: string | null; readonly on: string }[];
  readonly totals: {
    readonly letters: number;
    readonly duplicates: number;
    readonly repliesApplied: number;
    readonly repliesHeld: number;
    readonly officesAsked: number;
    readonly officesAnswered: number;
    readonly officesEscalated: number;
    readonly questionsOpenAtSubmission: number;
    readonly words: number;
    readonly submittedOn: string | null;
    readonly daysBeforeDeadline: number | null;
  };
}

/** Rungs from which on a senior officer is involved. */
const ESCALATED = ['accountable', 'demi-official', 'chair'];

/**
 * Reads from the store how a rehearsal went; nothing in it depends on how long the machine took.
 *
 * @param duplicates messages that reached one mailbox more than once
 */
export async function rehearsalReport(
  store: Store,
  cycleId: string,
  of: {
    readonly seed: number;
    readonly behaviours: ReadonlyMap<string, Behaviour>;
    readonly duplicates: number;
    readonly trouble: Trouble;
    /** The order of the holiday, once it was entered. */
    readonly order: OrderDone | null;
  },
): Promise<RehearsalReport> {
  const state = (await store.cycles.state(cycleId))!;
  const instrument = (await store.instruments.load(cycleId))!;
  const events = await store.cycles.events(cycleId);
  const letters = await lettersOf(store, cycleId, events);
  const replies = await repliesOf(store, cycleId, events);
  const requests = Object.values(state.requests);
  const { cycleId: id, mechanism, symbol, title, receivedOn, deadline } = state;
  const submittedOn = state.reached.submitted ?? null;
  return {
    cycle: {
      cycleId: id,
      mechanism,
      symbol,
      title,
      receivedOn,
      deadline,
      seed: of.seed,
      questions: instrument.reading.questions.length,
      offices: Object.fromEntries([...of.behaviours].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    plan: state.plan,
    letters,
    replies,
    replyClasses: countedClasses(replies),
    ...(of.trouble.holiday === null || of.order === null ? {} : { order: entered(of.trouble.holiday, of.order) }),
    ...(of.trouble.outage === null ? {} : { outage: lost(of.trouble.outage, letters) }),
    milestones: MILESTONES.flatMap((id) => {
      const on = state.reached[id];
      const planned = state.plan.milestones.find((m) => m.id === id)?.on ?? null;
      return on === undefined ? [] : [{ id, planned, on }];
    }),
    totals: {
      letters: letters.length,
      duplicates: of.duplicates,
      repliesApplied: replies.filter((r) => r.status === 'applied').length,
      repliesHeld: replies.filter((r) => r.status === 'held').length,
      officesAsked: requests.length,
      officesAnswered: requests.filter((r) => Object.values(r.rows).every((row) => !isOpen(row))).length,
      officesEscalated: requests.filter((r) => ESCALATED.some((rung) => r.rungs[rung] != null)).length,
      questionsOpenAtSubmission: new Set(
        requests.flatMap((r) =>
          Object.keys(r.rows)
            .filter((row) => isOpen(r.rows[row]!))
            .map(questionOf),
        ),
      ).size,
      words: state.consolidation?.words ?? 0,
      submittedOn,
      daysBeforeDeadline: submittedOn === null ? null : dayNumber(deadline) - dayNumber(submittedOn),
    },
  };
}

function entered(holiday: RehearsedHoliday, { order, cycles }: OrderDone): RehearsedOrder {
  const moved = cycles.flatMap(({ replan }) => (replan !== null && 'moves' in replan ? replan.moves : []));
  return { ...holiday, id: order.id, moved };
}

/** Late by an outage is what was due in it. */
function lost({ from, to }: RehearsedOutage, letters: readonly RehearsedLetter[]): RehearsedLoss {
  const late = letters.filter(({ dueOn }) => dueOn !== undefined && dueOn >= from && dueOn <= to);
  return { from, to, late: late.map(({ id }) => id) };
}

async function lettersOf(
  store: Store,
  cycleId: string,
  events: readonly RecordedEvent[],
): Promise<readonly RehearsedLetter[]> {
  const about = new Map<string, readonly string[]>();
  const due = new Map<string, string>();
  for (const { event } of events) {
    if (event.type !== 'letter-written') continue;
    const { office, rung, rows } = event.letter;
    about.set(`${cycleId}/${office}/${rung}`, [...new Set(rows.map(questionOf))]);
    if (event.letter.dueOn !== undefined) due.set(`${cycleId}/${office}/${rung}`, event.letter.dueOn);
  }
  const mails = await store.outbox.mailsOf(cycleId);
  const letters = mails.flatMap((mail) =>
    mail.letters.map((letter) => ({
      id: letter.id,
      on: localDateOf(epochMs(mail.datedAt), ZONE),
      office: letter.office,
      rung: letter.rung,
      channel: 'email' as const,
      to: mail.to,
      cc: mail.cc,
      subject: mail.subject,
      about: about.get(letter.id) ?? [],
      status: mail.status,
      ...(due.has(letter.id) ? { dueOn: due.get(letter.id)! } : {}),
    })),
  );
  return letters.sort(
    (a, b) =>
      compare(a.on, b.on) ||
      compare(a.office, b.office) ||
      compare(a.rung, b.rung) ||
      compare(a.to.join(), b.to.join()),
  );
}

async function repliesOf(
  store: Store,
  cycleId: string,
  events: readonly RecordedEvent[],
): Promise<readonly RehearsedReply[]> {
  const taken = new Map(
    events.flatMap(({ on, event }) => (event.type === 'reply-received' ? [[event.mail, { on, event }] as const] : [])),
  );
  const mails = await store.inbound.ofCycle(cycleId);
  const replies = mails.map((mail) => {
    const filed = taken.get(mail.key);
    return {
      on: filed?.on ?? localDateOf(epochMs(mail.reading?.sentAt ?? mail.receivedAt), ZONE),
      office: mail.office,
      from: mail.reading?.from ?? null,
      class: filed?.event.class ?? mail.reading?.replyClass ?? 'noise',
      rows: Object.keys(filed?.event.rows ?? {}),
      status: mail.status,
      reason: mail.reason,
    };
  });
  return replies.sort(
    (a, b) => compare(a.on, b.on) || compare(a.office ?? '', b.office ?? '') || compare(a.class, b.class),
  );
}

function countedClasses(replies: readonly RehearsedReply[]): Readonly<Record<ReplyClass, number>> {
  const counted = REPLY_CLASSES.map((name) => [name, replies.filter((reply) => reply.class === name).length] as const);
  return Object.fromEntries(counted) as Record<ReplyClass, number>;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
