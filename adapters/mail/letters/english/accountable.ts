import type { ChaseLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph } from '../blocks.ts';
import {
  ANNEX,
  answerDay,
  directed,
  howToAnswer,
  instrumentName,
  lateNote,
  stillOpen,
  theOffice,
  thisLetter,
  whyItMatters,
} from './phrases.ts';

/** To the officer who is accountable for the office's answer, after the reminders. */
export function accountable(view: ChaseLetter): LetterWords {
  return {
    matter: view.title ?? 'Answer overdue',
    body: [
      paragraph(
        directed(view, 'invite attention'),
        ` to the answers of ${theOffice(view)} on the ${instrumentName(view)}, due on `,
        answerDay(view),
        '. They have not been received in full.',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      paragraph(
        `It is requested that the accountable officer have these answers sent, or name the officer who will, and a day. Where another focal point should be written to from now on, a line in reply to ${thisLetter(view)} is enough.`,
      ),
      howToAnswer(view, view.rows),
      whyItMatters(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
