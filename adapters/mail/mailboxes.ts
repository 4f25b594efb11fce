import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mailboxes } from '../../activities/mail-ports.ts';

/** Reads the mailboxes in a folder of a local post; a folder that is not there has none. */
export function mailboxesIn(folder: string): Mailboxes {
  const list = async (): ReturnType<Mailboxes['list']> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(nothing);
    const boxes = entries.filter((entry) => entry.isDirectory() && entry.name.includes('@'));
    const read = await Promise.all(
      boxes.map(async ({ name }) => ({
        address: decodeURIComponent(name),
        messages: (await readdir(join(folder, name)).catch(nothing))
          .flatMap((file) => /^(\d{6,})\.eml$/u.exec(file)?.[1] ?? [])
          .map(Number)
          .sort((a, b) => a - b),
      })),
    );
    return read.sort((a, b) => (a.address < b.address ? -1 : 1));
  };
  return {
    list,
    async message(address, sequence) {
      // Only what the list shows is read: an address from outside never becomes a path of its own.
      const box = (await list()).find((entry) => entry.address === address);
      if (box === undefined || !box.messages.includes(sequence)) return null;
      return readFile(join(mailboxPath(folder, address), messageFile(sequence)));
    },
  };
}

/** Folder of one mailbox. */
export function mailboxPath(folder: string, address: string): string {
  return join(folder, encodeURIComponent(address.toLowerCase()).replace('%40', '@'));
}

/** File name of a message by its number. */
export function messageFile(sequence: number): string {
  return `${String(sequence).padStart(6, '0')}.eml`;
}

/** What an unreadable folder holds; a mailbox may be removed while it is looked at. */
function nothing(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
