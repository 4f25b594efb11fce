import { basename, extname } from 'node:path';
import { DeskError } from '../../../contracts/errors.ts';
import { exportTable } from '../../../domain/exports/export-columns.ts';
import { exportRecords, type ExportRecord } from '../../../domain/exports/export-record.ts';
import type { SdgLink } from '../../../domain/exports/sdg-targets.ts';
import { mechanismOf } from '../../../domain/loi/mechanism.ts';
import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { CliContext, RunCommand } from '../command.ts';
import { documentArgument, writeBytes } from '../files.ts';
import { findCycle } from '../find-cycle.ts';
import { requiredOption, textOption } from '../options.ts';
import { openedStore } from '../running.ts';

const FORMATS = ['json', 'csv'] as const;

/**
 * `export [FILE|CYCLE…] --out FILE [--format json|csv]`: every question and recommendation in the fields of the UN's
 * databases of recommendations: of instruments as they were read, for which nothing has to run, of cycles with the
 * State's reply, or of all real cycles where none is named.
 *
 * @throws DeskError `usage`, `file-not-found`, `document-…`, `cycle-unknown`, `refused` where there is nothing to
 *   export, `folder-unusable`
 */
export const run: RunCommand = async (sources, options, context) => {
  const out = requiredOption(options, 'out', '--out', 'FILE.json or FILE.csv');
  const format = formatOf(textOption(options, 'format'), out);
  const { sdgLinks } = await context.documents();
  const links = await sdgLinks();
  const records: ExportRecord[] = [];
  for (const source of sources) {
    // an id of a cycle has no ending
    records.push(
      ...(extname(source) === '' ? await ofCycle(source, links, context) : await ofFile(source, links, context)),
    );
  }
  if (sources.length === 0) records.push(...(await ofAllCycles(links, context)));
  if (records.length === 0) {
    const named = sources.map((source) => basename(source)).join(', ');
    throw new DeskError(
      'refused',
      named === '' ? 'There is no cycle to export.' : `${named}: nothing is asked or recommended in it.`,
      'a list of issues, concluding observations or recommendations, or a running cycle',
    );
  }
  const { writeCsv } = await context.documents();
  const bytes =
    format === 'csv'
      ? writeCsv(exportTable(records))
      : new TextEncoder().encode(`${JSON.stringify({ records }, null, 2)}\n`);
  await writeBytes(out, bytes);
  const count = (is: (record: ExportRecord) => boolean): number => records.filter(is).length;
  const json = {
    file: out,
    format,
    records: records.length,
    questions: count(({ annotationType }) => annotationType === 'question'),
    recommendations: count(({ annotationType }) => annotationType === 'recommendation'),
    withReply: count(({ reply }) => reply !== null),
    withSdgTargets: count(({ sdgTargets }) => sdgTargets.length > 0),
  };
  return {
    json,
    text: `${out}: ${json.records} records (${json.questions} questions, ${json.recommendations} recommendations), ${json.withReply} with a reply, ${json.withSdgTargets} with SDG targets.`,
  };
};

function formatOf(wished: string | undefined, out: string): (typeof FORMATS)[number] {
  const named = wished ?? extname(out).slice(1).toLowerCase();
  const format = FORMATS.find((one) => one === named);
  if (format !== undefined) return format;
  const what = wished === undefined ? `--out: "${basename(out)}" does not say the format` : `--format: "${wished}"`;
  throw new DeskError('usage', what, '--format json or csv, or an --out that ends so');
}

async function ofFile(path: string, links: readonly SdgLink[], context: CliContext): Promise<readonly ExportRecord[]> {
  const { text } = await documentArgument('export', [path], context);
  const reading = readInstrument(text);
  return exportRecords({ reading, mechanism: mechanismOf(reading, text), country: null, name: basename(path) }, links);
}

async function ofCycle(id: string, links: readonly SdgLink[], context: CliContext): Promise<readonly ExportRecord[]> {
  const store = await openedStore(context);
  const { cycleRecords } = await import('../../../activities/exports.ts');
  return cycleRecords(store, await findCycle(store, id), links);
}

async function ofAllCycles(links: readonly SdgLink[], context: CliContext): Promise<readonly ExportRecord[]> {
  const store = await openedStore(context);
  const { cycleRecords } = await import('../../../activities/exports.ts');
  const records: ExportRecord[] = [];
  for (const state of await store.cycles.list({ rehearsals: false })) {
    records.push(...(await cycleRecords(store, state, links)));
  }
  return records;
}
