import type {
  FetchedMessage,
  MailboxEntry,
  MailboxFolder,
  MailboxSource,
  OpenMailbox,
} from '../../../../activities/mailbox-ports.ts';
import { DeskError } from '../../../../contracts/errors.ts';

/** What a command of a fake mailbox does instead of what it should. */
export type MailboxFault = 'lost' | 'lost-after' | 'refused';

type Command = 'open' | 'list' | 'fetch' | 'head' | 'move' | 'wait';

interface Message {
  readonly uid: number;
  readonly raw: string;
  readonly size: number;
}

/** A mailbox in memory that obeys the rules of IMAP, with faults on demand. */
export class FakeMailbox implements MailboxSource {
  readonly folders: Record<MailboxFolder, string[]> = { done: [], 'too-large': [], unreadable: [] };
  /** Commands in the order in which they came, `fetch 3`. */
  readonly asked: string[] = [];
  #inbox: Message[] = [];
  #uidValidity = 1;
  #nextUid = 1;
  #faults: { readonly command: string; readonly fault: MailboxFault; times: number }[] = [];
  #connection: { lost: boolean; wake: () => void } | null = null;
  login = true;
  down = false;

  get inbox(): readonly string[] {
    return this.#inbox.map(({ raw }) => raw);
  }

  /** Puts a message in. @param said the size the server says, where it is wrong */
  deliver(raw: string, said = raw.length): void {
    this.#inbox.push({ uid: this.#nextUid++, raw, size: said });
    this.#connection?.wake();
  }

  /** The server numbers all messages anew, as after a restore from a backup. */
  renumber(): void {
    this.#uidValidity += 1;
    this.#inbox = this.#inbox.map((message, index) => ({ ...message, uid: index + 1 }));
    this.#nextUid = this.#inbox.length + 1;
    this.drop();
  }

  /** Breaks the connection. */
  drop(): void {
    if (this.#connection === null) return;
    this.#connection.lost = true;
    this.#connection.wake();
  }

  /** Makes a command fail, `fetch` or `fetch 3`, so many times. */
  fail(command: string, fault: MailboxFault, times = 1): void {
    this.#faults.push({ command, fault, times });
  }

  async open(): Promise<OpenMailbox> {
    this.#ask('open');
    if (this.down) throw new DeskError('mailbox-unavailable', 'connection refused');
    if (!this.login) throw new DeskError('mailbox-login', 'wrong password');
    const connection = { lost: false, wake: (): void => undefined };
    this.#connection = connection;
    const uidValidity = String(this.#uidValidity);
    const during = <T>(command: Command, uid: number | null, work: () => T, refused?: T): T => {
      const fault = this.#ask(uid === null ? command : `${command} ${uid}`);
      if (fault === 'lost') connection.lost = true;
      if (connection.lost || String(this.#uidValidity) !== uidValidity)
        throw new DeskError('mailbox-unavailable', 'lost');
      if (fault === 'refused' && refused !== undefined) return refused;
      const done = work();
      if (fault !== 'lost-after') return done;
      connection.lost = true;
      throw new DeskError('mailbox-unavailable', 'lost');
    };
    const find = (uid: number): Message | undefined => this.#inbox.find((message) => message.uid === uid);
    return {
      name: 'mail.example/INBOX',
      uidValidity,
      list: async (limit, without) =>
        during('list', null, () =>
          this.#inbox
            .filter(({ uid }) => !without.has(uid))
            .slice(0, limit)
            .map(({ uid, size }): MailboxEntry => ({ uid, size, arrivedAt: '2026-11-24T05:00:00.000Z' })),
        ),
      fetch: async (uid, limit) =>
        during<FetchedMessage>(
          'fetch',
          uid,
          () => {
            const message = find(uid);
            if (message === undefined) return { state: 'gone' };
            if (message.raw.length > limit) return { state: 'too-large' };
            return { state: 'fetched', raw: Buffer.from(message.raw, 'latin1') };
          },
          { state: 'refused', why: 'corrupted' },
        ),
      head: async (uid, limit) =>
        during<Uint8Array | null>(
          'head',
          uid,
          () => {
            const message = find(uid);
            return message === undefined
              ? null
              : Buffer.from(`${message.raw.split('\r\n\r\n')[0]}\r\n\r\n`).subarray(0, limit);
          },
          null,
        ),
      move: async (uid, folder) =>
        during(
          'move',
          uid,
          () => {
            const message = find(uid);
            this.#inbox = this.#inbox.filter((one) => one !== message);
            if (message !== undefined) this.folders[folder].push(message.raw);
            return true;
          },
          false,
        ),
      wait: async (atMostMs) => {
        const before = this.#nextUid;
        during('wait', null, () => undefined);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, atMostMs);
          connection.wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (this.#nextUid !== before) connection.wake();
        });
        if (connection.lost) throw new DeskError('mailbox-unavailable', 'lost');
      },
      close: async () => {
        connection.lost = true;
        connection.wake();
      },
    };
  }

  #ask(command: string): MailboxFault | null {
    this.asked.push(command);
    const [name] = command.split(' ');
    const fault = this.#faults.find((one) => one.times > 0 && (one.command === command || one.command === name));
    if (fault === undefined) return null;
    fault.times -= 1;
    return fault.fault;
  }
}
