import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { LetterDecision, RecordedEvent } from '../domain/cycle/events.ts';
import type { CycleState, CycleVersions } from '../domain/cycle/state.ts';
import type { ChainedRow } from '../domain/register/chain.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import type { RememberedAnswer } from '../domain/matrix/remembered-answer.ts';
import type { RowAnswer } from '../domain/replies/reply.ts';
import type { DraftStore } from './draft-ports.ts';
import type { InboundStore } from './inbound-ports.ts';
import type { CorrectedList, ListVersion } from './list-ports.ts';

export type { CycleVersions };
export type * from './draft-ports.ts';
export type * from './inbound-ports.ts';
export type * from './list-ports.ts';

/** Lower-case hex SHA-256 of the bytes. */
export type Sha256 = string;

/** Content by its hash: written once, never changed. */
export interface ContentStore {
  put(bytes: Uint8Array, contentType: string): Promise<Sha256>;
  /** @returns null when nothing is stored under this hash */
  get(hash: Sha256): Promise<{ readonly bytes: Uint8Array; readonly contentType: string } | null>;
}

/** Kinds of reference data, each versioned as a whole document. */
export type ReferenceKind = 'offices' | 'calendar' | 'ladder' | 'procedure' | 'routing' | 'obligations';

/** Offices, calendars, ladders, procedures, routing: versioned documents; a version is never changed. */
export interface ReferenceStore {
  /**
   * Stores a document as the newest version unless the newest is equal already.
   * @param madeFrom version it was made from; left out: whatever is there gives way
   * @returns its version, from 1
   * @throws DeskError `data-moved` when another version than `madeFrom` is the newest, and it differs
   */
  save(kind: ReferenceKind, id: string, document: unknown, madeFrom?: number): Promise<number>;
  /** @param version the newest when left out @returns null when there is none */
  load(
    kind: ReferenceKind,
    id: string,
    version?: number,
  ): Promise<{ readonly version: number; readonly document: unknown } | null>;
  /** Ids of one kind. */
  ids(kind: ReferenceKind): Promise<readonly string[]>;
}

/** An instrument as stored for a cycle, before the cycle starts. */
export interface StoredInstrument extends CorrectedList {
  readonly cycleId: string;
  readonly filename: string;
  readonly raw: Sha256;
  readonly text: Sha256;
  readonly reading: InstrumentReading;
  readonly versions: CycleVersions;
  readonly wordLimit: { readonly words: number; readonly kind: 'hard' | 'soft' } | null;
}

/** Lists that were read, one per cycle. */
export interface InstrumentStore {
  /** The same cycle twice keeps the first. @returns whether it was new */
  save(instrument: StoredInstrument): Promise<boolean>;
  /** The instrument with the list that is in force: the newest that the register names. */
  load(cycleId: string): Promise<StoredInstrument | null>;
  /** Every list that took the place of the first, oldest first. */
  versions(cycleId: string): Promise<readonly ListVersion[]>;
}

/** What of a batch was new. */
export interface RecordResult {
  readonly recorded: number;
  /** Offices that have letters waiting in this cycle after the batch. */
  readonly traysToWake: readonly string[];
}

/** What a list of cycles can be narrowed by. */
export interface CycleFilter {
  /** Only cycles with an office past its answer date or a passed plan date. */
  readonly late?: boolean;
  /** Local date in Islamabad by which lateness is judged; `late` needs it, since the store asks no clock. */
  readonly today?: LocalDate;
  /** Rehearsals too; left out by default. */
  readonly rehearsals?: boolean;
}

/** The register and the views made from it. */
export interface CycleStore {
  /**
   * Appends events and their consequences in one transaction: register rows (id = cycle id and sequence), the
   * cycle's view (the events folded by `evolve`), out-box rows for every letter written, rerouted or withdrawn.
   * A batch given again changes nothing; an event that differs from the one recorded under its id is refused.
   * @throws DeskError `register-broken` on a gap in the sequence or a differing event
   */
  record(cycleId: string, events: readonly RecordedEvent[]): Promise<RecordResult>;
  /** @returns null when there is no such cycle */
  state(cycleId: string): Promise<CycleState | null>;
  list(filter: CycleFilter): Promise<readonly CycleState[]>;
  /** A cycle's events in order. */
  events(cycleId: string): Promise<readonly RecordedEvent[]>;
}

/** A letter in the out-box. */
export interface OutboxLetter {
  /** `<cycleId>/<office>/<rung>`. */
  readonly id: string;
  readonly cycleId: string;
  readonly office: string;
  readonly rung: string;
  readonly decision: LetterDecision;
  /** Business date on which it was decided. */
  readonly writtenOn: LocalDate;
  /** Business time at which it was decided, ISO 8601. */
  readonly writtenAt: string;
  /** 1 at first; raised each time a route failed for good and another is tried. */
  readonly route: number;
}

/** A mail made of one formal letter or a digest of several. */
export interface MailRecord {
  /** Derived from the ids and routes of its letters. */
  readonly mailId: string;
  readonly office: string;
  readonly letters: readonly {
    readonly id: string;
    readonly cycleId: string;
    readonly office: string;
    readonly rung: string;
    /** The letter's route by which it goes in this mail, see `OutboxLetter`. */
    readonly route: number;
  }[];
  readonly messageId: string;
  /** The raw message in the content store. */
  readonly raw: Sha256;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly envelopeFrom: string;
  readonly subject: string;
  /** Business time it is dated with, ISO 8601. */
  readonly datedAt: string;
}

