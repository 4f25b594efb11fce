import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageFile } from './mailboxes.ts';

/** A numbered message on disk. */
export interface FiledMessage {
  readonly sequence: number;
  readonly file: string;
}

/** Numbered messages in one folder, each whole or not there at all. */
export class MailFolder {
  readonly path: string;
  #last: number;

  constructor(path: string) {
    mkdirSync(path, { recursive: true });
    this.path = path;
    this.#last = this.list().at(-1)?.sequence ?? 0;
  }

  /** Files a message; when the promise resolves it would survive a power cut. */
  async add(raw: Uint8Array): Promise<FiledMessage> {
    this.#last += 1;
    const sequence = this.#last;
    const file = join(this.path, messageFile(sequence));
    const partial = `${file}.partial`;
    const handle = await open(partial, 'w');
    try {
      await handle.writeFile(raw);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(this.path);
    return { sequence, file };
  }

  /** Messages in the order in which they came. */
  list(): FiledMessage[] {
    return readdirSync(this.path)
      .filter((name) => /^\d{6,}\.eml$/u.test(name))
      .sort()
      .map((name) => ({ sequence: Number.parseInt(name, 10), file: join(this.path, name) }));
  }

  read(message: FiledMessage): Uint8Array {
    return readFileSync(message.file);
  }

  async remove(message: FiledMessage): Promise<void> {
    await rm(message.file, { force: true });
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
