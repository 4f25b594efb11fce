import { INTERIOR, PUNJAB, REQUEST, ROWS } from './material.ts';
import type { Finding } from '../../../domain/matrix/answer-check.ts';
import { findingSays } from '../../../domain/matrix/finding-words.ts';
import type { LetterRow, ReturnedLetter } from '../../../domain/requests/letter-view.ts';
import type { MailStory } from './mail-story.ts';

/** A question that a corrigendum adds. */
const NEW_ROW = { row: 'q21', label: 'Q21', text: 'Please state how many children were moved to open facilities.' };

/** What an office is told on what it wrote, or did not write. */
export const ANSWER_STORIES: readonly MailStory[] = [
  {
    id: 'clarification',
    title: 'Answer to an office that asked what was meant',
    letters: [
      {
        ...REQUEST,
        kind: 'clarification',
        date: '2026-12-10',
        asked: 'Does "police custody" in Q4 (a) include remand prisons?\nThe two are counted apart here.',
        answer: 'No. Police custody alone is meant; remand prisons are asked of the prisons departments.',
        answerBy: '2026-12-31',
      },
    ],
  },
  {
    id: 'extension-granted',
    title: 'More time granted',
    letters: [
      {
        ...REQUEST,
        kind: 'extension',
        date: '2026-12-18',
        granted: true,
        wished: '2027-01-08',
        answerBy: '2027-01-04',
        reason: 'This is the last day that leaves time for consolidation',
      },
    ],
  },
  {
    id: 'extension-refused',
    title: 'More time refused',
    letters: [
      {
        ...REQUEST,
        kind: 'extension',
        date: '2026-12-18',
        granted: false,
        wished: null,
        reason: 'the text has to be consolidated before the deadline of the Committee',
      },
    ],
  },
  {
    id: 'receipt-partial',
    title: 'Receipt: one answer arrived, two are open',
    letters: [{ ...REQUEST, kind: 'receipt', date: '2026-12-15', received: ROWS.slice(0, 1), rows: ROWS.slice(1) }],
  },
  {
    id: 'receipt-complete',
    title: 'Receipt: everything arrived',
    letters: [{ ...REQUEST, ...PUNJAB, kind: 'receipt', date: '2026-12-15', received: ROWS, rows: [] }],
  },
  {
    id: 'amended',
    title: 'A corrigendum: one question reads otherwise, one is new, one is gone',
    letters: [
      {
        ...REQUEST,
        kind: 'amended',
        date: '2026-12-14',
        reason: 'CRC/C/PAK/Q/6-7/Corr.1',
        answerBy: '2026-12-31',
        changed: [
          {
            row: 'q4.a',
            label: 'Q4 (a)',
            was: ROWS[0]!.text,
            is: ROWS[0]!.text.replace('three years', 'five years'),
          },
        ],
        added: [NEW_ROW],
        removed: ROWS.slice(2),
        rows: [ROWS[0]!, NEW_ROW],
      },
    ],
  },
  {
    id: 'returned',
    title: 'Answers returned: each question with what its answer lacks',
    letters: [
      {
        ...REQUEST,
        kind: 'returned',
        date: '2026-12-22',
        answerBy: '2026-12-31',
        rows: [
          returnedRow(ROWS[0]!, [
            {
              code: 'years-missing',
              says: 'Figures for 2023; the answer gives 2021 and 2022.',
              because: null,
              years: [2023],
            },
            {
              code: 'disaggregation-missing',
              says: 'The figures by sex and province; they are given by age only.',
              because: null,
              disaggregations: ['sex', 'province'],
            },
          ]),
          returnedRow(ROWS[2]!, [
            {
              code: 'law-not-named',
              says: 'The law, by title and year, of which “section 5” is cited.',
              because: 'section 5',
            },
          ]),
        ],
      },
    ],
  },
  {
    id: 'reconcile',
    title: 'Two offices give different figures: both are asked which holds',
    letters: [
      {
        ...REQUEST,
        kind: 'reconcile',
        date: '2026-12-22',
        answerBy: '2026-12-29',
        rows: ROWS.slice(0, 1),
        own: { label: 'Q4 (a)', figure: '1,845 children', on: '2026-12-17' },
        other: { label: 'Q4 (a)', figure: '2,450 children', on: '2026-12-18', office: 'Sindh Police' },
        of: '2022',
        reminder: false,
      },
    ],
  },
  {
    id: 'reconcile-reminder',
    title: 'The day to say which figure holds has passed',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        kind: 'reconcile',
        date: '2026-12-30',
        answerBy: '2027-01-05',
        rows: ROWS.slice(0, 1),
        own: { label: 'Q4 (a)', figure: '1,845 children', on: '2026-12-17' },
        other: { label: 'Q4 (a)', figure: '2,450 children', on: '2026-12-18', office: 'Ministry of Interior' },
        of: null,
        reminder: true,
      },
    ],
  },
  {
    id: 'shorten',
    title: 'A shorter answer: the text as a whole is over its limit',
    letters: [
      {
        ...REQUEST,
        kind: 'shorten',
        date: '2027-01-14',
        answerBy: '2027-01-19',
        rows: ROWS.slice(0, 1),
        words: 1_240,
        most: 350,
      },
    ],
  },
  {
    id: 'silent',
    title: 'Nothing was heard since the request: the alternate is asked whether it arrived',
    letters: [{ ...REQUEST, kind: 'silent', date: '2026-12-07', to: { ...INTERIOR, post: 'Deputy Secretary' } }],
  },
  {
    id: 'stood-down',
    title: 'The office has answered after a demi-official letter: its head is told',
    letters: [
      {
        ...REQUEST,
        kind: 'receipt',
        date: '2027-01-13',
        to: { ...INTERIOR, post: 'Secretary' },
        received: ROWS,
        rows: [],
        closes: 'Demi-official letter to the head',
      },
    ],
  },
];

/** A question with what is wanting in its answer. */
function returnedRow(row: LetterRow, findings: readonly Finding[]): ReturnedLetter['rows'][number] {
  const says = (language: 'en' | 'ur') => findings.map((one) => findingSays(one, language));
  return { ...row, missing: { en: says('en'), ur: says('ur') } };
}
