import type { MatrixForm } from '../../domain/offices/office.ts';
import { AS_BEFORE, STATUS_LABELS, STATUS_LABELS_URDU } from './matrix-status.ts';
import { plainWords } from './matrix-form.ts';
import type { MatrixLanguage } from './matrix-form.ts';

/** The first line of the instructions, by which a reader knows them. */
const TITLES: Readonly<Record<MatrixLanguage, string>> = { en: 'How to fill this in', ur: 'پُر کرنے کا طریقہ' };

/** Whether a cell holds the instructions. */
export function isInstructions(cell: string): boolean {
  if (!/^\s*(?:how|پ)/iu.test(cell)) return false;
  const words = plainWords(cell.slice(0, 100));
  return Object.values(TITLES).some((title) => words.startsWith(plainWords(title)));
}

/**
 * How to fill in a matrix, one line each; the two languages say the same.
 * @param confirms whether a row of it shows a last answer
 * @param labels language of the drop-down
 */
export function instructions(
  language: MatrixLanguage,
  form: MatrixForm,
  confirms: boolean,
  labels: MatrixLanguage,
): readonly string[] {
  const lines = language === 'ur' ? urdu(form, confirms, labels) : english(form, confirms, labels);
  return [TITLES[language], ...lines.map((line, i) => `${numeral(i + 1, language)} ${line}`)];
}

function numeral(n: number, language: MatrixLanguage): string {
  return language === 'ur' ? `${'۰۱۲۳۴۵۶۷۸۹'[n] ?? n}۔` : `${n}.`;
}

function english(form: MatrixForm, confirms: boolean, labels: MatrixLanguage): readonly string[] {
  const label = labels === 'ur' ? STATUS_LABELS_URDU : STATUS_LABELS;
  return [
    'Write in the yellow cells only: one status and one answer for each row. What the list asks for is printed below each question.',
    `Status: ${label.answered} · ${label['no-data']} · ${label['not-ours']} · ${label.clarification}: say in the last cell why, whose it is, or what is unclear.`,
    ...(confirms
      ? [
          `Where a last answer is printed: if every word still holds, choose ${AS_BEFORE[labels]} and leave the answer empty. If not, choose ${label.answered} and write the answer anew; you may copy and amend the last one.`,
        ]
      : []),
    'Give each figure with its year and source. Leave a row empty where the answer comes later: each row counts by itself, so a partial return helps.',
    form === 'xlsx'
      ? 'Write in English or Urdu. Alt+Enter begins a new line inside a cell.'
      : 'Write in English or Urdu. An answer may hold several paragraphs.',
    'Please add and delete no rows. Return the file as a reply to our e-mail, under any name.',
  ];
}

function urdu(form: MatrixForm, confirms: boolean, labels: MatrixLanguage): readonly string[] {
  const label = labels === 'ur' ? STATUS_LABELS_URDU : STATUS_LABELS;
  const meaning = (status: keyof typeof label, plain: string): string =>
    labels === 'ur' ? label[status] : `${label[status]} = ${plain}`;
  return [
    'صرف پیلے خانوں میں لکھیں: ہر سطر میں ایک کیفیت اور ایک جواب۔ ہر سوال کے نیچے درج ہے کہ مکمل جواب میں کیا شامل ہو۔',
    `کیفیت: ${meaning('answered', 'جواب دیا گیا')} · ${meaning('no-data', 'معلومات نہیں')} · ${meaning('not-ours', 'ہم سے متعلق نہیں')} · ${meaning('clarification', 'وضاحت درکار ہے')}: آخری خانے میں وجہ، متعلقہ ادارہ یا غیر واضح بات لکھیں۔`,
    ...(confirms
      ? [
          `جہاں پچھلا جواب درج ہے: اگر وہ حرف بہ حرف درست ہے تو ${AS_BEFORE[labels]}${labels === 'ur' ? '' : ' (پچھلا جواب برقرار ہے)'} چنیں اور جواب کا خانہ خالی چھوڑ دیں۔ ورنہ ${label.answered} چنیں اور جواب نئے سرے سے لکھیں؛ پچھلا جواب نقل کر کے ترمیم کی جا سکتی ہے۔`,
        ]
      : []),
    'ہر عدد کے ساتھ سال اور ماخذ لکھیں۔ جس سطر کا جواب بعد میں دینا ہو اسے خالی چھوڑ دیں: ہر سطر الگ شمار ہوتی ہے، نامکمل واپسی بھی مفید ہے۔',
    form === 'xlsx'
      ? 'انگریزی یا اردو میں لکھیں۔ خانے کے اندر نئی سطر کے لیے Alt+Enter دبائیں۔'
      : 'انگریزی یا اردو میں لکھیں۔ جواب میں کئی پیراگراف ہو سکتے ہیں۔',
    'کوئی سطر شامل یا حذف نہ کریں۔ فائل ہماری ای میل کے جواب میں واپس بھیجیں، نام کچھ بھی ہو۔',
  ];
}
