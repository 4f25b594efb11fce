import { readdirSync, readFileSync } from 'node:fs';
import type { Reference } from '../../contracts/reference.ts';
import { parseCalendarFile } from '../../contracts/schemas/calendar.ts';
import { parseLadderFile } from '../../contracts/schemas/ladder.ts';
import { parseObligationsFile } from '../../contracts/schemas/obligations.ts';
import { parseOfficesFile } from '../../contracts/schemas/offices.ts';
import { parseProcedureFile } from '../../contracts/schemas/procedure.ts';
import { parseRoutingFile } from '../../contracts/schemas/routing.ts';

/** The text of a file of `seeds/`. */
export function seedText(name: string): string {
  return readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
}

/** Names of the data files of one folder of `seeds/`, with the folder. */
export function seedNames(folder: string): readonly string[] {
  return readdirSync(new URL(`../../seeds/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** The shipped reference data, read and checked as the software does. */
export function seededReference(): Reference {
  const { offices } = parseOfficesFile(seedText('offices.json'), 'offices.json');
  const ladders = seedNames('ladders').map((name) => parseLadderFile(seedText(name), name));
  const known = { offices: offices.map(({ id }) => id), ladders: ladders.map(({ id }) => id) };
  return {
    offices,
    calendar: parseCalendarFile(seedText('calendars/pakistan.json'), 'calendars/pakistan.json'),
    ladders,
    procedures: seedNames('procedures').map((name) => parseProcedureFile(seedText(name), name, known)),
    routing: parseRoutingFile(seedText('routing.json'), 'routing.json', offices).rules,
    obligations: parseObligationsFile(seedText('obligations.json'), 'obligations.json'),
  };
}
