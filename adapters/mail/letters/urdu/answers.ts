import type {
  ClarificationLetter,
  ExtensionLetter,
  ReceiptLetter,
  SilentLetter,
} from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { LetterWords } from '../blocks.ts';
import { paragraph } from '../blocks.ts';
import { urduDate } from '../../../../domain/calendar/local-date.ts';
import {
  answerDay,
  counted,
  directedToSay,
  howToAnswer,
  instrumentName,
  lateNote,
  sentence,
  stillOpen,
  theOffice,
  thisLetter,
} from './phrases.ts';
import { rungTitle } from './titles.ts';

/** Answers an office that asked what a question means. */
export function clarification(view: ClarificationLetter): LetterWords {
  return {
    matter: 'وضاحت',
    body: [
      paragraph(
        `${directedToSay(view)}${theOffice(view)} کی جانب سے ${instrumentName(view)} کے بارے میں یہ وضاحت طلب کی گئی تھی:`,
      ),
      { kind: 'quote', text: view.asked },
      paragraph('اس ضمن میں وضاحت حسبِ ذیل ہے:'),
      { kind: 'quote', text: view.answer },
      ...lateNote(view),
      paragraph(
        'اس جواب میں جو دن صرف ہوئے وہ دفتر کے دنوں میں شمار نہیں کیے جائیں گے۔ جوابات اب ',
        answerDay(view),
        ' تک مطلوب ہیں۔',
      ),
      ...stillOpen(view),
      howToAnswer(view, view.rows),
    ],
    annexes: [],
  };
}

/** Grants or refuses more time. */
export function extension(view: ExtensionLetter): LetterWords {
  const until = view.wished === null ? '' : `${urduDate(view.wished)} تک `;
  return {
    matter: view.granted ? 'مہلت میں توسیع' : 'مہلت میں توسیع سے معذرت',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} کے جوابات کے لیے ${theOffice(view)} کی جانب سے ${until}مزید مہلت کی درخواست موصول ہوئی۔`,
      ),
      view.granted
        ? paragraph(
            'مہلت میں توسیع کر دی گئی ہے۔ جوابات اب ',
            answerDay(view),
            ` تک مطلوب ہیں۔ وجہ: ${sentence(view.reason)}`,
          )
        : paragraph(
            `افسوس ہے کہ مہلت میں توسیع ممکن نہیں۔ وجہ: ${sentence(view.reason)} جوابات بدستور `,
            answerDay(view),
            ' تک مطلوب ہیں۔',
          ),
      ...lateNote(view),
      ...stillOpen(view),
      paragraph('جو جوابات تیار ہوں وہ اس تاریخ سے قبل بھیجے جا سکتے ہیں؛ ہر جواب سے متعلقہ سوال نمٹ جائے گا۔'),
      howToAnswer(view, view.rows),
    ],
    annexes: [],
  };
}

/** Asks the alternate and the focal point to say that the request has arrived; nobody is blamed. */
export function silent(view: SilentLetter): LetterWords {
  return {
    matter: 'وصولی کی تصدیق',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} کے بارے میں اس وزارت کے مراسلے پر ${theOffice(view)} کی جانب سے تاحال کوئی اطلاع موصول نہیں ہوئی۔ ممکن ہے کہ یہ مراسلہ متعلقہ افسر تک نہ پہنچا ہو۔`,
      ),
      paragraph(
        `گزارش ہے کہ اسی ${thisLetter(view)} کے جواب میں ایک سطر لکھ کر مراسلے کی وصولی کی تصدیق فرمائی جائے، نیز اس معاملے سے متعلق افسر کا نام اور فون نمبر بھی لکھ دیا جائے۔ جوابات `,
        answerDay(view),
        ' تک مطلوب ہیں۔',
      ),
      ...lateNote(view),
      ...stillOpen(view),
      howToAnswer(view, view.rows),
    ],
    annexes: [],
  };
}

/** Says what arrived and what is still open. */
export function receipt(view: ReceiptLetter): LetterWords {
  const received = view.received.map(({ label }) => isolated(label)).join('، ');
  const whose = view.closes === undefined ? theOffice(view) : isolated(view.office);
  const open = view.rows.length;
  return {
    matter: 'رسید',
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر ${whose} کا جواب شکریے کے ساتھ موصول ہوا: ${counted(view.received.length)} (${received})۔`,
      ),
      ...(open === 0
        ? [
            paragraph(
              ...(view.closes === undefined
                ? []
                : [
                    `اس سے قبل ”${rungTitle(view.closes)}“ کے عنوان سے جو مراسلہ بھیجا گیا تھا، اس پر اب کسی کارروائی کی ضرورت نہیں۔ `,
                  ]),
              'دفتر سے مزید کوئی جواب مطلوب نہیں۔ آئندہ صرف اُس صورت میں لکھا جائے گا کہ متن کا جائزہ لینے یا منظوری دینے والوں کی طرف سے کوئی سوال واپس آئے۔',
            ),
          ]
        : [
            paragraph(
              `${counted(open)} ${open === 1 ? 'کا جواب تاحال باقی ہے، جو' : 'کے جوابات تاحال باقی ہیں، جو'} `,
              answerDay(view),
              ` تک مطلوب ${open === 1 ? 'ہے' : 'ہیں'}:`,
            ),
            { kind: 'rows' as const, rows: view.rows, short: true },
            howToAnswer(view, view.rows),
          ]),
    ],
    annexes: [],
  };
}
