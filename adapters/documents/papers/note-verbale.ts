import type { Delivery } from '../../../activities/submission-ports.ts';
import type { Paper } from './paper.ts';
import { blankDay, listNamed, STATE_IN_FULL } from './words.ts';

const OFFICE = 'Office of the United Nations High Commissioner for Human Rights';

/**
 * The note with which the Mission delivers the replies: in the third person, unsigned, to be initialled and sealed. Number
 * and day are the Mission's to write. The form is that of diplomatic usage, the words are ours.
 */
export function noteVerbale(delivery: Delivery, enclosures: readonly string[]): Paper {
  const { body, mission, noteVerbale: number, mark } = delivery;
  const name = 'Permanent Mission';
  const to = body === null ? '' : `, for the attention of the ${body},`;
  return {
    title: `Note verbale, ${listNamed(delivery)}`,
    letterhead: [mission.toUpperCase()],
    number: number ?? '…………………………',
    placeAndDate: null,
    caption: 'NOTE VERBALE',
    addressee: {
      at: 'bottom',
      lines: [OFFICE, ...(body === null ? [] : [`Secretariat of the ${body}`]), 'Geneva'],
    },
    subject: null,
    salutation: null,
    numbered: false,
    blocks: [
      {
        kind: 'paragraph',
        text: `The ${name} of the ${STATE_IN_FULL} to the United Nations and other international organizations in Geneva presents its compliments to the ${OFFICE} and has the honour to transmit herewith${to} the replies of the Government of Pakistan to the ${listNamed(delivery)}.`,
      },
      {
        kind: 'paragraph',
        text: `The ${name} would be grateful for an acknowledgement of receipt that states the day on which the replies were received.`,
      },
    ],
    close: `The ${name} of the ${STATE_IN_FULL} avails itself of this opportunity to renew to the ${OFFICE} the assurances of its highest consideration.`,
    signature: [`Geneva, ${blankDay()}`, '(initials and seal)'],
    enclosures,
    note: null,
    mark,
  };
}
