import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../adapters/mail/reading/read-mail.ts';
import { corpus } from '../../corpus.ts';

interface Sample {
  readonly file: string;
  readonly kind: string | null;
  readonly accept_kinds?: readonly string[];
  readonly expected_reply_text?: string;
  readonly expected_reply_contains?: readonly string[];
  readonly expected_final_recipient?: readonly string[];
  readonly expected_recipient_count?: number;
  readonly expected_status?: readonly string[];
  readonly expected_attachments?: readonly { readonly filename: string }[];
  readonly attachments_mode?: 'exact' | 'subset';
}

const manifest = corpus('mail/manifest.jsonl');
const samples = (manifest ?? '').split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Sample]));
const folder = process.env['TREATY_DESK_CORPUS'] ?? resolve(import.meta.dirname, '../../../../shared');
const cases = samples.filter(({ file }) => existsSync(join(folder, 'mail', file)));
console.info(
  `real mail: ${cases.length} messages read, ${manifest === null ? 'the whole set' : samples.length - cases.length} left out`,
);

const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe.skipIf(cases.length === 0)('real mail of other projects', () => {
  it.each(cases)('$file is read as they say', async (sample) => {
    const reading = await readMail(readFileSync(join(folder, 'mail', sample.file)));
    if (sample.kind !== null) expect([sample.kind, ...(sample.accept_kinds ?? [])]).toContain(reading.kind);
    if (sample.expected_reply_text !== undefined)
      expect(flat(reading.replyText)).toBe(flat(sample.expected_reply_text));
    for (const text of sample.expected_reply_contains ?? []) expect(reading.replyText).toContain(text);
    if (sample.expected_final_recipient !== undefined)
      expect(reading.finalRecipient).toEqual(sample.expected_final_recipient);
    if (sample.expected_recipient_count !== undefined)
      expect(reading.finalRecipient).toHaveLength(sample.expected_recipient_count);
    if (sample.expected_status !== undefined) {
      expect(reading.status.length).toBeGreaterThan(0);
      for (const status of reading.status) expect(sample.expected_status).toContain(status);
    }
    const names = reading.attachments.map(({ filename }) => filename);
    for (const { filename } of sample.expected_attachments ?? []) expect(names).toContain(filename);
    if (sample.attachments_mode === 'exact') expect(names).toHaveLength(sample.expected_attachments?.length ?? 0);
  });
});
