import type { AmendedLetter } from '../../../../domain/requests/letter-view.ts';
import type { Block, LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import {
  answerDay,
  capital,
  counted,
  directed,
  howToAnswer,
  instrumentName,
  lateNote,
  sentence,
  theOffice,
  withArticle,
} from './phrases.ts';

/** Tells an office which of its questions read otherwise now, in both wordings. */
export function amended(view: AmendedLetter): LetterWords {
  const { changed, added, removed, rows } = view;
  return {
    matter: 'Corrected questions',
    body: [
      paragraph(
        directed(view, 'say'),
        ` that the ${instrumentName(view)} of ${withArticle(view.instrument.body)} has been corrected (${sentence(view.reason).slice(0, -1)}). Only what is named below changes for ${theOffice(view)}; every other question, and every answer given to it, stands.`,
      ),
      ...lateNote(view),
      ...told(
        changed.length,
        'reads otherwise now',
        'read otherwise now',
        changed.map(({ row, label, was, is }) => ({ row, label, text: is, remark: `It read: “${was}”` })),
      ),
      ...told(added.length, 'is new', 'are new', added),
      ...told(removed.length, 'is no longer asked', 'are no longer asked', removed),
      ...(rows.length === 0
        ? [paragraph('Nothing has to be done about it.')]
        : [
            paragraph('The answers to what is asked anew are awaited by ', answerDay(view), '.'),
            howToAnswer(view, rows),
          ]),
    ],
    annexes: [],
  };
}

function told(count: number, one: string, many: string, rows: AmendedLetter['rows']): readonly Block[] {
  if (count === 0) return [];
  return [
    paragraph(`${capital(counted(count, 'question'))} ${count === 1 ? one : many}:`),
    { kind: 'rows', rows, short: false },
  ];
}
