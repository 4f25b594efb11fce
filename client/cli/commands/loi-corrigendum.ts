import { basename } from 'node:path';
import { listByDocument } from '../../list-amendments.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { bytesOfFile } from '../files.ts';
import { findRunningCycle } from '../find-cycle.ts';
import { amendOrPreview } from '../list-amending.ts';
import { deciderOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `loi corrigendum CYCLE FILE`: puts a corrigendum or a reissue of a cycle's list in force; with `--preview` it only
 * shows what would follow.
 *
 * @throws DeskError what reading a document throws; `file-not-found`, `cycle-unknown`, `document-asks-nothing`,
 * `refused` with the reason, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', file = ''], options, context) => {
  const bytes = await bytesOfFile(file);
  const { read } = await context.documents();
  const store = await openedStore(context);
  const state = await findRunningCycle(store, id);
  const document = { bytes, filename: basename(file), leaveUnclear: options['leaveUnclear'] === true };
  const said = { by: deciderOption(options), on: today(context) };
  const list = await listByDocument(store, read, state, document, said);
  return amendOrPreview(store, state, list, options, context);
};
