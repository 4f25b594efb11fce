import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { imapMailbox } from '../../adapters/mail/imap/imap-mailbox.ts';
import { mailboxContract } from '../adapters/mail/imap/mailbox-contract.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import { emptyMailbox, forgetNumbers, putIntoInbox } from './dovecot.ts';
import { DESK } from './mail-servers.ts';
import { FOLDERS, messagesIn } from './other-program.ts';

const LIMIT = 2_000_000;

for (const [which, secure, name] of [
  ['full', true, 'a mailbox on Dovecot, over TLS'],
  ['bare', false, 'a mailbox on a server without IDLE and MOVE, over STARTTLS'],
] as const) {
  mailboxContract(name, async () => {
    const { folder, imaps, imap, password } = inject('mail')[which];
    emptyMailbox(folder, DESK);
    const proxy = await CuttingProxy.before(secure ? imaps : imap);
    return {
      source: imapMailbox({
        host: '127.0.0.1',
        port: proxy.port,
        secure,
        login: { user: DESK, password },
        folder: 'INBOX',
        parent: 'Treaty Desk',
        ca: inject('mail').ca,
        limit: LIMIT,
        lookEvery: 500,
      }),
      deliver: async (raw) => putIntoInbox(folder, DESK, raw),
      inFolder: (path) => messagesIn(which, DESK, FOLDERS[path]),
      inbox: () => messagesIn(which, DESK, 'INBOX'),
      renumber: async () => {
        // The new numbering is named after the second in which it is made.
        await new Promise((resolve) => setTimeout(resolve, 1_100));
        forgetNumbers(folder, DESK);
      },
      drop: async () => proxy.cut(),
      close: () => proxy.close(),
    };
  });
}

describe('a mailbox that cannot be opened', () => {
  const options = () => ({
    host: '127.0.0.1',
    port: inject('mail').full.imaps,
    secure: true,
    login: { user: DESK, password: inject('mail').full.password },
    folder: 'INBOX',
    parent: 'Treaty Desk',
    ca: inject('mail').ca,
    limit: LIMIT,
  });

  test.each([
    ['refuses our login', { login: { user: DESK, password: 'wrong' } }, 'mailbox-login', /does not take our login/u],
    ['shows a certificate nobody we trust has signed', { ca: undefined }, 'mailbox-unavailable', /self.signed/iu],
    ['has no such folder', { folder: 'Nowhere' }, 'mailbox-unavailable', /Nowhere/u],
  ] as const)('because the server %s says so', async (_, change, code, message) => {
    const { ca, ...rest } = { ...options(), ...change };
    const source = imapMailbox({ ...rest, ...(ca === undefined ? {} : { ca }) });
    await expect(source.open()).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  let proxy: CuttingProxy;
  beforeEach(async () => {
    proxy = await CuttingProxy.before(inject('mail').full.imaps);
  });
  afterEach(() => proxy.close());

  test('because the server’s certificate is for another name says so', async () => {
    const elsewhere = await CuttingProxy.before(inject('mail').full.imaps, '127.0.0.2');
    const source = imapMailbox({ ...options(), host: '127.0.0.2', port: elsewhere.port });
    await expect(source.open()).rejects.toMatchObject({
      code: 'mailbox-unavailable',
      message: expect.stringMatching(/does not match certificate/u) as string,
    });
    await elsewhere.close();
  });

  test('because the server is down says so', async () => {
    proxy.down(true);
    const source = imapMailbox({ ...options(), port: proxy.port });
    await expect(source.open()).rejects.toMatchObject({ code: 'mailbox-unavailable' });
  });

  test('and no password is in what it says', async () => {
    const password = 'a-secret-of-ours';
    const source = imapMailbox({ ...options(), login: { user: DESK, password } });
    const error = (await source.open().then(
      () => null,
      (one: unknown) => one,
    )) as Error & { hint: string };
    expect(`${error.message} ${error.hint} ${JSON.stringify(error)}`).not.toContain(password);
  });
});
