import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import type { MailOrigin } from '../../activities/store-ports.ts';
import { DeskError } from '../../contracts/errors.ts';
import { IncomingTexts, type HeldText } from './incoming-text.ts';
import { Places } from './places.ts';

/** The largest message that is let in, in bytes. */
export const MAIL_LIMIT = 25 * 1024 * 1024;

/** Who sent a message and to whom, as said in SMTP. */
export interface SmtpEnvelope {
  /** Null for the null sender of bounces. */
  readonly from: string | null;
  readonly to: readonly string[];
}

/** A reply that refuses. */
export interface SmtpRefusal {
  readonly code: number;
  readonly text: string;
}

/** What stands behind an SMTP or LMTP door. */
export interface SmtpDoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly name: string;
  /** Bytes; what is larger is refused with 552, before its text where the sender says its size. */
  readonly limit: number;
  /** SMTP unless given. */
  readonly protocol?: 'smtp' | 'lmtp';
  /** Recipients of one message at most; further ones are put off with 452, so that they come in a message of their own. */
  readonly recipients?: number;
  /** Key and certificate (PEM) with which STARTTLS is offered; not offered without. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Addresses of servers that may say from whom they have a message (XFORWARD). */
  readonly relays?: readonly string[];
  /** Milliseconds that one message may take to come in; ten minutes unless given. */
  readonly patience?: number;
  /** Refuses one recipient, or null to take it. */
  readonly recipient: (address: string) => SmtpRefusal | null;
  /** Called with the whole message; 250 is said once it resolves, its text is sent along, and 451 when it throws. */
  readonly message: (raw: Uint8Array, envelope: SmtpEnvelope, origin: MailOrigin) => Promise<string>;
}

/** A listening SMTP or LMTP server. */
export interface SmtpDoor {
  readonly port: number;
  /** What it holds in memory. */
  readonly held: () => HeldText;
  /** Stops listening; messages under way are still answered. */
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 10 * 60_000;
/** Messages handed on at once: as many as the store has connections. */
const AT_ONCE = 8;

/**
 * Opens an SMTP or LMTP server that answers for a message only after it was dealt with. What it holds in memory is
 * bounded however many messages arrive at once: their senders wait.
 *
 * @throws DeskError `port-taken`
 */
export async function openSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  const { protocol = 'smtp', patience = PATIENCE_MS } = options;
  const underWay = new Set<Promise<string>>();
  const texts = new IncomingTexts();
  const places = new Places(AT_ONCE);
  let closing = false;
  const server = new SMTPServer({
    name: options.name,
    lmtp: protocol === 'lmtp',
    size: options.limit,
    authOptional: true,
    disabledCommands: options.tls === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    socketTimeout: 60_000,
    closeTimeout: 100,
    maxClients: 200,
    logger: false,
    ...(options.recipients === undefined ? {} : { maxRecipients: options.recipients }),
    ...options.tls,
    ...(options.relays === undefined ? {} : { useXForward: [...options.relays] }),
    onConnect: (session, done) => {
      for (const connection of server.connections) if (connection.session === session) withOwnStatus(connection);
      done();
    },
    onRcptTo: ({ address }, _session, done) => {
      const refusal = closing ? { code: 421, text: '4.3.2 Closing' } : options.recipient(address);
      done(refusal === null ? null : smtpError(refusal));
    },
    onData: (stream, session, done) => {
      const tooSlow = setTimeout(() => hangUp(server, session), patience);
      const answer = async (): Promise<string> => {
        const { raw, release } = await texts.read(stream).finally(() => clearTimeout(tooSlow));
        if (raw === null) throw smtpError({ code: 552, text: `5.3.4 More than ${options.limit} bytes` });
        const answered = places
          .within(() => options.message(raw, envelopeOf(session), originOf(session, protocol)))
          .finally(() => {
            release();
            underWay.delete(answered);
          });
        underWay.add(answered);
        return answered.catch(() => {
          throw smtpError({ code: 451, text: '4.3.0 Not stored, try again later' });
        });
      };
      answer().then((text) => done(null, text), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new DeskError(
              'port-taken',
              `Port ${options.port} of ${options.host} is taken.`,
              'Give another port, or 0 for a free one.',
            )
          : error,
      );
    });
    server.listen(options.port, options.host, resolve);
  });
  // A client that drops its connection is no matter of ours once the door is open.
  server.on('error', () => undefined);
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    held: () => texts.held,
    close: async () => {
      closing = true;
      await Promise.allSettled(underWay);
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function envelopeOf({ envelope }: SMTPServerSession): SmtpEnvelope {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return { from: from === '' ? null : from, to: envelope.rcptTo.map(({ address }) => address) };
}

/** Whom a message came from: as a relay of ours says it, else who is connected. */
function originOf(session: SMTPServerSession, via: 'smtp' | 'lmtp'): MailOrigin {
  const said = (name: string): string | null => {
    const value = session.xForward.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const client = said('ADDR');
  return {
    via,
    client: client ?? session.remoteAddress,
    greeting: client === null ? session.hostNameAppearsAs : said('HELO'),
    mailbox: null,
  };
}

/** Ends the connection of a message that takes too long. */
function hangUp(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session !== session) continue;
    connection.send(421, '4.4.2 The message took too long');
    connection.close();
  }
}

/** Where a reply of ours begins with its enhanced status code, the library puts no other one before it. */
function withOwnStatus(connection: SMTPServer['connections'] extends Set<infer C> ? C : never): void {
  const send = connection.send.bind(connection);
  connection.send = (code, data, context) =>
    send(code, data, typeof data === 'string' && /^[245]\.\d{1,3}\.\d{1,3} /u.test(data) ? false : context);
}

function smtpError({ code, text }: SmtpRefusal): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
