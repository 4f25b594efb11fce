import type { ReconcileLetter, ReturnedLetter } from '../../../../domain/requests/letter-view.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph, strong } from '../blocks.ts';
import { writtenDay } from './dates.ts';
import {
  answerDay,
  capital,
  counted,
  directed,
  howToAnswer,
  instrumentName,
  lateNote,
  moreTime,
  thisLetter,
  whyItMatters,
  withArticle,
} from './phrases.ts';

/** Thanks for answers and names exactly what each of them still lacks. */
export function returned(view: ReturnedLetter): LetterWords {
  const count = view.rows.length;
  return {
    matter: 'Answers returned for completion',
    body: [
      paragraph(
        directed(view, 'thank'),
        ` for the answers on the ${instrumentName(view)}. ${capital(counted(count, 'answer'))} cannot be used yet, as something that was asked for is missing. Under each question stands what it is:`,
      ),
      ...lateNote(view),
      ...view.rows.flatMap((row) => [
        { kind: 'rows' as const, rows: [row], short: true },
        ...row.missing.en.map((text) => ({ kind: 'line' as const, text: `– ${text}` })),
      ]),
      paragraph('It is requested that the completed answers be sent by ', answerDay(view), '.'),
      paragraph(
        'What was answered stays on record; only what is named above has to be added. Where it is not kept by the office, a line that says so, why, and who keeps it closes the question.',
      ),
      howToAnswer(view, view.rows),
      ...moreTime(view),
      whyItMatters(view),
    ],
    annexes: [],
  };
}

/** Names two figures that contradict each other, and asks which holds. */
export function reconcile(view: ReconcileLetter): LetterWords {
  const { own, other, of } = view;
  const when = of === null ? '' : ` for ${of}`;
  return {
    matter: view.reminder ? 'Figures to be reconciled: reminder' : 'Figures to be reconciled',
    body: [
      paragraph(
        directed(view, view.reminder ? 'remind of' : 'refer to'),
        ` two answers on the ${instrumentName(view)} that give different figures${when}. The reply of the State can give only one.`,
      ),
      ...lateNote(view),
      { kind: 'rows', rows: view.rows, short: true },
      paragraph(
        `${capital(withArticle(view.office))}, in its answer to ${own.label} of ${writtenDay(own.on)}: `,
        strong(own.figure),
        '.',
      ),
      paragraph(
        `${capital(withArticle(other.office))}, in its answer to ${other.label} of ${writtenDay(other.on)}: `,
        strong(other.figure),
        '.',
      ),
      paragraph(
        `Both offices have this letter. It is requested that they consult each other and say by `,
        answerDay(view),
        ' which figure holds, from which source, and on which day it was taken; or, where both hold, what each of them counts.',
      ),
      paragraph(
        `It is enough to reply to ${thisLetter(view)} with the figure under its number (“${own.label}: …”). The answers given stay on record until then.`,
      ),
    ],
    annexes: [],
  };
}
