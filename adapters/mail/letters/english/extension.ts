import type { ExtensionLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import { writtenDate } from './dates.ts';
import {
  answerDay,
  directed,
  howToAnswer,
  instrumentName,
  lateNote,
  sentence,
  stillOpen,
  theOffice,
} from './phrases.ts';

/** Grants or refuses more time. */
export function extension(view: ExtensionLetter): LetterWords {
  const until = view.wished === null ? '' : ` until ${writtenDate(view.wished)}`;
  return {
    matter: view.granted ? 'Extension granted' : 'Extension not possible',
    body: [
      paragraph(
        directed(view, 'refer'),
        ` to the wish of ${theOffice(view)} for more time${until} for its answers to the ${instrumentName(view)}.`,
      ),
      view.granted
        ? paragraph(
            'The time is extended. The answers are now awaited by ',
            answerDay(view),
            `. ${sentence(view.reason)}`,
          )
        : paragraph(
            `It is regretted that the time cannot be extended: ${sentence(view.reason)} The answers remain due on `,
            answerDay(view),
            '.',
          ),
      ...lateNote(view),
      ...stillOpen(view),
      paragraph('What is ready may be sent before that day; each answer closes its own question.'),
      howToAnswer(view, view.rows),
    ],
    annexes: [],
  };
}
