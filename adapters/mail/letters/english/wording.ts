import type { Wording } from '../wording.ts';
import { writtenDate } from './dates.ts';
import { DIGEST } from './digest.ts';
import { letterWords } from './letter-words.ts';
import { instrumentName } from './phrases.ts';

/** Letters in English. */
export const ENGLISH: Wording = {
  language: 'en',
  direction: 'ltr',
  head: [
    'Government of Pakistan',
    'Ministry of Human Rights',
    'National Mechanism for Reporting and Follow-up (NMRF) Unit',
  ],
  rehearsal: 'REHEARSAL – not a real request',
  memorandum: 'OFFICE MEMORANDUM',
  labels: {
    to: 'To',
    subject: 'Subject:',
    copyTo: 'Copy to:',
    number: 'Number',
    question: 'Question',
    date: 'Date',
    channel: 'Channel',
    what: 'What',
  },
  addressMarks: [',', '.'],
  words: letterWords,
  number: (view) => `${view.kind === 'demi-official' ? 'D.O. No.' : 'No.'} ${view.number}`,
  placeAndDate: (view) => `${view.place}, the ${writtenDate(view.date)}`,
  date: writtenDate,
  place: (name) => name,
  title: (title) => title,
  instrument: instrumentName,
  salutation: (view) =>
    view.kind === 'demi-official' ? `My dear ${view.to.name ?? view.to.post},` : 'Dear Sir/Madam,',
  close: (view) => (view.kind === 'demi-official' ? 'Yours sincerely,' : 'Yours faithfully,'),
  telephone: (number) => `Tel. ${number}`,
  rowsAbove: (rows) => `${rows.map(({ label }) => label).join(', ')} (the questions stand in the Urdu text).`,
  digest: DIGEST,
};
