import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument } from '../../adapters/documents/read-document.ts';
import type { CliContext } from '../../client/cli/command.ts';
import { run as loiRead } from '../../client/cli/commands/loi-read.ts';
import { run as route } from '../../client/cli/commands/route.ts';
import { seededReference } from '../builders/reference.ts';

const never = () => Promise.reject(new Error('not needed by these commands'));
const context: CliContext = {
  stdin: () => Readable.from([]),
  mailReaders: never,
  mailReplay: never,
  progress: () => undefined,
  documents: async () => ({
    read: readDocument,
    readMatrix: never,
    writeMatrix: never,
    writeMatrixWord: never,
    writeCsv: () => new Uint8Array(),
    sdgLinks: never,
    writeSubmission: never,
    writePapers: never,
    writeGapList: never,
    wordToPdf: never,
    readICalendar: () => ({ name: null, orders: [], skipped: [] }),
    writeICalendar: () => new Uint8Array(),
  }),
  mail: never,
  reference: async () => seededReference(),
};
const specimen = (name: string) => fileURLToPath(new URL(`../../seeds/lists/${name}.txt`, import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loi-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('loi read', () => {
  test('the document it prints has the fields others rely on, and no more', async () => {
    const { json } = await loiRead([specimen('specimen-ccpr')], {}, context);
    expect(Object.keys(json as object)).toEqual([
      'kind',
      'symbol',
      'committee',
      'state',
      'publishedOn',
      'deadline',
      'wordLimit',
      'pageLimit',
      'limitIs',
      'reportSymbol',
      'language',
      'sections',
      'questions',
      'recommendations',
      'doubts',
      'sources',
      'notes',
    ]);
    expect(json).toMatchObject({ symbol: 'CCPR/C/PAK/Q/99', deadline: '2027-05-31', wordLimit: 10_700 });
  });

  test('for a person it prints the facts, the questions under their headings, and the doubts with their lines', async () => {
    const { text } = await loiRead([specimen('specimen-cedaw-lines-lost')], {}, context);
    expect(text).toMatch(/^deadline +not in the text$/m);
    expect(text).toMatch(/^q2 +3 +Please describe the legal aid/m);
    expect(text).toMatch(/^- line 12: .*number is not in the text/m);
    expect(text).toMatch(/^word limit +21,200 words, maximum +line 9: “21,200 words”$/m);
    expect(text).toMatch(/^q2\.b +· Please also provide the number .* statistics by province/m);
  });

  test('a document that asks nothing is read and named', async () => {
    const { json, text } = await loiRead([specimen('specimen-concluding-observations')], {}, context);
    expect(json).toMatchObject({ kind: 'concluding-observations', questions: [] });
    expect(text).toContain('asks nothing');
  });

  test.each([
    ['no file', () => [], 'usage'],
    ['two files', () => ['a', 'b'], 'usage'],
    ['a file that is not there', () => [join(folder, 'none.txt')], 'file-not-found'],
    ['a folder', () => [folder], 'file-not-found'],
    ['an empty file', () => [file('empty.txt', '')], 'document-empty'],
    ['a PDF', () => [file('list.pdf', '%PDF-1.7\n')], 'document-unreadable'],
    ['fifty megabytes', () => [file('large.txt', new Uint8Array(50_000_000).fill(97))], 'document-too-large'],
  ])('%s is refused with a code and what would be accepted', async (_what, args, code) => {
    await expect(loiRead(args(), {}, context)).rejects.toMatchObject({ code, hint: expect.stringMatching(/\S/) });
  });
});

describe('route', () => {
  test('every question gets a lead with a score and a reason', async () => {
    const { json, text } = await route([specimen('specimen-ccpr')], {}, context);
    const assignments = json as readonly {
      lead: string;
      reasons: readonly { office: string; score: number; reason: string }[];
    }[];
    expect(assignments).toHaveLength(19);
    for (const { lead, reasons } of assignments) {
      expect(reasons[0]).toMatchObject({ office: lead, score: expect.any(Number) });
      expect(reasons[0]?.reason).toMatch(/\w/);
    }
    expect(text).toMatch(/^q2 \(3\) +With reference to paragraph 12 .* MoHR +0\.\d\d +moc/m);
  });

  test('a document that asks nothing is refused and named', async () => {
    await expect(route([specimen('specimen-concluding-observations')], {}, context)).rejects.toMatchObject({
      code: 'document-asks-nothing',
      message: expect.stringContaining('concluding observations'),
    });
  });
});
