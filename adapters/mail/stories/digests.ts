import { CAT, REMINDER_II, REQUEST, ROWS, held } from './material.ts';
import type { MailStory } from './mail-story.ts';

/** Several letters in one mail. */
export const DIGEST_STORIES: readonly MailStory[] = [
  {
    id: 'digest',
    title: 'Two letters of two cycles in one mail',
    letters: [
      { ...REQUEST, kind: 'notice', title: 'Courtesy notice', date: '2026-12-23' },
      {
        ...REQUEST,
        kind: 'notice',
        title: 'Courtesy notice',
        date: '2026-12-23',
        ...CAT,
        answerBy: '2026-12-24',
        rows: ROWS.slice(2),
        asked: 4,
      },
    ],
  },
  {
    id: 'digest-late',
    title: 'What an outage held back, over three cycles, in one mail that says it is late',
    letters: [
      { ...REQUEST, ...REMINDER_II, ...held('2026-12-29') },
      {
        ...REQUEST,
        ...CAT,
        ...held('2026-12-30'),
        kind: 'notice',
        title: 'Courtesy notice',
        answerBy: '2027-01-06',
        rows: ROWS.slice(2),
        asked: 4,
      },
      {
        ...REQUEST,
        ...held('2026-12-31'),
        ...CAT,
        number: 'NMRF/CCPR/2026/CCPR-C-PAK-Q-3/moi',
        attachment: 'CCPR-C-PAK-Q-3-moi-matrix.xlsx',
        instrument: {
          title: 'List of issues on the third report of Pakistan',
          symbol: 'CCPR/C/PAK/Q/3',
          body: 'Human Rights Committee',
        },
        kind: 'reminder',
        title: 'Reminder-I',
        answerBy: '2026-12-30',
        rows: ROWS.slice(0, 1),
        asked: 2,
      },
    ],
  },
];
