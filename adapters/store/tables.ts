import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type {
  AttemptOutcome,
  CycleVersions,
  InboundMail,
  InboundStatus,
  MailOrigin,
  MailStatus,
  ReferenceKind,
} from '../../activities/store-ports.ts';
import type { CycleEvent, LetterDecision } from '../../domain/cycle/events.ts';
import type { CycleState } from '../../domain/cycle/state.ts';
import type { ReadingCorrection } from '../../domain/loi/corrections.ts';
import type { InstrumentReading } from '../../domain/loi/instrument.ts';
import type { DraftVersion, Origin } from '../../domain/matrix/draft.ts';
import type { RememberedAnswer } from '../../domain/matrix/remembered-answer.ts';
import type { SenderDecision } from '../../domain/replies/match-reply.ts';
import type { AnswerStatus, MailReading } from '../../domain/replies/reply.ts';
import type { SenderProof } from '../../domain/replies/sender-proof.ts';

/** A `jsonb` column: read as the value, written as JSON text (see `storableJson`). */
type Json<T> = ColumnType<T, string, string>;
/** A `jsonb` column that may hold nothing; nothing where an insert does not name it. */
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;
/** An identity column, numbered by the database. */
type Numbered = ColumnType<number, never, never>;

/** Where a letter in the out-box stands; `mailed`: it is in a mail that was made. */
export type OutboxLetterStatus = 'waiting' | 'mailed' | 'sent' | 'failed' | 'withdrawn';

/** The tables as the newest migration leaves them. */
export interface Tables {
  readonly content: { hash: string; content_type: string; bytes: Buffer };
  readonly reference_document: { kind: ReferenceKind; id: string; version: number; document: Json<unknown> };
  readonly instrument: {
    cycle_id: string;
    filename: string;
    raw: string;
    text: string;
    reading: Json<InstrumentReading>;
    versions: Json<CycleVersions>;
    word_limit: ColumnType<{ words: number; kind: 'hard' | 'soft' } | null, string | null, never>;
    as_read: JsonOrNull<InstrumentReading>;
    corrections: JsonOrNull<readonly ReadingCorrection[]>;
  };
  readonly instrument_version: {
    cycle_id: string;
    version: number;
    list: string;
    made_on: string;
    made_by: string;
    reason: string;
  };
  readonly register_event: {
    position: number;
    cycle_id: string;
    seq: number;
    happened_on: string;
    happened_at: string;
    event: Json<CycleEvent>;
    previous: string;
    hash: string;
  };
  readonly register_head: { single: Generated<boolean>; position: number; hash: string };
  readonly cycle_view: {
    cycle_id: string;
    mechanism: string;
    stage: string;
    deadline: string;
    rehearsal: boolean;
    seq: number;
    state: Json<CycleState>;
  };
  readonly view_version: { single: Generated<boolean>; version: number };
  readonly outbox_letter: {
    id: string;
    cycle_id: string;
    scope: string;
    office: string;
    rung: string;
    decision: Json<LetterDecision>;
    written_on: string;
    written_at: string;
    position: number;
    route: number;
    status: OutboxLetterStatus;
    reason: string | null;
  };
  readonly outbox_mail: {
    mail_id: string;
    office: string;
    scope: string;
    message_id: string;
    raw: string;
    recipients: Json<readonly string[]>;
    copies: Json<readonly string[]>;
    envelope_from: string;
    subject: string;
    dated_at: string;
    status: MailStatus;
    made: Numbered;
  };
  readonly outbox_mail_letter: { mail_id: string; ordinal: number; letter_id: string; route: Generated<number> };
  readonly outbox_attempt: { mail_id: string; number: number; outcome: AttemptOutcome | null; response: string | null };
  readonly inbound_mail: {
    key: string;
    raw: string;
    envelope_from: string;
    envelope_to: Json<readonly string[]>;
    received_at: string;
    status: InboundStatus;
    reading: ColumnType<MailReading | null, string | null, string | null>;
    cycle_id: string | null;
    office: string | null;
    reason: string | null;
    arrived: Numbered;
    also_cycles: ColumnType<readonly string[], string | undefined, string>;
    origin: JsonOrNull<MailOrigin>;
    proof: JsonOrNull<SenderProof>;
    split: JsonOrNull<NonNullable<InboundMail['split']>>;
  };
  readonly sender_decision: {
    position: Numbered;
    sender: string;
    mail: string;
    decision: SenderDecision['decision'];
    requests: Json<SenderDecision['requests']>;
    decided_by: string;
    decided_at: string;
  };
  readonly reply_address: { token: string; cycle_id: string; office: string };
  readonly answer: {
    cycle_id: string;
    office: string;
    mail: string;
    ordinal: number;
    row_id: string;
    status: AnswerStatus;
    answer: string;
    received_on: string;
    arrived: Numbered;
  };
  readonly answer_memory: {
    cycle_id: string;
    office: string;
    row_id: string;
    scope: string;
    received_on: string;
    remembered: Json<RememberedAnswer>;
  };
  readonly draft_version: {
    cycle_id: string;
    question: string;
    part: string;
    version: number;
    paragraphs: Json<DraftVersion['paragraphs']>;
    written_by: string;
    written_on: string;
    reason: string;
    seen: JsonOrNull<readonly Origin[]>;
  };
  readonly draft_comment: {
    cycle_id: string;
    id: number;
    question: string | null;
    part: string | null;
    sentence: string | null;
    comment: string;
    made_by: string;
    made_on: string;
  };
  readonly draft_comment_resolved: {
    cycle_id: string;
    id: number;
    resolved_by: string;
    resolved_on: string;
    note: string;
  };
  readonly draft_weight: {
    position: Numbered;
    cycle_id: string;
    question: string;
    weight: number;
    set_by: string;
    set_on: string;
  };
}

/** The database, or a transaction on it. */
export type Database = Kysely<Tables>;
/** A transaction on the database. */
export type InTransaction = Transaction<Tables>;
