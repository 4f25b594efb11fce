import { ImapFlow } from 'imapflow';
import type { ImapFlowError } from 'imapflow';
import type { FetchedMessage, MailboxFolder, MailboxSource, OpenMailbox } from '../../../activities/mailbox-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';

/** A mailbox on an IMAP server. */
export interface ImapMailboxOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; false: STARTTLS, without which nothing is said. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly password: string };
  /** Folder that mail arrives in. */
  readonly folder: string;
  /** Folder in which `Done`, `Too large` and `Unreadable` are made. */
  readonly parent: string;
  /** Certificates (PEM) of whoever signed the server's; those Node knows where left out. */
  readonly ca?: string;
  /** The largest message that is fetched, in bytes. */
  readonly limit: number;
  /** Milliseconds after which IDLE is renewed, and between two looks where the server has no IDLE; a minute unless given. */
  readonly lookEvery?: number;
}

const FOLDERS: Readonly<Record<MailboxFolder, string>> = {
  done: 'Done',
  'too-large': 'Too large',
  unreadable: 'Unreadable',
};
const CHUNK = 256 * 1024;
const LOOK_EVERY_MS = 60_000;

/** A mailbox on an IMAP server, over TLS whose certificate is checked. */
export function imapMailbox(options: ImapMailboxOptions): MailboxSource {
  const where = `${options.host}:${options.port}/${options.folder}`;
  return {
    async open() {
      const { host, port, secure, login, ca, limit, lookEvery = LOOK_EVERY_MS } = options;
      const client = new ImapFlow({
        host,
        port,
        secure,
        ...(secure ? {} : { doSTARTTLS: true }),
        auth: { user: login.user, pass: login.password },
        tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
        logger: false,
        disableAutoIdle: true,
        connectionTimeout: 30_000,
        socketTimeout: 2 * lookEvery + 60_000,
        maxIdleTime: lookEvery,
        maxLineLength: 16 * 1024 * 1024,
        maxLiteralSize: limit + CHUNK,
        maxResponseSize: limit + 2 * CHUNK,
      });
      // What breaks is thrown by the command under way, or found by the next one.
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.mailboxOpen(options.folder);
        return new ImapConnection(client, where, options.parent);
      } catch (error) {
        client.close();
        throw unavailable(error, where);
      }
    },
  };
}

/** One connection with the folder selected. */
class ImapConnection implements OpenMailbox {
  readonly name: string;
  readonly uidValidity: string;
  readonly #client: ImapFlow;
  readonly #parent: string;
  readonly #made = new Set<MailboxFolder>();
  #news = false;
  #wake = (): void => undefined;

