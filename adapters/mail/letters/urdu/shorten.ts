import type { ShortenLetter } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph, strong } from '../blocks.ts';
import { answerDay, directedToSay, instrumentName, lateNote, thisLetter } from './phrases.ts';

/** Thanks for an answer and asks for the same in fewer words. */
export function shorten(view: ShortenLetter): LetterWords {
  const labels = isolated(view.rows.map((row) => row.label).join(', '));
  const number = (count: number): string => isolated(count.toLocaleString('en'));
  const inReply = `مختصر متن اسی ${thisLetter(view)} کے جواب میں سوال نمبر (${labels}) کے ساتھ لکھا جا سکتا ہے۔`;
  const how =
    view.attachment === null
      ? inReply
      : `موجودہ جواب منسلکہ اسپریڈ شیٹ (${isolated(view.attachment)}) میں جواب کے خانے میں درج ہے اور وہیں مختصر کیا جا سکتا ہے؛ یا ${inReply}`;
  return {
    matter: 'جواب کا اختصار',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} کے سوال ${labels} کا جواب شکریے کے ساتھ موصول ہوا۔ یہ جواب ${number(view.words)} الفاظ پر مشتمل ہے۔ ریاست کے مجموعی جواب کی طوالت محدود ہے، اور اس جواب کے لیے `,
        strong(`زیادہ سے زیادہ ${number(view.most)} الفاظ`),
        ' کی گنجائش ہے۔',
      ),
      ...lateNote(view),
      { kind: 'rows', rows: view.rows, short: true },
      paragraph('گزارش ہے کہ اس حد کے اندر مختصر متن ', answerDay(view), ' تک ارسال فرمایا جائے۔'),
      paragraph(
        'جو امور دفتر کے نزدیک سب سے اہم ہوں انہیں برقرار رکھا جائے: اعداد و شمار مع سال، قانون مع دفعہ، اور گزشتہ رپورٹ کے بعد کی تبدیلی۔ جدول اور فہرستیں ضمیمے میں دی جا سکتی ہیں، جو شمار نہیں ہوتا۔',
      ),
      paragraph(
        how,
        ' دیا گیا جواب ریکارڈ پر برقرار ہے اور مختصر متن آنے تک وہی معتبر رہے گا؛ کوئی سوال دوبارہ نہیں کھولا جا رہا۔',
      ),
    ],
    annexes: [],
  };
}
