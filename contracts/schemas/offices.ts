import { z } from 'zod';
import { checkOffices } from '../../domain/offices/check-offices.ts';
import { OFFICE_LEVELS, PROVINCES, type Office, type Officer } from '../../domain/offices/office.ts';
import { LAYERS } from '../../domain/calendar/calendar.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

/** A list of offices as a file holds it. */
export interface OfficesFile {
  readonly version: number;
  /** Where the list comes from, and when it was read. */
  readonly source: string;
  readonly offices: readonly Office[];
}

const officer: z.ZodType<Officer> = exactly({
  post: words,
  name: words.nullable(),
  email: z.string().nullable(),
});

const office: z.ZodType<Office> = exactly({
  id: words,
  name: words,
  abbreviation: words.nullable(),
  level: z.enum(OFFICE_LEVELS),
  province: z.enum(PROVINCES).nullable(),
  layer: z.enum(LAYERS),
  seat: words.nullable(),
  role: z.enum(['chair', 'member', 'own']).nullable(),
  parent: words.nullable(),
  form: z.enum(['office-memorandum', 'letter']),
  head: officer,
  accountable: officer,
  focalPoint: officer.nullable(),
  alternates: z.array(officer),
  families: z.array(words).exactOptional(),
  groupMailbox: z.string().nullable().exactOptional(),
  languages: z
    .array(z.enum(['en', 'ur']))
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'a language stands twice; accepted: each of en, ur once')
    .exactOptional(),
  matrixForm: z.enum(['xlsx', 'docx', 'both']).exactOptional(),
  telephone: words.nullable().exactOptional(),
  postalAddress: z.array(words).min(1).nullable().exactOptional(),
  domain: words.nullable(),
  source: words,
});

const officesFile: z.ZodType<OfficesFile> = exactly({
  version: z.int().positive(),
  source: words,
  offices: z.array(office),
});

/**
 * Reads a file of offices.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when shape, ids, parents, seats or addresses are not as they must be
 */
export function parseOfficesFile(text: string, where: string): OfficesFile {
  return parseDataFile(text, where, officesFile, ({ offices }) =>
    checkOffices(offices).map((problem) =>
      problem.office === null ? problem.message : `${problem.office}: ${problem.message}`,
    ),
  );
}

/**
 * Reads the entry of one office; whether it goes with the others is checked with them.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when its shape is not as it must be
 */
export function parseOffice(text: string, where: string): Office {
  return parseDataFile(text, where, office, () => []);
}
