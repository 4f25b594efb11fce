import type { LetterRow, LetterView } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { Block, Run } from '../blocks.ts';
import { paragraph, strong } from '../blocks.ts';
import { urduDay, urduEndOfDay } from './dates.ts';

const ISLAMABAD = 'Asia/Karachi';

/** How a letter speaks: a memorandum in the third person, a letter by direction, a demi-official one by itself. */
export function directedToSay(view: LetterView): string {
  if (view.kind === 'demi-official') return 'عرض ہے کہ ';
  return view.form === 'office-memorandum'
    ? 'زیرِ دستخطی کو یہ عرض کرنے کی ہدایت ہوئی ہے کہ '
    : 'مجھے یہ عرض کرنے کی ہدایت ہوئی ہے کہ ';
}

/** The office in the letter's own voice: by name in a memorandum, else "your office". */
export function theOffice(view: LetterView): string {
  return view.form === 'office-memorandum' || view.kind === 'report' ? isolated(view.office) : 'آپ کے دفتر';
}

/** The instrument with its symbol, as it is called where it comes from. */
export function instrumentName(view: LetterView): string {
  const { title, symbol } = view.instrument;
  return isolated(symbol === null ? title : `${title} (${symbol})`);
}

const PLACES: Readonly<Record<string, string>> = {
  Geneva: 'جنیوا',
  'New York': 'نیویارک',
  Islamabad: 'اسلام آباد',
  Lahore: 'لاہور',
  Karachi: 'کراچی',
  Peshawar: 'پشاور',
  Quetta: 'کوئٹہ',
  Gilgit: 'گلگت',
  Muzaffarabad: 'مظفر آباد',
};

/** A city as it is called in Urdu; one that is not known here as it was entered. */
export function placeName(place: string): string {
  return PLACES[place] ?? isolated(place);
}

/**
 * Questions in number, as the subject of a sentence.
 * @example counted(1) // 'ایک سوال'
 */
export function counted(count: number): string {
  return count === 1 ? 'ایک سوال' : `${inWords(count)} سوالات`;
}

/** Small numbers as words, others in figures. */
export function inWords(count: number): string {
  const words = ['صفر', 'ایک', 'دو', 'تین', 'چار', 'پانچ', 'چھ', 'سات', 'آٹھ', 'نو', 'دس'];
  return words[count] ?? String(count);
}

/** The day answers must be in. */
export function answerDay(view: { readonly answerBy: string }): Run {
  return strong(urduDay(view.answerBy));
}

const BEFORE_THE_DEADLINE =
  'تمام دفاتر کے جوابات کو یکجا کرنا، ایگزیکٹو کمیٹی میں ان کا جائزہ، وزارتِ خارجہ کی منظوری اور متن کی مستقل مشن کو حوالگی ضروری ہے';

/**
 * Why the answer cannot wait: the deadline of the United Nations, on both clocks.
 * @param before what has to be done before that day
 */
export function whyItMatters(view: LetterView, before: string = BEFORE_THE_DEADLINE): Block {
  const body = isolated(view.instrument.body);
  if (view.unDeadline === null) {
    return paragraph(
      `یہ جوابات ریاست کے اُس جواب میں یکجا کیے جائیں گے جو ${body} کو بھیجا جانا ہے۔ اس ادارے نے اپنی جانب سے کوئی تاریخ مقرر نہیں کی؛ درج بالا تاریخ کی پابندی سے جواب بروقت زیرِ غور آ سکے گا۔`,
    );
  }
  const { on, place, zone } = view.unDeadline;
  return paragraph(
    `ریاست کا جواب ${body} کو `,
    strong(urduDay(on)),
    ` کے اختتام تک (${placeName(place)} کے وقت کے مطابق؛ یعنی اسلام آباد میں ${urduEndOfDay(on, zone, ISLAMABAD)}) پہنچ جانا لازم ہے۔ اس سے قبل ${before}۔`,
  );
}

const NOT_OURS =
  'جو سوال دفتر سے متعلق نہ ہو، یا جس کے اعداد و شمار دستیاب نہ ہوں، براہِ کرم اُس کے نمبر کے ساتھ یہی لکھ دیا جائے تاکہ وہ سوال نمٹایا جا سکے۔';

/** What a letter calls itself: a mail, or a letter on paper. */
export function thisLetter({ onPaper }: LetterView): string {
  return onPaper === true ? 'مراسلے' : 'ای میل';
}