  constructor(client: ImapFlow, name: string, parent: string) {
    this.#client = client;
    this.name = name;
    this.#parent = parent;
    if (client.mailbox === false) throw new DeskError('mailbox-unavailable', `The folder of ${name} is not open.`);
    this.uidValidity = String(client.mailbox.uidValidity);
    client.on('exists', () => {
      this.#news = true;
      this.#wake();
    });
    client.on('close', () => this.#wake());
  }

  async list(limit: number, without: ReadonlySet<number>) {
    this.#news = false;
    return this.#asked(async (client) => {
      // Some servers look into their mailbox only when they are asked for nothing else.
      await client.noop();
      const found = await client.search({ all: true }, { uid: true });
      if (!Array.isArray(found)) throw new DeskError('mailbox-unavailable', `${this.name} cannot be listed.`);
      const wanted = found
        .toSorted((a, b) => a - b)
        .filter((uid) => !without.has(uid))
        .slice(0, limit);
      if (wanted.length === 0) return [];
      const entries = await client.fetchAll(wanted, { uid: true, size: true, internalDate: true }, { uid: true });
      return entries
        .map(({ uid, size = 0, internalDate }) => ({ uid, size, arrivedAt: instant(internalDate) }))
        .toSorted((a, b) => a.uid - b.uid);
    });
  }

  async fetch(uid: number, limit: number): Promise<FetchedMessage> {
    return this.#asked(async (client) => {
      let content: AsyncIterable<Buffer> | undefined;
      try {
        ({ content } = await client.download(String(uid), undefined, {
          uid: true,
          chunkSize: CHUNK,
          maxBytes: limit + 1,
        }));
      } catch (error) {
        const { responseStatus, responseText = '' } = error as ImapFlowError;
        if (responseStatus === 'NO' || responseStatus === 'BAD') return { state: 'refused', why: responseText };
        throw error;
      }
      if (content === undefined) return { state: 'gone' };
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of content) {
        size += chunk.length;
        if (size > limit) return { state: 'too-large' };
        chunks.push(chunk);
      }
      return { state: 'fetched', raw: Buffer.concat(chunks) };
    });
  }

  async head(uid: number, limit: number): Promise<Uint8Array | null> {
    return this.#asked(async (client) => {
      const part = { key: 'header', start: 0, maxLength: limit };
      try {
        const found = await client.fetchOne(String(uid), { uid: true, bodyParts: [part] }, { uid: true });
        return (found === false ? undefined : (found.headers ?? found.bodyParts?.get('header'))) ?? null;
      } catch (error) {
        if ((error as ImapFlowError).responseStatus !== undefined) return null;
        throw error;
      }
    });
  }

  async move(uid: number, folder: MailboxFolder): Promise<boolean> {
    return this.#asked(async (client) => {
      const path = [this.#parent, FOLDERS[folder]];
      const move = async (): Promise<boolean> =>
        (await this.#make(path, folder)) && (await client.messageMove(String(uid), path, { uid: true })) !== false;
      if (await move()) return true;
      // Somebody may have removed the folder meanwhile.
      this.#made.delete(folder);
      return move();
    });
  }

  async wait(atMostMs: number): Promise<void> {
    this.#check();
    if (this.#news) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, atMostMs);
      this.#wake = resolve;
      // It ends with the next command. Where the server has no IDLE the library looks every now and then instead.
      this.#client.idle().catch(() => resolve());
    });
    clearTimeout(timer);
    this.#wake = () => undefined;
    this.#check();
  }

  async close(): Promise<void> {
    const client = this.#client;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, 2_000)));
    await Promise.race([client.usable ? client.logout().catch(() => undefined) : undefined, patience]);
    clearTimeout(timer);
    client.close();
  }

  async #make(path: string[], folder: MailboxFolder): Promise<boolean> {
    if (this.#made.has(folder)) return true;
    try {
      await this.#client.mailboxCreate(path);
    } catch (error) {
      if ((error as ImapFlowError).responseStatus === undefined) throw error;
      return false;
    }
    this.#made.add(folder);
    return true;
  }

  async #asked<T>(work: (client: ImapFlow) => Promise<T>): Promise<T> {
    this.#check();
    let done: T;
    try {
      done = await work(this.#client);
    } catch (error) {
      throw unavailable(error, this.name);
    }
    // Some commands give nothing instead of an error when the connection breaks under them.
    this.#check();
    return done;
  }

  #check(): void {
    const { usable, mailbox } = this.#client;
    if (!usable || mailbox === false)
      throw new DeskError('mailbox-unavailable', `The connection to ${this.name} is lost.`);
    if (String(mailbox.uidValidity) === this.uidValidity) return;
    throw new DeskError('mailbox-unavailable', `${this.name} numbers its messages anew.`);
  }
}

function instant(date: Date | string | undefined): string | null {
  const at = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** An error of the library as this software states it. */
function unavailable(error: unknown, where: string): DeskError {
  if (error instanceof DeskError) return error;
  const { authenticationFailed, serverResponseCode = '', responseText, message, code } = error as ImapFlowError;
  const why = responseText ?? message;
  // A server that cannot look a login up just now says so. @source RFC 5530, section 3, read 2026-11-24
  const passing = ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG'].includes(serverResponseCode);
  if (authenticationFailed === true && !passing) {
    return new DeskError(
      'mailbox-login',
      `${where} does not take our login: ${why}.`,
      'Check user and password in TREATY_DESK_IMAP_URL; a percent sign, an at sign or a slash in them is written %25, %40, %2F.',
    );
  }
  return new DeskError(
    'mailbox-unavailable',
    `${where}: ${why}${code === undefined || why.includes(code) ? '' : ` (${code})`}.`,
    'Check TREATY_DESK_IMAP_URL, TREATY_DESK_IMAP_CA, and that the server runs.',
  );
}
