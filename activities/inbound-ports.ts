import type { SenderDecision } from '../domain/replies/match-reply.ts';
import type { MailReading } from '../domain/replies/reply.ts';
import type { SenderProof } from '../domain/replies/sender-proof.ts';

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
  /** SHA-256 of its bytes, under which the store has them. */
  readonly raw: string;
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
