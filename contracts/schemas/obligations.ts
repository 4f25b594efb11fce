import { z } from 'zod';
import { INSTRUMENT_KINDS } from '../../domain/loi/instrument.ts';
import { checkObligations } from '../../domain/obligations/check-obligations.ts';
import {
  CERTAINTIES,
  OBLIGATION_IDS,
  OWED_KINDS,
  PRECISIONS,
  REVIEW_STATES,
  type Obligations,
} from '../../domain/obligations/obligation.ts';
import { MECHANISMS } from '../../domain/procedures/procedure.ts';
import { exactly, parseDataFile, words } from './data-file.ts';

const cited = { certainty: z.enum(CERTAINTIES), source: words };
const date = words.nullable();

const owed = exactly({
  ...cited,
  id: words,
  kind: z.enum(OWED_KINDS),
  words,
  instrument: words.nullable(),
  dueOn: date,
  precision: z.enum(PRECISIONS),
  basis: words,
  cycle: words.nullable(),
  setOn: date,
  moved: z.int().min(0),
  warned: exactly({ offset: z.int(), on: words }).nullable(),
  notOpened: exactly({ why: words, on: words }).exactOptional(),
});

const obligationsFile: z.ZodType<Obligations> = exactly({
  by: words,
  reason: words,
  on: words,
  warn: exactly({
    daysBefore: z.array(z.int().positive()),
    everyDaysOverdue: z.int().positive(),
    source: words,
  }),
  obligations: z.array(
    exactly({
      id: z.enum(OBLIGATION_IDS),
      mechanism: z.enum(MECHANISMS).nullable(),
      body: words,
      treaty: words,
      bond: exactly({ ...cited, party: z.boolean(), words }),
      last: exactly({ ...cited, words, symbol: words.nullable(), on: date }).nullable(),
      list: exactly({ ...cited, kind: z.enum(INSTRUMENT_KINDS), symbol: words.nullable(), on: date }).nullable(),
      review: exactly({
        ...cited,
        state: z.enum(REVIEW_STATES),
        on: date,
        to: date,
        session: words.nullable(),
        moved: z.int().min(0),
        stoodOn: words.exactOptional(),
      }),
      observations: exactly({
        ...cited,
        symbol: words.nullable(),
        adoptedOn: date,
        followUpParagraphs: z.array(words),
      }).nullable(),
      owed: z.array(owed),
    }),
  ),
});

/**
 * Reads a file of obligations.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when shape, dates or warnings are not as they must be
 */
export function parseObligationsFile(text: string, where: string): Obligations {
  return parseDataFile(text, where, obligationsFile, checkObligations);
}
