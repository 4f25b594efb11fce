import type { ReceiptLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import {
  answerDay,
  capital,
  counted,
  directed,
  howToAnswer,
  instrumentName,
  theOffice,
  withArticle,
} from './phrases.ts';

/** Says what arrived and what is still open. */
export function receipt(view: ReceiptLetter): LetterWords {
  const received = view.received.map((row) => row.label).join(', ');
  return {
    matter: 'Receipt',
    body: [
      paragraph(
        directed(view, 'acknowledge'),
        ` with thanks the answer of ${view.closes === undefined ? theOffice(view) : withArticle(view.office)} to the ${instrumentName(view)}: ${counted(view.received.length, 'question')} (${received}).`,
      ),
      ...(view.rows.length === 0
        ? [
            paragraph(
              ...(view.closes === undefined
                ? []
                : [`No action is needed any more on what was sent before under the title “${view.closes}”. `]),
              'Nothing further is awaited from the office. It will be written to only if a question comes back from those who review or clear the text.',
            ),
          ]
        : [
            paragraph(
              `${capital(counted(view.rows.length, 'question'))} ${view.rows.length === 1 ? 'is' : 'are'} still open, with answers awaited by `,
              answerDay(view),
              ':',
            ),
            { kind: 'rows' as const, rows: view.rows, short: true },
            howToAnswer(view, view.rows),
          ]),
    ],
    annexes: [],
  };
}
