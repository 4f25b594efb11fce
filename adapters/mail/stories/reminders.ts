import type { LetterRow } from '../../../domain/requests/letter-view.ts';
import { HISTORY, PUNJAB, PUNJAB_HOME, REQUEST, ROWS, SECRETARY } from './material.ts';
import type { MailStory } from './mail-story.ts';

/** The ladder, from the courtesy notice to the report to the chair. */
export const REMINDER_STORIES: readonly MailStory[] = [
  {
    id: 'courtesy',
    title: 'Courtesy notice before the answer date',
    letters: [{ ...REQUEST, kind: 'notice', title: 'Courtesy notice', date: '2026-12-23' }],
  },
  {
    id: 'reminder-1',
    title: 'Reminder-I, two questions open',
    letters: [{ ...REQUEST, kind: 'reminder', title: 'Reminder-I', date: '2026-12-29', rows: ROWS.slice(1) }],
  },
  {
    id: 'reminder-2',
    title: 'Reminder-II with the history, one question left and returned once',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        kind: 'reminder',
        title: 'Reminder-II',
        date: '2027-01-01',
        rows: [
          { ...(ROWS[1] as LetterRow), remark: 'Returned on 31st December, 2026: the year of the figures is missing' },
        ],
        history: HISTORY.slice(0, 4),
      },
    ],
  },
  {
    id: 'reminder-late',
    title: 'Reminder-I that leaves after its day, and says so',
    letters: [
      {
        ...REQUEST,
        kind: 'reminder',
        title: 'Reminder-I',
        date: '2027-01-04',
        late: { dueOn: '2026-12-29', reason: 'the mail server of this Ministry could not be reached' },
      },
    ],
  },
  {
    id: 'accountable',
    title: 'Letter to the accountable officer',
    letters: [{ ...REQUEST, kind: 'letter', title: 'Overdue answer', date: '2027-01-06', history: HISTORY }],
  },
  {
    id: 'accountable-provincial',
    title: 'Letter to the accountable officer of a province',
    letters: [{ ...REQUEST, ...PUNJAB, kind: 'letter', title: 'Overdue answer', date: '2027-01-06', history: HISTORY }],
  },
  {
    id: 'demi-official',
    title: 'Demi-official letter to the head of the office, by name',
    letters: [
      {
        ...REQUEST,
        kind: 'demi-official',
        title: 'Demi-official letter',
        date: '2027-01-11',
        from: SECRETARY,
        history: HISTORY,
      },
    ],
  },
  {
    id: 'demi-official-by-post',
    title: 'Demi-official letter where the name is not known',
    letters: [
      {
        ...REQUEST,
        ...PUNJAB,
        to: { ...PUNJAB_HOME, name: null },
        kind: 'demi-official',
        title: 'Demi-official letter',
        date: '2027-01-11',
        from: SECRETARY,
        history: HISTORY,
      },
    ],
  },
  {
    id: 'chair',
    title: 'Report to the chair on one silent office',
    letters: [
      {
        ...REQUEST,
        kind: 'report',
        title: 'Report to the Executive Committee',
        date: '2027-01-14',
        to: { name: null, post: 'Federal Secretary', office: 'Ministry of Human Rights', place: 'Islamabad' },
        history: HISTORY,
      },
    ],
  },
];
