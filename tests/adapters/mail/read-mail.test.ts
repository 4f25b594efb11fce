import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAttachments } from '../../../adapters/mail/reading/open-attachments.ts';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { answersInText, type AskedRow } from '../../../domain/replies/answers-in-text.ts';
import type { MailReading, RowAnswer } from '../../../domain/replies/reply.ts';
import { growth, LINEAR } from '../../growth.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

/** What a message beside it is expected to be: any fields of a reading, texts that must be in the new text, and answers. */
type Expected = Partial<Omit<MailReading, 'attachments'>> & {
  readonly attachments?: readonly Partial<MailReading['attachments'][number]>[];
  readonly contains?: readonly string[];
  /** Rows its office was asked, and what its text answers to them. */
  readonly asked?: readonly AskedRow[];
  readonly rows?: readonly RowAnswer[];
};

describe.each(readdirSync(FIXTURES).sort())('a message in %s', (folder) => {
  const names = readdirSync(join(FIXTURES, folder)).filter((name) => name.endsWith('.eml'));

  it.each(names)('%s is read as expected', async (name) => {
    const file = join(FIXTURES, folder, name);
    const { contains, attachments, asked, rows, ...fields } = JSON.parse(
      readFileSync(file.replace(/\.eml$/u, '.expected.json'), 'utf8'),
    ) as Expected;
    const reading = await readMail(readFileSync(file));
    expect(reading).toMatchObject(fields);
    for (const text of contains ?? []) expect(reading.replyText).toContain(text);
    if (asked !== undefined) expect(answersInText(reading.replyText, asked)).toEqual(rows);
    if (attachments !== undefined) {
      expect(reading.attachments).toHaveLength(attachments.length);
      expect(reading.attachments).toMatchObject(attachments);
    }
  });
});

describe('reading a message', () => {
  it('opens the same files under the same names', async () => {
    const raw = readFileSync(join(FIXTURES, 'replies', 'attachment-names.eml'));
    const [opened, reading] = [await openAttachments(raw), await readMail(raw)];
    expect(opened.map(({ filename }) => filename)).toEqual(reading.attachments.map(({ filename }) => filename));
    expect(opened.map(({ content }) => Buffer.from(content).toString())).toEqual(['%PDF', '%PDF', '%PDF', '%PDF']);
  });

  it.each<[string, () => string]>([
    ['41 MB', () => `Subject: x\r\n\r\n${'x'.repeat(41 * 1024 * 1024)}`],
    ['a head of a megabyte', () => `X-Long: ${'x'.repeat(1_000_000)}\r\nFrom: a@b.example\r\n\r\ntext`],
    ['ten thousand headers', () => `${'X-A: b\r\n'.repeat(10_000)}\r\ntext`],
    [
      'twenty thousand parts',
      () =>
        `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(20_000)}--b--`,
    ],
    [
      'parts inside parts, five hundred deep',
      () =>
        Array.from({ length: 500 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join(
          '',
        ),
    ],
  ])('does not parse a message of %s, and says so to a person', async (_what, make) => {
    const raw = Buffer.from(make());
    const reading = await readMail(raw);
    expect(reading).toMatchObject({ kind: 'other', replyText: '' });
    expect(reading.problems).toHaveLength(1);
    expect(reading.problems[0]).toMatch(/are read\.$/u);
  });

  it.each<[string, () => string]>([
    [
      'a hundred thousand recipients',
      () => `From: a@b.example\r\nTo: ${'x@y.example,\r\n '.repeat(4_000)}z@y.example\r\n\r\nQ9: Twelve.`,
    ],
    ['a megabyte of open tags', () => `Content-Type: text/html\r\n\r\n${'<div>'.repeat(200_000)}`],
    ['a megabyte of unclosed comments', () => `Content-Type: text/html\r\n\r\n${'<!--'.repeat(250_000)}`],
    ['a megabyte of angle brackets', () => `Content-Type: text/html\r\n\r\n${'<'.repeat(1_000_000)}`],
    ['a megabyte of half entities', () => `Content-Type: text/html\r\n\r\n${'&#'.repeat(500_000)}`],
    ['a megabyte of quotes in a tag', () => `Content-Type: text/html\r\n\r\n<a ${'="'.repeat(500_000)}`],
    ['a megabyte of silent tags', () => `Content-Type: text/html\r\n\r\n${'<style>'.repeat(140_000)}`],
    ['a megabyte of nested quotes', () => `Content-Type: text/html\r\n\r\n${'<blockquote>'.repeat(80_000)}`],
    [
      'a bounce with a megabyte of addresses',
      () => `From: mailer-daemon@x.example\r\nSubject: failure notice\r\n\r\n${'<a@b.example>: '.repeat(70_000)}`,
    ],
    [
      'a bounce with a megabyte of words',
      () => `From: mailer-daemon@x.example\r\nSubject: failure notice\r\n\r\n${'to an address for '.repeat(60_000)}`,
    ],
    [
      'an absence note of a megabyte',
      () => `Auto-Submitted: auto-replied\r\nSubject: x\r\n\r\n${'until until 5 May '.repeat(60_000)}`,
    ],
  ])('takes %s in time that grows with it', async (_what, make) => {
    const raw = Buffer.from(make());
    expect(await growth((share) => readMail(raw.subarray(0, raw.length * share)))).toBeLessThan(LINEAR);
  });

  it('never throws, whatever the bytes, and reads the same bytes the same way', async () => {
    const seeds = readdirSync(FIXTURES).flatMap((folder) =>
      readdirSync(join(FIXTURES, folder))
        .filter((name) => name.endsWith('.eml'))
        .map((name) => readFileSync(join(FIXTURES, folder, name))),
    );
    let state = 1;
    const draw = (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    let read = 0;
    for (let round = 0; round < 400; round += 1) {
      const bytes = Buffer.from(seeds[draw(seeds.length)] ?? Buffer.alloc(0));
      for (let change = 0; change < 8 && bytes.length > 0; change += 1) bytes[draw(bytes.length)] = draw(256);
      const cut = draw(4) === 0 ? bytes.subarray(0, draw(bytes.length + 1)) : bytes;
      expect(await readMail(cut)).toEqual(await readMail(cut));
      read += 1;
    }
    expect(read).toBe(400);
  });
});
