import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryReport } from './delivery-report.ts';
import { MailFolder } from './mail-folder.ts';
import { mailboxPath } from './mailboxes.ts';
import type { RelayTarget } from './relay-queue.ts';
import { RelayQueue } from './relay-queue.ts';
import type { SmtpDoor, SmtpEnvelope, SmtpRefusal } from './smtp-door.ts';
import { MAIL_LIMIT, openSmtpDoor } from './smtp-door.ts';

/** How the local post is set up. */
export interface LocalPostOptions {
  /** Folder of the mailboxes, made where missing. */
  readonly folder: string;
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Mail to this domain goes on to the desk's intake. */
  readonly deskDomain: string;
  /** Where the intake listens; null keeps mail to the desk until `relayTo` says where. */
  readonly intake: RelayTarget | null;
  /** The clock of delivery reports; the wall clock unless a rehearsal brings its own. */
  readonly now?: () => Date;
}

/** A message that lies in a mailbox. */
export interface DeliveredMail {
  readonly address: string;
  /** From 1, in the order of arrival in this mailbox. */
  readonly sequence: number;
  readonly envelopeFrom: string | null;
  readonly raw: Uint8Array;
}

/** How an address fails. */
export interface FailingAddress {
  /** Enhanced status code: `5.1.1`. */
  readonly code: string;
  /**
   * `reject` answers 550 to RCPT; `dsn` takes the message and reports that it could not be delivered; `delay` reports
   * that it is late, and delivers it.
   */
  readonly mode: 'reject' | 'dsn' | 'delay';
  /** Only the next message fails; absent: each, until told otherwise. */
  readonly once?: boolean;
}

/** A mail server of our own that stands in for the ministry's: it takes mail for anyone and keeps it on disk. */
export class LocalPost {
  readonly #options: LocalPostOptions;
  readonly #boxes = new Map<string, MailFolder>();
  readonly #failing = new Map<string, FailingAddress>();
  readonly #listeners = new Set<(mail: DeliveredMail) => void>();
  readonly #relay: RelayQueue;
  #door: SmtpDoor | null = null;

