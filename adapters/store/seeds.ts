import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALENDAR, OFFICES, ROUTING, type ReferenceDocuments } from '../../activities/reference.ts';
import type { ReferenceKind, ReferenceStore } from '../../activities/store-ports.ts';
import { parseCalendarFile } from '../../contracts/schemas/calendar.ts';
import { parseLadderFile } from '../../contracts/schemas/ladder.ts';
import { parseOfficesFile } from '../../contracts/schemas/offices.ts';
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
    const names = (await readdir(join(folder, sub))).filter((name) => name.endsWith('.json')).sort();
    return Promise.all(names.map(async (name) => parse(...(await text(join(sub, name))))));
  };
  const { offices } =
    officesFile === undefined
      ? parseOfficesFile(...(await text('offices.json')))
      : parseOfficesFile(await readFile(officesFile, 'utf8'), officesFile);
  const ladders = await all('ladders', parseLadderFile);
  const known = { offices: offices.map((office) => office.id), ladders: ladders.map((ladder) => ladder.id) };
  return {
    offices,
    ladders,
    calendar: parseCalendarFile(...(await text('calendars/pakistan.json'))),
    procedures: await all('procedures', (file, where) => parseProcedureFile(file, where, known)),
    routing: parseRoutingFile(...(await text('routing.json')), offices).rules,
  };
}

/** Stores reference data as newest versions; what is equal already makes no new one, so it is safe to repeat. */
export async function storeSeeds(reference: ReferenceStore, seeds: Seeds): Promise<void> {
  const save = <K extends ReferenceKind>(kind: K, id: string, document: ReferenceDocuments[K]): Promise<number> =>
    reference.save(kind, id, document);
  await save('offices', OFFICES, { offices: seeds.offices });
  await save('calendar', CALENDAR, seeds.calendar);
  await save('routing', ROUTING, { rules: seeds.routing });
  for (const ladder of seeds.ladders) await save('ladder', ladder.id, ladder);
  for (const procedure of seeds.procedures) await save('procedure', procedure.mechanism, procedure);
}

/** The stored reference data in its newest versions; null before anything was stored. */
export async function storedReference(reference: ReferenceStore): Promise<Reference | null> {
  const newest = async <K extends ReferenceKind>(kind: K, id: string): Promise<ReferenceDocuments[K] | null> =>
    ((await reference.load(kind, id))?.document as ReferenceDocuments[K] | undefined) ?? null;
  const each = async <K extends ReferenceKind>(kind: K): Promise<ReferenceDocuments[K][]> => {
    const documents = await Promise.all((await reference.ids(kind)).map((id) => newest(kind, id)));
    return documents.filter((document) => document !== null);
  };
  const offices = await newest('offices', OFFICES);
  const calendar = await newest('calendar', CALENDAR);
  const routing = await newest('routing', ROUTING);
  if (offices === null || calendar === null || routing === null) return null;
  return {
    offices: offices.offices,
    calendar,
    ladders: await each('ladder'),
    procedures: await each('procedure'),
    routing: routing.rules,
  };
}
