import { z } from 'zod';
import { RECIPIENT_ROLES } from '../../domain/offices/office.ts';
import { checkLadder } from '../../domain/reminders/check-ladder.ts';
import { LETTER_FORMS, type Ladder } from '../../domain/reminders/ladder.ts';
import { entered, exactly, parseDataFile, words } from './data-file.ts';

const ladderFile: z.ZodType<Ladder> = exactly({
  id: words,
  version: z.int().positive(),
  source: words,
  silentAfter: exactly({ workingDays: z.number(), telephoneAfter: z.number() }).optional(),
  vetoWorkingDays: z.number().optional(),
  entered: entered.optional(),
  rungs: z.array(
    exactly({
      id: words,
      title: words,
      offset: z.number(),
      to: z.array(z.enum(RECIPIENT_ROLES)),
      cc: z.array(z.enum(RECIPIENT_ROLES)),
      form: z.enum(LETTER_FORMS),
      formal: z.boolean(),
      annexHistory: z.boolean(),
      vetoWorkingDays: z.number().optional(),
    }),
  ),
});

/**
 * Reads a file of a ladder.
 *
 * @param where how the file is called in a message
 * @throws DeskError `data-invalid` when shape, order or recipients are not as they must be
 */
export function parseLadderFile(text: string, where: string): Ladder {
  return parseDataFile(text, where, ladderFile, (ladder) =>
    checkLadder(ladder).map(({ rung, message }) => (rung === null ? message : `rung "${rung}": ${message}`)),
  );
}
