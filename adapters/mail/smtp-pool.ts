import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { tlsOptions, type TlsUse } from './smtp-tls.ts';

/** Where mail is handed to, and as whom. */
export interface SmtpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly tls: TlsUse;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Name said in EHLO. */
  readonly name: string;
  /** Connections at most at a time. */
  readonly connections: number;
  /** Milliseconds; a shorter one ends first and so says what failed. */
  readonly timeouts: {
    /** Until the connection stands, TLS included. */
    readonly connect: number;
    readonly greeting: number;
    /** During which the server says nothing at all. */
    readonly socket: number;
    /** During which a message waits for one of the connections. */
    readonly turn: number;
    /** From the first to the last word about a message, however slowly the server goes on. */
    readonly whole: number;
  };
}

/** What the server said to one message, or how the conversation ended. */
export interface SmtpAttempt {
  /** Null: taken. */
  readonly error: SmtpFailure | null;
  readonly response: string;
  readonly rejected: readonly SmtpFailure[];
  /** The whole text was written, so the server may have taken it whatever came after. */
  readonly textSent: boolean;
}

/** How a server was met. */
export interface SmtpGreeting {
  /** `TLSv1.3`; null where nothing is encrypted. */
  readonly tls: string | null;
  /** Its certificate holds for its name. */
  readonly trusted: boolean;
  /** Instant until which its certificate holds, ISO 8601; null without one. */
  readonly certificateUntil: string | null;
  readonly loggedIn: boolean;
}

/** A failure as nodemailer reports it. */
export type SmtpFailure = Error & {
  readonly code?: string | undefined;
  /** What the system had called it before the library gave it a code of its own. */
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly recipient?: string | undefined;
  readonly rejectedErrors?: readonly SmtpFailure[] | undefined;
};

/**
 * Kept-open connections to one server. Unlike the library's own pool it never sends a message again by itself: after a
 * lost connection only the caller can know whether a second copy is wanted.
 */
export class SmtpPool {
  readonly #options: SmtpServerOptions;
  readonly #idle: SMTPConnection[] = [];
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #closed = false;

  constructor(options: SmtpServerOptions) {
    this.#options = options;
  }

