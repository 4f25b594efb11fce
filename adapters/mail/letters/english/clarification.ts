import type { ClarificationLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import { answerDay, directed, howToAnswer, instrumentName, lateNote, stillOpen, theOffice } from './phrases.ts';

/** Answers an office that asked what a question means. */
export function clarification(view: ClarificationLetter): LetterWords {
  return {
    matter: 'Clarification',
    body: [
      paragraph(directed(view, 'refer'), ` to what ${theOffice(view)} asked about the ${instrumentName(view)}:`),
      { kind: 'quote', text: view.asked },
      paragraph('The position is as follows:'),
      { kind: 'quote', text: view.answer },
      ...lateNote(view),
      paragraph(
        'The days that this answer took are not counted against the office. The answers are now awaited by ',
        answerDay(view),
        '.',
      ),
      ...stillOpen(view),
      howToAnswer(view, view.rows),
    ],
    annexes: [],
  };
}
