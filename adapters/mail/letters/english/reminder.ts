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
  moreTime,
  stillOpen,
  theOffice,
  whyItMatters,
} from './phrases.ts';

/** Reminder-I, Reminder-II: the answer date has passed. */
export function reminder(view: ChaseLetter): LetterWords {
  return {
    matter: view.title ?? 'Reminder',
    body: [
      paragraph(
        directed(view, 'refer'),
        ` to the request of this Ministry on the ${instrumentName(view)}, which was to be answered by `,
        answerDay(view),
        `. The answer of ${theOffice(view)} is not complete.`,
      ),
      ...lateNote(view),
      ...stillOpen(view),
      paragraph(
        'It is requested that the missing answers be sent now. If part of them is ready, that part may be sent at once.',
      ),
      howToAnswer(view, view.rows),
      ...moreTime(view),
      whyItMatters(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