  /** One attempt to hand over one message. Never throws: what failed is in the result. */
  async deliver(from: string | false, to: readonly string[], raw: Uint8Array): Promise<SmtpAttempt> {
    if (this.#closed) return nothingSent(failure('The mailer is closed.', 'ECLOSED'));
    if (!(await this.#turn())) {
      const { turn } = this.#options.timeouts;
      return nothingSent(failure(`No connection to the mail server was free for ${seconds(turn)}.`, 'EBUSY'));
    }
    const limit = AbortSignal.timeout(this.#options.timeouts.whole);
    try {
      const kept = this.#idle.pop();
      if (kept !== undefined) {
        const attempt = await this.#transmit(kept, from, to, raw, limit);
        if (!hadGone(attempt) || limit.aborted) return this.#after(kept, attempt);
        kept.close();
      }
      const opened = await this.#open(limit);
      if (!(opened instanceof SMTPConnection)) return nothingSent(opened);
      return this.#after(opened, await this.#transmit(opened, from, to, raw, limit));
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /**
   * Connects and logs in, and says nothing about any message.
   * @returns how the connection is secured, or why there is none
   */
  async greet(): Promise<SmtpGreeting | SmtpFailure> {
    const opened = await this.#open(AbortSignal.timeout(this.#options.timeouts.whole));
    if (!(opened instanceof SMTPConnection)) return opened;
    const { _socket: socket } = opened as unknown as { readonly _socket: Socket | TLSSocket };
    const tls = 'getProtocol' in socket ? socket : null;
    const until = tls?.getPeerCertificate().valid_to;
    const greeting: SmtpGreeting = {
      tls: tls?.getProtocol() ?? null,
      trusted: tls?.authorized ?? false,
      certificateUntil: until === undefined ? null : new Date(until).toISOString(),
      loggedIn: this.#options.login !== null,
    };
    opened.quit();
    return greeting;
  }

  /** Closes what is idle and refuses further work; messages under way end first. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const connection of this.#idle.splice(0)) connection.quit();
    while (this.#busy > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** @returns whether a connection may be used now; false when none became free in time */
  async #turn(): Promise<boolean> {
    const end = Date.now() + this.#options.timeouts.turn;
    while (this.#busy >= this.#options.connections) {
      const left = end - Date.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(go), 1);
          resolve();
        }, left);
        this.#waiting.push(go);
      });
    }
    this.#busy += 1;
    return true;
  }

  #after(connection: SMTPConnection, attempt: SmtpAttempt): SmtpAttempt {
    if (attempt.error === null && !this.#closed) this.#idle.push(connection);
    else connection.quit();
    return attempt;
  }

  #open(limit: AbortSignal): Promise<SMTPConnection | SmtpFailure> {
    const { host, port, tls, login, name, timeouts } = this.#options;
    const connection = new SMTPConnection({
      host,
      port,
      ...tlsOptions(tls),
      name,
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.socket,
      logger: false,
    });
    return new Promise((resolve) => {
      const tooLong = (): void => fail(this.#tooLong());
      const done = (result: SMTPConnection | SmtpFailure): void => {
        limit.removeEventListener('abort', tooLong);
        resolve(result);
      };
      const fail = (error: SmtpFailure): void => {
        connection.close();
        done(error);
      };
      limit.addEventListener('abort', tooLong);
      // Also after the promise is settled: a late error of an idle connection must not end the process.
      connection.on('error', fail);
      connection.once('end', () => {
        const at = this.#idle.indexOf(connection);
        if (at !== -1) this.#idle.splice(at, 1);
      });
      connection.connect((error) => {
        if (error) return fail(error);
        if (login === null) return done(connection);
        // Where TLS is only taken if offered, whoever sits in between can keep it from being offered.
        if (tls.trust === 'offered' && !connection.secure) return fail(failure(UNPROTECTED_LOGIN, 'EPLAINLOGIN'));
        connection.login({ user: login.user, pass: login.password }, (refused) =>
          refused ? fail(refused) : done(connection),
        );
      });
    });
  }

  #transmit(
    connection: SMTPConnection,
    from: string | false,
    to: readonly string[],
    raw: Uint8Array,
    limit: AbortSignal,
  ): Promise<SmtpAttempt & { readonly started: boolean }> {
    let started = false;
    let textSent = false;
    let at = 0;
    // Read only once the server has said "go on" to DATA, and no faster than the connection takes it, so that its end
    // tells that the whole text was written.
    const text = new Readable({
      read() {
        started = true;
        this.push(at < raw.length ? raw.subarray(at, at + PIECE) : null);
        at += PIECE;
      },
    });
    text.once('end', () => {
      textSent = true;
    });
    return new Promise((resolve) => {
      const ended = (error: SmtpFailure | null, response: string, rejected: readonly SmtpFailure[]): void => {
        limit.removeEventListener('abort', tooLong);
        resolve({ error, response, rejected, textSent, started });
      };
      const tooLong = (): void => {
        const error = this.#tooLong();
        ended(error, error.message, []);
        connection.close();
      };
      limit.addEventListener('abort', tooLong);
      connection.send({ from, to: [...to], size: raw.length }, text, (error, info) => {
        if (error === null || error === undefined) ended(null, info.response, info.rejectedErrors ?? []);
        else ended(error, error.response ?? error.message, (error as SmtpFailure).rejectedErrors ?? []);
      });
    });
  }

  #tooLong(): SmtpFailure {
    return failure(`The mail server took longer than ${seconds(this.#options.timeouts.whole)}.`, 'ETIMEDOUT');
  }
}

/** Text is handed on in pieces of so many bytes. */
const PIECE = 16 * 1024;

const UNPROTECTED_LOGIN =
  'The mail server offers no TLS, and the password is not sent without. Set TREATY_DESK_SMTP_TLS to none where that is meant.';

/**
 * Whether a kept connection had ended, or was told to go, before any text was sent on it: a fresh one may be used at
 * once. What the library itself holds back (a message larger than the server takes) is no such sign.
 */
function hadGone({ error, started }: SmtpAttempt & { readonly started: boolean }): boolean {
  if (error === null || started || error.code === 'EMESSAGE') return false;
  return error.responseCode === undefined || error.responseCode === 421;
}

function nothingSent(error: SmtpFailure): SmtpAttempt {
  return { error, response: error.response ?? error.message, rejected: [], textSent: false };
}

function failure(message: string, code: string): SmtpFailure {
  return Object.assign(new Error(message), { code });
}

function seconds(ms: number): string {
  return `${ms / 1_000} seconds`;
}
