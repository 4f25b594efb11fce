import type { SilentLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import {
  answerDay,
  directed,
  howToAnswer,
  instrumentName,
  lateNote,
  stillOpen,
  theOffice,
  thisLetter,
} from './phrases.ts';

/** Asks the alternate and the focal point to say that the request has arrived; nobody is blamed. */
export function silent(view: SilentLetter): LetterWords {
  return {
    matter: 'Confirmation of receipt',
    body: [
      paragraph(
        directed(view, 'refer'),
        ` to the request of this Ministry on the ${instrumentName(view)}, on which nothing has been heard from ${theOffice(view)} so far. It may not have reached the officer concerned.`,
      ),
      paragraph(
        `It is requested that its receipt be confirmed by a line in reply to ${thisLetter(view)}, with the name and number of the officer who deals with it. The answers are awaited by `,
        answerDay(view),
        '.',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      howToAnswer(view, view.rows),
    ],
    annexes: [],
  };
}
