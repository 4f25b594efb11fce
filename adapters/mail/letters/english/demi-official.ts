import type { ChaseLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph } from '../blocks.ts';
import {
  ANNEX,
  answerDay,
  counted,
  directed,
  instrumentName,
  lateNote,
  stillOpen,
  whyItMatters,
  thisLetter,
} from './phrases.ts';

/** From officer to officer, to draw personal attention to what is missing. */
export function demiOfficial(view: ChaseLetter): LetterWords {
  return {
    matter: view.title ?? 'Demi-official letter',
    body: [
      paragraph(
        directed(view, 'draw your personal attention'),
        ` to ${counted(view.rows.length, 'question')} of the ${instrumentName(view)} on which the answer of your office was due on `,
        answerDay(view),
        '.',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      whyItMatters(view),
      paragraph(
        'I should be grateful if you would have the answers sent to this Ministry, or let me know whom we should speak to.',
        view.history.length === 0 ? '' : ' What was sent so far, and what came back, is annexed.',
        ` A reply to ${thisLetter(view)} reaches the officer who keeps the file.`,
      ),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
