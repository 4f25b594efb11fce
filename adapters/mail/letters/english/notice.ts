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
} from './phrases.ts';

/** The courtesy notice before the answer date: nobody is late yet. */
export function notice(view: ChaseLetter): LetterWords {
  return {
    matter: view.title ?? 'Courtesy notice',
    body: [
      paragraph(
        directed(view, 'recall'),
        ` that the answers of ${theOffice(view)} to the ${instrumentName(view)} are awaited by `,
        answerDay(view),
        '. If they are already on their way, this notice needs no action.',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      howToAnswer(view, view.rows),
      ...moreTime(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
