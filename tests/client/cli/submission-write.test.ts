import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { writeSubmission } from '../../../adapters/documents/write-submission.ts';
import type { CliContext } from '../../../client/cli/command.ts';
import { run } from '../../../client/cli/commands/submission-write.ts';
import { consolidate } from '../../../domain/matrix/consolidate.ts';
import { aConsolidationInput, submissionFacts } from '../../builders/consolidation.ts';

const folder = mkdtempSync(join(tmpdir(), 'submission-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const context = { documents: async () => ({ read: readDocument, writeSubmission }) } as unknown as CliContext;

const limit = { words: 10_700, kind: 'soft' } as const;
const prepared = { consolidation: consolidate(aConsolidationInput({ limit })), facts: submissionFacts() };
const file = (name: string, content: unknown): string => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
};

describe('treaty-desk submission write', () => {
  it('sets a prepared text as a Word document, and beside it as plain text', async () => {
    const { json, text } = await run([file('prepared.json', prepared)], { out: at('replies.docx') }, context);
    expect(json).toMatchObject({
      files: [at('replies.docx'), at('replies.txt')],
      paragraphs: 7,
      words: 26,
      limit: { verdict: 'ok', left: 10_674 },
      gaps: 3,
    });
    expect(text).toContain('7 paragraphs. These replies have 26 words');
    expect(readFileSync(at('replies.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(at('replies.txt'), 'utf8')).toContain('Reply to paragraph 2 (a)');
  });

  it.each<[string, unknown, RegExp]>([
    ['empty', '', /the file is empty/],
    ['not JSON', '{"consolidation":', /not JSON/],
    ['without its facts', { consolidation: prepared.consolidation }, /facts/],
    ['with a day that does not exist', { ...prepared, facts: { ...prepared.facts, date: '2027-02-30' } }, /2027-02-30/],
    ['with something nobody knows', { ...prepared, extra: 1 }, /extra/],
    ['with a negative count', { ...prepared, consolidation: { ...prepared.consolidation, words: -1 } }, /words/],
  ])('refuses a file that is %s, and writes nothing', async (_what, content, message) => {
    const source = file('bad.json', content);
    const before = readdirSync(folder);
    await expect(run([source], { out: at('bad.docx') }, context)).rejects.toMatchObject({
      code: 'data-invalid',
      message: expect.stringMatching(message),
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('asks for the file and for the place to write to', async () => {
    await expect(run([], { out: at('x.docx') }, context)).rejects.toMatchObject({ code: 'usage' });
    await expect(run([at('prepared.json')], {}, context)).rejects.toMatchObject({ code: 'usage' });
    await expect(run([at('none.json')], { out: at('x.docx') }, context)).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });
});
