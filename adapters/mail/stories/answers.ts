import { INTERIOR, PUNJAB, REQUEST, ROWS } from './material.ts';
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
