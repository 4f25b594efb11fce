import { OBLIGATIONS, referenceDocument } from '../../activities/reference.ts';
import type { TreatyChange } from '../../contracts/treaty-calendar.ts';
import type { Obligation } from '../../domain/obligations/obligation.ts';
import { dueWords, reviewWords } from '../obligation-words.ts';
import type { CliContext, CliOptions, CliResult } from './command.ts';
import { today } from './dates.ts';
import { findObligation } from './find-obligation.ts';
import { deciderOption } from './options.ts';
import { storeAndDesk } from './running.ts';

/**
 * Tells the treaty calendar one thing and shows what it made of it.
 * @throws DeskError `refused` with the reason, `engine-unavailable`
 */
export async function tellTreaties(
  name: string,
  change: TreatyChange,
  options: CliOptions,
  context: CliContext,
): Promise<CliResult> {
  const { store, desk } = await storeAndDesk(context);
  const receipt = await desk.treaties.tell(change, deciderOption(options));
  const { document } = await referenceDocument(store.reference, 'obligations', OBLIGATIONS, receipt.version);
  const obligation = findObligation(document, name);
  const done = receipt.changed ? 'Done.' : 'It was known before; nothing was changed.';
  const review = reviewWords(obligation.review, String, today(context));
  return { json: { ...receipt, obligation }, text: `${done} ${owedLine(obligation)} Review: ${review}.` };
}

/** What one obligation owes, in a line. */
function owedLine({ id, owed }: Obligation): string {
  if (owed.length === 0) return `${id}: nothing is owed.`;
  const words = owed.map(
    (one) => `${one.words} (${one.dueOn === null ? 'day not known' : `due ${dueWords(one, String)}`})`,
  );
  return `${id} owes ${words.join('; ')}.`;
}
