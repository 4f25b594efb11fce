import type { FiledMessage } from './mail-folder.ts';
import { MailFolder } from './mail-folder.ts';
import type { SmtpEnvelope } from './smtp-door.ts';
import { SmtpPool } from './smtp-pool.ts';
import { sendOutcome } from './smtp-mailer.ts';
import { NO_TLS } from './smtp-tls.ts';

/** Where mail to the desk goes on to. */
export interface RelayTarget {
  readonly host: string;
  readonly port: number;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const ENVELOPE = 'X-Relay-Envelope: ';

/** Mail on its way to another server, kept on disk until that server has taken it. */
export class RelayQueue {
  readonly #folder: MailFolder;
  readonly #refused: (raw: Uint8Array, envelope: SmtpEnvelope, reason: string) => Promise<void>;
  #target: RelayTarget | null;
  #pool: SmtpPool | null = null;
  #work: Promise<void> | null = null;
  #closed = false;
  #wake: (() => void) | null = null;
  readonly #waiting: FiledMessage[];

  /** @param refused what to do with a message that the other server will never take */
  constructor(
    path: string,
    target: RelayTarget | null,
    refused: (raw: Uint8Array, envelope: SmtpEnvelope, reason: string) => Promise<void>,
  ) {
    this.#folder = new MailFolder(path);
    this.#target = target;
    this.#refused = refused;
    this.#waiting = this.#folder.list();
    this.#start();
  }

  /** Messages not yet taken. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Where mail goes from now on; null keeps it until there is somewhere. */
  async setTarget(target: RelayTarget | null): Promise<void> {
    await this.#pool?.close();
    this.#pool = null;
    this.#target = target;
    this.#start();
  }

  /** Takes a message; when the promise resolves it is on disk and will be handed on. */
  async add(raw: Uint8Array, envelope: SmtpEnvelope): Promise<void> {
    const line = Buffer.from(`${ENVELOPE}${JSON.stringify(envelope)}\r\n`);
    this.#waiting.push(await this.#folder.add(Buffer.concat([line, raw])));
    this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake?.();
    await this.#work;
    await this.#pool?.close();
  }

  #start(): void {
    if (this.#closed || this.#target === null || this.#waiting.length === 0) return;
    this.#work ??= this.#handOn().finally(() => {
      this.#work = null;
      this.#start();
    });
  }

  /** One at a time and in order; a server that is away holds the queue, not the process. */
  async #handOn(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (
      let next = this.#waiting[0];
      next !== undefined && !this.#closed && this.#target !== null;
      next = this.#waiting[0]
    ) {
      const { raw, envelope } = opened(this.#folder.read(next));
      this.#pool ??= relayPool(this.#target);
      const outcome = sendOutcome(await this.#pool.deliver(envelope.from ?? false, envelope.to, raw));
      // What waits for a change of settings would keep everything behind it waiting.
      const refused = outcome.state === 'refused' || (outcome.state === 'deferred' && outcome.untilRepaired === true);
      if (outcome.state === 'accepted' || refused) {
        if (refused) await this.#refused(raw, envelope, outcome.response);
        await this.#folder.remove(next);
        this.#waiting.shift();
        pause = FIRST_PAUSE_MS;
        continue;
      }
      await this.#sleep(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function relayPool(target: RelayTarget): SmtpPool {
  return new SmtpPool({
    ...target,
    tls: NO_TLS,
    login: null,
    name: 'local-post',
    connections: 1,
    timeouts: { connect: 10_000, greeting: 10_000, socket: 60_000, turn: 60_000, whole: 120_000 },
  });
}

function opened(filed: Uint8Array): { raw: Uint8Array; envelope: SmtpEnvelope } {
  const end = filed.indexOf(0x0a);
  const line = Buffer.from(filed.subarray(ENVELOPE.length, end)).toString();
  return { raw: filed.subarray(end + 1), envelope: JSON.parse(line) as SmtpEnvelope };
}
