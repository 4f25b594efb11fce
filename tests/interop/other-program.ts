import { ImapFlow } from 'imapflow';
import { inject } from 'vitest';
import type { MailboxFolder } from '../../activities/mailbox-ports.ts';

/** Where messages lie that were dealt with. */
export const FOLDERS: Readonly<Record<MailboxFolder, string>> = {
  done: 'Treaty Desk/Done',
  'too-large': 'Treaty Desk/Too large',
  unreadable: 'Treaty Desk/Unreadable',
};

/** Everything in a user's folder, as another program sees it; nothing where the folder is not there. */
export async function messagesIn(which: 'full' | 'bare', user: string, path: string): Promise<readonly string[]> {
  const { ca, [which]: server } = inject('mail');
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: server.imaps,
    secure: true,
    auth: { user, pass: server.password },
    tls: { ca },
    logger: false,
  });
  await client.connect();
  try {
    const found = (await client.list()).find((one) => one.path.replaceAll(one.delimiter, '/') === path);
    if (found === undefined) return [];
    const { exists } = await client.mailboxOpen(found.path);
    if (exists === 0) return [];
    const all = await client.fetchAll('1:*', { source: true });
    return all.map(({ source }) => source?.toString('latin1') ?? '');
  } finally {
    await client.logout();
  }
}
