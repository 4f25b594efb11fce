import { urduDate } from '../../../../domain/calendar/local-date.ts';
import type { ReconcileLetter, ReturnedLetter } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph, strong } from '../blocks.ts';
import {
  answerDay,
  directedToSay,
  howToAnswer,
  instrumentName,
  inWords,
  lateNote,
  moreTime,
  thisLetter,
  whyItMatters,
} from './phrases.ts';

/** Thanks for answers and names exactly what each of them still lacks. */
export function returned(view: ReturnedLetter): LetterWords {
  const count = view.rows.length;
  return {
    matter: 'جوابات بغرضِ تکمیل واپس',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر جوابات شکریے کے ساتھ موصول ہوئے۔ ${count === 1 ? 'ایک جواب میں' : `${inWords(count)} جوابات میں`} وہ کچھ موجود نہیں جو طلب کیا گیا تھا، اس لیے ابھی استعمال نہیں ہو سکتے۔ ہر سوال کے نیچے درج ہے کہ کیا باقی ہے:`,
      ),
      ...lateNote(view),
      ...view.rows.flatMap((row) => [
        { kind: 'rows' as const, rows: [row], short: true },
        ...row.missing.ur.map((text) => ({ kind: 'line' as const, text: `– ${text}` })),
      ]),
      paragraph('گزارش ہے کہ مکمل جوابات ', answerDay(view), ' تک ارسال فرمائے جائیں۔'),
      paragraph(
        'جو جواب دیا گیا وہ ریکارڈ پر ہے؛ صرف اوپر درج امور کا اضافہ مطلوب ہے۔ جو کچھ دفتر کے پاس نہ ہو، اُس کی وجہ اور یہ کہ کس کے پاس ہے، ایک سطر میں لکھ دینا کافی ہے۔',
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
  const when = of === null ? '' : ` (${isolated(of)})`;
  const side = (office: string, { label, on }: ReconcileLetter['own']): string =>
    `${isolated(office)}، سوال ${isolated(label)} کے جواب مورخہ ${urduDate(on)} میں: `;
  return {
    matter: view.reminder ? 'اعداد و شمار کی مطابقت: یاددہانی' : 'اعداد و شمار کی مطابقت',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر دو جوابات میں مختلف اعداد دیے گئے ہیں${when}۔ ریاست کے جواب میں صرف ایک عدد دیا جا سکتا ہے۔`,
      ),
      ...lateNote(view),
      { kind: 'rows', rows: view.rows, short: true },
      paragraph(side(view.office, own), strong(isolated(own.figure)), '۔'),
      paragraph(side(other.office, other), strong(isolated(other.figure)), '۔'),
      paragraph(
        'یہ مراسلہ دونوں دفاتر کو بھیجا گیا ہے۔ گزارش ہے کہ باہم مشورے سے ',
        answerDay(view),
        ' تک بتایا جائے کہ کون سا عدد درست ہے، کس ماخذ سے اور کس تاریخ کا ہے؛ یا اگر دونوں درست ہیں تو ہر عدد کس شے کا شمار ہے۔',
      ),
      paragraph(
        `اسی ${thisLetter(view)} کے جواب میں سوال نمبر کے ساتھ (${isolated(`${own.label}: …`)}) عدد لکھ دینا کافی ہے۔ دیے گئے جوابات اُس وقت تک ریکارڈ پر برقرار ہیں۔`,
      ),
    ],
    annexes: [],
  };
}