/** How to answer, in two ways, without logging in anywhere. */
export function howToAnswer(view: LetterView, rows: readonly LetterRow[]): Block {
  const example = isolated(`${rows[0]?.label ?? 'Q1'}: …`);
  if (view.onPaper === true) {
    const byMail = view.replyTo === undefined ? '' : `ای میل کے ذریعے ${isolated(view.replyTo)} پر، یا `;
    return paragraph(
      `جوابات ${byMail}تحریری طور پر بھیجے جا سکتے ہیں، ہر جواب اُس کے سوال نمبر کے ساتھ (مثلاً ${example})۔ `,
      NOT_OURS,
    );
  }
  const inText = `ای میل کے متن میں ہر جواب اُس کے سوال نمبر کے ساتھ لکھ کر (مثلاً ${example})`;
  const ways =
    view.attachment === null
      ? `جواب ${inText} دیا جا سکتا ہے۔`
      : `جواب دو میں سے کسی بھی طریقے سے دیا جا سکتا ہے: (1) منسلکہ ${attachedMatrix(view, view.attachment)} میں جواب کے خانے پُر کر کے؛ یا (2) ${inText}۔`;
  return paragraph(
    ways,
    lastAnswers(view),
    ' اسی ای میل کا جواب دے دینا کافی ہے؛ کہیں لاگ اِن کرنے کی ضرورت نہیں۔ ',
    NOT_OURS,
  );
}

/** What travels with a letter, by its name: a spreadsheet, a Word document or both. */
function attachedMatrix({ attachedAlso }: LetterView, name: string): string {
  const kind = name.endsWith('.docx') ? 'ورڈ دستاویز' : 'اسپریڈ شیٹ';
  const also = attachedAlso === undefined ? '' : `، یا یہی جدول ${isolated(attachedAlso)}`;
  return `${kind} (${isolated(name)}${also})`;
}

/** That the matrix shows what was answered before; nothing where it shows none. */
function lastAnswers({ lastAnswers: rows = 0 }: LetterView): string {
  if (rows === 0) return '';
  const where = rows === 1 ? 'ایک سطر' : `${rows} سطروں`;
  return ` اس کی ${where} میں اسی یا ملتے جلتے سوال کا پچھلا جواب تاریخ اور ماخذ کے ساتھ درج ہے: اس کی تصدیق یا ترمیم کی جائے۔`;
}

/** How more time is asked: in words, and in one click where the reader's mail program opens prepared messages. */
export function moreTime(view: LetterView): readonly Block[] {
  if (view.replyTo === undefined || view.onPaper === true) return [];
  const subject = encodeURIComponent(`More time: ${view.instrument.symbol ?? view.instrument.title} [${view.number}]`);
  const body = encodeURIComponent('More time is requested until (day, month, year): \r\n\r\nReason: \r\n');
  return [
    paragraph(
      'اگر مزید مہلت درکار ہو تو ',
      {
        words: `جواب میں یہ سطر ${isolated('“More time is requested until”')} مطلوبہ تاریخ کے ساتھ`,
        mailto: `mailto:${view.replyTo}?subject=${subject}&body=${body}`,
      },
      ' لکھ دینا کافی ہے۔ فیصلے سے بذریعہ مراسلہ مطلع کیا جائے گا۔',
    ),
  ];
}

/** Said at the head of a letter that leaves after its day. The reason stands in the English text. */
export function lateNote(view: LetterView): readonly Block[] {
  return view.late === null
    ? []
    : [
        paragraph(
          `یہ مراسلہ ${urduDay(view.late.dueOn)} کو ارسال ہونا تھا اور تاخیر سے روانہ کیا جا رہا ہے۔ یہ تاخیر اس وزارت کی جانب سے ہے اور ${theOffice(view)} کے دنوں میں شمار نہیں کی جائے گی۔`,
        ),
      ];
}

/** Names exactly what is still open for the office, and how much of what was asked that is. */
export function stillOpen(view: {
  readonly rows: readonly LetterRow[];
  readonly asked?: number | string;
}): readonly Block[] {
  const count = view.rows.length;
  const of = typeof view.asked === 'number' && view.asked > count ? `پوچھے گئے ${counted(view.asked)} میں سے ` : '';
  return [
    paragraph(`${of}${counted(count)} ${count === 1 ? 'کا جواب تاحال باقی ہے' : 'کے جوابات تاحال باقی ہیں'}:`),
    { kind: 'rows', rows: view.rows, short: true },
  ];
}

/** Ends with one full stop, whatever the sentence came with. */
export function sentence(text: string): string {
  return isolated(`${text.trim().replace(/[.\s]+$/u, '')}.`);
}
