import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../../adapters/mail/reading/read-mail.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
/** What people and mail systems write without damage; in the other folders the two readers differ on purpose. */
const FOLDERS = ['automatic', 'bounces', 'replies', 'texts'];
const MEANT: Readonly<Record<string, string>> = {
  'replies/stub-text-part.eml': 'its text says only that the HTML should be looked at',
  'replies/attachment-names.eml': 'of a path the last name is kept',
};

const messages = FOLDERS.flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .filter((file) => file.endsWith('.eml'))
    .map((file) => `${folder}/${file}`),
);
const words = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? [],
  );

describe('a second reader of mail', () => {
  it('finds no word and no file in undamaged mail that ours does not', async () => {
    const lost: string[] = [];
    for (const message of messages) {
      const raw = readFileSync(join(FIXTURES, message));
      const theirs = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true });
      const ours = await readMail(raw);
      const names = ours.attachments.map(({ filename }) => filename);
      const known = words([ours.fullText, ...names].join(' '));
      const missing = [...words(theirs.text ?? '')].filter((word) => !known.has(word));
      const files = theirs.attachments.flatMap(({ filename }) =>
        filename === undefined || names.includes(filename) ? [] : [filename],
      );
      if (missing.length + files.length > 0 && !(message in MEANT))
        lost.push(`${message}: ${[...missing, ...files].join(' ')}`);
    }
    expect(messages.length).toBeGreaterThan(200);
    expect(lost).toEqual([]);
  });
});
