import { DeskError } from '../../../contracts/errors.ts';
import { letterId } from '../../../contracts/ids.ts';
import type { RunCommand } from '../command.ts';
import { mailView } from '../cycle-view.ts';
import { dayWords } from '../dates.ts';
import { findCycle } from '../find-cycle.ts';
import { openedStore } from '../running.ts';

/**
 * `letter show ID OFFICE RUNG`: a letter as it left: to whom, in which attempts, and its text.
 * @throws DeskError `cycle-unknown`, `mail-unknown` when there is no such letter or it has not left, `engine-unavailable`
 */
export const run: RunCommand = async ([id = '', office = '', rung = ''], _options, context) => {
  const store = await openedStore(context);
  const state = await findCycle(store, id);
  const wanted = letterId({ cycleId: state.cycleId, office, rung });
  const mails = await store.outbox.mailsOf(state.cycleId);
  // A letter that failed on one route stands in several mails: the newest is shown.
  const mail = mails.findLast((one) => one.letters.some((letter) => letter.id === wanted));
  if (mail === undefined) throw notThere(state.letters, office, rung);
  const content = await store.content.get(mail.raw);
  if (content === null) throw new DeskError('mail-unknown', `The text of ${wanted} is not in the store.`);
  const { read } = await context.mail();
  const { fullText, attachments } = await read(content.bytes);
  const view = mailView(mail);
  const lines = [
    `${dayWords(view.on)}  ${view.status}`,
    `To       ${view.to.join(', ')}`,
    ...(view.cc.length === 0 ? [] : [`Copy     ${view.cc.join(', ')}`]),
    `Subject  ${view.subject}`,
    ...attachments.map(({ filename, size }) => `File     ${filename} (${size} bytes)`),
    ...view.attempts.map(({ number, outcome, response }) =>
      `Attempt ${number}: ${outcome ?? 'under way'} ${response ?? ''}`.trimEnd(),
    ),
    '',
    fullText.trimEnd(),
  ];
  return { json: { ...view, letter: wanted, text: fullText, attachments }, text: lines.join('\n') };
};

function notThere(
  letters: Readonly<Record<string, { readonly status: string; readonly reason: string | null }>>,
  office: string,
  rung: string,
): DeskError {
  const letter = letters[`${office}/${rung}`];
  if (letter !== undefined) {
    const why = letter.reason === null ? '' : ` (${letter.reason})`;
    return new DeskError(
      'mail-unknown',
      `The letter ${rung} to ${office} has not left: it is ${letter.status}${why}.`,
      'A waiting letter leaves when its office opens next.',
    );
  }
  const known = Object.keys(letters)
    .filter((key) => key.startsWith(`${office}/`))
    .map((key) => key.slice(office.length + 1));
  return new DeskError(
    'mail-unknown',
    `There is no letter ${rung} to ${office}.`,
    known.length === 0 ? `No letter to ${office} has been written.` : `Written: ${known.join(', ')}.`,
  );
}
