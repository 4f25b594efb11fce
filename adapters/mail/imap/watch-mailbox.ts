import type { MailboxEntry, MailboxSource, OpenMailbox } from '../../../activities/mailbox-ports.ts';
import type { MailOrigin } from '../../../activities/store-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { notedEnvelope } from './envelope-headers.ts';

/** A message out of a mailbox, on its way into the store. */
export interface MailboxMessage {
  /** The whole message, or its headers where it is set aside. */
  readonly raw: Uint8Array;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  /** When the mailbox received it, ISO 8601. */
  readonly receivedAt: string;
  readonly origin: MailOrigin;
}

/** Why a message of a mailbox is not taken in. */
export type SetAside = 'too-large' | 'unreadable';

/** What is needed to watch a mailbox. */
export interface MailboxWatchOptions {
  readonly source: MailboxSource;
  /** Our own mail domain. */
  readonly domain: string;
  /** Bytes; a larger message is set aside. */
  readonly limit: number;
  /** Stores a message; once it resolves the message is safe. The same message again must do no harm. */
  readonly take: (message: MailboxMessage) => Promise<void>;
  /** Notes for an officer that a message waits in the mailbox itself; only its headers are known. */
  readonly hold: (message: MailboxMessage, why: SetAside) => Promise<void>;
  readonly say: (step: string, detail?: string) => void;
  readonly now?: () => Date;
  /** Milliseconds; for tests. */
  readonly pauses?: Partial<MailboxPauses>;
}

/** How long is waited for what, in milliseconds. */
export interface MailboxPauses {
  /** After a lost connection; doubled each time until it is `longest`. */
  readonly first: number;
  readonly longest: number;
  /** After a refused login: many servers lock out whoever tries often. */
  readonly login: number;
  /** Between two looks into a mailbox that tells of nothing. */
  readonly look: number;
  /** Until a message is tried again that could not be moved. */
  readonly left: number;
}

/** A mailbox that is being watched. */
export interface MailboxWatch {
  readonly stop: () => Promise<void>;
}

const PAUSES: MailboxPauses = {
  first: 1_000,
  longest: 5 * 60_000,
  login: 10 * 60_000,
  look: 5 * 60_000,
  left: 3_600_000,
};
const STOP_WITHIN_MS = 10_000;
const PAGE = 100;
const HEAD_LIMIT = 64 * 1024;
/** A message that fails so often is set aside. */
const TRIES = 5;

/**
 * Takes in what lies in a mailbox, one message at a time, and moves each away only once it is stored: the mailbox is the
 * queue. What cannot be taken in is set aside and said; it never stops what comes after it. A lost connection is opened
 * again after growing pauses.
 */
export function watchMailbox(options: MailboxWatchOptions): MailboxWatch {
  const { source, say } = options;
  const pauses = { ...PAUSES, ...options.pauses };
  const pass = new MailboxPass(options, pauses);
  let wake = (): void => undefined;
  let stopping = false;
  let open: OpenMailbox | null = null;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const watch = async (): Promise<void> => {
    let pause = pauses.first;
    let said: string | null = null;
    while (!stopping) {
      try {
        open = await source.open();
        while (!stopping) {
          const more = await pass.through(open, () => stopping);
          if (said !== null) say('The mailbox answers again');
          said = null;
          pause = pauses.first;
          if (!more && !stopping) await open.wait(pauses.look);
        }
      } catch (error) {
        if (stopping) break;
        const { code, message } = stated(error);
        // A server that is away for a night is said once, not a thousand times.
        if (said !== code) say(SAID[code] ?? 'The mailbox could not be gone through', message);
        said = code;
        await sleep(code === 'mailbox-login' ? pauses.login : pause);
        pause = Math.min(pause * 2, pauses.longest);
      } finally {
        await open?.close();
        open = null;
      }
    }
  };
  const ended = watch();
  return {
    stop: async () => {
      stopping = true;
      wake();
      // It may be waiting for mail; a message that is being stored is finished first.
      if (!pass.busy) await open?.close();
      // A server that does not answer must not keep the process.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref())]);
    },
  };
}

const SAID: Readonly<Record<string, string>> = {
  'mailbox-unavailable': 'The mailbox does not answer; trying again',
  'mailbox-login': 'The mailbox does not take our login; trying again slowly',
  'store-unavailable': 'Mail waits in the mailbox: it cannot be stored now',
};

