import { DeskError } from '../../../contracts/errors.ts';
import { decisionWords, heldBecause, heldMessage, type HeldMessage } from '../../hold.ts';
import type { RunCommand } from '../command.ts';
import { dayOf, dayWords } from '../dates.ts';
import { openedStore } from '../running.ts';
import { table } from '../table.ts';

/**
 * `mail hold show KEY`: a message that waits: its head, its text and files, whether its sender is proven, where it may
 * belong with the reasons, and what officers decided before.
 *
 * @throws DeskError `mail-unknown`
 */
export const run: RunCommand = async ([key = ''], _options, context) => {
  const store = await openedStore(context);
  const { match } = await context.mail();
  if (match === undefined)
    throw new DeskError('store-unavailable', 'The store does not answer.', 'Start it: npm start.');
  const held = await heldMessage({ store, match }, key);
  const { mail, ...more } = held;
  return { json: { ...mail, ...more }, text: words(held) };
};

function words({ mail, suggestions, decided, before, askForPlain }: HeldMessage): string {
  const { key, receivedAt, reading, reason, status, proof, envelopeFrom } = mail;
  const head: [string, string][] = [
    ['Key', key],
    ['State', `${status}${reason === null ? '' : `: ${heldBecause(reason)}`}`],
    ['Came', dayWords(dayOf(receivedAt))],
    ['From', reading?.from ?? envelopeFrom],
    ['Sender', proof?.says ?? 'nobody has looked at it'],
    ['To', reading?.recipients.join(', ') ?? mail.envelopeTo.join(', ')],
    ['Subject', reading?.subject ?? ''],
    [
      'With it',
      reading?.attachments
        .map(
          ({ filename, size, held }) =>
            `${filename} (${Math.ceil(size / 1024)} KiB${held === undefined ? '' : `; not opened: ${held}`})`,
        )
        .join(', ') ?? '',
    ],
    ['Not read', reading?.problems.join(' ') ?? ''],
  ];
  const parts = [
    head.flatMap(([name, value]) => (value === '' ? [] : [`${name.padEnd(9)} ${value}`])).join('\n'),
    suggestions.length === 0
      ? 'Nothing is known to which it may belong.'
      : table(
          ['Perhaps', 'Score', 'Because'],
          suggestions.map(({ office, cycle, score, reasons }) => [
            `${office} in ${cycle}`,
            score.toFixed(2),
            reasons.join(' '),
          ]),
        ),
    ...(decided.length === 0 ? [] : [`Decided about it:\n${decided.map(decisionWords).join('\n')}`]),
    ...(before.length === 0 ? [] : [`Decided about its sender before:\n${before.map(decisionWords).join('\n')}`]),
    ...(askForPlain === null ? [] : [`To be sent to ${askForPlain.to} (${askForPlain.subject}):\n${askForPlain.text}`]),
    reading?.fullText.trim() ?? '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
