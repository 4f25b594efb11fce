import { CLEARANCE, HAND_OVER } from './material.ts';
import type { MailStory } from './mail-story.ts';

/** The text on its way to the clearers and to the Mission. */
export const CLEARANCE_STORIES: readonly MailStory[] = [
  { id: 'clearance', title: 'Request for clearance, to Foreign Affairs', letters: [CLEARANCE] },
  {
    id: 'committee-with-gaps',
    title: 'To the Committee, with the list of what is missing',
    letters: [{ ...CLEARANCE, gaps: { attachment: 'CCPR-C-PAK-Q-2-gaps.docx', questions: 4 } }],
  },
  {
    id: 'clearance-reminder',
    title: 'Reminder of a clearance',
    letters: [
      {
        ...CLEARANCE,
        title: 'Reminder-I',
        date: '2027-02-22',
        history: [{ on: '2027-02-10', channel: 'e-mail', what: 'Request for clearance' }],
      },
    ],
  },
  { id: 'hand-over', title: 'Hand-over to the Mission', letters: [HAND_OVER] },
  {
    id: 'hand-over-reminder',
    title: 'Reminder to the Mission: acknowledgement awaited',
    letters: [
      { ...HAND_OVER, title: 'Reminder-I', date: '2027-03-05', unDeadline: null, wordLimit: null, clearedBy: [] },
    ],
  },
];
