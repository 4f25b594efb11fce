import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { storyFiles } from '../../../adapters/mail/story-files.ts';
import { STORIES } from '../../../adapters/mail/stories.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import { run as read } from '../../../client/cli/commands/mail-read.ts';
import { run as stories } from '../../../client/cli/commands/mail-stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'mail-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reply = join(import.meta.dirname, '../../adapters/mail/fixtures/replies/matrix-attached.eml');
const bounce = join(import.meta.dirname, '../../adapters/mail/fixtures/bounces/dsn-hard.eml');

const context = (stdin = ''): CliContext =>
  ({
    stdin: () => Promise.resolve(stdin),
    progress: () => undefined,
    mail: () => Promise.resolve({ read: readMail, stories: storyFiles }),
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
    const result = await read(
      [],
      { filesFrom: '-' },
      context(`${reply}\n${join(folder, 'none.eml')}\r\n\n${bounce}\n`),
    );
    expect(result).toMatchObject({
      lines: true,
      exitCode: 1,
      json: [
        { file: reply, kind: 'reply' },
        { file: join(folder, 'none.eml'), error: { code: 'file-not-found' } },
        {
          file: bounce,
          kind: 'bounce',
          finalRecipient: ['focal.point@moi.example'],
          status: ['5.1.1'],
          action: 'failed',
        },
      ],
    });
    expect(await read([], { filesFrom: '-' }, context(''))).toMatchObject({ json: [], exitCode: 0 });
  });

  it('refuses what it cannot read', async () => {
    await expect(read([join(folder, 'none.eml')], {}, context())).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(read(['a', 'b'], {}, context())).rejects.toMatchObject({ code: 'usage' });
    await expect(read([], { filesFrom: 'list.txt' }, context())).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('mail stories', () => {
  it('writes a page of all letters and each as a message that can be read', async () => {
    const out = join(folder, 'stories');
    const { json } = await stories([], { out }, context());
    expect(json).toMatchObject({ folder: out, page: join(out, 'index.html') });
    expect(readdirSync(out)).toHaveLength(STORIES.length * 3 + 1);
    const page = readFileSync(join(out, 'index.html'), 'utf8');
    for (const { id } of STORIES) {
      expect(page).toContain(`<section id="${id}">`);
      const reading = await readMail(readFileSync(join(out, `${id}.eml`)));
      expect(reading).toMatchObject({ from: 'desk@desk.treaty-desk.example', problems: [] });
      expect(reading.fullText.replace(/\s+/gu, ' ')).toContain('Ministry of Human Rights');
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
