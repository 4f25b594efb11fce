import { SMTPServer } from 'smtp-server';
import type { SMTPServerSession } from 'smtp-server';
import { DeskError } from '../../contracts/errors.ts';

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

/** What stands behind an SMTP door. */
export interface SmtpDoorOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly name: string;
  readonly limit: number;
  /** Refuses one recipient, or null to take it. */
  readonly recipient: (address: string) => SmtpRefusal | null;
  /** Called with the whole message; 250 is said once it resolves, its text is sent along, and 451 when it throws. */
  readonly message: (raw: Uint8Array, envelope: SmtpEnvelope) => Promise<string>;
}

/** A listening SMTP server. */
export interface SmtpDoor {
  readonly port: number;
  /** Stops listening; messages under way are still answered. */
  readonly close: () => Promise<void>;
}

/**
 * Opens an SMTP server that answers for a message only after it was dealt with.
 * @throws DeskError `port-taken`
 */
export async function openSmtpDoor(options: SmtpDoorOptions): Promise<SmtpDoor> {
  const underWay = new Set<Promise<unknown>>();
  let closing = false;
  const server = new SMTPServer({
    name: options.name,
    size: options.limit,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    socketTimeout: 60_000,
    closeTimeout: 100,
    maxClients: 200,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const refusal = closing ? { code: 421, text: '4.3.2 Closing' } : options.recipient(address);
      done(refusal === null ? null : smtpError(refusal));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        // What is too large is read to its end, as SMTP wants, but not kept.
        if (stream.sizeExceeded) chunks.length = 0;
        else chunks.push(chunk);
      });
      stream.once('error', done);
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(smtpError({ code: 552, text: `5.3.4 More than ${options.limit} bytes` }));
        const handled = options
          .message(Buffer.concat(chunks), envelopeOf(session))
          .then(
            (text) => done(null, text),
            () => done(smtpError({ code: 451, text: '4.3.0 Not stored, try again later' })),
          )
          .finally(() => underWay.delete(handled));
        underWay.add(handled);
      });
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
    close: async () => {
      closing = true;
      await Promise.all(underWay);
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function envelopeOf({ envelope }: SMTPServerSession): SmtpEnvelope {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return { from: from === '' ? null : from, to: envelope.rcptTo.map(({ address }) => address) };
}

function smtpError({ code, text }: SmtpRefusal): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
