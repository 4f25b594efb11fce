import type { ChaseLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph } from '../blocks.ts';
import {
  ANNEX,
  answerDay,
  counted,
  directed,
  instrumentName,
  inWords,
  lateNote,
  stillOpen,
  whyItMatters,
  withArticle,
} from './phrases.ts';

/** To the chair and the Executive Committee: one office whose answer is missing after every other step. */
export function report(view: ChaseLetter): LetterWords {
  return {
    matter: view.title ?? 'Report to the Executive Committee',
    body: [
      paragraph(
        directed(view, 'report'),
        ` that the answer of ${withArticle(view.office)} on the ${instrumentName(view)} is still incomplete. It was due on `,
        answerDay(view),
        `; ${counted(view.rows.length, 'question')} of the ${inWords(view.asked)} asked ${view.rows.length === 1 ? 'is' : 'are'} without an answer.${view.history.length === 0 ? '' : ' What was sent to the office, and what came back, is annexed.'}`,
      ),
      ...lateNote(view),
      ...stillOpen(view),
      whyItMatters(view),
      paragraph(
        'The direction of the chair is solicited: whether the matter is to be taken up with the head of the office, or the text is to be consolidated without this answer and the gap stated in it.',
      ),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
