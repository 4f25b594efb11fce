import type { Matrix } from '../../activities/ports.ts';
import { urduDate } from '../../domain/calendar/local-date.ts';
import type { EarlierAnswer } from '../../domain/matrix/earlier-answer.ts';
import type { MatrixRow } from '../../domain/matrix/matrix-rows.ts';
import { longDate } from './long-date.ts';
import { earlierCell, earlierSum } from './matrix-form.ts';
import type { EndLine, MatrixLanguage } from './matrix-form.ts';
import { officeText } from './office-file.ts';

/** What stands in the head and at the foot of a matrix, in its own language. */
export interface MatrixWords {
  readonly government: string;
  readonly ministry: string;
  readonly title: string;
  readonly reference: string;
  readonly office: string;
  readonly answerBy: string;
  readonly end: string;
}

/** The words of one matrix. */
export function matrixWords(matrix: Matrix): MatrixWords {
  const { title, reference, officeName, answerBy, rows } = matrix;
  if (matrix.language === 'ur') {
    return {
      government: 'حکومتِ پاکستان',
      ministry: 'وزارتِ انسانی حقوق',
      title: `جوابی جدول: ${title}`,
      reference: `حوالہ: ${reference}`,
      office: `ادارہ: ${officeName}`,
      answerBy: `جواب کی آخری تاریخ: ${answerBy === null ? 'جیسا کہ خط میں درج ہے' : urduDate(answerBy)}`,
      end: `جدول ختم: ${rows.length} سطریں۔`,
    };
  }
  return {
    government: 'Government of Pakistan',
    ministry: 'Ministry of Human Rights',
    title: `Response matrix: ${title}`,
    reference: `Reference: ${reference}`,
    office: `Office: ${officeName}`,
    answerBy: `Answer by: ${answerBy === null ? 'as the letter says' : longDate(answerBy)}`,
    end: `End of the matrix: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.`,
  };
}

/** Characters of a last answer that are printed; a longer one is shown in part and cannot be confirmed by a choice. */
const EARLIER_LIMIT = 30_000;
/** Characters of an earlier question that are quoted. */
const QUOTED = 220;

/** Whether a row's last answer is printed whole, so that it may be confirmed by a choice. */
export function confirmable(row: MatrixRow): boolean {
  return row.earlier !== undefined && officeText(row.earlier.text).trim() !== '' && !tooLong(row.earlier);
}

const tooLong = ({ text }: EarlierAnswer): boolean => text.length > EARLIER_LIMIT;

/** What the cell of a last answer holds; empty where nothing was answered before. */
export function earlierCellOf({ earlier }: MatrixRow, { office, on, language = 'en' }: Matrix): string {
  if (earlier === undefined) return '';
  const said = language === 'ur' ? saidInUrdu(earlier, office, on) : saidInEnglish(earlier, office, on);
  const text = officeText(earlier.text).trim();
  if (!tooLong(earlier)) return earlierCell(said, text);
  const cut = language === 'ur' ? '[…جواب طویل ہے؛ باقی ریکارڈ میں ہے]' : '[…the rest is on record]';
  return earlierCell(said, `${text.slice(0, EARLIER_LIMIT)} ${cut}`);
}

function saidInEnglish(earlier: EarlierAnswer, office: string, on: string | undefined): readonly string[] {
  const { question, row, same, stale } = earlier;
  const age = on === undefined ? '' : ` (${ageInWords(earlier.on, on, 'en')})`;
  const by = earlier.office === office ? 'your office' : earlier.office;
  return [
    `Confirm or amend. Given by ${by} on ${longDate(earlier.on)}${age}, ${to(earlier)}, ${row}` +
      (same ? ', to the same question.' : `, to a similar question: “${quoted(question)}”`),
    ...(stale === null ? [] : [`Please look again: ${stale}.`]),
  ];
}

function saidInUrdu(earlier: EarlierAnswer, office: string, on: string | undefined): readonly string[] {
  const { question, row, same, stale } = earlier;
  const age = on === undefined ? '' : ` (${ageInWords(earlier.on, on, 'ur')})`;
  const by = earlier.office === office ? 'آپ کے ادارے' : earlier.office;
  return [
    `تصدیق یا ترمیم کریں۔ ${by} نے ${urduDate(earlier.on)}${age} کو دیا، ${to(earlier)}، ${row}` +
      (same ? '، اسی سوال کے جواب میں۔' : `، ملتے جلتے سوال کے جواب میں: “${quoted(question)}”`),
    ...(stale === null ? [] : [`دوبارہ دیکھ لیں: ${stale}`]),
  ];
}

const to = ({ symbol, mechanism }: EarlierAnswer): string => symbol ?? mechanism.replaceAll('-', ' ').toUpperCase();

function quoted(question: string): string {
  const line = officeText(question).replace(/\s+/g, ' ').trim();
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED - 1).trimEnd()}…`;
}

/**
 * How long ago a day was, in whole months and years.
 * @example ageInWords('2024-03-03', '2026-11-24', 'en') // '2 years and 8 months ago'
 */
export function ageInWords(then: string, now: string, language: MatrixLanguage): string {
  const [y1 = 0, m1 = 0, d1 = 0] = then.split('-').map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = now.split('-').map(Number);
  const all = (y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0);
  const [years, months] = [Math.floor(all / 12), all % 12];
  if (all < 1) return language === 'ur' ? 'ایک ماہ سے کم پہلے' : 'less than a month ago';
  if (language === 'ur') {
    const parts = [...(years > 0 ? [`${years} سال`] : []), ...(months > 0 ? [`${months} ماہ`] : [])];
    return `${parts.join(' ')} پہلے`;
  }
  const counted = (n: number, noun: string): readonly string[] =>
    n === 0 ? [] : [`${n} ${noun}${n === 1 ? '' : 's'}`];
  return `${[...counted(years, 'year'), ...counted(months, 'month')].join(' and ')} ago`;
}

/** The note on the whole matrix in its last row. */
export function endOf({ reference, office, rows }: Matrix): EndLine {
  const sums = rows.flatMap((row) =>
    confirmable(row) && row.earlier !== undefined ? [[row.row, earlierSum(officeText(row.earlier.text))] as const] : [],
  );
  return {
    reference: officeText(reference),
    office,
    rows: rows.map(({ row }) => row),
    ...(sums.length === 0 ? {} : { earlier: Object.fromEntries(sums) }),
  };
}
