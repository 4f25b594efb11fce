import { pressesOn } from '../../../../domain/requests/digest.ts';
import type { LetterView } from '../../../../domain/requests/letter-view.ts';
import { lateSince, mattersOf } from '../matters.ts';
import type { DigestWording } from '../wording.ts';
import { writtenDate, writtenDay } from './dates.ts';
import { letterWords } from './letter-words.ts';
import { counted, instrumentName, withArticle } from './phrases.ts';

/** What stands over several letters in one mail. */
export const DIGEST: DigestWording = {
  subject(letters) {
    const matters = mattersOf(letters).length;
    const [{ office }] = letters as [LetterView];
    const on = matters > 1 ? ` on ${matters} matters` : '';
    return `${letters.length} letters${on} for ${withArticle(office)}${lateSince(letters) === null ? '' : ', sent late'}`;
  },
  introduction(letters) {
    const matters = mattersOf(letters).length;
    const on = matters > 1 ? ` on ${counted(matters, 'matter')}, the most urgent first` : '';
    const how =
      matters > 1
        ? 'A reply to this e-mail may answer any of them: a filled spreadsheet says by itself to which matter it belongs; answers in the text are written under the number of their matter (the line that begins with “No.”).'
        : 'A reply to this e-mail may answer any of them.';
    const due = lateSince(letters);
    const late =
      due === null
        ? []
        : [
            `It leaves late: what was due to be sent since ${writtenDay(due)} is gathered here. The delay is this Ministry's.`,
          ];
    return [`This e-mail holds ${counted(letters.length, 'letter')} of this Ministry${on}. ${how}`, ...late];
  },
  contentsLine(view) {
    const day = pressesOn(view);
    const when = day < view.date ? `overdue since ${writtenDate(day)}` : `by ${writtenDate(day)}`;
    return `${letterWords(view).matter}: ${instrumentName(view)}, ${when} (No. ${view.number})`;
  },
  more: (count) => `${count} more`,
};
