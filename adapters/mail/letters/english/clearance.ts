import type { ClearanceLetter } from '../../../../domain/requests/letter-view.ts';
import type { Block, LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph } from '../blocks.ts';
import {
  ANNEX,
  answerDay,
  capital,
  counted,
  directed,
  instrumentName,
  lateNote,
  whyItMatters,
  thisLetter,
} from './phrases.ts';

/** Asks for clearance of the consolidated text, or reminds of it. */
export function clearance(view: ClearanceLetter): LetterWords {
  const limit = view.wordLimit === null ? '' : ` of the ${view.wordLimit.toLocaleString('en')} words allowed`;
  const length = `${view.words.toLocaleString('en')} words${limit}`;
  const file = view.attachment === null ? '' : ` It is attached (${view.attachment}).`;
  return {
    matter: view.title === null ? 'Request for clearance' : `${view.title}: request for clearance`,
    body: [
      view.title === null
        ? paragraph(
            directed(view, 'forward'),
            ` the consolidated reply of the State to the ${instrumentName(view)} for clearance. The text has ${length}.${file}`,
          )
        : paragraph(
            directed(view, 'refer'),
            ` to the consolidated reply of the State to the ${instrumentName(view)}, sent for clearance, on which no answer has been received. The text has ${length}.${file}`,
          ),
      ...lateNote(view),
      paragraph('It is requested that clearance, or comments, reach this Ministry by ', answerDay(view), '.'),
      paragraph(
        `To clear the text as it stands, it is enough to reply to ${thisLetter(view)} with the word "Cleared". Comments may be written in the reply, each with the number of the question it concerns; a comment on one question does not hold up the clearance of the others.`,
      ),
      ...gapNote(view),
      whyItMatters(view, 'every office that clears the text has to be heard and the text handed over to the Mission'),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** What is missing in the text, and where the list of it is. */
function gapNote({ gaps }: ClearanceLetter): readonly Block[] {
  if (gaps === undefined) return [];
  return [
    paragraph(
      `${capital(counted(gaps.questions, 'question'))} ${gaps.questions === 1 ? 'is' : 'are'} not answered in full. What is missing, whose answer it is and since when is listed in the second attachment (${gaps.attachment}).`,
    ),
  ];
}
