import type { LetterRow } from '../../../../domain/requests/letter-view.ts';
import { isolated } from '../bidi.ts';
import type { Wording } from '../wording.ts';
import { urduDate } from '../../../../domain/calendar/local-date.ts';
import { DIGEST } from './digest.ts';
import { letterWords } from './letter-words.ts';
import { instrumentName, placeName } from './phrases.ts';
import { rungTitle } from './titles.ts';

/** Labels of more questions than these are given as a span. */
const NAMED_SINGLY = 12;

/** Letters in Urdu, as the Ministry writes them; names of offices, documents and questions stay as they are. */
export const URDU: Wording = {
  language: 'ur',
  direction: 'rtl',
  head: ['حکومتِ پاکستان', 'وزارتِ انسانی حقوق', 'یونٹ برائے قومی نظامِ رپورٹنگ و پیروی (این ایم آر ایف)'],
  rehearsal: 'مشق – یہ حقیقی مراسلہ نہیں',
  memorandum: 'دفتری یادداشت',
  labels: {
    to: 'بخدمت',
    subject: 'موضوع:',
    copyTo: 'نقل برائے اطلاع:',
    number: 'نمبر',
    question: 'سوال',
    date: 'تاریخ',
    channel: 'ذریعہ',
    what: 'تفصیل',
  },
  addressMarks: ['،', '۔'],
  words: letterWords,
  number: (view) => `${view.kind === 'demi-official' ? 'نیم سرکاری مراسلہ نمبر' : 'نمبر'} ${isolated(view.number)}`,
  placeAndDate: (view) => `${placeName(view.place)}، مورخہ ${urduDate(view.date)}`,
  date: urduDate,
  place: placeName,
  title: rungTitle,
  instrument: instrumentName,
  salutation: (view) =>
    view.kind === 'demi-official'
      ? `محترم/محترمہ ${isolated(view.to.name ?? view.to.post)}، السلام علیکم!`
      : 'جنابِ عالی / محترمہ!',
  close: (view) => (view.kind === 'demi-official' ? 'مخلص' : 'خیر اندیش'),
  telephone: (number) => `فون: ${isolated(number)}`,
  rowsAbove,
  digest: DIGEST,
};

function rowsAbove(rows: readonly LetterRow[]): string {
  const labels = rows.map(({ label }) => isolated(label));
  const named =
    labels.length > NAMED_SINGLY ? `${labels[0]} تا ${labels.at(-1)} (کل ${labels.length} سوالات)` : labels.join('، ');
  return `${named} – ${rows.length === 1 ? 'سوال' : 'سوالات'} کا متن اوپر انگریزی مراسلے میں درج ہے۔`;
}
