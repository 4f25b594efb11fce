import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAttachments } from '../../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { openReader, type ReaderOptions, type ReaderProcess } from '../../../adapters/mail/reading/reader-process.ts';
import { showMail } from '../../../adapters/mail/reading/show-mail.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const BREAKS = new URL('./programs/reader-that-breaks.ts', import.meta.url);

const aMessage = (body: string): Buffer =>
  Buffer.from(
    `From: so@moi.example\r\nTo: desk+x@desk.example\r\nSubject: Your questions\r\nMessage-ID: <1@moi.example>\r\n\r\n${body}\r\n`,
  );

async function withReader<T>(options: ReaderOptions, run: (reader: ReaderProcess) => Promise<T>): Promise<T> {
  const reader = openReader(options);
  try {
    return await run(reader);
  } finally {
    await reader.close();
  }
}

describe('the reader in a process of its own, beside the one in this process', () => {
  let reader: ReaderProcess;
  beforeAll(() => {
    reader = openReader({ processes: 2 });
  });
  afterAll(() => reader.close());

  it('reads every message of the corpus the same way, and opens and shows the same', async () => {
    const files = readdirSync(FIXTURES).flatMap((folder) =>
      readdirSync(join(FIXTURES, folder)).flatMap((name) =>
        name.endsWith('.eml') ? [join(FIXTURES, folder, name)] : [],
      ),
    );
    expect(files.length).toBeGreaterThan(70);
    await Promise.all(
      files.map(async (file) => {
        const raw = readFileSync(file);
        expect(await reader.readMail(raw), file).toEqual(await readMail(raw));
        const opened = await reader.openAttachments(raw);
        const directly = await openAttachments(raw);
        expect(opened.map(({ filename }) => filename)).toEqual(directly.map(({ filename }) => filename));
        expect(opened.map(({ content }) => Buffer.from(content).toString('hex'))).toEqual(
          directly.map(({ content }) => Buffer.from(content).toString('hex')),
        );
        expect((await reader.showMail(raw)).text).toBe((await showMail(raw)).text);
      }),
    );
  });
});

describe('a message that its reader does not survive', { timeout: 120_000 }, () => {
  it.each([
    ['hang for ever', /^The message could not be read: it took longer than 1 seconds?\.$/u],
    ['eat all memory', /^The message could not be read: its reader ended \(SIG[A-Z]+\)\.$/u],
    ['end the process', /^The message could not be read: its reader ended \(SIGKILL\)\.$/u],
    ['throw', /^The message could not be read: a rule that throws\.$/u],
  ])('“%s” is told, with its head, and the messages around it are read', async (body, problem) => {
    // Only the one that hangs is to run out of time, however busy the machine is.
    const withinMs = body === 'hang for ever' ? 1_000 : 60_000;
    await withReader({ processes: 1, withinMs, heapMb: 64, entry: BREAKS }, async (reader) => {
      const [before, broken, after, ...more] = await Promise.all(
        ['Q1: Ten.', body, 'Q2: Twenty.', 'Q3: Thirty.', 'Q4: Forty.', 'Q5: Fifty.'].map((text) =>
          reader.readMail(aMessage(text)),
        ),
      );
      expect(broken).toMatchObject({
        kind: 'other',
        replyClass: 'noise',
        replyText: '',
        fullText: '',
        attachments: [],
        subject: 'Your questions',
        from: 'so@moi.example',
        recipients: ['desk+x@desk.example'],
        messageId: '<1@moi.example>',
        problems: [expect.stringMatching(problem) as string],
      });
      expect(before).toMatchObject({ kind: 'reply', replyText: 'Q1: Ten.', problems: [] });
      expect(after).toMatchObject({ kind: 'reply', replyText: 'Q2: Twenty.', problems: [] });
      expect(more.map(({ replyText }) => replyText)).toEqual(['Q3: Thirty.', 'Q4: Forty.', 'Q5: Fifty.']);
      expect(await reader.openAttachments(aMessage(body))).toEqual([]);
      expect((await reader.showMail(aMessage(body))).text).toMatch(problem);
    });
  });

  it('is told without anything of it where even its head kills', async () => {
    await withReader({ processes: 1, withinMs: 1_000, entry: BREAKS }, async (reader) => {
      // Without an empty line the head is all there is, and the program looks at what follows the first one.
      const raw = Buffer.from('\r\n\r\nhang for ever');
      const reading = await reader.readMail(raw);
      expect(reading).toMatchObject({ kind: 'other', subject: '', from: null });
      expect(reading.problems).toHaveLength(1);
    });
  });
});

describe('the processes that read', () => {
  it('are replaced by fresh ones once they have read enough and hold too much', async () => {
    await withReader({ processes: 1, renew: { after: 3, holds: 0 } }, async (reader) => {
      const texts = Array.from({ length: 10 }, (_, n) => `Q${n + 1}: Answer ${n}.`);
      const readings = await Promise.all(texts.map((text) => reader.readMail(aMessage(text))));
      expect(readings.map(({ replyText }) => replyText)).toEqual(texts);
    });
  });

  it('that cannot be started are an exception, since no message is to blame', async () => {
    const entry = new URL('./programs/reader-that-does-not-start.ts', import.meta.url);
    await withReader({ processes: 1, entry }, async (reader) => {
      await expect(reader.readMail(aMessage('Q1: Ten.'))).rejects.toThrow(/did not start \(code 1\).*no reader here/su);
    });
  });

  it('reject what comes after they were closed', async () => {
    const reader = openReader({ processes: 1 });
    await reader.close();
    await expect(reader.readMail(aMessage('Q1: Ten.'))).rejects.toThrow('closed');
  });

  it('end with the one that started them, also by kill -9 and also while they hang', async () => {
    const program = new URL('./programs/ask-for-ever.ts', import.meta.url).pathname;
    const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const children = childrenOf(parent.pid!);
    expect(children.length).toBeGreaterThan(0);
    // Time to begin to hang.
    await new Promise((resolve) => setTimeout(resolve, 300));
    parent.kill('SIGKILL');
    await expect.poll(() => children.filter(alive), { timeout: 10_000 }).toEqual([]);
  });
});

function childrenOf(pid: number): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/u.test(entry)) return [];
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(/\) \S (\d+)/u.exec(stat)?.[1]);
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      return parent === pid && command.includes('reader-that-breaks') ? [Number(entry)] : [];
    } catch {
      return [];
    }
  });
}

function alive(pid: number): boolean {
  try {
    return !/\) Z /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
