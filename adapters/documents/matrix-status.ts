import type { AnswerStatus } from '../../domain/replies/reply.ts';
import { plainWords } from './matrix-form.ts';
import type { MatrixLanguage } from './matrix-form.ts';

/** The drop-down of the Status column. */
export const STATUS_LABELS: Readonly<Record<AnswerStatus, string>> = {
  answered: 'Answered',
  'no-data': 'No data (say why)',
  'not-ours': 'Not ours (say whose)',
  clarification: 'Need clarification',
};

/** The same in a matrix in Urdu. */
export const STATUS_LABELS_URDU: Readonly<Record<AnswerStatus, string>> = {
  answered: 'جواب دیا گیا',
  'no-data': 'معلومات نہیں (وجہ لکھیں)',
  'not-ours': 'ہمارا نہیں (متعلقہ ادارہ لکھیں)',
  clarification: 'وضاحت درکار ہے',
};

/**
 * The further choice of a row whose last answer is printed: that it is given again, word for word. The row's answer is
 * then the text under Last answer (`earlierTextIn`), and what stands in the answer cell is an addition to it.
 */
export const AS_BEFORE: Readonly<Record<MatrixLanguage, string>> = {
  en: 'Last answer still holds',
  ur: 'پچھلا جواب برقرار ہے',
};

/** The drop-down's choices for a row. @param confirms whether its last answer is printed whole */
export function statusChoices(language: MatrixLanguage, confirms: boolean): readonly string[] {
  const [answered, ...others] = Object.values(language === 'ur' ? STATUS_LABELS_URDU : STATUS_LABELS);
  return [answered!, ...(confirms ? [AS_BEFORE[language]] : []), ...others];
}

const AS_BEFORE_WORDS: ReadonlySet<string> = new Set(
  [
    ...Object.values(AS_BEFORE),
    'confirmed',
    'confirm',
    'last answer holds',
    'as before',
    'same as before',
    'same as last time',
    'no change',
    'unchanged',
    'same',
    'تصدیق',
    'تصدیق شدہ',
    'حسب سابق',
    'کوئی تبدیلی نہیں',
    'پچھلا جواب برقرار',
  ].map(plainWords),
);

/** Whether a Status cell says that the last answer is given again: by the drop-down's words or by what people write. */
export function saysAsBefore(words: string): boolean {
  return AS_BEFORE_WORDS.has(plainWords(words));
}

/** Words people write instead of the drop-down's, in English and Urdu, compared after `plainWords`. */
const STATUS_WORDS: Readonly<Record<AnswerStatus, readonly string[]>> = {
  answered: [
    'answered',
    'answer',
    'answer given',
    'answer provided',
    'replied',
    'done',
    'complete',
    'completed',
    'yes',
    'جواب',
    'جواب دیا',
    'جواب دے دیا',
    'جواب دیا گیا',
    'جواب موجود ہے',
    'جواب حاضر ہے',
    'مکمل',
  ],
  'no-data': [
    'no data',
    'data not available',
    'not available',
    'no information',
    'nil',
    'none',
    'na',
    'no data available',
    'معلومات نہیں',
    'معلومات دستیاب نہیں',
    'ڈیٹا نہیں',
    'ڈیٹا دستیاب نہیں',
    'دستیاب نہیں',
    'کوئی معلومات نہیں',
    'اعداد و شمار نہیں',
    'اعداد و شمار دستیاب نہیں',
  ],
  'not-ours': [
    'not ours',
    'not our',
    'not us',
    'not relevant',
    'not related',
    'not concerned',
    'other office',
    'not applicable',
    'does not pertain',
    'ہمارا نہیں',
    'ہم سے متعلق نہیں',
    'متعلق نہیں',
    'متعلقہ نہیں',
    'غیر متعلقہ',
  ],
  clarification: [
    'need clarification',
    'needs clarification',
    'clarification',
    'clarification needed',
    'clarification required',
    'clarify',
    'unclear',
    'not clear',
    'وضاحت',
    'وضاحت درکار',
    'وضاحت درکار ہے',
    'وضاحت چاہیے',
    'واضح نہیں',
  ],
};

const STATUS_BY_WORDS: ReadonlyMap<string, AnswerStatus> = new Map(
  (Object.keys(STATUS_WORDS) as AnswerStatus[]).flatMap((status) =>
    [STATUS_LABELS[status], STATUS_LABELS_URDU[status], ...STATUS_WORDS[status]].map(
      (words) => [plainWords(words), status] as const,
    ),
  ),
);

/**
 * The status a cell states: the drop-down's own words, or what people write instead.
 * @returns null where the words are none that are known
 * @example readStatus('NO DATA') // 'no-data'
 */
export function readStatus(words: string): AnswerStatus | null {
  const plain = plainWords(words);
  // “ہے” (“is”) at the end changes nothing of what is meant
  return STATUS_BY_WORDS.get(plain) ?? STATUS_BY_WORDS.get(plain.replace(/ ہے$/u, '')) ?? null;
}
