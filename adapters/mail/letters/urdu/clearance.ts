import type { ClearanceLetter, HandOverLetter } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { Block, LetterWords } from '../blocks.ts';
import { historyAnnex, paragraph, strong } from '../blocks.ts';
import { urduDate } from '../../../../domain/calendar/local-date.ts';
import { urduDay } from './dates.ts';
import {
  answerDay,
  counted,
  directedToSay,
  instrumentName,
  lateNote,
  placeName,
  whyItMatters,
  thisLetter,
} from './phrases.ts';
import { rungTitle } from './titles.ts';

const ANNEX = 'منسلکہ: اب تک کی خط و کتابت';

/** Asks for clearance of the consolidated text, or reminds of it. */
export function clearance(view: ClearanceLetter): LetterWords {
  const limit = view.wordLimit === null ? '' : ` (مقررہ حد ${isolated(view.wordLimit.toLocaleString('en'))} الفاظ ہے)`;
  const length = `متن ${isolated(view.words.toLocaleString('en'))} الفاظ پر مشتمل ہے${limit}۔`;
  const file = view.attachment === null ? '' : ` متن منسلک ہے (${isolated(view.attachment)})۔`;
  const text = `${instrumentName(view)} پر ریاست کا یکجا کیا گیا جواب`;
  return {
    matter: view.title === null ? 'درخواست برائے منظوری' : `${rungTitle(view.title)}: درخواست برائے منظوری`,
    body: [
      view.title === null
        ? paragraph(`${directedToSay(view)}${text} منظوری کے لیے ارسالِ خدمت ہے۔ ${length}${file}`)
        : paragraph(
            `${directedToSay(view)}${text} منظوری کے لیے ارسال کیا گیا تھا، جس پر تاحال کوئی جواب موصول نہیں ہوا۔ ${length}${file}`,
          ),
      ...lateNote(view),
      paragraph('گزارش ہے کہ منظوری یا آراء ', answerDay(view), ' تک اس وزارت کو ارسال فرمائی جائیں۔'),
      paragraph(
        `متن کو جوں کا توں منظور کرنے کے لیے اس ${thisLetter(view)} کے جواب میں لفظ ${isolated('"Cleared"')} لکھ دینا کافی ہے۔ آراء جواب ہی میں لکھی جا سکتی ہیں، ہر رائے اُس سوال کے نمبر کے ساتھ جس سے وہ متعلق ہو؛ کسی ایک سوال پر رائے سے دیگر سوالات کی منظوری نہیں رکتی۔`,
      ),
      ...gapNote(view),
      whyItMatters(view, 'منظوری دینے والے ہر دفتر کی رائے کا حصول اور متن کی مستقل مشن کو حوالگی ضروری ہے'),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

/** What is missing in the text, and where the list of it is. */
function gapNote({ gaps }: ClearanceLetter): readonly Block[] {
  if (gaps === undefined) return [];
  const whose = gaps.questions === 1 ? 'کا جواب مکمل نہیں' : 'کے جوابات مکمل نہیں';
  return [
    paragraph(
      `${counted(gaps.questions)} ${whose}۔ کیا باقی ہے، کس دفتر کا جواب ہے اور کب سے، اس کی فہرست دوسرے منسلکے (${isolated(gaps.attachment)}) میں ہے۔`,
    ),
  ];
}

/** Hands the cleared text to the Mission, which delivers it. */
export function handOver(view: HandOverLetter): LetterWords {
  const cleared = view.clearedBy.map(({ office, on }) => `${isolated(office)} (${urduDate(on)})`);
  const limit = view.wordLimit === null ? '' : ` (مقررہ حد: ${isolated(view.wordLimit.toLocaleString('en'))})`;
  const file = view.attachment === null ? '' : ` (منسلکہ: ${isolated(view.attachment)})`;
  const body = isolated(view.instrument.body);
  return {
    matter: view.title === null ? 'برائے حوالگی' : `${rungTitle(view.title)}: برائے حوالگی`,
    body: [
      paragraph(
        `${directedToSay(view)}${instrumentName(view)} پر ریاست کا جواب ارسالِ خدمت ہے${file}۔ یہ ${isolated(view.words.toLocaleString('en'))} الفاظ پر مشتمل ہے${limit}${
          cleared.length === 0 ? '' : ` اور اس کی منظوری ${listed(cleared)} کی جانب سے دی جا چکی ہے`
        }۔`,
      ),
      ...papersNote(view),
      ...lateNote(view),
      view.unDeadline === null
        ? paragraph(`گزارش ہے کہ اسے نوٹ وربال کے ساتھ جلد از جلد ${body} کو پہنچا دیا جائے۔`)
        : paragraph(
            `گزارش ہے کہ اسے نوٹ وربال کے ساتھ `,
            strong(urduDay(view.unDeadline.on)),
            ` تک (${placeName(view.unDeadline.place)} میں دن کے اختتام سے قبل) ${body} کو پہنچا دیا جائے۔`,
          ),
      paragraph(
        `مزید گزارش ہے کہ حوالگی کی تاریخ، نوٹ وربال کی نقل اور اقوامِ متحدہ کی رسید اسی ${thisLetter(view)} کے جواب میں ارسال فرمائی جائے۔ اقوامِ متحدہ کی رسید ریکارڈ پر آنے تک یہ معاملہ یہاں زیرِ کارروائی رہے گا۔`,
      ),
    ],
    annexes: historyAnnex(view.history, ANNEX),
  };
}

const PAPERS: Readonly<Record<NonNullable<HandOverLetter['papers']>[number], string>> = {
  statistics: 'اعداد و شمار کا ضمیمہ',
  'cover-letter': 'سرورق خط',
  'note-verbale': 'نوٹ وربال کا مسودہ (نمبر اور تاریخ خالی)',
};

/** What travels with the text. */
function papersNote({ papers }: HandOverLetter): readonly Block[] {
  if (papers === undefined || papers.length === 0) return [];
  return [paragraph(`متن کے ساتھ ${listed(papers.map((paper) => PAPERS[paper]))} بھی منسلک ہیں۔`)];
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('، ')} اور ${items.at(-1) ?? ''}`;
}
