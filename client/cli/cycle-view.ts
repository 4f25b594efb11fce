import { loadTerms, presentVersions } from '../../activities/reference.ts';
import type { InboundMail, MailWithAttempts, Store } from '../../activities/store-ports.ts';
import type { LocalDate } from '../../domain/calendar/calendar.ts';
import { dayNumber } from '../../domain/calendar/local-date.ts';
import { requestDueOn, requestRungs } from '../../domain/cycle/clock.ts';
import { isLateOffice, lateOffices } from '../../domain/cycle/late.ts';
import type { CycleState, CycleTerms, RequestState } from '../../domain/cycle/state.ts';
import { completeness, type QuestionCompleteness } from '../../domain/matrix/completeness.ts';
import type { Procedure } from '../../domain/procedures/procedure.ts';
import type { RowState } from '../../domain/requests/row.ts';
import { dayOfCycle, outlookOf, readPast, type Outlook } from '../forecasts.ts';
import { dayOf } from './dates.ts';

/** A request with what follows from it today. */
export interface RequestView extends RequestState {
  readonly name: string;
  /** Last day on which the office may answer without being late; null before its letter is written. */
  readonly dueOn: LocalDate | null;
  readonly late: boolean;
  readonly rowsAsked: number;
  /** Rows for which nothing more is owed. */
  readonly rowsAnswered: number;
  readonly rowsAccepted: number;
  /** The rung that comes next if nothing is answered, null when none does. */
  readonly nextRung: { readonly id: string; readonly on: LocalDate } | null;
}

/** A mail that left or is about to, as a list shows it. */
export interface MailView {
  readonly mailId: string;
  /** Local date in Islamabad. */
  readonly on: LocalDate;
  readonly office: string;
  readonly rungs: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly status: MailWithAttempts['status'];
  readonly attempts: MailWithAttempts['attempts'];
}

/** A message that was filed to the cycle. */
export interface ReplyView {
  readonly key: string;
  /** Local date in Islamabad. */
  readonly on: LocalDate;
  readonly office: string | null;
  readonly from: string | null;
  readonly subject: string;
  readonly replyClass: string | null;
  readonly status: InboundMail['status'];
  readonly reason: string | null;
}

/** A cycle as the desk shows it: its state, and what follows from it today; offices in the order of their seats. */
export interface CycleView extends Omit<CycleState, 'requests' | 'taken'> {
  readonly ended: boolean;
  /** What it runs on, with the version it holds. */
  readonly procedure: Pick<Procedure, 'id' | 'title' | 'replyRequired' | 'replySource'> & { readonly version: number };
  /** Calendar days until the deadline; negative when it has passed. */
  readonly daysLeft: number;
  readonly lateOffices: readonly string[];
  /** Will we make it, and who decides it; null once the cycle has ended. */
  readonly outlook: Outlook | null;
  readonly requests: Readonly<Record<string, RequestView>>;
  readonly questions: readonly QuestionCompleteness[];
  /** Rows no longer open, of those asked: 0 to 1. */
  readonly share: number;
  readonly mails: readonly MailView[];
  readonly replies: readonly ReplyView[];
}

/**
 * Everything about one cycle.
 * @param today local date in Islamabad
 */
export async function cycleView(store: Store, state: CycleState, today: LocalDate): Promise<CycleView> {
  const { taken: _, requests, letters, ...rest } = state;
  const versions = await presentVersions(store, state);
  const terms = await loadTerms(store, state.cycleId, versions);
  const { questions, share } = completeness(Object.values(requests));
  const seats = terms.offices.map((office) => office.id);
  const views = Object.values(inOrder(requests, seats, (office) => office)).map((request) =>
    requestView(state, request, terms, today),
  );
  return {
    ...rest,
    letters: inOrder(letters, seats, (letter) => letter.slice(0, letter.lastIndexOf('/'))),
    ended: state.reached.acknowledged !== undefined,
    procedure: procedureView(terms.procedure, versions.procedure),
    daysLeft: dayNumber(state.deadline) - dayNumber(today),
    lateOffices: lateOffices(state),
    outlook: outlookOf(state, terms, await readPast(store, today), await dayOfCycle(store, state, today)),
    requests: Object.fromEntries(views.map((view) => [view.office, view])),
    questions,
    share,
    mails: (await store.outbox.mailsOf(state.cycleId)).map(mailView),
    replies: (await store.inbound.ofCycle(state.cycleId)).map(replyView),
  };
}

function procedureView({ id, title, replyRequired, replySource }: Procedure, version: number): CycleView['procedure'] {
  return { id, version, title, replyRequired, ...(replySource === undefined ? {} : { replySource }) };
}

/** The rules a stored cycle runs on now. */
export async function termsOf(store: Store, state: CycleState): Promise<CycleTerms> {
  return loadTerms(store, state.cycleId, await presentVersions(store, state));
}

/** One request, and what follows from it today. */
export function requestView(
  state: CycleState,
  request: RequestState,
  terms: CycleTerms,
  today: LocalDate,
): RequestView {
  const rows = Object.values(request.rows);
  const count = (...states: readonly RowState[]): number => rows.filter((row) => states.includes(row)).length;
  const chased = count('open') > 0 && state.consolidation === null;
  const planned = chased ? (requestRungs(state, request, terms, today)?.rungs ?? []) : [];
  const next = planned.find((rung) => request.rungs[rung.id] === undefined && rung.on >= today);
  const inList = terms.questions.flatMap((question) => question.rows);
  return {
    ...request,
    rows: inOrder(request.rows, inList, (row) => row),
    name: terms.offices.find((office) => office.id === request.office)?.name ?? request.office,
    dueOn: requestDueOn(request, terms, today),
    late: isLateOffice(request),
    rowsAsked: rows.length - count('waived'),
    rowsAnswered: rows.length - count('waived', 'open'),
    rowsAccepted: count('accepted'),
    nextRung: next === undefined ? null : { id: next.id, on: next.on },
  };
}

/** The same record with its keys in an order; what the order does not name comes last. The store keeps no order. */
function inOrder<T>(
  record: Readonly<Record<string, T>>,
  order: readonly string[],
  place: (key: string) => string,
): Readonly<Record<string, T>> {
  const at = new Map(order.map((one, index) => [one, index]));
  const rank = (key: string): number => at.get(place(key)) ?? order.length;
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => rank(a) - rank(b)));
}

/** A mail as a list shows it. */
export function mailView(mail: MailWithAttempts): MailView {
  const { mailId, datedAt, office, letters, to, cc, subject, status, attempts } = mail;
  return {
    mailId,
    on: dayOf(datedAt),
    office,
    rungs: letters.map((letter) => letter.rung),
    to,
    cc,
    subject,
    status,
    attempts,
  };
}

/** A message as a list shows it. */
export function replyView({ key, receivedAt, office, reading, status, reason }: InboundMail): ReplyView {
  return {
    key,
    on: dayOf(receivedAt),
    office,
    from: reading?.from ?? null,
    subject: reading?.subject ?? '',
    replyClass: reading?.replyClass ?? null,
    status,
    reason,
  };
}
