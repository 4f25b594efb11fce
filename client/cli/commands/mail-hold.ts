import type { InboundMail } from '../../../activities/store-ports.ts';
import { heldBecause, holdingList, putAside } from '../../hold.ts';
import type { RunCommand } from '../command.ts';
import { dayOf, dayWords } from '../dates.ts';
import { requiredOption } from '../options.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';
import { decideHeldMessage } from './mail-hold-decide.ts';

/** Messages put aside that are listed. */
const MOST_ASIDE = 50;

/**
 * `mail hold`, `mail hold list`: messages that wait for an officer, or with `--noise` those put aside. With `--file KEY
 * --cycle ID --office O` one is filed, as `mail hold file` does.
 */
export const run: RunCommand = async (_args, options, context) => {
  if (options['file'] !== undefined)
    return decideHeldMessage('filed', [requiredOption(options, 'file', '--file', 'KEY')], options, context);
  const store = await openedStore(context);
  const noise = options['noise'] === true;
  const mails = noise ? await putAside(store, MOST_ASIDE) : await holdingList(store);
  if (mails.length === 0) return { json: [], text: noise ? 'Nothing was put aside.' : 'Nothing is held.' };
  const heads = ['Key', 'Day', 'Why', 'From', 'Subject', noise ? '' : 'Perhaps'];
  const next = noise
    ? 'treaty-desk mail hold back KEY takes one back.'
    : 'treaty-desk mail hold show KEY shows one with suggestions.';
  return { json: mails, text: `${table(heads, mails.map(lineOf))}\n\n${next}` };
};

function lineOf({ key, receivedAt, reason, reading, envelopeFrom, office, cycleId }: InboundMail): string[] {
  return [
    key,
    dayWords(dayOf(receivedAt)),
    heldBecause(reason),
    reading?.from ?? envelopeFrom,
    reading?.subject.slice(0, 50) ?? '',
    office === null ? '' : `${office} in ${cycleId}`,
  ];
}
