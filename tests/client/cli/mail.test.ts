import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { storyFiles } from '../../../adapters/mail/story-files.ts';
import { STORIES } from '../../../adapters/mail/stories.ts';
import type { CliContext, CliLine, CliResult } from '../../../client/cli/command.ts';
import { run as read } from '../../../client/cli/commands/mail-read.ts';
import { run as stories } from '../../../client/cli/commands/mail-stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'mail-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reply = join(import.meta.dirname, '../../adapters/mail/fixtures/replies/matrix-attached.eml');
const bounce = join(import.meta.dirname, '../../adapters/mail/fixtures/bounces/dsn-hard.eml');

const context = (stdin = ''): CliContext =>
  ({
    stdin: () => Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    progress: () => undefined,
    mail: () => Promise.resolve({ read: readMail, stories: storyFiles }),
    mailReaders: () => Promise.resolve({ read: readMail, atOnce: 4 }),
  }) as Partial<CliContext> as CliContext;

describe('mail read', () => {
  it('tells what a message is, what it says and what travels with it', async () => {
    const { json, text } = await read([reply], {}, context());
    expect(json).toMatchObject({
      kind: 'reply',
      replyClass: 'partial',
      attachments: [
        { filename: 'NMRF-CRC-2026-moi.xlsx', size: 14, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string },
      ],
      finalRecipient: [],
      status: [],
      action: null,
      returnsOn: null,
      match: null,
    });
    expect(text).toContain('File NMRF-CRC-2026-moi.xlsx');
  });

  it('reads many from a list of paths, one line each, and says which could not be read', async () => {
    const none = join(folder, 'none.eml');
    const empty = join(folder, 'empty.eml');
    writeFileSync(empty, '');
    const list = `${reply}\n${none}\r\n\n${bounce}\n${folder}\n${empty}`;
    const lines = await linesOf(await read([], { filesFrom: '-' }, context(list)));
    expect(lines.map(({ json }) => json)).toMatchObject([
      { file: reply, kind: 'reply' },
      { file: none, error: { code: 'file-not-found' } },
      {
        file: bounce,
        kind: 'bounce',
        finalRecipient: ['focal.point@moi.example'],
        status: ['5.1.1'],
        action: 'failed',
      },
      { file: folder, error: { code: 'file-not-found', message: expect.stringContaining('it is a folder') as string } },
      { file: empty, problems: ['There is nothing in it: it has 0 bytes.'] },
    ]);
    expect(lines.map(({ failed }) => failed === true)).toEqual([false, true, false, true, false]);
    expect(lines.map(({ text }) => text)).toEqual(lines.map(() => undefined));
    expect(await linesOf(await read([], { filesFrom: '-' }, context()))).toEqual([]);
  });

  it('gives each line as soon as it is there, and holds no more messages than are read at once', async () => {
    let asked = 0;
    let open = 0;
    let most = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (; asked < 100_000; asked += 1) yield Buffer.from(`${reply}\n`);
    };
    const counting: CliContext['mailReaders'] = async () => ({
      atOnce: 4,
      read: async (raw) => {
        most = Math.max(most, (open += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        open -= 1;
        return readMail(raw);
      },
    });
    const result = await read([], { filesFrom: '-' }, { ...context(), stdin: endless, mailReaders: counting });
    let printed = 0;
    for await (const line of result.lines ?? []) {
      expect(line.json).toMatchObject({ file: reply, kind: 'reply' });
      // Whoever looks at the first lines only has the others not read.
      if ((printed += 1) === 20) break;
    }
    expect(printed).toBe(20);
    expect(asked).toBeLessThan(30);
    expect(most).toBe(4);
  });

  it('refuses what it cannot read', async () => {
    await expect(read([join(folder, 'none.eml')], {}, context())).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(read(['a', 'b'], {}, context())).rejects.toMatchObject({ code: 'usage' });
    await expect(read([], { filesFrom: 'list.txt' }, context())).rejects.toMatchObject({ code: 'usage' });
    await expect(read([reply], { filesFrom: '-' }, context())).rejects.toMatchObject({ code: 'usage' });
    await expect(read([folder], {}, context())).rejects.toThrow('it is a folder');
  });
});

async function linesOf(result: CliResult): Promise<CliLine[]> {
  const lines: CliLine[] = [];
  for await (const line of result.lines ?? []) lines.push(line);
  return lines;
}

describe('mail stories', () => {
  it('writes a page of all letters and each as a message that can be read', async () => {
    const out = join(folder, 'stories');
    const { json } = await stories([], { out }, context());
    expect(json).toMatchObject({ folder: out, page: join(out, 'index.html') });
    expect(readdirSync(out)).toHaveLength(STORIES.length * 3 + 1);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    for (const { id, printed, letters } of STORIES) {
      expect(page).toContain(`<section id="${id}">`);
      if (printed === true) {
        expect(
          readFileSync(join(out, `${id}.docx`))
            .subarray(0, 2)
            .toString(),
        ).toBe('PK');
        continue;
      }
      const reading = await readMail(readFileSync(join(out, `${id}.eml`)));
      expect(reading).toMatchObject({ from: 'desk@desk.treaty-desk.example', problems: [] });
      const ministry = letters[0]!.languages?.[0] === 'ur' ? 'وزارتِ انسانی حقوق' : 'Ministry of Human Rights';
      expect(reading.fullText.replace(/\s+/gu, ' ')).toContain(ministry);
    }
  });

  it('says when its folder cannot be written to', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(stories([], { out: join(file, 'below') }, context())).rejects.toMatchObject({
      code: 'folder-unusable',
    });
  });
});
