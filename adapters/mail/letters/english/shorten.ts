import type { ShortenLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph, strong } from '../blocks.ts';
import { answerDay, directed, instrumentName, lateNote, thisLetter } from './phrases.ts';

/** Thanks for an answer and asks for the same in fewer words. */
export function shorten(view: ShortenLetter): LetterWords {
  const labels = view.rows.map((row) => row.label).join(', ');
  const how =
    view.attachment === null
      ? `The shorter text may be written in the reply, under its number (“${labels}: …”).`
      : `The answer as it stands is in the answer cell of the attached spreadsheet (${view.attachment}) and may be shortened there; or the shorter text may be written in the reply, under its number (“${labels}: …”).`;
  return {
    matter: 'A shorter answer',
    body: [
      paragraph(
        directed(view, 'thank'),
        ` for the answer to ${labels} of the ${instrumentName(view)}. It has ${words(view.words)}. The reply of the State as a whole is limited in length, and `,
        strong(`${words(view.most)} at most`),
        ' can be given to this answer.',
      ),
      ...lateNote(view),
      { kind: 'rows', rows: view.rows, short: true },
      paragraph('It is requested that a text within that length be sent by ', answerDay(view), '.'),
      paragraph(
        'What matters most to the office should be kept: figures with their years, the law with its section, what has changed since the last report. Tables and lists may go into an annex, which is not counted.',
      ),
      paragraph(
        how,
        ` It is enough to reply to ${thisLetter(view)}. The answer given stays on record and stands until a shorter one comes; nothing is reopened.`,
      ),
    ],
    annexes: [],
  };
}

function words(count: number): string {
  return count === 1 ? 'one word' : `${count.toLocaleString('en')} words`;
}
