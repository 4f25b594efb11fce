import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

/** Where mail is handed to, and as whom. */
export interface SmtpServerOptions {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465). */
  readonly secure: boolean;
  /** Refuse to go on without STARTTLS. */
  readonly requireTls: boolean;
  /** No TLS at all, for the local post on loopback. */
  readonly ignoreTls: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  /** Name said in EHLO. */
  readonly name: string;
  /** Connections at most at a time. */
  readonly connections: number;
  /** Milliseconds; a shorter one ends first and so says what failed. */
  readonly timeouts: { readonly connect: number; readonly greeting: number; readonly socket: number };
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

/** A failure as nodemailer reports it. */
export type SmtpFailure = Error & {
  readonly code?: string | undefined;
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
    if (this.#closed) {
      return {
        error: new Error('The mailer is closed.'),
        response: 'The mailer is closed.',
        rejected: [],
        textSent: false,
      };
    }
    await this.#turn();
    try {
      const kept = this.#idle.pop();
      if (kept !== undefined) {
        const attempt = await transmit(kept, from, to, raw);
        // A kept connection may be long dead, or be told to go; as no text was sent on it, a fresh one may be used at once.
        const gone =
          attempt.error !== null && [undefined, 421].includes(attempt.error.responseCode) && !attempt.started;
        if (!gone) return this.#after(kept, attempt);
        kept.close();
      }
      const opened = await this.#open();
      if (!(opened instanceof SMTPConnection))
        return { error: opened, response: opened.response ?? '', rejected: [], textSent: false };
      return this.#after(opened, await transmit(opened, from, to, raw));
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Closes what is idle and refuses further work; messages under way end first. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const connection of this.#idle.splice(0)) connection.quit();
    while (this.#busy > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #turn(): Promise<void> {
    while (this.#busy >= this.#options.connections) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
  }

  #after(connection: SMTPConnection, attempt: SmtpAttempt): SmtpAttempt {
    if (attempt.error === null && !this.#closed) this.#idle.push(connection);
    else connection.quit();
    return attempt;
  }

  #open(): Promise<SMTPConnection | SmtpFailure> {
    const { host, port, secure, requireTls, ignoreTls, login, name, timeouts } = this.#options;
    const connection = new SMTPConnection({
      host,
      port,
      secure,
      requireTLS: requireTls,
      ignoreTLS: ignoreTls,
      name,
      connectionTimeout: timeouts.connect,
      greetingTimeout: timeouts.greeting,
      socketTimeout: timeouts.socket,
      logger: false,
    });
    return new Promise((resolve) => {
      const fail = (error: SmtpFailure): void => {
        connection.close();
        resolve(error);
      };
      // Also after the promise is settled: a late error of an idle connection must not end the process.
      connection.on('error', fail);
      connection.once('end', () => {
        const at = this.#idle.indexOf(connection);
        if (at !== -1) this.#idle.splice(at, 1);
      });
      connection.connect((error) => {
        if (error) return fail(error);
        if (login === null) return resolve(connection);
        connection.login({ user: login.user, pass: login.password }, (refused) =>
          refused ? fail(refused) : resolve(connection),
        );
      });
    });
  }
}

function transmit(
  connection: SMTPConnection,
  from: string | false,
  to: readonly string[],
  raw: Uint8Array,
): Promise<SmtpAttempt & { started: boolean }> {
  let started = false;
  let textSent = false;
  // Read only once the server has said "go on" to DATA, so that its end tells that the whole text was written.
  const text = new Readable({
    read() {
      started = true;
      this.push(raw);
      this.push(null);
    },
  });
  text.once('end', () => {
    textSent = true;
  });
  return new Promise((resolve) => {
    connection.send({ from, to: [...to], size: raw.length }, text, (error, info) => {
      resolve(
        error === null || error === undefined
          ? { error: null, response: info.response, rejected: info.rejectedErrors ?? [], textSent, started }
          : {
              error,
              response: error.response ?? error.message,
              rejected: error.rejectedErrors ?? [],
              textSent,
              started,
            },
      );
    });
  });
}
