import type { ChaseLetter } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph } from '../blocks.ts';
import {
  answerDay,
  counted,
  directedToSay,
  howToAnswer,
  instrumentName,
  lateNote,
  moreTime,
  stillOpen,
  theOffice,
  whyItMatters,
  thisLetter,
} from './phrases.ts';
import { rungTitle } from './titles.ts';

const ANNEX = 'منسلکہ: اب تک کی خط و کتابت';

/** The first letter: what is asked, why, by when, and how to answer. */
export function request(view: ChaseLetter): LetterWords {
  const one = view.rows.length === 1;
  return {
    matter: 'معلومات کی فراہمی',
    body: [
      paragraph(
        `${directedToSay(view)}${isolated(view.instrument.body)} نے حکومتِ پاکستان کو اپنی دستاویز ${instrumentName(view)} ارسال کی ہے۔ ریاست کے جوابات یہ وزارت متعلقہ دفاتر کی فراہم کردہ معلومات کی بنیاد پر مرتب کرتی ہے۔`,
      ),
      ...lateNote(view),
      paragraph(
        one
          ? `درج ذیل سوال ${theOffice(view)} سے متعلق ہے:`
          : `درج ذیل ${counted(view.rows.length)} ${theOffice(view)} سے متعلق ہیں:`,
      ),
      { kind: 'rows', rows: view.rows, short: false },
      paragraph('گزارش ہے کہ جوابات ', answerDay(view), ' تک اس وزارت کو ارسال فرما دیے جائیں۔'),
      howToAnswer(view, view.rows),
      whyItMatters(view),
      paragraph(
        `جوابات جوں جوں تیار ہوں، مرحلہ وار ارسال کیے جا سکتے ہیں؛ ہر جواب سے متعلقہ سوال نمٹ جائے گا۔ اگر کوئی سوال واضح نہ ہو، یا کسی سوال کے لیے مزید وقت درکار ہو، تو اسی ${thisLetter(view)} کے جواب میں ایک سطر لکھ دینا کافی ہے۔`,
      ),
      ...moreTime(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** The courtesy notice before the answer date: nobody is late yet. */
export function notice(view: ChaseLetter): LetterWords {
  return {
    matter: rungTitle(view.title ?? 'Courtesy notice'),
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر ${theOffice(view)} کے جوابات `,
        answerDay(view),
        ' تک مطلوب ہیں۔ اگر جوابات ارسال کیے جا چکے ہوں تو اس اطلاع پر کسی کارروائی کی ضرورت نہیں۔',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      howToAnswer(view, view.rows),
      ...moreTime(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** Reminder-I, Reminder-II: the answer date has passed. */
export function reminder(view: ChaseLetter): LetterWords {
  return {
    matter: rungTitle(view.title ?? 'Reminder'),
    body: [
      paragraph(
        `${directedToSay(view)}اس وزارت کے اُس مراسلے کا حوالہ ملاحظہ فرمایا جائے جو ${instrumentName(view)} کے بارے میں ارسال کیا گیا تھا اور جس کا جواب `,
        answerDay(view),
        ` تک مطلوب تھا۔ ${theOffice(view)} کی جانب سے مکمل جواب تاحال موصول نہیں ہوا۔`,
      ),
      ...lateNote(view),
      ...stillOpen(view),
      paragraph(
        'گزارش ہے کہ باقی ماندہ جوابات بلا تاخیر ارسال فرمائے جائیں۔ اگر ان میں سے کچھ تیار ہوں تو وہ فوری طور پر بھیجے جا سکتے ہیں۔',
      ),
      howToAnswer(view, view.rows),
      ...moreTime(view),
      whyItMatters(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** To the officer who is accountable for the office's answer, after the reminders. */
export function accountable(view: ChaseLetter): LetterWords {
  return {
    matter: rungTitle(view.title ?? 'Answer overdue'),
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر ${theOffice(view)} کے جوابات `,
        answerDay(view),
        ' تک مطلوب تھے، مگر وہ تاحال مکمل طور پر موصول نہیں ہوئے۔ یہ معاملہ خصوصی توجہ کے لیے پیش ہے۔',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      paragraph(
        `گزارش ہے کہ ذمہ دار افسر یہ جوابات ارسال کرائیں، یا اُس افسر کا نام اور وہ تاریخ بتا دیں جس تک جوابات بھیجے جائیں گے۔ اگر آئندہ کسی دوسرے فوکل پرسن کو لکھا جانا ہو تو اسی ${thisLetter(view)} کے جواب میں ایک سطر لکھ دینا کافی ہے۔`,
      ),
      howToAnswer(view, view.rows),
      whyItMatters(view),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** From officer to officer, to draw personal attention to what is missing. */
export function demiOfficial(view: ChaseLetter): LetterWords {
  const one = view.rows.length === 1;
  return {
    matter: rungTitle(view.title ?? 'Demi-official letter'),
    body: [
      paragraph(
        `اس مراسلے سے آپ کی ذاتی توجہ ${instrumentName(view)} کے ${one ? 'اُس ایک سوال' : `اُن ${counted(view.rows.length)}`} کی جانب مبذول کرانا مقصود ہے ${one ? 'جس' : 'جن'} پر آپ کے دفتر کا جواب `,
        answerDay(view),
        ' تک مطلوب تھا۔',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      whyItMatters(view),
      paragraph(
        'یہ امر باعثِ ممنونیت ہو گا کہ جوابات اس وزارت کو ارسال کرا دیے جائیں، یا یہ بتا دیا جائے کہ کس افسر سے رابطہ کیا جائے۔',
        view.history.length === 0 ? '' : ' اب تک جو کچھ لکھا گیا اور جو جواب آیا، اس کا گوشوارہ منسلک ہے۔',
        ` اس ${thisLetter(view)} کا جواب اُس افسر تک پہنچتا ہے جس کے پاس یہ مسل ہے۔`,
      ),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** To the chair and the Executive Committee: one office whose answer is missing after every other step. */
export function report(view: ChaseLetter): LetterWords {
  const one = view.rows.length === 1;
  const annexed = view.history.length === 0 ? '' : ' دفتر کو جو کچھ لکھا گیا اور جو جواب آیا، اس کا گوشوارہ منسلک ہے۔';
  return {
    matter: rungTitle(view.title ?? 'Report to the Executive Committee'),
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر ${theOffice(view)} کا جواب تاحال نامکمل ہے۔ یہ جواب `,
        answerDay(view),
        ` تک مطلوب تھا؛ پوچھے گئے ${counted(view.asked)} میں سے ${counted(view.rows.length)} ${one ? 'کا جواب باقی ہے' : 'کے جوابات باقی ہیں'}۔${annexed}`,
      ),
      ...lateNote(view),
      ...stillOpen(view),
      whyItMatters(view),
      paragraph(
        'صدرِ کمیٹی کی ہدایت مطلوب ہے کہ آیا یہ معاملہ دفتر کے سربراہ کے ساتھ اٹھایا جائے، یا متن اس جواب کے بغیر مرتب کیا جائے اور اس میں یہ کمی ظاہر کر دی جائے۔',
      ),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}
