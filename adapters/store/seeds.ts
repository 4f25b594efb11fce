import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CALENDAR,
  OFFICES,
  OBLIGATIONS,
  ROUTING,
  shaped,
  type ReferenceDocuments,
} from '../../activities/reference.ts';
import type { ReferenceKind, ReferenceStore } from '../../activities/store-ports.ts';
import { parseCalendarFile } from '../../contracts/schemas/calendar.ts';
import { parseLadderFile } from '../../contracts/schemas/ladder.ts';
import { parseObligationsFile } from '../../contracts/schemas/obligations.ts';
import { parseOfficesFile } from '../../contracts/schemas/offices.ts';
import { checkedTogether } from '../../contracts/schemas/ladders-and-procedures.ts';
import { parseProcedureFile } from '../../contracts/schemas/procedure.ts';
import { parseRoutingFile } from '../../contracts/schemas/routing.ts';
import type { Reference } from '../../contracts/reference.ts';

/** The reference data a new instance starts with. */
export type Seeds = Reference;

/**
 * Reads and checks the files of a seeds folder.
 *
 * @param officesFile another file of offices than the folder's own
 * @throws DeskError `data-invalid` with file, place, value and what would be accepted
 */
export async function readSeeds(folder: string, officesFile?: string): Promise<Seeds> {
  const text = async (name: string): Promise<[string, string]> => [
    await readFile(join(folder, name), 'utf8'),
    `seeds/${name}`,
  ];
  const all = async <T>(sub: string, parse: (text: string, where: string) => T): Promise<T[]> => {
    const names = (await filesIn(join(folder, sub))).filter((name) => name.endsWith('.json')).sort();
    return Promise.all(names.map(async (name) => parse(...(await text(join(sub, name))))));
  };
  const { offices } =
    officesFile === undefined
      ? parseOfficesFile(...(await text('offices.json')))
      : parseOfficesFile(await readFile(officesFile, 'utf8'), officesFile);
  const ladders = await all('ladders', parseLadderFile);
  const known = { offices: offices.map((office) => office.id), ladders: ladders.map((ladder) => ladder.id) };
  const procedures = await all('procedures', (file, where) => parseProcedureFile(file, where, known));
  checkedTogether(ladders, procedures, 'seeds');
  return {
    offices,
    ladders,
    calendar: parseCalendarFile(...(await text('calendars/pakistan.json'))),
    procedures,
    earlier: {
      ladders: await all('ladders/earlier', parseLadderFile),
      procedures: await all('procedures/earlier', (file, where) => parseProcedureFile(file, where, null)),
    },
    routing: parseRoutingFile(...(await text('routing.json')), offices).rules,
    obligations: parseObligationsFile(...(await text('obligations.json'))),
  };
}

/** Names of the files of a folder; none where there is no such folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/**
 * Stores reference data. A document the store does not have comes in all its versions, so that the store counts them as
 * the files do; of one it has, the newest is stored unless it is equal already, so it is safe to repeat.
 *
 * @param keep leaves what is there as it is, whoever changed it
 * @returns how many documents were not there before
 */
export async function storeSeeds(
  reference: ReferenceStore,
  seeds: Seeds,
  { keep }: { readonly keep: boolean } = { keep: false },
): Promise<number> {
  let added = 0;
  const save = async <K extends ReferenceKind>(
    kind: K,
    id: string,
    versions: readonly ReferenceDocuments[K][],
  ): Promise<void> => {
    const present = (await reference.load(kind, id)) !== null;
    if (!present) added += 1;
    for (const document of present ? (keep ? [] : versions.slice(-1)) : versions)
      await reference.save(kind, id, document);
  };
  await save('offices', OFFICES, [{ offices: seeds.offices }]);
  await save('calendar', CALENDAR, [seeds.calendar]);
  await save('routing', ROUTING, [{ rules: seeds.routing }]);
  // The treaty calendar goes on from what is there: a later file of seeds never takes its place.
  if ((await reference.load('obligations', OBLIGATIONS)) === null)
    await save('obligations', OBLIGATIONS, [seeds.obligations]);
  const { ladders = [], procedures = [] } = seeds.earlier ?? {};
  for (const ladder of seeds.ladders) await save('ladder', ladder.id, upTo(ladder, ladders));
  for (const procedure of seeds.procedures) await save('procedure', procedure.id, upTo(procedure, procedures));
  return added;
}

/** The versions of a document in their order, the newest last. */
function upTo<T extends { readonly id: string; readonly version: number }>(newest: T, earlier: readonly T[]): T[] {
  return [...earlier.filter(({ id }) => id === newest.id).sort((a, b) => a.version - b.version), newest];
}

/** The stored reference data in its newest versions; null before anything was stored. */
export async function storedReference(reference: ReferenceStore): Promise<Reference | null> {
  const newest = async <K extends ReferenceKind>(kind: K, id: string): Promise<ReferenceDocuments[K] | null> => {
    const found = await reference.load(kind, id);
    return found === null ? null : shaped(kind, found.document as ReferenceDocuments[K]);
  };
  const each = async <K extends ReferenceKind>(kind: K): Promise<ReferenceDocuments[K][]> => {
    const documents = await Promise.all((await reference.ids(kind)).map((id) => newest(kind, id)));
    return documents.filter((document) => document !== null);
  };
  const offices = await newest('offices', OFFICES);
  const calendar = await newest('calendar', CALENDAR);
  const routing = await newest('routing', ROUTING);
  const obligations = await newest('obligations', OBLIGATIONS);
  if (offices === null || calendar === null || routing === null || obligations === null) return null;
  return {
    offices: offices.offices,
    calendar,
    ladders: await each('ladder'),
    procedures: await each('procedure'),
    routing: routing.rules,
    obligations,
  };
}
