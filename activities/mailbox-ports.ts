/** A message as a mailbox lists it, before anything of it is fetched. */
export interface MailboxEntry {
  /** Its number, valid for as long as the mailbox's `uidValidity` is. */
  readonly uid: number;
  /** Bytes, as the server says. */
  readonly size: number;
  /** When the server received it, ISO 8601; null where it does not say. */
  readonly arrivedAt: string | null;
}

/** What became of fetching a message. */
export type FetchedMessage =
  | { readonly state: 'fetched'; readonly raw: Uint8Array }
  /** It is larger than the limit, whatever the server had said; it was not kept in memory. */
  | { readonly state: 'too-large' }
  /** Nobody has it any more: another program took it out of the mailbox. */
  | { readonly state: 'gone' }
  /** The server refuses to give it out. */
  | { readonly state: 'refused'; readonly why: string };

/** Where a message is put that was dealt with: taken in, or set aside for an officer. */
export type MailboxFolder = 'done' | 'too-large' | 'unreadable';

/**
 * A mailbox that is open. Every method throws DeskError `mailbox-unavailable` once the connection is lost or the mailbox
 * numbers its messages anew; it has to be opened again then.
 */
export interface OpenMailbox {
  /** Its name for records, without who logs in. */
  readonly name: string;
  /** Changes when the server numbers the messages anew. */
  readonly uidValidity: string;
  /**
   * Messages in it, lowest numbers first.
   * @param limit at most so many, 1 or more
   * @param without numbers to leave out
   */
  list(limit: number, without: ReadonlySet<number>): Promise<readonly MailboxEntry[]>;
  /** Fetches a message in parts, no more than `limit` bytes of it; it stays unread there. */
  fetch(uid: number, limit: number): Promise<FetchedMessage>;
  /** The first `limit` bytes of its headers; null where they cannot be had. */
  head(uid: number, limit: number): Promise<Uint8Array | null>;
  /** Moves a message to a folder of ours, made where missing. @returns false when the server refuses */
  move(uid: number, folder: MailboxFolder): Promise<boolean>;
  /** Waits until something may have arrived since the last `list`, at most so many milliseconds. */
  wait(atMostMs: number): Promise<void>;
  /** Leaves it. Never throws. */
  close(): Promise<void>;
}

/** A mailbox somewhere that mail to the desk is put into. */
export interface MailboxSource {
  /** @throws DeskError `mailbox-unavailable`; `mailbox-login` when it does not know us */
  open(): Promise<OpenMailbox>;
}
