import type { AmendedLetter } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { Block, LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import { answerDay, counted, directedToSay, howToAnswer, instrumentName, lateNote, theOffice } from './phrases.ts';

/** Tells an office which of its questions read otherwise now, in both wordings. */
export function amended(view: AmendedLetter): LetterWords {
  const { changed, added, removed, rows } = view;
  return {
    matter: 'سوالات کی تصحیح',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} کی تصحیح کی گئی ہے (${isolated(view.reason.trim())})۔ ${theOffice(view)} کے لیے صرف وہی تبدیل ہوا ہے جو ذیل میں درج ہے؛ باقی تمام سوالات اور ان کے بھیجے گئے جوابات برقرار ہیں۔`,
      ),
      ...lateNote(view),
      ...told(
        changed.length,
        'کا متن اب یوں ہے:',
        changed.map(({ row, label, was, is }) => ({ row, label, text: is, remark: `سابقہ متن: ${isolated(was)}` })),
      ),
      ...told(added.length, added.length === 1 ? 'نیا ہے:' : 'نئے ہیں:', added),
      ...told(removed.length, removed.length === 1 ? 'کا جواب اب مطلوب نہیں:' : 'کے جوابات اب مطلوب نہیں:', removed),
      ...(rows.length === 0
        ? [paragraph('اس ضمن میں کسی کارروائی کی ضرورت نہیں۔')]
        : [
            paragraph('تبدیل شدہ اور نئے سوالات کے جوابات ', answerDay(view), ' تک مطلوب ہیں۔'),
            howToAnswer(view, rows),
          ]),
    ],
    annexes: [],
  };
}

function told(count: number, what: string, rows: AmendedLetter['rows']): readonly Block[] {
  return count === 0 ? [] : [paragraph(`${counted(count)} ${what}`), { kind: 'rows', rows, short: false }];
}
