import type { LocalDate } from '../domain/calendar/calendar.ts';
import type { LetterDecision, RecordedEvent } from '../domain/cycle/events.ts';
import type { CycleState, CycleVersions } from '../domain/cycle/state.ts';
import type { InstrumentReading } from '../domain/loi/instrument.ts';
import type { SenderDecision } from '../domain/replies/match-reply.ts';
import type { MailReading, RowAnswer } from '../domain/replies/reply.ts';
import type { SenderProof } from '../domain/replies/sender-proof.ts';

export type { CycleVersions };

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
export interface StoredInstrument {
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
  load(cycleId: string): Promise<StoredInstrument | null>;
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

/** A secret reply address given to one office, for one cycle or for those of a digest. */
export interface ReplyAddress {
  readonly token: string;
  readonly office: string;
  /** In alphabetical order. */
  readonly cycles: readonly string[];
}

/** Where a stored message stands. */
export type InboundStatus = 'stored' | 'applied' | 'held' | 'ignored';

/** How a message came to us. */
export interface MailOrigin {
  readonly via: 'smtp' | 'lmtp' | 'imap';
  /** IP address of the server that handed it over; null from a mailbox. */
  readonly client: string | null;
  /** Name that server gave itself; null from a mailbox. */
  readonly greeting: string | null;
  /** Of a mailbox: its name, the validity of its numbers, and the number; null otherwise. */
  readonly mailbox: { readonly name: string; readonly uidValidity: string; readonly uid: number } | null;
}

/** A message as it was taken in, with what was made of it. */
export interface InboundMail {
  /** Hash over mailbox, Message-ID and body: the same message delivered again has the same key. */
  readonly key: string;
  readonly raw: Sha256;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly receivedAt: string;
  readonly status: InboundStatus;
  readonly reading: MailReading | null;
  /** Request it was filed to, or is suggested to belong to. */
  readonly cycleId: string | null;
  readonly office: string | null;
  /** Further cycles it was filed to, or may belong to: it answers a digest. */
  readonly alsoCycles: readonly string[];
  /** Why it waits for an officer, or why it was ignored. */
  readonly reason: string | null;
  /** Absent for what was taken in before this was kept. */
  readonly origin?: MailOrigin;
  /** Absent where the sender was not looked at. */
  readonly proof?: SenderProof;
  /** Requests an officer filed it over; absent: the one of `cycleId` and `office`, and those of `alsoCycles`. */
  readonly split?: readonly { readonly cycle: string; readonly office: string }[];
}

/** What of a stored message changes. */
export type InboundChange = Partial<
  Pick<InboundMail, 'status' | 'reading' | 'cycleId' | 'office' | 'alsoCycles' | 'reason' | 'proof'>
> & {
  /** Null: it is no longer filed over several requests. */
  readonly split?: InboundMail['split'] | null;
};

/** Some of the stored messages, in the order in which they came. */
export interface InboundPage {
  readonly mails: readonly InboundMail[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/** Messages in, raw first. */
export interface InboundStore {
  /**
   * Stores the message unless its key is there; it waits to be read, or for an officer where `held` gives the reason.
   * @returns whether it was new
   */
  receive(
    mail: Pick<InboundMail, 'key' | 'raw' | 'envelopeFrom' | 'envelopeTo' | 'receivedAt' | 'origin'> & {
      readonly held?: string;
    },
  ): Promise<boolean>;
  load(key: string): Promise<InboundMail | null>;
  /** Records what became of it. */
  mark(key: string, change: InboundChange): Promise<void>;
  /**
   * Records what an officer decided about a message, for good, and what becomes of the message: both or neither.
   * @returns false, and nothing is recorded, where the message no longer waits for that decision: to be taken `back` it
   * has to be ignored, for every other decision held and not being filed already
   * @throws DeskError `mail-unknown`
   */
  recordDecision(decision: SenderDecision, change: InboundChange): Promise<boolean>;
  /** What officers decided about the messages of one sender, oldest first. @param sender in any case of letters */
  decisionsAbout(sender: string): Promise<readonly SenderDecision[]>;
  /** What officers decided about one message, oldest first. */
  decisionsOn(key: string): Promise<readonly SenderDecision[]>;
  /** Messages in one state, oldest first. */
  inStatus(status: InboundStatus): Promise<readonly InboundMail[]>;
  /**
   * Stored messages in the order in which they came, some at a time, so that any number can be gone through.
   * @param of `status`, `since` (received at this instant or later, ISO 8601) and `unexplained` (no reason stands with
   * them) narrow them; `after` is the `next` of the page before, null for the first; `limit` from 1
   */
  page(of: {
    readonly status?: InboundStatus;
    readonly since?: string;
    readonly unexplained?: true;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<InboundPage>;
  /** Messages filed to a cycle, oldest first. */
  ofCycle(cycleId: string): Promise<readonly InboundMail[]>;
  saveReplyAddress(address: ReplyAddress): Promise<void>;
  replyAddress(token: string): Promise<ReplyAddress | null>;
  /** Every reply address given out. */
  replyAddresses(): Promise<readonly ReplyAddress[]>;
  /** The letters that left under a Message-ID of ours; a digest has several. */
  lettersByMessageId(
    messageId: string,
  ): Promise<readonly { readonly cycleId: string; readonly office: string; readonly rung: string }[]>;
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
  readonly register: RegisterStore;
}

/** A store with the connections it holds. */
export interface OpenedStore extends Store {
  /** Ends all connections; nothing works afterwards. */
  close(): Promise<void>;
}
