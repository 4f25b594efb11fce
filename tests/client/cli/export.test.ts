import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseDelimited } from '../../../adapters/documents/delimited.ts';
import { unguarded } from '../../../adapters/documents/formula-guard.ts';
import { run as start } from '../../../client/cli/commands/cycle-start.ts';
import { run as exported } from '../../../client/cli/commands/export.ts';
import type { ExportRecord } from '../../../domain/exports/export-record.ts';
import { deskInMemory, specimen, TODAY } from './desk-in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const recordsOf = (name: string): readonly ExportRecord[] =>
  (JSON.parse(readFileSync(at(name), 'utf8')) as { records: ExportRecord[] }).records;

it('exports instruments as they were read, with nothing running: questions and recommendations', async () => {
  const { context } = await deskInMemory();
  const paths = ['specimen-ccpr', 'specimen-concluding-observations'].map(specimen);
  const { json, text } = await exported(paths, { out: at('lists.json') }, context);
  const records = recordsOf('lists.json');
  expect(json).toMatchObject({ format: 'json', records: records.length, withReply: 0 });
  expect(records.filter(({ annotationType }) => annotationType === 'question').length).toBeGreaterThan(10);
  expect(records.some(({ annotationType }) => annotationType === 'recommendation')).toBe(true);
  expect(new Set(records.map(({ recordId }) => recordId)).size).toBe(records.length);
  expect(text).toContain(`${records.length} records`);
});

it('exports a cycle with who answers and the reply as it stands, and all cycles the same', async () => {
  const { context, cycle, store, record } = await deskInMemory();
  await start([specimen('specimen-ccpr')], { received: TODAY, confirm: true }, context);
  const { cycleId, requests } = cycle().state;
  const [office, { rows }] = Object.entries(requests)[0]!;
  const row = Object.keys(rows)[0]!;
  await store.answers.save(cycleId, office, 'first', TODAY, [{ row, status: 'answered', text: '=1+1, اور مزید' }]);
  cycle().answer(office, [row], 'first');
  await record();

  await exported(['ccpr-c-pak-q-99'], { out: at('cycle.csv') }, context);
  const csv = readFileSync(at('cycle.csv'), 'utf8').replace(/^\uFEFF/, '');
  const [headings = [], ...lines] = parseDelimited(csv, ',', { rows: 1000, columns: 50 });
  const column = headings.indexOf('Reply of the State');
  const replies = lines.map((line) => line[column] ?? '').filter((reply) => reply !== '');
  expect(replies).toEqual(["'=1+1, اور مزید"]);
  expect(replies.map(unguarded)).toEqual(['=1+1, اور مزید']);

  await exported([], { out: at('all.json') }, context);
  expect(recordsOf('all.json')).toHaveLength(lines.length);
  const replied = recordsOf('all.json').find(({ reply }) => reply !== null);
  expect(replied?.responsibleOffices).toContain(office);
});

it.each([
  ['no place to write', [], {}, 'usage', /--out is missing/],
  ['an ending that names no format', [], { out: 'x.txt' }, 'usage', /does not say the format/],
  ['a format that is none', [], { out: 'x.csv', format: 'xml' }, 'usage', /"xml"/],
  ['a file that is not there', ['none.txt'], { out: 'x.csv' }, 'file-not-found', /none\.txt/],
  ['a cycle that is not there', ['none'], { out: 'x.csv' }, 'cycle-unknown', /none/],
  ['nothing to export', [], { out: 'x.csv' }, 'refused', /no cycle to export/],
] as const)('exports nothing for %s, and says why', async (_what, sources, options, code, message) => {
  const { context } = await deskInMemory();
  await expect(exported([...sources], { ...options }, context)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as string,
    hint: expect.any(String) as string,
  });
});