/** Goes through a mailbox, and remembers what went wrong with single messages over lost connections. */
class MailboxPass {
  readonly #options: MailboxWatchOptions;
  readonly #leftForMs: number;
  readonly #left = new Set<number>();
  readonly #failures = new Map<number, number>();
  #uidValidity = '';
  #leftSince = 0;
  busy = false;

  constructor(options: MailboxWatchOptions, pauses: MailboxPauses) {
    this.#options = options;
    this.#leftForMs = pauses.left;
  }

  /** Takes in one page of messages. @returns whether there may be more */
  async through(box: OpenMailbox, stopping: () => boolean): Promise<boolean> {
    const now = Date.now();
    if (box.uidValidity !== this.#uidValidity || now - this.#leftSince > this.#leftForMs) {
      if (box.uidValidity !== this.#uidValidity) this.#failures.clear();
      this.#uidValidity = box.uidValidity;
      this.#leftSince = now;
      this.#left.clear();
    }
    const entries = await box.list(PAGE, this.#left);
    // One that failed goes last, so that it holds up nobody.
    const failed = ({ uid }: MailboxEntry): number => this.#failures.get(uid) ?? 0;
    for (const entry of entries.toSorted((a, b) => failed(a) - failed(b))) {
      if (stopping()) return false;
      this.busy = true;
      try {
        await this.#one(box, entry);
      } finally {
        this.busy = false;
      }
    }
    return entries.length > 0;
  }

  async #one(box: OpenMailbox, entry: MailboxEntry): Promise<void> {
    const { uid } = entry;
    const { limit, take, say } = this.#options;
    if (entry.size > limit) return this.#setAside(box, entry, 'too-large', `${entry.size} bytes`);
    const failures = this.#failures.get(uid) ?? 0;
    if (failures >= TRIES) return this.#setAside(box, entry, 'unreadable', `${failures} tries failed`);
    // Counted before: a connection that breaks each time over the same message must not stop the mailbox.
    this.#failures.set(uid, failures + 1);
    const fetched = await box.fetch(uid, limit);
    if (fetched.state === 'too-large') return this.#setAside(box, entry, 'too-large', `more than ${limit} bytes`);
    if (fetched.state === 'refused') return this.#setAside(box, entry, 'unreadable', fetched.why);
    if (fetched.state === 'gone') return void this.#failures.delete(uid);
    try {
      await take(this.#message(box, entry, fetched.raw));
    } catch (error) {
      if (stated(error).code === 'store-unavailable') {
        this.#failures.set(uid, failures);
        throw error;
      }
      say('A message of the mailbox could not be stored', (error as Error).message);
      return;
    }
    this.#failures.delete(uid);
    await this.#move(box, uid, 'done');
  }

  /** Puts a message where an officer finds it, with a note in the holding list. */
  async #setAside(box: OpenMailbox, entry: MailboxEntry, why: SetAside, detail: string): Promise<void> {
    const { hold, say } = this.#options;
    const head = await box.head(entry.uid, HEAD_LIMIT);
    const raw =
      head ?? Buffer.from(`Subject: Message ${entry.uid} of ${box.name}, numbered ${box.uidValidity}\r\n\r\n`);
    await hold(this.#message(box, entry, raw), why);
    say('A message of the mailbox is set aside for an officer', `${why}: ${detail}`);
    this.#failures.delete(entry.uid);
    await this.#move(box, entry.uid, why);
  }

  async #move(box: OpenMailbox, uid: number, folder: SetAside | 'done'): Promise<void> {
    if (await box.move(uid, folder)) return;
    this.#left.add(uid);
    this.#options.say('A message that was dealt with could not be moved and stays in the mailbox', `to: ${folder}`);
  }

  #message(box: OpenMailbox, { uid, arrivedAt }: MailboxEntry, raw: Uint8Array): MailboxMessage {
    const { domain, now = () => new Date() } = this.#options;
    const { from, to } = notedEnvelope(raw, domain);
    const present = now().toISOString();
    const arrived = arrivedAt === null ? present : new Date(arrivedAt).toISOString();
    return {
      raw,
      envelopeFrom: from,
      envelopeTo: to,
      // A server whose clock is ahead must not give anybody days.
      receivedAt: arrived < present ? arrived : present,
      origin: {
        via: 'imap',
        client: null,
        greeting: null,
        mailbox: { name: box.name, uidValidity: box.uidValidity, uid },
      },
    };
  }
}

function stated(error: unknown): { readonly code: string; readonly message: string } {
  const { message } = error as Error;
  return { code: error instanceof DeskError ? error.code : 'internal', message };
}
