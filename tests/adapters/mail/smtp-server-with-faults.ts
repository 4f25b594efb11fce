import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

/** A real SMTP server in this process that behaves as badly as it is told; it keeps what it took. */
export async function smtpServerWithFaults(options: SMTPServerOptions = {}): Promise<{
  port: number;
  taken: Buffer[];
  connections: () => number;
  close: () => Promise<void>;
}> {
  const taken: Buffer[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        taken.push(Buffer.concat(chunks));
        done(null, 'taken');
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('error', () => undefined);
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    taken,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** An error with which the server answers by that code. */
export function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