  private constructor(options: LocalPostOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true });
    this.#relay = new RelayQueue(join(options.folder, '.to-desk'), options.intake, (raw, envelope, reason) =>
      this.#report(raw, envelope, envelope.to[0] ?? '', { code: '5.0.0', mode: 'dsn' }, reason),
    );
  }

  /**
   * Opens the post.
   * @throws DeskError `port-taken`
   */
  static async open(options: LocalPostOptions): Promise<LocalPost> {
    const post = new LocalPost(options);
    try {
      await post.#openDoor(options.port);
    } catch (error) {
      await post.#relay.close();
      throw error;
    }
    return post;
  }

  /** Port it listens on. */
  get port(): number {
    return this.#door?.port ?? this.#options.port;
  }

  /** Takes no more mail, as a server that is down; what lies in its boxes stays there. */
  async shut(): Promise<void> {
    await this.#door?.close();
  }

  /**
   * Takes mail again, on the port it had.
   * @throws DeskError `port-taken`
   */
  async reopen(): Promise<void> {
    await this.#openDoor(this.port);
  }

  /** Messages on their way to the desk that its intake has not taken yet. */
  get waiting(): number {
    return this.#relay.size;
  }

  /** Where the intake listens from now on. */
  async relayTo(intake: RelayTarget | null): Promise<void> {
    await this.#relay.setTarget(intake);
  }

  /** Makes an address fail from now on; null makes it work again. */
  refuse(address: string, failing: FailingAddress | null): void {
    if (failing === null) this.#failing.delete(address.toLowerCase());
    else this.#failing.set(address.toLowerCase(), failing);
  }

  /** Called after each message that lies in a mailbox; gives back how to stop it. */
  onDelivered(listener: (mail: DeliveredMail) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Addresses that have received something, in alphabetical order. */
  mailboxes(): string[] {
    return readdirSync(this.#options.folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.includes('@'))
      .map((entry) => decodeURIComponent(entry.name))
      .sort();
  }

  /** What lies in a mailbox, oldest first; nothing for an address that never received anything. */
  messages(address: string): Uint8Array[] {
    if (!existsSync(this.#boxPath(address))) return [];
    const box = this.#box(address);
    return box.list().map((message) => box.read(message));
  }

  /** Stops listening and relaying; what is on disk stays and goes on at the next start. */
  async close(): Promise<void> {
    await this.#door?.close();
    await this.#relay.close();
  }

  async #openDoor(port: number): Promise<void> {
    this.#door = await openSmtpDoor({
      host: this.#options.host ?? '127.0.0.1',
      port,
      name: 'post.localhost',
      limit: MAIL_LIMIT,
      recipient: (address) => this.#refusal(address),
      message: (raw, envelope) => this.#accept(raw, envelope),
    });
  }

  #refusal(address: string): SmtpRefusal | null {
    const failing = this.#failing.get(address.toLowerCase());
    if (failing?.mode === 'reject') return { code: 550, text: `${failing.code} <${address}>: not a mailbox here` };
    const usable =
      /^[^@/\\\s]{1,64}@[^@/\\\s]{1,150}$/u.test(address) && Buffer.byteLength(encodeURIComponent(address)) <= 240;
    return usable ? null : { code: 553, text: '5.1.3 Not a usable address' };
  }

  async #accept(raw: Uint8Array, envelope: SmtpEnvelope): Promise<string> {
    const ending = `@${this.#options.deskDomain.toLowerCase()}`;
    const toDesk = envelope.to.filter((address) => address.toLowerCase().endsWith(ending));
    if (toDesk.length > 0) await this.#relay.add(raw, { from: envelope.from, to: toDesk });
    for (const address of envelope.to) {
      if (toDesk.includes(address)) continue;
      const failing = this.#failing.get(address.toLowerCase());
      if (failing !== undefined) await this.#report(raw, envelope, address, failing);
      if (failing?.once === true) this.refuse(address, null);
      if (failing?.mode !== 'dsn') await this.#deliver(address, raw, envelope.from);
    }
    return '2.0.0 Delivered';
  }

  async #deliver(address: string, raw: Uint8Array, envelopeFrom: string | null): Promise<void> {
    const headers = Buffer.from(`Return-Path: <${envelopeFrom ?? ''}>\r\nDelivered-To: ${address}\r\n`);
    const filed = Buffer.concat([headers, raw]);
    const { sequence } = await this.#box(address).add(filed);
    for (const listener of this.#listeners) listener({ address, sequence, envelopeFrom, raw: filed });
  }

  /** Tells the sender; a null sender is never told, so that two servers cannot answer each other. */
  async #report(
    raw: Uint8Array,
    envelope: SmtpEnvelope,
    recipient: string,
    { code, mode }: FailingAddress,
    reason = mode === 'delay' ? 'The mail system there does not answer' : 'The address does not take this message',
  ): Promise<void> {
    if (envelope.from === null) return;
    const report = deliveryReport({
      action: mode === 'delay' ? 'delayed' : 'failed',
      recipient,
      sender: envelope.from,
      status: code,
      reason: reason.replace(/\s+/gu, ' '),
      original: raw,
      host: 'post.localhost',
      at: (this.#options.now ?? (() => new Date()))(),
    });
    await this.#accept(report, { from: null, to: [envelope.from] });
  }

  #box(address: string): MailFolder {
    const path = this.#boxPath(address);
    const known = this.#boxes.get(path);
    if (known !== undefined) return known;
    const box = new MailFolder(path);
    this.#boxes.set(path, box);
    return box;
  }

  #boxPath(address: string): string {
    return mailboxPath(this.#options.folder, address);
  }
}
