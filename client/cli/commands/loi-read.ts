import { readInstrument } from '../../../domain/loi/read-instrument.ts';
import type { InstrumentReading } from '../../../domain/loi/instrument.ts';
import { DeskError } from '../../../contracts/errors.ts';
import { applyCorrections, asCorrections } from '../../../domain/loi/corrections.ts';
import type { ReadingChange } from '../../../domain/loi/reading-change.ts';
import type { RunCommand } from '../command.ts';
import { correctionsFile } from '../correction-options.ts';
import { documentArgument } from '../files.ts';
import { readingWords } from '../list-reading-words.ts';

/** Corrections of a reading that is only shown are made on no day. */
const NO_DAY = '0001-01-01';

/**
 * `loi read FILE [--corrections FILE]`: what a document asks, as it was understood. A document that asks nothing is read all the same.
 *
 * `notes` tells what is in the document and not in its text: pictures, comments, tracked changes, scanned pages.
 *
 * @throws DeskError `usage`, `file-not-found`, and what `ReadDocument` throws
 */
export const run: RunCommand = async (args, options, context) => {
  const { text, notes = [] } = await documentArgument('loi read', args, context);
  const reading = corrected(readInstrument(text), await correctionsFile(options));
  const noted = notes.length === 0 ? '' : `\n\nIn the document\n${notes.map((note) => `- ${note}`).join('\n')}`;
  return { json: { ...reading, notes }, text: readingWords(reading, text) + noted };
};

/** The reading with the changes of a file. @throws DeskError `refused` where it cannot be corrected so */
function corrected(reading: InstrumentReading, changes: readonly ReadingChange[] | null): InstrumentReading {
  if (changes === null) return reading;
  const said = { by: 'file', on: NO_DAY, reason: 'read with corrections' };
  const after = applyCorrections(reading, asCorrections(reading, [], changes, said));
  const [first] = after.refused;
  if (first !== undefined) throw new DeskError('refused', `The list cannot be corrected so: ${first.why}.`);
  return after.reading;
}
