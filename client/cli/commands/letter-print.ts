import { PAPER_FORMS } from '../../../activities/mail-ports.ts';
import { DeskError } from '../../../contracts/errors.ts';
import type { RunCommand } from '../command.ts';
import { today } from '../dates.ts';
import { writeBytes } from '../files.ts';
import { findCycle } from '../find-cycle.ts';
import { requiredOption } from '../options.ts';
import { openedStore } from '../running.ts';

/**
 * `letter print ID OFFICE [RUNG] --out FILE.docx|.pdf|.html`: a letter to be signed and carried; without a rung the one
 * that no mail delivers. `request log ID OFFICE --channel dak --carried RUNG` records that it left.
 *
 * @throws DeskError `usage`, `mail-unknown` where no such letter was written, `cycle-unknown`, `folder-unusable`,
 * `program-missing` for PDF without LibreOffice, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = '', rung], options, context) => {
  const out = requiredOption(options, 'out', '--out', 'FILE.docx, FILE.pdf or FILE.html');
  const form = PAPER_FORMS.find((one) => out.toLowerCase().endsWith(`.${one}`));
  if (form === undefined)
    throw new DeskError(
      'usage',
      `--out: "${out}" does not say in which form`,
      'a name that ends in .docx, .pdf or .html',
    );
  const store = await openedStore(context);
  const { print, write } = await context.mail();
  if (print === undefined || write === undefined)
    throw new DeskError('engine-unavailable', 'No Treaty Desk runs on this data folder.', 'Start it: npm start.');
  const state = await findCycle(store, id);
  const letter = await print(state, office, rung ?? null, today(context));
  await writeBytes(out, await write(letter.view, form));
  const { number, to, copyTo, languages = ['en'] } = letter.view;
  const record = `treaty-desk request log ${letter.cycleId} ${office} --channel dak --carried ${letter.rung} --said "…"`;
  return {
    json: { file: out, cycleId: letter.cycleId, office, rung: letter.rung, number, to, copyTo, languages, record },
    text: [
      `${out}: the letter ${letter.rung} (No. ${number}) to ${to.post}, ${to.office}.`,
      ...(to.postalAddress === undefined ? ['The office has no postal address; enter one: office set --file.'] : []),
      `Once it is signed and sent: ${record}`,
    ].join('\n'),
  };
};
