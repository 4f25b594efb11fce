import type { ChaseLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph } from '../blocks.ts';
import {
  ANNEX,
  answerDay,
  capital,
  counted,
  directed,
  howToAnswer,
  instrumentName,
  lateNote,
  moreTime,
  theOffice,
  thisLetter,
  whyItMatters,
  withArticle,
} from './phrases.ts';

/** The first letter: what is asked, why, by when, and how to answer. */
export function request(view: ChaseLetter): LetterWords {
  return {
    matter: 'Request for information',
    body: [
      paragraph(
        directed(view, 'say'),
        ` that ${withArticle(view.instrument.body)} has sent the Government of Pakistan its ${instrumentName(view)}. The answers of the State are prepared by this Ministry from what the offices concerned report.`,
      ),
      ...lateNote(view),
      paragraph(
        `${capital(counted(view.rows.length, 'question'))} ${view.rows.length === 1 ? 'concerns' : 'concern'} ${theOffice(view)}:`,
      ),
      { kind: 'rows', rows: view.rows, short: false },
      paragraph('It is requested that the answers reach this Ministry by ', answerDay(view), '.'),
      howToAnswer(view, view.rows),
      whyItMatters(view),
      paragraph(
        `Answers may be sent as they become ready; each closes its own question. If a question is not clear, or more time is needed for a particular one, a line in reply to ${thisLetter(view)} is enough.`,
      ),
      ...moreTime(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
