import type { Delivery } from '../../../activities/submission-ports.ts';
import { longDate } from '../long-date.ts';
import type { Paper } from './paper.ts';
import { blankDay, grouped, listNamed, STATE_IN_FULL } from './words.ts';

/**
 * The letter of the Ministry to the body that asked, which travels with the replies. Its words are ours.
 * @param enclosures titles of what travels with it @param textHash SHA-256 of the file of the replies
 */
export function coverLetter(delivery: Delivery, enclosures: readonly string[], textHash: string): Paper {
  const { body, number, on, deadline, mark } = delivery;
  return {
    title: `Cover letter ${number}`,
    letterhead: ['GOVERNMENT OF PAKISTAN', 'MINISTRY OF HUMAN RIGHTS'],
    number,
    placeAndDate: `Islamabad, ${on === null ? blankDay() : longDate(on)}`,
    caption: null,
    addressee: {
      at: 'top',
      lines: [
        body === null ? 'The Secretary' : `The Secretary of the ${body}`,
        'Office of the United Nations High Commissioner for Human Rights',
        'Geneva',
      ],
    },
    subject: `Replies of Pakistan to the ${listNamed(delivery)}`,
    salutation: 'Excellency,',
    numbered: true,
    blocks: [
      {
        kind: 'paragraph',
        text: `I have the honour to forward the replies of the Government of the ${STATE_IN_FULL} to the ${listNamed(delivery)}, for which the ${body ?? 'United Nations'} asked by ${longDate(deadline)}.`,
      },
      {
        kind: 'paragraph',
        text: `${lengthOf(delivery)} They were put together from the answers of the federal and provincial offices concerned and were cleared by the Government.`,
      },
      {
        kind: 'paragraph',
        text: 'Where no information was at hand, the replies say so. What becomes available later will be communicated before the dialogue.',
      },
      {
        kind: 'paragraph',
        text: 'The electronic file is the text that counts. Its SHA-256 is given below, so that anyone who receives it can tell that not a character of it has changed.',
      },
      { kind: 'code', lines: [textHash] },
    ],
    close: 'Please accept, Excellency, the assurances of my highest consideration.',
    signature: ['Federal Secretary', 'Ministry of Human Rights'],
    enclosures,
    note: null,
    mark,
  };
}

function lengthOf({ words, limit }: Delivery): string {
  const count = `The replies have ${grouped(words)} words`;
  switch (limit.verdict) {
    case 'none':
      return `${count}.`;
    case 'ok':
      return `${count}, within the limit of ${grouped(limit.limit.words)}.`;
    case 'over':
      return `${count}, which is ${grouped(limit.by)} more than the ${grouped(limit.limit.words)} that were asked for.`;
  }
}
