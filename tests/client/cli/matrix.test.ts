import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { fillMatrix } from '../../../adapters/documents/fill-matrix.ts';
import { readDocument } from '../../../adapters/documents/read-document.ts';
import { readMatrix } from '../../../adapters/documents/read-matrix.ts';
import { writeMatrix } from '../../../adapters/documents/write-matrix.ts';
import { writeMatrixWord } from '../../../adapters/documents/write-matrix-word.ts';
import type { CliContext, CliOptions } from '../../../client/cli/command.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as matrixRead } from '../../../client/cli/commands/matrix-read.ts';
import { run as matrixWrite } from '../../../client/cli/commands/matrix-write.ts';
import { deskInMemory, TODAY, type DeskInMemory } from './desk-in-memory.ts';
import { seededReference } from '../../builders/reference.ts';

const folder = mkdtempSync(join(tmpdir(), 'matrix-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const seed = (name: string): string => fileURLToPath(new URL(`../../../seeds/lists/${name}`, import.meta.url));

const context = {
  documents: async () => ({ read: readDocument, readMatrix, writeMatrix, writeMatrixWord }),
  reference: async () => seededReference(),
} as unknown as CliContext;

const office = seededReference().offices.find(({ role }) => role === 'member')!;

describe('treaty-desk matrix', () => {
  it('writes every row of a list for one office, which reads back filled in, with nothing running', async () => {
    const out = at('matrix.xlsx');
    const options = { office: office.id, out, answerBy: '2027-01-12' };
    const written = await matrixWrite([seed('specimen-ccpr.txt')], options, context);
    const { rows, questions } = written.json as { rows: number; questions: number };
    expect(rows).toBeGreaterThan(questions);
    expect(written.json).toMatchObject({ file: out, office: office.id, answerBy: '2027-01-12' });
    expect(written.text).toContain(`${rows} rows of ${questions} questions for ${office.name}`);

    expect((await matrixRead([out], {}, context)).json).toMatchObject({ rows: [], problems: [] });
    const filled = await fillMatrix(readFileSync(out), [
      { row: 'q1.a', status: 'answered', text: '=1+1 جواب' },
      { row: 'q2', status: 'no-data', text: '' },
    ]);
    writeFileSync(at('filled.xlsx'), filled);
    const read = await matrixRead([at('filled.xlsx')], {}, context);
    expect(read.json).toMatchObject({
      office: office.id,
      rows: [
        {
          question: 'q1',
          part: 'q1.a',
          answer: '=1+1 جواب',
          status: 'answered',
          source: expect.stringMatching(/^[A-Z]\d+$/),
        },
        { question: 'q2', part: null, answer: '', status: 'no-data' },
      ],
      problems: [{ code: 'reason-missing' }],
    });
    expect(read.exitCode).toBeUndefined();
    expect(read.text).toContain('2 answers, 1 problem.');
    expect(read.text).toContain('gives no reason');
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string, RegExp]>([
    ['no list', [], { office: office.id, out: at('x.xlsx') }, 'usage', /takes one file/],
    ['no office', [seed('specimen-crc.txt')], { out: at('x.xlsx') }, 'usage', /--office is missing/],
    ['no place to write', [seed('specimen-crc.txt')], { office: office.id }, 'usage', /--out is missing/],
    [
      'an office nobody knows',
      [seed('specimen-crc.txt')],
      { office: 'mars', out: at('x.xlsx') },
      'office-unknown',
      /"mars"/,
    ],
    [
      'a day that does not exist',
      [seed('specimen-crc.txt')],
      { office: office.id, out: at('x.xlsx'), answerBy: '2027-02-30' },
      'date-invalid',
      /2027-02-30/,
    ],
    [
      'a document that asks nothing',
      [seed('specimen-concluding-observations.txt')],
      { office: office.id, out: at('x.xlsx') },
      'document-asks-nothing',
      /concluding observations/,
    ],
    [
      'a list that is not there',
      [at('none.txt')],
      { office: office.id, out: at('x.xlsx') },
      'file-not-found',
      /none\.txt/,
    ],
    [
      'a folder that is not there',
      [seed('specimen-crc.txt')],
      { office: office.id, out: at('no/x.xlsx') },
      'folder-unusable',
      /no such file or folder/,
    ],
  ])('writes nothing for %s, and says why', async (_what, args, options, code, message) => {
    const before = readdirSync(folder);
    await expect(matrixWrite(args, options, context)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('refuses to read what is not there or no matrix', async () => {
    await expect(matrixRead([], {}, context)).rejects.toMatchObject({ code: 'usage' });
    await expect(matrixRead([at('none.xlsx')], {}, context)).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(matrixRead([folder], {}, context)).rejects.toMatchObject({ code: 'file-not-found' });
    await expect(matrixRead([seed('specimen-crc.txt')], {}, context)).rejects.toMatchObject({
      code: 'matrix-unreadable',
    });
  });
});

describe('treaty-desk matrix write, of a running cycle', () => {
  const ID = 'ccpr-c-pak-q-99';
  const written = (desk: DeskInMemory, options: CliOptions) =>
    matrixWrite([ID], { out: at('cycle.docx'), ...options }, desk.context);

  it('writes what an office is asked in it as a Word document, all rows or those that are open', async () => {
    const desk = await deskInMemory();
    await start([seed('specimen-ccpr.txt')], { received: TODAY, confirm: true }, desk.context);
    const [asked, request] = Object.entries(desk.cycle().state.requests)[0]!;
    const rows = Object.keys(request.rows);
    expect((await written(desk, { office: asked })).json).toMatchObject({ rows: rows.length, lastAnswers: 0 });
    const { office: whose, rows: found } = await readMatrix(readFileSync(at('cycle.docx')), rows);
    expect([whose, found]).toEqual([asked, []]);

    desk.cycle().answer(asked, [rows[0]!], 'first');
    await desk.record();
    if (rows.length > 1)
      expect((await written(desk, { office: asked, open: true })).json).toMatchObject({ rows: rows.length - 1 });
    await expect(written(desk, { office: 'mohr-nobody' })).rejects.toMatchObject({ code: 'office-unknown' });
  });

  it('says who is asked where an office is not, which cycles there are, and which forms', async () => {
    const desk = await deskInMemory();
    await start([seed('specimen-ccpr.txt')], { received: TODAY }, desk.context);
    await expect(written(desk, { office: office.id })).rejects.toMatchObject({ code: 'refused' });
    await expect(written(desk, { office: office.id, out: at('cycle.pdf') })).rejects.toMatchObject({
      code: 'usage',
      hint: '--out FILE.xlsx or FILE.docx',
    });
    const unknown = matrixWrite(['no-such-cycle'], { office: office.id, out: at('x.xlsx') }, desk.context);
    await expect(unknown).rejects.toMatchObject({ code: 'cycle-unknown' });
  });
});