/** How an attempt ended; `uncertain`: the connection was lost after the message had been handed over. */
export type AttemptOutcome = 'accepted' | 'refused' | 'deferred' | 'uncertain';

/** State of a mail: made, being sent (an attempt was begun), or ended; `superseded`: never left, its letters go in another. */
export type MailStatus = 'made' | 'sending' | 'sent' | 'failed' | 'superseded';

/** A mail with its attempts. */
export interface MailWithAttempts extends MailRecord {
  readonly status: MailStatus;
  readonly attempts: readonly {
    readonly number: number;
    readonly outcome: AttemptOutcome | null;
    readonly response: string | null;
  }[];
}

/** Letters waiting to leave, and the mails they leave in. */
export interface OutboxStore {
  /**
   * Letters that wait, over all cycles of one scope, oldest first.
   * @param office null for all
   * @param scope '' for real cycles, else the rehearsal's id prefix
   */
  waiting(office: string | null, scope: string): Promise<readonly OutboxLetter[]>;
  /** Letters by their ids, whatever became of them. */
  letters(ids: readonly string[]): Promise<readonly OutboxLetter[]>;
  /**
   * Stores a mail and takes its letters out of the waiting list, together. The same mail twice is one: the first.
   * @throws DeskError `refused` when one of the letters does not wait (it is in another mail, or withdrawn)
   */
  makeMail(mail: MailRecord): Promise<void>;
  /** Marks waiting letters as not to be sent any more (nothing is open); idempotent. */
  withdraw(letterIds: readonly string[], reason: string): Promise<void>;
  mail(mailId: string): Promise<MailWithAttempts | null>;
  /** Mails of a scope that have not ended, oldest first. @param office null for all */
  unfinished(office: string | null, scope: string): Promise<readonly MailWithAttempts[]>;
  /** Mails of a scope that ended while the register does not yet show it of their letters, oldest first. */
  untold(scope: string): Promise<readonly MailWithAttempts[]>;
  /**
   * Takes a mail apart of which certainly nothing left (every attempt was put off): its letters wait again, and no
   * attempt at it can begin any more.
   * @returns false when something may have left, an attempt is under way, or it has ended
   */
  supersede(mailId: string): Promise<boolean>;
  /**
   * Records that an attempt begins, before the connection is opened. An earlier one that never ended is noted as
   * `uncertain`.
   * @returns its number, from 1; null when the mail has ended already
   */
  beginAttempt(mailId: string): Promise<number | null>;
  /** Records how an attempt ended; `accepted` ends the mail as sent, `refused` as failed. Idempotent. */
  endAttempt(mailId: string, number: number, outcome: AttemptOutcome, response: string): Promise<void>;
  /** Mails of an office and scope dated on a local day of Islamabad, oldest first; those taken apart are left out. */
  datedOn(office: string, scope: string, on: LocalDate): Promise<readonly MailWithAttempts[]>;
  /** Every mail in which letters of this cycle left, in order of their dates. */
  mailsOf(cycleId: string): Promise<readonly MailWithAttempts[]>;
}

/** An answer as it stands: the newest of an office to a row. */
export interface StoredAnswer extends RowAnswer {
  readonly cycleId: string;
  readonly office: string;
  /** Key of the message it came in. */
  readonly mail: string;
  readonly receivedOn: LocalDate;
}

/** Answers, every version kept; a newer one supersedes. */
export interface AnswerStore {
  /** The same message twice is one. */
  save(
    cycleId: string,
    office: string,
    mail: string,
    receivedOn: LocalDate,
    answers: readonly RowAnswer[],
  ): Promise<void>;
  /** The newest answer of each office to each row. */
  current(cycleId: string): Promise<readonly StoredAnswer[]>;
  /** What one message answered to one request, in the order in which it was saved. */
  ofMail(cycleId: string, office: string, mail: string): Promise<readonly StoredAnswer[]>;
}

/**
 * The answer memory: every answer that an officer accepted or the State sent, with the answer that holds today. What
 * belongs to a rehearsal is never seen by real cycles, nor by another rehearsal; theirs is never seen by it.
 */
export interface MemoryStore {
  /** Newest first. @param scope '' for real cycles, else the rehearsal's id prefix */
  answers(scope: string): Promise<readonly RememberedAnswer[]>;
}

/** What a check of the register found. */
export interface RegisterVerdict {
  readonly events: number;
  /** Hash of the last event, the head of the chain; null when empty. */
  readonly head: Sha256 | null;
  /** The first row that does not agree with the chain, null when all do; `id` is empty where no row stands. */
  readonly firstBad: { readonly position: number; readonly id: string; readonly why: string } | null;
}

/** The append-only list of everything that happened, chained by hash over all cycles. */
export interface RegisterStore {
  /** A cycle's events in order, each with its place in the chain. */
  rowsOf(cycleId: string): Promise<readonly ChainedRow[]>;
  /** Hash of the last event: as long as it is the same, nothing has happened. Null when empty. */
  head(): Promise<Sha256 | null>;
  verify(): Promise<RegisterVerdict>;
}

/** Everything the activities need from the store. */
export interface Store {
  readonly content: ContentStore;
  readonly reference: ReferenceStore;
  readonly instruments: InstrumentStore;
  readonly cycles: CycleStore;
  readonly outbox: OutboxStore;
  readonly inbound: InboundStore;
  readonly answers: AnswerStore;
  readonly memory: MemoryStore;
  readonly drafts: DraftStore;
  readonly register: RegisterStore;
}

/** A store with the connections it holds. */
export interface OpenedStore extends Store {
  /** Ends all connections; nothing works afterwards. */
  close(): Promise<void>;
}
